"""What a reader sees of courses in each language: in a municipality's box and at a shortcode. All are invented."""

import re

import pytest
from lxml import html

from conftest import ROOT, copy_project
from invented_courses import TOMORROW, WHOLE, YESTERDAY, between, course, renderer, with_courses
from sitekit.content import courses, site, templates
from sitekit.markdown.forms import FORMS
from sitekit.outputs import calendars
from sites import TODAY

BOX = ("responsible", "plan", "kemi")


def shown(root, tag: str, *texts: str, words=("courses", "kemi")) -> html.HtmlElement:
    """A shortcode on the page of Kemi, as HTML."""
    part = renderer(with_courses(root, *texts), tag).shortcode(words, "about.md") or ""
    return html.fromstring(f"<div>{part}</div>".replace("</dt>", "</dt> "))


def text(element: html.HtmlElement) -> str:
    """Its words, in which a hyphen is seen only where a line ends."""
    return " ".join(element.text_content().replace("\xad", "").split())


SAID = {
    "fi": (
        "Yhteiskuntaorientaatio: arabia Milloin 1. joulukuuta 2026 – 20. huhtikuuta 2027 "
        "tiistai ja torstai, 17.00–19.30 Lisää kalenteriin Virallinen tieto: lähde Missä "
        "Keksitty katu 1, Kemi Miten pääset mukaan Kysy kunnasta. "
        "Kysy täältä: Kemin kaupunki 016 259 111 Hinta Maksuton Kaikki kurssit kalenteriin: Kemi"
    ),
    "en": (
        "Civic orientation: Arabic When 1 December 2026 – 20 April 2027 Tuesday and Thursday, 17:00–19:30 "
        "Add to calendar Official information: source Where Keksitty katu 1, Kemi How to join Kysy kunnasta. "
        "Ask here: Kemin kaupunki 016 259 111 Price Free of charge All courses to your calendar: Kemi"
    ),
    "ar": (
        "التعريف بالمجتمع الفنلندي: العربية متى 1 ديسمبر 2026 – 20 أبريل 2027 الثلاثاء والخميس، 17:00–19:30 "
        "إضافة إلى التقويم معلومات رسمية: المصدر أين Keksitty katu 1, Kemi كيفية المشاركة Kysy kunnasta. "
        "اسأل هنا: Kemin kaupunki 016 259 111 السعر مجاني كل الدورات في التقويم: Kemi"
    ),
}


@pytest.mark.parametrize("tag", SAID)
def test_a_course_says_when_where_how_and_what_it_costs_in_each_language(tmp_path, tag):
    found = shown(tmp_path, tag, course(("  state:", "  cost: 0\n  state:")))
    assert text(found) == SAID[tag]
    up = "../" if tag == "fi" else "../../"
    assert found.xpath("//a[@download]/@href") == [f"{up}courses/invented.ics"]
    assert f"{up}courses/kemi.ics" in found.xpath("//a/@href")
    finnish = found.xpath("//span[@lang='fi']")
    assert all(each.get("dir") == "ltr" for each in finnish) and bool(finnish) == (tag != "fi")


def test_they_are_in_the_order_of_their_first_days_without_what_has_ended(tmp_path):
    texts = (
        course(("kind: orientation", "kind: meeting"), key="later"),
        between(TODAY, TOMORROW, "ends-tomorrow"),
        between(YESTERDAY, YESTERDAY, "over"),
    )
    found = shown(tmp_path, "fi", *texts)
    assert [text(each) for each in found.xpath("//h3")] == [
        "Yhteiskuntaorientaatio: arabia",
        "Avoin tapaaminen: arabia",
    ]
    assert found.xpath("//a[@download]/@href") == ["../courses/ends-tomorrow.ics", "../courses/later.ics"]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("fi", "Emme tiedä kurssien päiviä. Kysy täältä: Kemin kaupunki 016 259 111"),
        ("en", "We know of no course dates. Ask here: Kemin kaupunki 016 259 111"),
        ("ar", "مواعيد الدورات غير معروفة. اسأل هنا: Kemin kaupunki 016 259 111"),
    ],
)
def test_without_a_course_it_says_whom_to_ask(tmp_path, tag, said):
    assert text(shown(tmp_path, tag)) == said
    assert text(shown(tmp_path, tag, between(YESTERDAY, YESTERDAY))) == said


def test_of_all_municipalities_it_leads_to_each(tmp_path):
    found = shown(tmp_path, "fi", words=("courses", "orientation"))
    assert text(found) == "Emme tiedä kurssien päiviä. Kysy kunnastasi: Kemi, Simo, Tornio"
    assert found.xpath("//a/@href") == ["./#plan"] * 3  # all three are on the page that this is
    found = shown(tmp_path, "fi", WHOLE, words=("courses",))
    assert text(found.find(".//h3")) == "Yhteiskuntaorientaatio: arabia Kemi"
    assert "Kaikki kurssit" not in text(found)


