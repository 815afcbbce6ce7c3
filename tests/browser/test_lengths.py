"""How far a reader scrolls on a phone of 360 by 740: the screens of long pages, and where answers stand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from visits import FULL

LANGUAGES = {"fi": "", "en": "en/", "ar": "ar/"}
PLACES = ("kemi", "keminmaa", "simo", "tervola", "tornio", "ylitornio")
SITUATIONS = ("unemployed", "home-care", "request", "minor", "over-three-years")
ANSWERS = (
    [(place, key) for place in PLACES for key in SITUATIONS] if FULL else [("kemi", "home-care"), ("tornio", "minor")]
)
SCREENS = {"municipalities/": 8, "contacts/": 8, **{f"municipalities/{place}/": 7 for place in PLACES}}
HEIGHT = 740
FAR = f"(element) => (element.getBoundingClientRect().top + scrollY) / {HEIGHT}"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": HEIGHT})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_has_at_most_so_many_screens(phone, server, lang):
    long = {}
    for path, most in SCREENS.items():
        phone.goto(server(LANGUAGES[lang] + path))
        screens = phone.evaluate("document.documentElement.scrollHeight") / HEIGHT
        if screens > most:
            long[path] = f"{screens:.2f} screens, wanted {most}"
    assert long == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_says_who_helps_and_how_within_a_screen_and_a_half(phone, server, lang):
    far = {}
    for place, key in ANSWERS:
        phone.goto(server(f"{LANGUAGES[lang]}municipalities/{place}/{key}/"))
        way = phone.locator(".duty .reach a").first.evaluate(FAR)
        said = phone.locator(".say blockquote").first.evaluate(FAR)
        if way > 1.5 or said > 2:  # the sentence to show may stand below the fold
            far[place, key] = f"the way at {way:.2f}, the sentence at {said:.2f}"
    assert far == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_whom_to_ask_for_the_next_course_stands_first(phone, server, lang, place):
    phone.goto(server(f"{LANGUAGES[lang]}municipalities/{place}/#orientation"))
    phone.locator("#orientation").click()
    part = phone.locator("section:has(> details #orientation)")
    heading, way = part.evaluate(FAR), part.locator(".reach a").first.evaluate(FAR)
    assert way - heading < 1
