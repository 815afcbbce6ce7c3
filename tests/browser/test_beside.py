"""The Finnish text beside a translation: shown and taken away, kept by the address, on paper, and when it fails."""

import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

import build
from conftest import copy_project, serving
from sitekit.content import gettext, site

NAMES = {"en": "Show Finnish beside", "ar": "عرض النص الفنلندي بجانبه"}
SHOWN = {"en": "Finnish is now shown beside the text.", "ar": "يظهر النص الفنلندي الآن بجانب النص."}
FAILED = {
    "en": "The Finnish page could not be loaded. Open it here.",
    "ar": "تعذر جلب الصفحة الفنلندية. افتحها من هنا.",
}
PAGES = ("programme/plan/", "municipalities/kemi/", "contacts/")
OLD = "Yhteensä suunnitelmat kestävät"
NOT_READY = "Suomenkielinen teksti on muuttunut. Käännös ei ole vielä valmis."
SCRIPT_LIMIT = 2_048  # bytes, minified
PLACES = """() => [...document.querySelectorAll('article .twin:not([hidden])')].filter(twin =>
    twin.previousElementSibling && !twin.previousElementSibling.matches('.twin, .machine, .here')).map(twin => {
    const [own, copy] = [twin.previousElementSibling, twin].map(part => part.getBoundingClientRect());
    return [own.left, own.right, own.top, own.bottom, copy.left, copy.right, copy.top];
})"""


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh tab on a wide screen; options of `browser.new_context` through indirect parameters."""
    options = {"viewport": {"width": 1280, "height": 800}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


def press(tab: Page) -> None:
    """Ask for Finnish, and wait until it is there."""
    tab.locator(".beside").click()
    expect(tab.locator(".beside")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("lang", NAMES)
def test_finnish_is_shown_beside_each_part_and_taken_away_again(tab, server, lang):
    tab.goto(server(f"{lang}/programme/plan/"))
    before = tab.locator("article").inner_text()
    press(tab)
    button = tab.get_by_role("button", name=NAMES[lang])
    expect(button).to_be_focused()
    expect(tab.get_by_role("status")).to_have_text(SHOWN[lang])
    expect(tab).to_have_url(re.compile(r"\?with=fi$"))
    twins = tab.locator(".twin")
    assert {(each.get_attribute("lang"), each.get_attribute("dir")) for each in twins.all()} == {("fi", "ltr")}
    assert tab.evaluate("getComputedStyle(document.querySelector('.twin')).direction") == "ltr"
    assert tab.locator("#duration + .twin").inner_text() == "Kuinka kauan suunnitelma kestää?"
    assert tab.locator("#duration ~ p + .twin").first.inner_text().startswith("Kesto riippuu")
    tab.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()
    expect(tab).not_to_have_url(re.compile("with="))
    assert tab.locator("article").inner_text().strip() == before.strip()
    tab.keyboard.press("Enter")
    expect(twins.first).to_be_visible()


@pytest.mark.parametrize("lang", NAMES)
@pytest.mark.parametrize("path", PAGES)
def test_every_finnish_block_stands_once_and_beside_its_own(tab, server, lang, path):
    tab.goto(server(path))
    blocks = "article > :not(.here, section), article section > :not(section)"
    finnish = [" ".join(text.split()) for text in tab.locator(blocks).all_text_contents()]
    tab.goto(server(f"{lang}/{path}"))
    press(tab)
    seen = " ".join(tab.locator("article").text_content().split())
    seen = re.sub(r"\s", "", seen)
    for text in finnish:
        if len(text) < 400:  # what is longer holds cards that stand beside theirs one by one
            assert re.sub(r"\s", "", text) in seen, text
    for left, right, top, bottom, other_left, other_right, other_top in tab.evaluate(PLACES):
        assert other_left >= right - 1 if lang == "en" else other_right <= left + 1
        assert top <= other_top + 40 and other_top < bottom + 40
    kinds = tab.evaluate(
        """() => [...document.querySelectorAll('article .twin')].map(twin => [twin, twin.previousElementSibling])
            .filter(([twin, own]) => own && own.className.replace(/ both/, '') !== twin.className.replace(/ ?twin/, '')
                || own.tagName !== twin.tagName).map(([twin]) => twin.outerHTML.slice(0, 99))"""
    )
    assert kinds == []


@pytest.mark.parametrize("tab", [{"viewport": {"width": 360, "height": 740}}], indirect=True)
@pytest.mark.parametrize("lang", NAMES)
def test_on_a_phone_it_stands_under_each_part_and_nothing_overflows(tab, server, lang):
    tab.goto(server(f"{lang}/municipalities/kemi/"))
    press(tab)
    places = tab.evaluate(PLACES)
    assert len(places) > 30
    assert all(bottom <= other_top + 1 for _, _, _, bottom, _, _, other_top in places)
    assert tab.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("lang", NAMES)
@pytest.mark.parametrize("path", PAGES)
def test_no_id_stands_twice_headings_stay_one_outline_and_links_lead_to_finnish_pages(tab, server, lang, path):
    tab.goto(server(f"{lang}/{path}"))
    headings = tab.get_by_role("heading").count()
    press(tab)
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(part => part.id)")
    assert len(ids) == len(set(ids))
    assert tab.get_by_role("heading").count() == headings
    links = tab.evaluate("[...document.querySelectorAll('.twin a')].map(link => link.href)")
    inner = [link.removeprefix(server("")) for link in links if link.startswith(server(""))]
    assert inner and not [link for link in inner if link.startswith(("en/", "ar/")) or "with=" in link]
    assert tab.evaluate("[...document.querySelectorAll('.twin script, .twin section, .twin .here')].length") == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["ar/programme/plan/", "en/contacts/"])
def test_it_passes_the_rules_of_access(browser, server, axe, path, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(server(path))
    assert axe.broken(tab) == []
    press(tab)
    tab.wait_for_load_state("networkidle")
    assert axe.broken(tab) == []
    context.close()


def test_the_address_keeps_it_and_so_do_the_links_of_the_site(tab, server):
    tab.goto(server("ar/programme/plan/?with=fi#duration"))
    expect(tab.locator(".twin").first).to_be_visible()
    expect(tab).to_have_url(re.compile(r"/ar/programme/plan/\?with=fi#duration$"))
    expect(tab.locator("#duration")).to_be_in_viewport()
    tab.locator("article a[href*='rights']:not(.twin *)").first.click()
    tab.wait_for_url("**/ar/programme/rights/?with=fi*")
    expect(tab.locator(".twin").first).to_be_visible()
    tab.locator(".top details summary").first.click()
    tab.locator(".top .langs a[lang=en]").click()
    tab.wait_for_url("**/en/programme/rights/?with=fi*")
    expect(tab.locator(".twin").first).to_be_visible()
    urgent = tab.evaluate("[...document.links].filter(link => /urgent/.test(link.href)).map(link => link.search)")
    assert urgent and not any(urgent)
    tab.locator(".beside").click()
    tab.wait_for_url("**/en/programme/rights/#duties")
    assert tab.evaluate("[...document.links].filter(link => /with=/.test(link.search)).length") == 0


def test_it_costs_nothing_until_somebody_asks_for_it(tab, server):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(server("en/programme/plan/"), wait_until="networkidle")
    assert not [url for url in asked if "beside" in url]
    press(tab)
    new = [url.removeprefix(server("")).partition("?")[0] for url in asked if "beside" in url]
    assert sorted(new) == ["assets/beside-en.txt", "assets/beside.css", "assets/beside.js"]
    assert [url for url in asked if not url.startswith(server(""))] == []


def test_the_script_is_small(site_folder):
    assert (site_folder / "assets/beside.js").stat().st_size <= SCRIPT_LIMIT


@pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_it_is_a_link_to_the_finnish_page(tab, server):
    tab.goto(server("en/programme/plan/"))
    tab.get_by_role("link", name=NAMES["en"]).click()
    expect(tab).to_have_url(server("programme/plan/"))


@pytest.mark.parametrize("lang", NAMES)
def test_when_the_finnish_page_cannot_be_fetched_a_sentence_says_so_with_a_way_out(tab, server, lang):
    for answer in (lambda route: route.abort(), lambda route: route.fulfill(status=502, body="no")):
        tab.goto(server(f"{lang}/programme/plan/"))
        tab.route(server("programme/plan/"), answer)
        tab.locator(".beside").click()
        expect(tab.get_by_role("status")).to_have_text(FAILED[lang])
        expect(tab.get_by_role("button", name=NAMES[lang])).to_have_attribute("aria-pressed", "false")
        expect(tab).not_to_have_url(re.compile("with="))
        tab.unroute(server("programme/plan/"))
    press(tab)  # again, now that it can be fetched
    tab.goto(server(f"{lang}/programme/plan/"))
    tab.route(server("programme/plan/"), lambda route: route.abort())
    tab.locator(".beside").click()
    expect(tab.get_by_role("status")).to_have_text(FAILED[lang])
    tab.unroute(server("programme/plan/"))
    tab.get_by_role("status").get_by_role("link").click()
    tab.wait_for_url(server("programme/plan/"))


def test_when_the_script_cannot_be_fetched_the_link_leads_to_the_finnish_page(tab, server):
    tab.route("**/beside.js*", lambda route: route.abort())
    tab.goto(server("en/programme/plan/"))
    tab.locator(".beside").click()
    tab.wait_for_url(server("programme/plan/"))


@pytest.mark.parametrize(
    "path",
    ["programme/plan/", "en/", "ar/", "en/search/", "ar/a-z/", "en/guidance/urgent/", "ar/guidance/urgent/"],
)
def test_some_pages_do_not_offer_it_and_do_nothing_when_the_address_asks(tab, server, path):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(server(f"{path}?with=fi"), wait_until="networkidle")
    assert tab.locator(".beside").count() == 0
    assert not [url for url in asked if "beside" in url]


def test_the_listen_button_waits_while_two_languages_are_shown(tab, server):
    tab.add_init_script(
        """Object.defineProperty(window, 'speechSynthesis', { value: { speak() {}, cancel() {},
            getVoices: () => [{ lang: 'en', localService: true }] } })"""
    )
    tab.goto(server("en/programme/plan/"))
    expect(tab.locator(".speak")).to_be_visible()
    press(tab)
    expect(tab.locator(".speak")).not_to_be_visible()
    tab.locator(".beside").click()
    expect(tab.locator(".speak")).to_be_visible()


@pytest.mark.parametrize("tab", [{"forced_colors": "active"}], indirect=True)
def test_in_forced_colours_a_pressed_button_looks_pressed(tab, server):
    tab.goto(server("en/programme/plan/"))
    style = "getComputedStyle(document.querySelector('.beside')).backgroundColor"
    before = tab.evaluate(style)
    press(tab)
    tab.wait_for_function(f"{style} !== '{before}'")


@pytest.fixture(scope="module")
def changed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """This site, in whose Finnish plan one paragraph, one list and one heading changed; the address of its server."""
    root = copy_project(tmp_path_factory.mktemp("changed"), every=True)
    path = root / "docs/fi/programme/plan.md"
    text = path.read_text(encoding="utf-8")
    for old, new in ((OLD, "Kaikkiaan suunnitelmat kestävät"), ("- suomen tai ruotsin opinnot", "- suomen opinnot")):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    text, count = re.subn(r"(?m)^## [^{]*\{#maker", "## Kuka tekee sen? {#maker", text)
    assert count == 1
    path.write_text(text, encoding="utf-8")
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    for server in serving(root / "site"):
        yield server("")
    shutil.rmtree(root)


def test_a_right_whose_finnish_changed_falls_back_in_every_language(tab, changed, project):
    loaded = site.load(project, date(2026, 11, 24))
    for language in loaded.published[1:]:
        tab.goto(f"{changed}{language.tag}/programme/plan/")
        late = tab.locator("section:has(> #duration) .late").first
        assert late.locator("b").inner_text() == gettext.said(loaded.catalogues[language.tag], NOT_READY), language.tag
        finnish = late.locator("[lang=fi][dir=ltr]")
        assert finnish.inner_text().strip().startswith("Kesto riippuu"), language.tag
        assert "Kaikkiaan suunnitelmat kestävät" in finnish.inner_text(), language.tag
        assert finnish.evaluate("part => getComputedStyle(part).direction") == "ltr", language.tag
        assert late.locator("details").count() == 0, language.tag  # of a right the old translation is gone
        own = loaded.pages[language.tag]["programme/plan.md"]
        units = [unit.text for unit in own.body.units if unit.section_id == "duration"]
        assert len(units) > 5 and units[1][:20] not in tab.locator("article").inner_text(), language.tag
        assert units[2][:12] in tab.locator("article").inner_text(), language.tag  # what did not change stands


@pytest.mark.parametrize("lang", NAMES)
def test_what_stands_in_finnish_already_is_not_doubled(tab, changed, lang):
    tab.goto(f"{changed}{lang}/programme/plan/")
    assert tab.locator(".late [lang=fi]").count() >= 3
    press(tab)
    text = tab.locator("article").text_content()
    for once in ("Kaikkiaan suunnitelmat kestävät", "suomen opinnot", "Kuka tekee sen?"):
        assert text.count(once) == 1, once
    sections = tab.locator("section:has(> #duration) > .twin")
    starts = ["Kuinka kauan", "Aikaa voidaan", "Syy", "Jos suunnitelmasi", "Jos et ole"]
    assert [part.strip().startswith(start) for part, start in zip(sections.all_text_contents(), starts, strict=True)]
    assert tab.locator("section:has(> #duration) > table + .twin").count() == 1
    late = tab.locator(".late").first.bounding_box()
    article = tab.locator("article").bounding_box()
    assert late and article and late["width"] > article["width"] * 0.9


@pytest.mark.parametrize("lang", NAMES)
def test_on_paper_two_columns_stand_beside_each_other(tab, server, lang):
    tab.goto(server(f"{lang}/programme/plan/?with=fi"))
    expect(tab.locator(".twin").first).to_be_visible()
    tab.wait_for_load_state("networkidle")
    document = pypdfium2.PdfDocument(io.BytesIO(tab.pdf(prefer_css_page_size=True)))
    first = document[0]
    width, _ = first.get_size()
    page = first.get_textpage()
    place = page.search("kertoo tavoitteesi").get_next()
    assert place, "the Finnish lead is on the first page"
    left, *_ = page.get_charbox(place[0])
    assert (left > width / 2) is (lang == "en")
    text = " ".join(each.get_textpage().get_text_range() for each in document)
    assert NAMES["en"] not in text and SHOWN["en"] not in text
    letters = [
        (round(box[1]), box[0], box[2])
        for each in [first]
        for at in range(page.count_chars())
        if page.get_text_range(at, 1).strip() and (box := page.get_charbox(at))
    ]
    crossing = [each for each in letters if each[1] < width / 2 - 1 and each[2] > width / 2 + 1]
    assert len(crossing) <= 6  # the notice over both columns, the page number


def test_it_is_saved_with_the_pages_of_a_language(site_folder):
    for lang in NAMES:
        listed = (site_folder / f"offline/{lang}.json").read_text(encoding="utf-8")
        for name in ("beside.js", "beside.css", f"beside-{lang}.txt"):
            assert f'"assets/{name}?' in listed
    assert "beside" not in (site_folder / "offline/fi.json").read_text(encoding="utf-8")
