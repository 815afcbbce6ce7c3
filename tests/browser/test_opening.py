"""That an office is open now is said by its confirmed hours and the clock in Finland, else nothing is said."""

from collections.abc import Iterator

import pytest

import build
from conftest import Server, copy_project, serving
from visits import LANGUAGES

HOURS = """  hours:
    times:
      - {days: [tue, thu], from: '10:00', to: '12:00'}
      - {days: [mon], from: '13:00', to: '15:30', phone: true}
    closed: [2027-01-12]
    state: confirmed
    date: 2026-11-20
    source: sähköposti
"""
SAID = {
    "fi": "Näiden aikojen mukaan auki nyt.",
    "en": "Open now, by these hours.",
    "ar": "مفتوح الآن بحسب هذه الأوقات.",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = copy_project(tmp_path_factory.mktemp("opening"))
    path = root / "data/contacts/kemi.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("mikseri:\n", f"mikseri:\n{HOURS}", 1), encoding="utf-8")
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--pages", "--processes", "1", "--quiet"]) == 0
    yield from serving(root / "site")


def said_at(browser, address: str, instant: str) -> list[str]:
    """What a reader anywhere in the world sees of it on a page at an instant."""
    context = browser.new_context(timezone_id="America/Bogota")
    page = context.new_page()
    page.clock.set_fixed_time(instant)
    page.goto(address)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    said = [mark.inner_text() for mark in page.locator("[data-open]").all() if mark.is_visible()]
    context.close()
    return said


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize(
    ("instant", "open_rows"),
    {
        "2026-12-01T08:00:00Z": 1,  # Tuesday, 10:00 in Finland
        "2026-12-01T09:59:00Z": 1,
        "2026-12-01T10:00:00Z": 0,  # 12:00
        "2026-12-01T07:59:00Z": 0,
        "2026-12-02T08:30:00Z": 0,  # Wednesday
        "2026-11-30T12:00:00Z": 1,  # Monday, by phone
        "2026-12-24T08:30:00Z": 0,  # Thursday, but Christmas Eve
        "2027-01-12T08:30:00Z": 0,  # Tuesday, but closed
        "2027-05-18T07:30:00Z": 1,  # in summer time
        "2027-05-20T07:30:00Z": 0,  # the hours are older than half a year
    }.items(),
)
def test_open_now_is_said_in_the_hours_of_the_office_alone(served, browser, lang, instant, open_rows):
    found = said_at(browser, served(f"{LANGUAGES[lang]}municipalities/kemi/"), instant)
    assert found == [SAID[lang]] * open_rows


def test_hours_that_nobody_confirmed_say_nothing(served, browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto(served("contacts/"))
    card = page.locator("#c-lapha-family-counselling-kemi")
    assert "10.00–12.00" in card.text_content()
    assert card.locator("[data-open]").count() == 0
    page.goto(served("municipalities/tornio/"))
    assert page.locator("script[src*=opening]").count() == 0
    page.close()
