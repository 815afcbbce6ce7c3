"""Findings, shortcodes, phone numbers and languages, as values."""

import pickle
from datetime import datetime

import pytest
from babel import UnknownLocaleError

import copies
from sitekit import findings
from sitekit.content import navigation, phones, shortcodes, site
from sitekit.findings import Finding
from sitekit.languages import Language
from sitekit.render import hyphens
from sites import TODAY, changed, page, write_site


def test_a_report_is_sorted_without_doubles_and_ends_with_the_count():
    a, b, c = Finding("b.md", 2, "Mend."), Finding("b.md", 10, "Mend."), Finding("a.md", 1, "Know.", blocks=False)
    assert findings.report([b, a, c, a]) == (
        "a.md:1: (for information) Know.\nb.md:2: Mend.\nb.md:10: Mend.\n2 to fix, 1 to know."
    )


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ([], "Nothing to fix."),
        ([Finding("a", 1, "x")], "1 to fix."),
        ([Finding("a", 1, "x", blocks=False)], "Nothing to fix, 1 to know."),
    ],
)
def test_the_last_line_counts(found, line):
    assert findings.summary(found) == line


def test_the_closest_word_is_suggested_or_none():
    assert (
        findings.suggestion("programe/plan.md", ["about.md", "programme/plan.md"])
        == ' Did you mean "programme/plan.md"?'
    )
    assert findings.suggestion("zzz", ["about.md"]) == ""


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
    ):
        assert shortcodes.fault(words, name, data) is None


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("016 259 111", "+35816259111"),
        ("040 123 4567", "+358401234567"),
        ("020 634 0200", "+358206340200"),
        ("029 520 5000", "+358295205000"),
        ("+358 2954 63177", "+358295463177"),
        ("+46 8 123 456", "+468123456"),
        ("112", "112"),
        ("116 117", "116117"),
        ("0800 147 111", "0800147111"),
        ("080 005 005", "080005005"),
    ],
)
def test_a_number_is_dialled_as_its_body_publishes_it_or_with_the_code_of_the_country(number, dialled):
    assert phones.Numbering("+358", ("112", "116xxx"), "080").dialled(number) == dialled


def test_a_sentence_shows_the_number_of_the_readers_language_else_all_for_finland():
    def phone(number: str, languages: list[str] | None, *, from_abroad: bool | None = None) -> dict:
        return {"number": number, "languages": languages, "from_abroad": from_abroad}

    finnish, arabic, open_, abroad = (
        phone("1", ["fi"]),
        phone("2", ["en", "ar"]),
        phone("3", None),
        phone("4", ["ar"], from_abroad=True),
    )
    every = [finnish, arabic, open_, abroad]
    assert phones.for_language(every, "ar") == [arabic]
    assert phones.for_language(every, "so") == [finnish, arabic, open_]


@pytest.mark.parametrize(("tag", "code"), [("ku-IQ", "ckb"), ("zh-Hans", "zh"), ("fa-AF", "fa"), ("ar", "ar")])
def test_data_and_browsers_name_a_language_by_its_code_alone(tag, code):
    assert Language(tag).code == code


@pytest.mark.parametrize(
    ("tag", "html", "direction", "name"),
    [
        ("fi", "fi", "ltr", "Suomi"),
        ("en", "en", "ltr", "English"),
        ("ar", "ar", "rtl", "العربية"),
        ("fa", "fa", "rtl", "فارسی"),
        ("ku-IQ", "ckb", "rtl", "کوردیی ناوەندی"),
        ("so", "so", "ltr", "Soomaali"),
        ("ru", "ru", "ltr", "Русский"),
        ("uk", "uk", "ltr", "Українська"),
    ],
)
def test_a_language_has_its_own_name_and_direction(tag, html, direction, name):
    language = Language(tag)
    assert (language.html, language.dir, language.name) == (html, direction, name)


