"""What is rendered once for all pages says the same on each; what depends on the page does not."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from conftest import ROOT
from sitekit.content import coverage, site
from sitekit.languages import Language
from sitekit.memo import Once
from sitekit.render import icons
from sitekit.render.renderer import Renderer
from sites import TODAY, write_site

PAGES = ("index.md", "programme/plan.md", "about.md", "programme/rights.md")
AMOUNT = ("amount", "missed-fee")


def renderer(root: Path, partial: str) -> Renderer:
    """The templates of a small site, with one for an amount."""
    menu = (ROOT / "overrides/partials/menu.html").read_text(encoding="utf-8")
    write_site(root, {"overrides/partials/amount.html": partial, "overrides/partials/menu.html": menu})
    return Renderer(site.load(root, TODAY), Language("fi"), icons.templates())


@pytest.mark.parametrize("partial", ["{{ href('about.md') }}", "{{ menu() }}", "{{ where() }}"])
def test_a_shortcode_that_depends_on_its_page_is_right_on_each(tmp_path, partial):
    one = renderer(tmp_path, partial)
    one.env.globals["where"] = lambda: one.here
    together = [one.shortcode(AMOUNT, name) for name in PAGES]
    apart = []
    for name in PAGES:
        new = Renderer(one.site, one.language, icons.templates())
        new.env.globals["where"] = lambda new=new: new.here
        apart.append(new.shortcode(AMOUNT, name))
    assert together == apart
    assert len(set(together)) > 1


def test_one_that_does_not_is_rendered_once_for_all_pages_and_once_for_a_municipality(tmp_path):
    one, asked = renderer(tmp_path, "{{ counted() }}"), []
    one.env.globals["counted"] = lambda: asked.append(1) or "1"
    assert [one.shortcode(AMOUNT, name) for name in PAGES] == ["1"] * 4
    assert len(asked) == 2  # about.md is the page of a municipality: a card is folded there


def test_a_row_of_another_process_replaces_one_that_was_here(tmp_path):
    loaded = site.load(write_site(tmp_path), TODAY)
    arabic, english = (coverage.row(loaded, loaded.language(tag)) for tag in ("ar", "en"))
    other = coverage.Coverage(**{**vars(arabic), "present": 99})
    coverage.keep(loaded, other)
    assert coverage.table(loaded) == [english, other]
    coverage.show(loaded, [english])
    assert coverage.shown(loaded) == [english]
    assert coverage.table(loaded) == [english, other]


def test_what_is_kept_is_given_whatever_was_there():
    value = Once()
    assert value.once("a", lambda: 1) == 1
    value.keep("a", 2)
    assert value.once("a", lambda: 3) == 2


WAYS = """simo-office:
  name: Toimisto
  via: {simo: simo-town, kemi: kemi-city, tornio: kemi-city}
simo-town:
  name: Kunta
  email: {value: kunta@example.org, state: official, source: https://kunta.example}
  website: {value: https://www.kunta.example, state: official, source: https://kunta.example}
"""
WAY = '{% from "partials/way.html" import way with context %}{{ way(id, place) }}'


@pytest.mark.parametrize(
    ("contact", "place", "reached"),
    [
        ("kemi-city", "kemi", ["tel:+35816259111", "https://www.kemi.fi"]),
        ("simo-office", "kemi", ["tel:+35816259111"]),
        ("simo-office", "simo", ["mailto:kunta@example.org"]),  # has no number either
        ("simo-office", "", ["mailto:kunta@example.org", "tel:+35816259111"]),
        ("simo-town", "simo", ["mailto:kunta@example.org", "https://www.kunta.example"]),
    ],
)
def test_whoever_is_named_can_be_reached_or_somebody_in_their_place(tmp_path, contact, place, reached):
    partials = {path.relative_to(ROOT).as_posix(): path.read_text() for path in ROOT.glob("overrides/partials/*.html")}
    write_site(tmp_path, partials | {"data/contacts/simo.yml": WAYS})
    one = Renderer(site.load(tmp_path, TODAY), Language("fi"), icons.templates())
    html = one.env.from_string(WAY).render(id=contact, place=place)
    assert re.findall(r'href="([^"]+)"', html) == reached


def test_the_card_of_what_is_over_says_so_and_whom_to_ask(tmp_path):
    partials = {path.relative_to(ROOT).as_posix(): path.read_text() for path in ROOT.glob("overrides/partials/*.html")}
    ends = "simo-office:\n  name: Hanke\n  does: Neuvoo.\n  say: Hei!\n  via: kemi-city\n  valid_until: 2026-11-23\n"
    write_site(tmp_path, partials | {"data/contacts/simo.yml": ends})
    one = Renderer(site.load(tmp_path, TODAY), Language("fi"), icons.templates())
    words = " ".join(Markup(one.shortcode(("contact", "simo-office"), "index.md")).striptags().split())
    assert words == (
        "Hanke Tämän piti päättyä viimeistään 23. marraskuuta 2026. Emme tiedä, jatkuuko se."
        " Kysy täältä: Kemin kaupunki 016 259 111"
    )


def test_a_region_without_situations_shows_none(tmp_path):
    partial = "overrides/partials/situations.html"
    write_site(tmp_path, {partial: (ROOT / partial).read_text(encoding="utf-8")})
    one = Renderer(site.load(tmp_path, TODAY), Language("fi"), icons.templates())
    assert one.shortcode(("situations", "kemi"), "about.md") == '<ul class="asks"> </ul>'
