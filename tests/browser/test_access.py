"""Access in a real browser (WCAG 2.2 AA, EN 301 549): whatever size, colours, spacing or movement a reader asks for."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from conftest import FONTS
from visits import ADDRESSES, FULL, MENUS, PAGES, in_turn, language, measured, visiting

LOOKS = [(width, colours) for width in (320, 360, 1280) for colours in ("light", "dark", "forced")]
WIDTHS = (320, 360, 480, 768, 1024, 1280)


def each_in_a_font(sample: list[str]) -> list[tuple[str, str]]:
    """Every address with every set of fonts; in the sample some addresses, each with one, and the next with another."""
    if FULL:
        return [(address, fonts) for address in ADDRESSES for fonts in FONTS]
    return [(address, FONTS[at % len(FONTS)]) for at, address in enumerate(sample)]


def put_on(page: Page, width: int, colours: str) -> None:
    """A width of the window, and the colours that the reader's device asks for."""
    page.set_viewport_size({"width": width, "height": 800})
    scheme = "dark" if colours == "dark" else "light"
    page.emulate_media(color_scheme=scheme, forced_colors="active" if colours == "forced" else "none")


@pytest.mark.parametrize(("address", "looks"), in_turn(ADDRESSES if FULL else ADDRESSES[::2], LOOKS))
def test_no_rule_is_broken(browser, server, axe, address, looks):
    found = []
    with visiting(browser, server(address), locale=language(address)) as page:
        for width, colours in looks:
            put_on(page, width, colours)
            found += [f"{width} {colours}: {fault}" for fault in axe.broken(page)]
    assert found == []


@pytest.mark.parametrize(("address", "lettered"), each_in_a_font(ADDRESSES[1::2]), indirect=["lettered"])
def test_nothing_scrolls_sideways_in_any_font(lettered, server, address):
    found = []
    with visiting(lettered, server(address), locale=language(address)) as page:
        for width in WIDTHS:
            put_on(page, width, "light")
            found += [f"{width}: {fault}" for fault in measured(page, "sideways", "reordered")]
    assert found == []


@pytest.mark.parametrize(("address", "looks"), in_turn(MENUS, LOOKS))
def test_no_rule_is_broken_with_a_menu_open(browser, server, axe, address, looks):
    found = []
    with visiting(browser, server(address), locale=language(address)) as page:
        for width, colours in looks:
            put_on(page, width, colours)
            for menu in page.locator("header summary").all():
                menu.click()
                found += [f"{width} {colours}: {fault}" for fault in [*axe.broken(page), *measured(page, "sideways")]]
                menu.click()
    assert found == []


def test_the_rules_ask_for_contrast_language_and_the_size_of_targets(browser, server, axe):
    faulty = "<p style='color:#999'>grey words</p><p lang=xx>b</p>" + 2 * "<br><button style='height:9px'>c</button>"
    with visiting(browser, server("")) as page:
        page.set_content(faulty)
        broken = {line.partition(":")[0] for line in axe.broken(page)}
    assert {"html-has-lang", "color-contrast", "valid-lang", "target-size"} <= broken


@dataclass(frozen=True)
class Setting:
    """A window, and what the reader set in her browser."""

    width: int
    height: int
    font: int = 16  # the browser's own size of text, in px
    style: str = ""

    def put_on(self, page: Page) -> None:
        page.set_viewport_size({"width": self.width, "height": self.height})
        sizes = {"fontSizes": {"standard": self.font, "fixed": self.font}}
        page.context.new_cdp_session(page).send("Page.setFontSizes", sizes)
        page.evaluate(
            "style => { document.querySelector('#own')?.remove();"
            "const own = Object.assign(document.createElement('style'), { id: 'own', textContent: style });"
            "document.head.append(own) }",
            self.style,
        )


# WCAG 1.4.12. Arabic letters are joined: space between them would break words, and the criterion lets a script that
# does not use such space do without it.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
:lang(ar) { letter-spacing: normal !important }"""
SETTINGS = {
    "the page at 400 %": Setting(320, 256),
    "text at 200 %": Setting(1280, 720, font=32),
    "text at 200 % in half a window": Setting(640, 720, font=32),
    "text at 200 % on a phone": Setting(360, 740, font=32),
    "text spaced on a phone": Setting(360, 740, style=SPACED),
    "text spaced on a desk": Setting(1280, 800, style=SPACED),
}


@pytest.mark.parametrize(("address", "lettered"), each_in_a_font(ADDRESSES[:: 2 if FULL else 4]), indirect=["lettered"])
def test_no_text_is_cut_off_covered_or_lost_however_it_is_set(lettered, server, address):
    found = []
    with visiting(lettered, server(address), locale=language(address)) as page:
        for name, setting in SETTINGS.items():
            setting.put_on(page)
            faults = measured(page, "sideways", "cut", "overlapping", "covering")
            for menu in page.locator("header summary").all():
                menu.click()
                faults += measured(page, "sideways", "cut", "overlapping", within="header")
                menu.click()
            found += [f"{name}: {fault}" for fault in faults]
    assert found == []


def test_the_settings_reach_the_page(browser, server):
    with visiting(browser, server("ar/programme/plan/")) as page:
        wanted = {"the page at 400 %": ["18px", "normal"], "text at 200 %": ["36px", "normal"]}
        for name, values in wanted.items():
            SETTINGS[name].put_on(page)
            size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
            assert [size, page.evaluate("getComputedStyle(document.body).letterSpacing")] == values, name
        SETTINGS["text spaced on a phone"].put_on(page)
        assert page.locator("h1").evaluate("e => getComputedStyle(e).letterSpacing") == "normal"
        assert page.locator(".brand [lang=fi]").evaluate("e => parseFloat(getComputedStyle(e).letterSpacing)") > 2


def test_nothing_moves_for_a_reader_who_asked_for_less_movement(browser, server):
    with visiting(browser, server(""), reduced_motion="reduce") as page:
        for address in [*PAGES.values(), "no/such/page/"]:
            page.goto(server(address))
            assert measured(page, "moving") == [], address


@pytest.mark.parametrize(
    ("style", "measure", "said"),
    [
        ("article { min-inline-size: 1500px }", "sideways", "scrolls sideways: <html"),
        ("article { inline-size: 200px; overflow: auto } h1 { inline-size: 400px }", "sideways", "<article"),
        ("h1 { block-size: .5em; overflow: hidden }", "cut", "<h1"),
        ("h1 { inline-size: 4em; overflow: clip; white-space: nowrap }", "cut", "<h1"),
        ("h1 { position: relative; left: 9000px }", "cut", "<h1"),
        ("h1 { margin-block-end: -1.5em }", "overlapping", "stand upon each other: "),
        (".top { position: sticky; block-size: 300px; top: 0 }", "covering", "covers 300 px of 720: <header"),
        ("a { transition: color .3s }", "moving", "moves: <a"),
        ("h2::before { animation: x 2s; content: '' }", "moving", "moves: <h2"),
        ("html { scroll-behavior: smooth }", "moving", "moves: <html"),
        ("main { order: -1 }", "reordered", "stands out of order: <main"),
        (".crumbs { flex-direction: row-reverse }", "reordered", "stands out of order: <ol"),
    ],
)
def test_each_measure_finds_its_fault(browser, server, style, measure, said):
    with visiting(browser, server("programme/plan/"), locale="fi", viewport={"width": 1280, "height": 720}) as page:
        assert measured(page, measure) == []
        page.add_style_tag(content=style)
        assert [fault for fault in measured(page, measure) if said in fault]