def test_a_municipality_whose_contacts_nobody_knows_is_named(tmp_path):
    assert text(shown(tmp_path, "fi", words=("courses", "simo"))) == "Emme tiedä kurssien päiviä. Simo"


def test_the_box_shows_courses_in_place_of_what_nobody_knows_and_says_no_number_twice(tmp_path):
    before = shown(tmp_path, "fi", words=BOX)
    assert text(before).startswith("Kukaan ei tiedä. Kysy täältä: Kemin kaupunki 016 259 111")
    after = text(shown(tmp_path, "fi", WHOLE, words=BOX))
    assert after.startswith("Yhteiskuntaorientaatio: arabia Milloin") and "Kukaan ei tiedä" not in after
    assert after.count("016 259 111") == 1


@pytest.mark.parametrize(
    "text_", [between(YESTERDAY, YESTERDAY), course(("[kemi]", "[simo]")), course(("orientation", "meeting"))]
)
def test_the_box_stays_as_it_is_for_other_courses(tmp_path, text_):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    without = renderer(with_courses(tmp_path / "a"), "ar").shortcode(BOX, "about.md")
    assert renderer(with_courses(tmp_path / "b", text_), "ar").shortcode(BOX, "about.md") == without


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ((("form: contact", "form: remote"), ("  place: Keksitty katu 1, Kemi\n", "")), "Missä Verkossa Miten"),
        ((("form: contact", "form: both"),), "Missä Osa paikan päällä, osa verkossa Keksitty katu 1, Kemi Miten"),
        ((("  place: Keksitty katu 1, Kemi\n", ""),), "Missä Emme vielä tiedä osoitetta. Miten"),
        ((("state: official", "state: reported"),), "kalenteriin Ei vahvistettu: lähde Missä"),
        ((("state: official", "state: confirmed"),), "kalenteriin Vahvistettu 20. marraskuuta 2026 Missä"),
        ((("provider: kemi-city", "provider: simo-office"),), "Kysy kunnasta. Toimisto Kysy täältä: Kemin kaupunki"),
        ((("  state:", "  cost: 12.5\n  state:"),), "Hinta 12,50 €"),
        ((("  state:", "  name: Keksitty nimi\n  state:"),), "Yhteiskuntaorientaatio: arabia Keksitty nimi Milloin"),
        ((("  state:", "  link: https://example.org/x\n  state:"),), "mukaan Kysy kunnasta. example.org/x Kysy"),
    ],
)
def test_what_is_known_is_said_and_what_is_not_is_left_out(tmp_path, pairs, said):
    assert said in text(shown(tmp_path, "fi", course(*pairs)))


def test_what_is_typed_stays_text(tmp_path):
    found = shown(tmp_path, "en", course(("place: Keksitty katu 1, Kemi", 'place: <b>&"katu"</b>')))
    assert not found.xpath("//dd//b") and '<b>&"katu"</b>' in text(found)


def test_the_page_of_each_course_leads_to_files_that_exist(tmp_path):
    loaded = with_courses(tmp_path, WHOLE, course(("[kemi]", "[simo]"), key="other"))
    calendars.write(loaded, tmp_path)
    shortcode = renderer(loaded, "fi").shortcode(("courses",), "index.md")
    links = re.findall(r'href="(courses/[^"]+)"', shortcode or "")
    assert len(links) == 2 and all((tmp_path / link).is_file() for link in links)


def test_calendars_and_machines_call_a_kind_as_the_page_does(tmp_path):
    said = {word for path, (word, _) in templates.words(ROOT) if path == "overrides/partials/course.html"}
    assert {*courses.NAMES.values(), calendars.REMOTE} <= said
    assert courses.NAMES.keys() == set(FORMS["courses"].choices["municipality"])


def test_an_answer_leads_to_the_courses_of_its_municipality(tmp_path):
    """With the project's own situations; without courses it says nothing of them."""
    root = copy_project(tmp_path)

    def links(name: str, tag: str) -> list[tuple[str, str]]:
        loaded = site.load(root, TODAY)
        one = loaded.made[name]
        values = {"one": one, "a": one.answer, "rules": loaded.data["situations"]}
        part = renderer(loaded, tag).page("partials/answer.html", loaded.address(name, tag), values)
        found = html.fromstring(f"<div>{part}</div>").xpath("//p[contains(., '2027')]")
        return [(text(each), each.xpath("string(a/@href)")) for each in found]

    name = "municipalities/kemi/unemployed.md"
    assert links(name, "fi") == []
    (root / "data/courses.yml").write_text(WHOLE, encoding="utf-8")
    said = "Yhteiskuntaorientaatio: arabia1. joulukuuta 2026 – 20. huhtikuuta 2027"
    assert links(name, "fi") == [(said, "../#orientation")]
    said = "التعريف بالمجتمع الفنلندي: العربية1 ديسمبر 2026 – 20 أبريل 2027"
    assert links(name, "ar") == [(said, "../#orientation")]
    assert links("municipalities/simo/unemployed.md", "fi") == []