def test_a_language_travels_between_processes_by_its_tag():
    language = Language("ku-IQ")
    assert language.dir == "rtl"  # CLDR has been asked
    sent = pickle.dumps(language)
    assert pickle.loads(sent) == language and len(sent) < 100


def test_dates_money_numbers_and_shares_have_western_digits():
    arabic, finnish, english = Language("ar"), Language("fi"), Language("en")
    assert finnish.date(TODAY) == "24. marraskuuta 2026"
    assert english.date(TODAY) == "24 November 2026"
    assert "24" in arabic.date(TODAY) and "2026" in arabic.date(TODAY)
    assert finnish.money(56.7, "EUR") == "56,70\u00a0€"
    assert english.money(56.7, "EUR") == "56,70\u00a0€"
    assert "56.70" in arabic.money(56.7, "EUR")
    assert (finnish.number(1.5), english.number(1.5), arabic.number(1.5)) == ("1,5", "1,5", "1.5")
    assert (finnish.percent(0.9), english.percent(0.9)) == ("90\u00a0%", "90%")


@pytest.mark.parametrize("day", [None, "2026-11-24", datetime(2026, 11, 24)])
def test_what_is_no_date_is_never_shown_as_one(day):
    with pytest.raises(TypeError, match="is no date"):
        Language("fi").date(day)


def test_a_list_and_the_name_of_another_language_are_in_the_language():
    assert Language("fi").listing(["a", "b", "c"]) == "a, b ja c"
    assert Language("en").listing(["a", "b", "c"]) == "a, b and c"
    assert Language("fi").name_of("ar") == "arabia"


@pytest.mark.parametrize("tag", ["xx", "not-a-tag-at-all", ""])
def test_a_tag_that_cldr_does_not_know_is_refused(tag):
    with pytest.raises((UnknownLocaleError, ValueError)):
        Language(tag).locale  # noqa: B018


@pytest.mark.parametrize("before", ["null", "https://kotona.example/", '"https://kotona.example/" # since May'])
def test_a_copy_of_the_project_gets_its_address_whatever_stood_there(tmp_path, before):
    write_site(tmp_path, {"data/site.yml": f"# Facts.\nname: A\naddress: {before}\nowner: null\n"})
    copies.decide(tmp_path, address="https://example.org/", owner=None)
    text = '# Facts.\nname: A\naddress: "https://example.org/"\nowner: null\n'
    assert (tmp_path / "data/site.yml").read_text(encoding="utf-8") == text
    with pytest.raises(KeyError):
        copies.decide(tmp_path, adress="https://example.org/")


def test_pages_come_in_the_order_of_the_menu_then_of_the_footer_and_a_lost_one_last(tmp_path):
    files = {f"docs/fi/{name}.md": page() for name in ("search", "help", "lost")}
    files |= changed("mkdocs.yml", ("  about.md\n", "  search.md\n\n  help.md\n  gone.md\n  about.md\n"))
    loaded = site.load(write_site(tmp_path, files), TODAY)
    assert navigation.footer(loaded) == ["help.md", "about.md"]
    assert navigation.outline(loaded) == [
        ("index.md", []),
        ("programme/plan.md", ["programme/rights.md"]),
        ("search.md", []),
        ("help.md", []),
        ("about.md", []),
        ("lost.md", []),
    ]
    assert len(list(navigation.pages(loaded))) == len(loaded.finnish)


def test_a_long_finnish_word_may_break_between_two_consonants_with_a_hyphen():
    words = {
        "kotoutumissuunnitelma": "kotoutumis-suun-nitelma",
        "yhteiskuntaorientaatio": "yhteis-kun-taorien-taatio",
        "työllisyysalue": "työl-lisyysalue",  # never "syy-salue"
        "ohjaus": "ohjaus",  # two letters stand alone nowhere
    }
    assert {word: hyphens.soft(word).replace("\xad", "-") for word in words} == words
