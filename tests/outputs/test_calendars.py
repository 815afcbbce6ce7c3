"""The calendars of courses, read back with the library that calendars are read with. All courses are invented."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from icalendar import Calendar, Component

from conftest import serving
from invented_courses import TOMORROW, WHOLE, YESTERDAY, between, course, with_courses
from sitekit.content import site
from sitekit.outputs import calendars
from sites import TODAY, write_site


def written(root: Path, *texts: str) -> dict[str, Calendar]:
    """Every calendar of the small site with these courses, by the name of its file."""
    folder = root / "built"
    folder.mkdir()
    calendars.write(with_courses(root, *texts), folder)
    return {path.stem: Calendar.from_ical(path.read_bytes()) for path in sorted(folder.rglob("*.ics"))}


def events(calendar: Calendar) -> list[Component]:
    return calendar.walk("VEVENT")


def test_a_course_has_a_file_and_each_municipality_one_with_all_of_its_courses(tmp_path):
    found = written(
        tmp_path, WHOLE, between(date(2026, 11, 30), date(2027, 1, 4), "sooner"), between(YESTERDAY, YESTERDAY, "over")
    )
    assert list(found) == ["invented", "kemi", "simo", "sooner", "tornio"]
    assert [len(events(found[name])) for name in found] == [1, 2, 0, 1, 0]
    assert [each["dtstart"].dt for each in events(found["kemi"])] == [
        date(2026, 11, 30),
        datetime(2026, 12, 1, 17, tzinfo=calendars.HERE),
    ]
    assert str(found["kemi"]["x-wr-calname"]) == "Pieni sivusto: Kemi"
    assert all(calendar.walk("VTIMEZONE") for calendar in found.values())  # RFC 5545, 3.6: not without a component


def test_a_site_without_courses_has_no_calendar(tmp_path):
    assert written(tmp_path) == {}
    assert not (tmp_path / "built/courses").exists()


def test_an_event_says_when_where_and_how_to_join(tmp_path):
    link = "  link: https://example.org/register\n"
    event = events(written(tmp_path, course(("  state:", f"{link}  state:")))["invented"])[0]
    assert event["dtstart"].dt == datetime(2026, 12, 1, 17, tzinfo=calendars.HERE)  # a Tuesday
    assert event["dtend"].dt == datetime(2026, 12, 1, 19, 30, tzinfo=calendars.HERE)
    until = datetime(2027, 4, 20, 14, tzinfo=UTC)  # 17:00 in summer time, the last one included
    assert event["rrule"] == {"FREQ": ["WEEKLY"], "BYDAY": ["TH", "TU"], "UNTIL": [until]}
    texts = {name: str(event[name]) for name in ("summary", "location", "description", "contact", "url")}
    assert texts == {
        "summary": "Yhteiskuntaorientaatio",
        "location": "Keksitty katu 1, Kemi",
        "description": "Kysy kunnasta. https://example.org/register",
        "contact": "Kemin kaupunki",
        "url": "https://example.org/register",
    }
    assert event["summary"].params == {"LANGUAGE": "fi"}


def test_days_at_no_known_times_are_whole_days(tmp_path):
    event = events(written(tmp_path, between(TODAY, TOMORROW))["invented"])[0]
    assert (event["dtstart"].dt, event["dtend"].dt, "rrule" in event) == (TODAY, TOMORROW + timedelta(days=1), False)


def test_one_day_is_not_repeated_and_every_day_daily(tmp_path):
    every_day = ("days: [thu, tue], ", "")
    one_day = course(every_day, ("2027-04-20", "2026-12-01"), key="one")
    found = written(tmp_path, one_day, course(every_day, key="daily"))
    assert "rrule" not in events(found["one"])[0]
    assert events(found["daily"])[0]["rrule"]["FREQ"] == ["DAILY"]


@pytest.mark.parametrize(("form", "place"), [("remote", "Verkossa"), ("contact", None)])
def test_a_course_without_an_address_is_online_or_at_no_place(tmp_path, form, place):
    text = course(("form: contact", f"form: {form}"), ("  place: Keksitty katu 1, Kemi\n", ""))
    assert events(written(tmp_path, text)["invented"])[0].get("location") == place


def test_an_event_keeps_its_name_for_calendars_and_is_dated_by_its_source(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one = events(written(tmp_path / "one", WHOLE)["invented"])[0]
    moved = course(("17:00", "16:00"), ("date: 2026-11-20", "date: 2026-11-23"))
    other = events(written(tmp_path / "other", between(TODAY, TOMORROW, "before"), moved)["invented"])[0]
    assert one["uid"] == other["uid"]
    assert [each["dtstamp"].dt for each in (one, other)] == [datetime(2026, 11, day, tzinfo=UTC) for day in (20, 23)]


def test_each_time_of_a_course_is_an_event_of_its_own_name(tmp_path):
    times = 'to: "19:30"}\n    - {days: [sat], from: "09:00", to: "12:00"}'
    found = events(written(tmp_path, course(('to: "19:30"}', times)))["invented"])
    assert [each["dtstart"].dt.hour for each in found] == [17, 9]
    assert len({str(each["uid"]) for each in found}) == 2


def test_nothing_that_is_typed_ends_its_line_or_begins_another(tmp_path):
    typed = 'a, b; c\\n "d"\r\nATTENDEE:mailto:a@example.org'
    quoted = '"a, b; c\\\\n \\"d\\"\\r\\nATTENDEE:mailto:a@example.org"'
    event = events(written(tmp_path, course(("place: Keksitty katu 1, Kemi", f"place: {quoted}")))["invented"])[0]
    assert str(event["location"]).replace("\r\n", "\n") == typed.replace("\r\n", "\n")
    assert "attendee" not in event and "organizer" not in event


def test_no_person_number_or_e_mail_is_in_a_calendar(tmp_path):
    text = (tmp_path / "built/courses/kemi.ics", written(tmp_path, WHOLE))[0].read_text(encoding="utf-8")
    assert not {"ATTENDEE", "ORGANIZER", "mailto:", "tel:", "016"} & set(text.replace(":", ": ").split())
    assert "016 259 111" not in text and "@" not in text


def test_the_same_courses_give_the_same_bytes(tmp_path):
    loaded = with_courses(tmp_path, WHOLE)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        calendars.write(loaded, tmp_path / name)
    one, other = (sorted((tmp_path / name).rglob("*.ics")) for name in ("one", "other"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_summer_time_is_that_of_finland():
    zone = calendars.zone()
    here = zone.to_tz()
    for moment in (datetime(2027, 3, 28, 2, 59), datetime(2027, 3, 28, 4), datetime(2027, 7, 1), datetime(2027, 12, 1)):
        assert moment.replace(tzinfo=here).utcoffset() == moment.replace(tzinfo=calendars.HERE).utcoffset()


def test_a_calendar_is_sent_as_one(tmp_path):
    written(tmp_path, WHOLE)
    with contextmanager(serving)(tmp_path / "built") as server, urlopen(server("courses/invented.ics")) as answer:
        assert (answer.status, answer.headers["Content-Type"]) == (200, "text/calendar")


def test_a_small_site_needs_no_file_of_courses(tmp_path):
    loaded = site.load(write_site(tmp_path), TODAY)
    calendars.write(loaded, tmp_path)
    assert list(tmp_path.rglob("*.ics")) == []
