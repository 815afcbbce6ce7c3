"""What only a browser shows: menus by keyboard, direction, sizes, requests, and pages without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

LANGUAGES = {"fi": "", "ar": "ar/", "en": "en/"}


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh tab; options of `browser.new_context` through indirect parameters."""
    context = browser.new_context(**getattr(request, "param", {"viewport": {"width": 360, "height": 740}}))
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("lang", ["fi", "ar"])
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_both_menus_work_by_keyboard_alone_with_and_without_javascript(browser, server, lang, scripts, width):
    viewport = {"width": width, "height": 800}  # and the page's own language, so that none is suggested
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts, locale=lang)
    page = context.new_page()  # of a reader whose language we do not have: nothing is suggested to her
    page.goto(server(LANGUAGES[lang] + "programme/plan/"))
    page.keyboard.press("Tab")  # skip link
    page.keyboard.press("Tab")  # name of the site
    page.keyboard.press("Tab")  # languages
    assert not page.locator(".panel .langs").is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".panel .langs").is_visible()
    for _ in range(3):
        page.keyboard.press("Tab")  # Suomi, Svenska, English
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/programme/plan/")
    for _ in range(5):
        page.keyboard.press("Tab")  # skip link, name, languages, search, menu
    page.keyboard.press("Enter")
    menu = page.locator(".panel .map")
    assert menu.is_visible()
    page.keyboard.press("Tab")  # first entry
    page.keyboard.press("Tab")  # second: the programme
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/programme/")
    context.close()


@pytest.mark.parametrize("path", ["", "offline/unsaved.html", "offline/fi.html"])
def test_the_picture_beside_the_name_has_a_roof_and_waves_and_no_ground(tab, server, path):
    tab.goto(server(path))
    shapes = tab.locator(".brand path").evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
    assert shapes == ["rgb(228, 138, 31)", "none"]
    assert tab.locator(".brand path").nth(1).evaluate("one => getComputedStyle(one).stroke") == "rgb(255, 255, 255)"


def test_the_skip_link_leads_to_the_text(tab, server):
    tab.goto(server("programme/plan/"))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Siirry sisältöön"
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("#main$"))


@pytest.mark.parametrize("path", ["ar/contacts/", "ar/guidance/urgent/"])
def test_the_digits_of_a_phone_number_stand_from_left_to_right_in_arabic(tab, server, path):
    tab.goto(server(path))
    places = tab.evaluate(
        """() => [...document.querySelectorAll('article .tel')].map(link => {
            const text = link.firstChild, range = document.createRange();
            return [...text.data].map((letter, i) => {
                range.setStart(text, i); range.setEnd(text, i + 1);
                return [letter, range.getBoundingClientRect().left];
            }).filter(([letter]) => letter.trim());
        })"""
    )
    assert places
    for number in places:
        lefts = [left for _, left in number]
        assert lefts == sorted(lefts), "".join(letter for letter, _ in number)


@pytest.mark.parametrize("path", ["", "ar/", "programme/plan/", "ar/municipalities/kemi/", "contacts/"])
def test_text_is_at_least_18_px_and_controls_at_least_44_px(tab, server, path):
    tab.goto(server(path))
    small = tab.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(e => !e.closest('svg') && e.getClientRects().length
            && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
            && parseFloat(getComputedStyle(e).fontSize) < 18).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []
    controls = "summary, .langs a, .tiles a, .foot li a, .crumbs a, .reach .tel, .brand"
    low = tab.evaluate(
        """selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length
            && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))""",
        controls,
    )
    assert low == []


def test_nothing_is_asked_of_another_host_and_a_page_takes_at_most_4_requests(tab, server):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(server("ar/municipalities/kemi/"), wait_until="networkidle")
    assert [url for url in asked if not url.startswith(server(""))] == []
    assert len(asked) <= 4, asked


@pytest.mark.parametrize("tab", [{"viewport": {"width": 360, "height": 740}, "forced_colors": "active"}], indirect=True)
def test_a_path_keeps_its_numbers_in_forced_colours(tab, server):
    tab.goto(server("programme/"))
    step = "getComputedStyle(document.querySelector('.path > ol > li'), '::before')"
    assert tab.evaluate(f"{step}.borderTopWidth") == "1px"


def test_a_printed_page_has_no_menus_and_shows_what_was_folded(tab, server):
    tab.goto(server("municipalities/kemi/"))
    tab.emulate_media(media="print")
    for part in (".tools", ".side", ".toc", ".crumbs", ".here"):
        assert not tab.locator(part).first.is_visible()
    assert tab.locator("article h1").is_visible()
