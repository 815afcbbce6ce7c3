"""The keyboard (WCAG 2.1.2, 2.4.3, 2.4.7, 2.4.11): each stop of the Tab key is seen, in the order of the text."""

import io
from collections import Counter
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Page

from visits import ADDRESSES, FULL, LAYOUT, MENUS, in_turn, visiting

WALKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
PHONE = {"width": 360, "height": 740}

Colour = tuple[int, ...]


def picture(page: Page, box: dict[str, float]) -> list[Colour]:
    """The pixels in and around a box."""
    assert page.viewport_size
    left, top = max(box["left"] - 12, 0), max(box["top"] - 12, 0)
    width = min(box["right"] + 12, page.viewport_size["width"]) - left
    height = min(box["bottom"] + 12, page.viewport_size["height"]) - top
    shot = page.screenshot(clip={"x": left, "y": top, "width": width, "height": height})
    return list(zip(*[iter(Image.open(io.BytesIO(shot)).convert("RGB").tobytes())] * 3, strict=True))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""

    def light(colour: Colour) -> float:
        parts = [part / 255 for part in colour]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ring(page: Page, box: dict[str, float]) -> int:
    """How many pixels the focus changes with a contrast of at least 3:1 (WCAG 1.4.11). It takes the focus away."""
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    focused = picture(page, box)
    page.evaluate("document.activeElement.blur()")
    pairs = Counter(zip(focused, picture(page, box), strict=True))
    return sum(count for (one, other), count in pairs.items() if one != other and contrast(one, other) >= 3)


def walk(page: Page, key: str = "Tab") -> Iterator[str]:
    """The faults met on a walk through the page: the order, what is hidden, what does not show its focus, a trap.

    Of places that are alike, the first is looked at. A ring must be as large as an edge of 1.5 CSS px around the place.
    """
    looked_at, number = set(), -1
    count = page.evaluate(f"{LAYOUT}.stops()")
    for number in range(count) if key == "Tab" else reversed(range(count)):
        page.keyboard.press(key)
        stop = page.evaluate(f"{LAYOUT}.focused()")
        if stop["number"] != number:
            yield f"not in the order of the text: {stop['what']}"
            return
        if not stop["seen"]:
            yield f"hidden while it has the focus: {stop['what']}"
        elif stop["kind"] not in looked_at:
            looked_at.add(stop["kind"])
            if (pixels := ring(page, stop["box"])) < 1.5 * stop["edge"]:
                yield f"shows its focus with {pixels} pixels around {stop['edge']:.0f}: {stop['what']}"
    page.keyboard.press(key)
    if page.evaluate(f"{LAYOUT}.focused().number") == number:
        yield "the last place keeps the focus"


@pytest.mark.parametrize(("address", "looks"), in_turn(ADDRESSES if FULL else ADDRESSES[::5], WALKS))
def test_each_stop_of_the_tab_key_is_seen_in_its_order_and_none_is_a_trap(browser, server, address, looks):
    found = []
    for width, scheme in looks:  # a browser in English: other languages suggest theirs, which is a stop too
        window = {"width": width, "height": 740}
        with visiting(browser, server(address), locale="en", viewport=window, color_scheme=scheme) as page:
            found += [f"{width} {scheme}: {fault}" for fault in walk(page)]
    assert found == []


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("address", ["guidance/urgent/", "ar/guidance/urgent/", "municipalities/kemi/"])
def test_each_stop_is_seen_on_a_page_at_400_per_cent_forwards_and_backwards(browser, server, address, key):
    with visiting(browser, server(address), viewport={"width": 320, "height": 256}) as page:
        assert list(walk(page, key)) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", MENUS)
def test_an_open_menu_hides_nothing_that_has_the_focus(browser, server, address, width):
    with visiting(browser, server(address), viewport={"width": width, "height": 740}) as page:
        for menu in page.locator("header summary").all():
            menu.focus()
            page.keyboard.press("Enter")
            first = menu.locator("..").locator("a").first
            assert first.is_visible()
            for _ in range(page.evaluate(f"{LAYOUT}.stops()")):
                page.keyboard.press("Tab")
                stop = page.evaluate(f"{LAYOUT}.focused()")
                if stop["number"] == -1:  # the end of the page
                    break
                assert stop["seen"], stop["what"]
            assert not first.is_visible()


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (":focus-visible { outline: none !important }", "shows its focus with 0 pixels"),
        (":focus-visible { outline-color: #eee !important }", "shows its focus with "),
        ("main::before { content: ''; position: fixed; inset: 0 }", "hidden while it has the focus: "),
        ("main a { position: absolute; top: -999px }", "hidden while it has the focus: "),
    ],
)
def test_a_walk_finds_what_cannot_be_seen(browser, server, style, said):
    with visiting(browser, server("programme/plan/"), viewport=PHONE) as page:
        page.add_style_tag(content=style)
        assert [fault for fault in walk(page) if fault.startswith(said)]


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelector('main a').tabIndex = 1",
        "document.querySelector('main a').onblur = (event) => setTimeout(() => event.target.focus())",
    ],
    ids=["order", "trap"],
)
def test_a_walk_finds_another_order_and_a_trap(browser, server, script):
    with visiting(browser, server("programme/plan/"), viewport=PHONE) as page:
        page.evaluate(script)
        assert list(walk(page))[-1].startswith(("not in the order of the text: ", "the last place keeps the focus"))
