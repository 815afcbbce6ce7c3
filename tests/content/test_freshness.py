"""A fact of a contact grows old on the pages, and its number gives way to another, but never an urgent one."""

from datetime import date, timedelta

import pytest

from sitekit.content import data, freshness
from sites import SITE, TODAY, changed, write_site

READ = date(2026, 11, 24)  # of the contact in sites.py
KEMI, URGENT = "data/contacts/kemi.yml", "data/contacts/urgent.yml"


def contacts(tmp_path, today: date, *changes: tuple[str, str]) -> dict[str, dict]:
    return data.load(write_site(tmp_path, changed(KEMI, *changes)), today)[0].contacts


@pytest.mark.parametrize(
    ("days", "old", "numbers", "expired"),
    [(0, None, 1, None), (180, None, 1, None), (181, READ, 1, None), (365, READ, 1, None), (366, READ, 0, READ)],
)
def test_a_number_is_marked_after_half_a_year_and_gone_after_a_year(tmp_path, days, old, numbers, expired):
    kemi = contacts(tmp_path, READ + timedelta(days))["kemi-city"]
    assert [phone["old"] for phone in kemi["phones"] or []] == [old] * numbers
    assert kemi["expired"] == expired
    assert kemi["website"]["old"] == old  # it stays: there a reader finds what holds now


def test_a_field_that_was_checked_later_than_the_others_stays_longer(tmp_path):
    number = "source: https://www.kemi.fi}\n  read"
    checked = "source: https://www.kemi.fi, checked: 2027-06-01, by: body}\n  read"
    kemi = contacts(tmp_path, date(2027, 11, 25), (number, checked))["kemi-city"]
    assert [phone["old"] for phone in kemi["phones"]] == [None]
    assert kemi["website"]["old"] == READ


def test_what_is_confirmed_is_as_old_as_its_day_whenever_its_source_was_read(tmp_path):
    number = "state: official, source: https://www.kemi.fi}\n  read"
    kemi = contacts(tmp_path, TODAY, (number, "state: confirmed, date: 2025-01-01, source: puhelu}\n  read"))[
        "kemi-city"
    ]
    assert (kemi["phones"], kemi["expired"]) == (None, date(2025, 1, 1))


@pytest.mark.parametrize(("today", "left"), [(date(2026, 12, 31), 1), (date(2027, 1, 1), 0)])
def test_what_holds_until_a_day_is_gone_after_it(tmp_path, today, left):
    number = "source: https://www.kemi.fi}\n  read"
    until = "source: https://www.kemi.fi, valid_until: 2026-12-31}\n  read"
    kemi = contacts(tmp_path, today, (number, until))["kemi-city"]
    assert len(kemi["phones"] or []) == left


@pytest.mark.parametrize("until", ["", "  valid_until: 2026-12-31\n"])
def test_an_urgent_number_never_ages_on_a_page(tmp_path, until):
    found = data.load(write_site(tmp_path, {URGENT: f"{SITE[URGENT]}{until}"}), date(2036, 2, 29))[0]
    assert [(phone["number"], phone["old"]) for phone in found.contacts["emergency"]["phones"]] == [("112", None)]


def test_what_is_written_stays_as_it_is(tmp_path):
    found = data.load(write_site(tmp_path), date(2036, 2, 29))[0]
    assert found.written["kemi-city"]["phones"][0]["number"] == "016 259 111"
    assert found.contacts["kemi-city"]["phones"] is None


def test_a_fact_without_any_day_is_shown_and_the_check_asks_for_one(tmp_path):
    kemi = contacts(tmp_path, TODAY, ("  read: 2026-11-24\n", ""))["kemi-city"]
    assert freshness.seen(kemi, kemi["website"]) is None
    assert kemi["phones"][0]["old"] is None


@pytest.mark.parametrize(("today", "over"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_of_a_contact_that_is_over_its_name_is_left_and_whom_to_ask(tmp_path, today, over):
    until = "  read: 2026-11-24\n  does: Neuvoo.\n  via: simo-office\n  valid_until: 2026-12-31\n"
    kemi = contacts(tmp_path, today, ("  read: 2026-11-24\n", until))["kemi-city"]
    left = {key for key, value in kemi.items() if value}
    always = {"name", "municipality", "via", "read", "valid_until"}
    assert left == always | ({"ended"} if over else {"does", "phones", "website"})


@pytest.mark.parametrize(("today", "helping"), [(date(2026, 12, 31), ["city", "town"]), (date(2027, 1, 1), ["town"])])
def test_who_is_over_helps_nobody_while_others_do(tmp_path, today, helping):
    until = changed(KEMI, ("  read: 2026-11-24\n", "  read: 2026-11-24\n  valid_until: 2026-12-31\n"))
    both = changed("data/responsibilities.yml", ("who: [city]", "who: [city, town]"))
    found = data.load(write_site(tmp_path, {**until, **both}), today)[0]
    assert [cell["who"] for cell in found.cells("plan", "kemi")] == [helping]


def test_who_is_over_stays_where_nobody_else_is_named(tmp_path):
    until = changed(KEMI, ("  read: 2026-11-24\n", "  read: 2026-11-24\n  valid_until: 2026-12-31\n"))
    found = data.load(write_site(tmp_path, until), date(2027, 1, 1))[0]
    assert [cell["who"] for cell in found.cells("plan", "kemi")] == [["city"]]
