"""The site in years to come, when nobody has looked after it: nothing old is shown as valid, nobody is left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

import build
import copies
from conftest import copy_project
from sitekit.content import data
from visits import LANGUAGES

OLD = {
    "fi": "Tarkistettu viimeksi",
    "en": "Last checked on",
    "ar": "تحققنا منها آخر مرة في",
}
GONE = {"fi": "Siksi emme näytä sitä.", "en": "That is why we do not show it.", "ar": "لذلك لا نعرضه."}


@pytest.fixture(scope="module")
def aged(tmp_path_factory) -> Callable[[str], Path]:
    root = copy_project(tmp_path_factory.mktemp("aged"))
    copies.decide(root, address="https://example.org/")

    def built(today: str) -> Path:
        assert build.main(["--root", str(root), "--today", today, "--pages", "--processes", "1", "--quiet"]) == 0
        return root / "site"

    return built


def pages(site: Path) -> dict[str, html.HtmlElement]:
    return {path.relative_to(site).as_posix(): html.parse(path).getroot() for path in site.rglob("index.html")}


def numbers(tree: html.HtmlElement) -> set[str]:
    return {link.removeprefix("tel:") for link in tree.xpath("//a/@href") if link.startswith("tel:")}


def test_after_a_year_numbers_are_gone_and_every_card_and_answer_still_leads_to_somebody(aged):
    site = aged("2036-02-29")
    facts = data.load(site.parent)[0]
    urgent = {
        facts.numbering.dialled(phone["number"])
        for contact in facts.written.values()
        for phone in contact["phones"] or []
        if contact["urgent"]
    }
    found = pages(site)
    assert {path: numbers(tree) - urgent for path, tree in found.items() if numbers(tree) - urgent} == {}
    assert numbers(found["guidance/urgent/index.html"])  # these stay
    cards = "//*[contains(concat(' ', @class, ' '), ' contact ')]"
    alone = [
        f"{path}: {card.get('id')}"
        for path, tree in found.items()
        for card in tree.xpath(cards)
        if not card.xpath(".//p[@class='reach']//a")
    ]
    boxes = [box for tree in found.values() for box in tree.xpath("(//body[@class='answer']//div[@class='duty'])[1]")]
    assert alone == [] and len(boxes) >= 180
    assert [box.text_content() for box in boxes if not box.xpath(".//p[@class='reach']//a")] == []
    for lang, folder in LANGUAGES.items():
        assert GONE[lang] in found[f"{folder}municipalities/kemi/index.html"].text_content()


def test_after_half_a_year_a_number_says_when_it_was_last_checked(aged):
    found = pages(aged("2027-06-01"))
    for lang, folder in LANGUAGES.items():
        kemi = found[f"{folder}municipalities/kemi/index.html"]
        assert "+35816259111" in numbers(kemi)
        assert OLD[lang] in kemi.text_content()


def test_today_nothing_says_that_it_is_old(aged):
    text = pages(aged("2026-11-30"))["municipalities/kemi/index.html"].text_content()
    assert OLD["fi"] not in text and GONE["fi"] not in text


CLOSED = {"fi": "Toimipaikka on suljettu.", "en": "The office is closed.", "ar": "المكتب مغلق."}
DAYS = {
    "fi": "24.–26. joulukuuta 2026",
    "en": "24 December 2026 – 26 December 2026",
    "ar": "24 ديسمبر 2026 – 26 ديسمبر 2026",
}
NOTICE = (
    "holiday: {kind: closed, from: 2026-12-24, to: 2026-12-26, municipality: [kemi], contact: mikseri, source: x}\n"
)


def test_a_notice_stands_on_the_page_of_its_municipality_and_on_its_answers_until_it_is_over(aged):
    (aged("2026-12-01").parent / "data/notices.yml").write_text(NOTICE)
    found = pages(aged("2026-12-20"))
    for lang, folder in LANGUAGES.items():
        for path in ("municipalities/kemi", "municipalities/kemi/unemployed"):
            text = " ".join(found[f"{folder}{path}/index.html"].find(".//article").text_content().split())
            assert f"Mikseri: {CLOSED[lang]} {DAYS[lang]}" in text
        assert CLOSED[lang] not in found[f"{folder}municipalities/tornio/index.html"].text_content()
    over = pages(aged("2026-12-27"))
    assert CLOSED["fi"] not in over["municipalities/kemi/index.html"].text_content()


DESK = """desk:
  name: Keksitty tiski
  via: kemi-city
  read: 2026-11-24
  languages: {value: [fi, so], state: reported, source: x}
  interpreter: {value: booked, state: reported, source: x}
  appointment: {value: only, state: reported, source: x}
  hours:
    times: [{days: [mon, tue], from: '09:00', to: '12:00', phone: true}]
    closed: [2026-12-24, 2026-11-01]
    state: reported
    source: x
"""
SAID = {
    "fi": [
        "Puhelimessa: ma–ti 9.00–12.00",
        "Suljettu 24. joulukuuta 2026",
        "Puhutut kielet: suomi, somali",
        "Tulkki varataan etukäteen.",
        "Tarvitset ajanvarauksen.",
    ],
    "en": [
        "By phone: Mon–Tue 09:00–12:00",
        "Closed on 24 December 2026",
        "Languages spoken: Finnish, Somali",
        "An interpreter must be booked in advance.",
        "You need an appointment.",
    ],
    "ar": ["مغلق في 24 ديسمبر 2026", "اللغات المستخدمة: الفنلندية، الصومالية", "تحتاج إلى موعد."],
}


def test_a_card_says_hours_languages_interpreter_and_appointment_in_the_readers_language(aged):
    path = aged("2026-11-30").parent / "data/contacts/kemi.yml"
    path.write_text(path.read_text(encoding="utf-8") + DESK, encoding="utf-8")
    found = pages(aged("2026-11-30"))
    for lang, folder in LANGUAGES.items():
        card = found[f"{folder}municipalities/kemi/index.html"].get_element_by_id("c-desk")
        text = " ".join(card.text_content().split())
        assert [each for each in SAID[lang] if each not in text] == [], text
        assert "1. marraskuuta 2026" not in text  # a closed day that is over
