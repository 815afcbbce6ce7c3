"""Shortcodes are declared once: the guide, the grammar and the pages that the site knows agree with that."""

import re

import pytest

from conftest import ROOT
from sitekit import yamlfile
from sitekit.content import shortcodes, site, special
from sitekit.content.data import FILES, KINDS, ONE_OF
from sitekit.markdown.forms import FORMS
from sites import TODAY, fault, page, report, write_site

ROW = re.compile(r"(?m)^\| (`\{\{.*?) \| (.*) \|$")
ALONE = "this shortcode is not alone on its line. Put it on a line of its own, between blank lines."


def test_the_guide_shows_each_form_as_it_is_declared():
    guide = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    shown = set()
    for written, gives in ROW.findall(guide):
        for words in (each.split() for each in re.findall(r"\{\{ (.*?) \}\}", written)):
            form = FORMS[words[0]]
            shown.add(form.name)
            assert len(words) - 1 == len(form.words) or (form.bare and len(words) == 1), words
            choices = [word for known in form.choices.values() for word in known]
            assert all(word.isupper() or word in choices for word in words[1:]), words
            assert ("inside a sentence" in gives) == form.inline, words
            assert ("alone on a line" in gives) == (not form.inline and not form.page), words
            assert (f"only in `{form.page}`" in gives) == bool(form.page), words
    assert shown == FORMS.keys()


def test_a_word_that_is_no_id_is_shown_in_the_guide():
    guide = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    for form in FORMS.values():
        for choices in form.choices.values():
            assert all(f"{{{{ {form.name} {word} }}}}" in guide for word in choices)


def test_the_page_of_a_shortcode_is_one_that_the_site_knows():
    assert {form.page for form in FORMS.values() if form.page} <= set(special.NAMES)


@pytest.mark.parametrize("form", [form for form in FORMS.values() if not form.inline], ids=lambda form: form.name)
def test_a_shortcode_of_its_own_line_is_named_in_a_sentence(tmp_path, form):
    words = " ".join((form.name, *form.words))
    assert f"docs/fi/index.md:14: {ALONE}" in report(
        write_site(tmp_path, {"docs/fi/index.md": page(f"A {{{{ {words} }}}} b.")})
    )


def test_a_shortcode_of_a_sentence_may_stand_in_one(tmp_path):
    text = page("Maksu on {{ amount missed-fee }} nyt.")
    assert report(write_site(tmp_path, {"docs/fi/index.md": text})) == "Nothing to fix."


def test_a_missing_template_of_a_shortcode_is_named(tmp_path):
    what = 'this template of the shortcode "amount" is missing.'
    assert report(write_site(tmp_path, {"overrides/partials/amount.html": None})) == fault(
        f'overrides/partials/amount.html:1: {what} Write it, or take "amount" out of scripts/sitekit/schemas.yml.'
    )


def test_every_kind_of_data_has_a_file_and_each_id_a_kind():
    assert all((ROOT / f"data/{name}.yml").is_file() or KINDS[name].get("optional") for name in FILES)
    assert all(name in yamlfile.schemas() for name in ONE_OF.values())


@pytest.mark.parametrize(
    ("schema", "place", "translated"),
    [
        ("services", ("plan", "name"), True),
        ("municipalities", ("kemi", "name"), False),
        ("contacts", ("kela", "hours", "value"), True),
        ("contacts", ("kela", "address", "value"), False),
        ("contacts", ("kela", "phones", 0, "purpose"), True),
        ("vocabulary", ("phrases", "ask", "text"), True),
        ("nothing", ("a", 1, "b"), False),
    ],
)
def test_the_schema_says_what_is_translated(schema, place, translated):
    assert yamlfile.is_translated(schema, place) is translated


def test_shortcodes_are_found_outside_code():
    text = "a {{ phone x }} `{{ phone y }}` ``{{ z }}`` {{amount  b}}"
    assert [(each.words, each.start) for each in shortcodes.find(text)] == [(("phone", "x"), 2), (("amount", "b"), 44)]


def test_a_shortcode_without_a_rendering_stays_as_it_is_written():
    def render(words: tuple[str, ...]) -> str | None:
        return "1" if words == ("phone", "x") else None

    assert shortcodes.replace("{{ phone x }} {{phone  y}} `{{ phone x }}`", render) == "1 {{phone  y}} `{{ phone x }}`"


def test_every_form_of_shortcode_is_right_somewhere(tmp_path):
    data = site.load(write_site(tmp_path), TODAY).data
    for words, name in (
        (("phone", "kemi-city"), "index.md"),
        (("contact", "simo-office"), "index.md"),
        (("contacts", "region"), "index.md"),
        (("amount", "missed-fee"), "index.md"),
        (("responsible", "plan", "kemi"), "index.md"),
        (("compare", "plan"), "index.md"),
        (("coverage",), "translations.md"),
        (("offline",), "offline.md"),
        (("a-z",), "a-z.md"),
        (("words",), "words/index.md"),
        (("contact-list", "region"), "index.md"),
        (("situations", "kemi"), "index.md"),
        (("courses", "kemi"), "index.md"),
        (("courses", "meeting"), "index.md"),
        (("courses",), "index.md"),
    ):
        assert shortcodes.fault(words, name, data) is None
