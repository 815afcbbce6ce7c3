"""A language: its tag and code, its own name, and how it writes dates, money and lists."""

import pickle
from datetime import date, datetime

import pytest
from babel import UnknownLocaleError

from sitekit.languages import Language
from sites import TODAY


@pytest.mark.parametrize(("tag", "code"), [("ku-IQ", "ckb"), ("zh-Hans", "zh"), ("fa-AF", "fa"), ("ar", "ar")])
def test_data_and_browsers_name_a_language_by_its_code_alone(tag, code):
    assert Language(tag).code == code


@pytest.mark.parametrize(
    ("tag", "html", "direction", "name"),
    [
        ("fi", "fi", "ltr", "Suomi"),
        ("en", "en", "ltr", "English"),
        ("ar", "ar", "rtl", "العربية"),
        ("fa", "fa", "rtl", "فارسی / دری"),
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
    with pytest.raises(TypeError, match="is not a date"):
        Language("fi").date(day)


def test_a_list_and_the_name_of_another_language_are_in_the_language():
    assert Language("fi").listing(["a", "b", "c"]) == "a, b ja c"
    assert Language("en").listing(["a", "b", "c"]) == "a, b and c"
    assert Language("fi").name_of("ar") == "arabia"


@pytest.mark.parametrize(
    ("tag", "signs"), [("fi", ", : "), ("ar", "، : "), ("fr", ", \u00a0: "), ("zh", "、："), ("en", ", : ")]
)
def test_a_comma_and_a_colon_are_those_of_the_language(tag, signs):
    language = Language(tag)
    assert language.comma + language.colon == signs


@pytest.mark.parametrize("tag", ["xx", "not-a-tag-at-all", ""])
def test_a_tag_that_cldr_does_not_know_is_refused(tag):
    with pytest.raises((UnknownLocaleError, ValueError)):
        Language(tag).locale  # noqa: B018


@pytest.mark.parametrize(
    ("tag", "some", "week"),
    [
        ("fi", "ti, to 10.00–12.00", "ma–pe 9.00–15.30"),
        ("en", "Tue, Thu 10:00–12:00", "Mon–Fri 09:00–15:30"),
        ("ar", "الثلاثاء، الخميس 10:00–12:00", "الاثنين–الجمعة 09:00–15:30"),
        ("ku-IQ", "سێشەممە، پێنجشەممە 10:00–12:00", "دووشەممە–ھەینی 09:00–15:30"),
    ],
)
def test_opening_hours_are_written_with_the_days_of_the_language_and_the_clock_of_finland(tag, some, week):
    language = Language(tag)
    assert language.hours({"days": ["thu", "tue"], "from": "10:00", "to": "12:00"}) == some
    workdays = ["mon", "tue", "wed", "thu", "fri"]
    assert language.hours({"days": workdays, "from": "09:00", "to": "15:30"}) == week


@pytest.mark.parametrize(
    ("tag", "dates", "times", "days"),
    [
        ("fi", "1. joulukuuta 2026\u2009–\u200920. huhtikuuta 2027", "9.00–17.30", "tiistai ja torstai"),
        ("en", "1 December 2026\u2009–\u200920 April 2027", "09:00–17:30", "Tuesday and Thursday"),
        ("ar", "1 ديسمبر 2026 – 20 أبريل 2027", "09:00–17:30", "الثلاثاء والخميس"),
        ("fa", "1 دسامبر 2026 تا 20 آوریل 2027", "9:00 تا 17:30", "سه‌شنبه و پنجشنبه"),
    ],
)
def test_from_one_day_or_time_to_another_is_said_as_cldr_says_it_with_western_digits(tag, dates, times, days):
    language = Language(tag)
    assert language.dates(date(2026, 12, 1), date(2027, 4, 20)) == dates
    assert language.times("09:00", "17:30") == times
    assert language.days([3, 1]) == days


@pytest.mark.parametrize("tag", ["fi", "en", "ar", "fa", "uk", "so", "my", "ne", "bn", "ku-IQ", "zh-Hans", "ti"])
def test_no_language_writes_a_course_in_other_digits(tag):
    language = Language(tag)
    said = language.dates(date(2026, 12, 1), date(2027, 4, 20)) + language.times("09:00", "17:30")
    assert all(each in "0123456789" for each in said if each.isdigit()) and "2027" in said and "17" in said


def test_one_day_is_said_once():
    assert Language("fi").dates(TODAY, TODAY) == "24. marraskuuta 2026"
