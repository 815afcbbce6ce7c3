"""Courses and open meetings: which are still to come, and on which days they are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sitekit.content.site import Site
from sitekit.languages import DAYS

NAMES = {  # kind → its name in Finnish, as partials/course.html says it
    "orientation": "Yhteiskuntaorientaatio",
    "training": "Kotoutumiskoulutus",
    "language": "Kielikurssi",
    "course": "Kurssi",
    "meeting": "Avoin tapaaminen",
}
ZONE = "Europe/Helsinki"  # of the times: all of Finland
FOLDER = "courses"  # of the built site: the calendars


@dataclass(frozen=True)
class Course:
    """One course with its id; its facts are as data/courses.yml has them."""

    id: str
    facts: dict[str, Any]

    @property
    def calendar(self) -> str:
        """The address of its calendar within the site."""
        return calendar_of(self.id)

    def dates(self, days: Collection[str] | None) -> Iterator[date]:
        """Every date of the course that falls on one of these days of the week; on any where there are none."""
        for after in range((self.facts["last"] - self.facts["first"]).days + 1):
            day = self.facts["first"] + timedelta(days=after)
            if not days or DAYS[day.weekday()] in days:
                yield day


def calendar_of(id_: str) -> str:
    """The address within the site of the calendar of a course, or of all courses of a municipality."""
    return f"{FOLDER}/{id_}.ics"


def to_come(site: Site, municipality: str = "", kinds: Collection[str] = ()) -> list[Course]:
    """The courses that have not ended, by their first day: of one municipality, of some kinds, or all."""
    courses = (Course(key, facts) for key, facts in site.data["courses"].items())
    found = [
        each
        for each in courses
        if each.facts["last"] >= site.today
        and (not municipality or municipality in each.facts["municipality"])
        and (not kinds or each.facts["kind"] in kinds)
    ]
    return sorted(found, key=lambda each: (each.facts["first"], each.facts["last"], each.id))


def services_of(site: Site, kinds: Collection[str] = ()) -> list[str]:
    """The services whose box on a municipality's page shows courses of these kinds, or of any."""
    return [
        key
        for key, service in site.data["services"].items()
        if service["courses"] and (not kinds or not set(kinds).isdisjoint(service["courses"]))
    ]


def service_of_calendar(site: Site, municipality: str) -> str:
    """The service whose box on a municipality's page leads to the calendar of all its courses: the first with any."""
    kinds = {each.facts["kind"] for each in to_come(site, municipality)}
    return next(iter(services_of(site, kinds)), "") if kinds else ""


def to_ask(site: Site, municipality: str, kinds: Collection[str] = ()) -> list[str]:
    """The contacts to call about courses that nobody here knows of, in a municipality; each once."""
    services = (key for key in services_of(site, kinds) if site.data["services"][key]["reach"])
    return list(dict.fromkeys(each for key in services for each in site.data.asked(key, municipality)))
