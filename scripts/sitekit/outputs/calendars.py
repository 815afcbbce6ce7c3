"""The courses for a reader's calendar (iCalendar, RFC 5545): one file for each, and one for each municipality."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from sitekit.content import courses
from sitekit.content.site import Site

HERE = ZoneInfo(courses.ZONE)
REMOTE = "Verkossa"  # as partials/course.html says it


def write(site: Site, folder: Path) -> None:
    """The calendars of the built site in `folder`. None while data/courses.yml names no course.

    A municipality without a course has an empty one: who follows it is told of the next course.
    """
    if not site.data["courses"]:
        return
    (folder / courses.FOLDER).mkdir(exist_ok=True)
    for course in courses.to_come(site):
        (folder / course.calendar).write_bytes(calendar(site, [course], title_of(course)))
    for key, place in site.data["municipalities"].items():
        of_all = calendar(site, courses.to_come(site, key), f"{site.data['site']['name']}: {place['name']}")
        (folder / courses.calendar_of(key)).write_bytes(of_all)


def calendar(site: Site, of: Iterable[courses.Course], name: str) -> bytes:
    """Some courses as one calendar. Its words are Finnish: the file is the same for all languages."""
    result = Calendar()
    result.add("prodid", f"-//{site.data['site']['name']}//courses//FI")
    result.add("version", "2.0")
    result.add("x-wr-calname", name)
    result.add_component(zone())
    for course in of:
        for event in events(site, course):
            result.add_component(event)
    return result.to_ical()


def zone() -> Timezone:
    """The time of Finland, with summer time as in all of the EU since 1996 (directive 2000/84/EC)."""
    result = Timezone()
    result.add("tzid", courses.ZONE)
    winter, summer = timedelta(hours=2), timedelta(hours=3)
    for part, begins, month, before, after in (
        (TimezoneStandard(), datetime(1996, 10, 27, 4), 10, summer, winter),
        (TimezoneDaylight(), datetime(1997, 3, 30, 3), 3, winter, summer),
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        result.add_component(part)
    return result


def title_of(course: courses.Course) -> str:
    """What a calendar calls a course: its own name, or what it is."""
    return course.facts["name"] or courses.NAMES[course.facts["kind"]]


def events(site: Site, course: courses.Course) -> Iterator[Event]:
    """A course as events: one that repeats for each of its times, or its days where no times are known.

    It holds no person: the organisation is its CONTACT. DTSTAMP is the day on which its source was read.
    """
    facts = course.facts
    for at, times in enumerate(facts["times"] or [None]):
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"{course.calendar}#{at}")))
        event.add("dtstamp", datetime.combine(facts["date"], time(), UTC))
        finnish(event, "summary", title_of(course))
        finnish(event, "description", " ".join(filter(None, (facts["join"], facts["link"]))))
        finnish(event, "contact", site.data.contacts[facts["provider"]]["name"])
        if place := facts["place"] or (facts["form"] == "remote" and REMOTE):
            finnish(event, "location", place)
        if facts["link"]:
            event.add("url", facts["link"])
        for name, value in when(course, times).items():
            event.add(name, value)
        yield event


def finnish(event: Event, name: str, text: str) -> None:
    """A text of an event, with its language."""
    event.add(name, vText(text, params={"LANGUAGE": "fi"}))


def when(course: courses.Course, times: dict | None) -> dict[str, Any]:
    """When an event begins and ends, and until when it repeats; all days of the course where no times are known."""
    first, last = course.facts["first"], course.facts["last"]
    if times is None:
        return {"dtstart": first, "dtend": last + timedelta(days=1), "transp": "TRANSPARENT"}
    days = list(course.dates(times["days"]))
    value: dict[str, Any] = {"dtstart": moment(days[0], times["from"]), "dtend": moment(days[0], times["to"])}
    if len(days) > 1:
        value["rrule"] = {"freq": "weekly" if times["days"] else "daily"}
        value["rrule"] |= {"byday": [day[:2].upper() for day in times["days"]]} if times["days"] else {}
        value["rrule"]["until"] = moment(days[-1], times["from"]).astimezone(UTC)  # RFC 5545, 3.3.10: in UTC
    return value


def moment(day: date, clock: str) -> datetime:
    """A time of a day in Finland."""
    return datetime.combine(day, time.fromisoformat(clock), HERE)
