"""Whether every course is whole, names only what exists, and how long there are any to show."""

from collections.abc import Iterator
from datetime import timedelta

from sitekit.checks.contacts import language_faults, municipality_faults
from sitekit.content import courses
from sitekit.content.site import Site
from sitekit.findings import Finding, no_contact

LONGEST = timedelta(days=3 * 365)  # a course that ends later has a slip in its year
SOON = timedelta(days=14)  # before the last one ends: time to ask for the next


def check(site: Site) -> Iterator[Finding]:
    """Every course: what it names, and the order of its dates and times. Nothing can be built with a finding."""
    document = site.data.documents["courses"]
    for key, facts in document.value.items():
        yield from municipality_faults(site, document, (key, "municipality"), facts["municipality"])
        yield from language_faults(document, (key, "languages"), facts["languages"])
        for place, what in faults(site, courses.Course(key, facts)):
            yield Finding(document.path, document.line((key, *place)), what)


def faults(site: Site, course: courses.Course) -> Iterator[tuple[tuple, str]]:
    """What is wrong with one course: its place within the course, and words."""
    facts = course.facts
    if course.id in site.data["municipalities"]:
        what = f'"{course.id}" is a municipality, whose calendar is /{course.calendar}. Give the course another id.'
        yield (), what
    if facts["provider"] not in site.data.contacts:
        yield ("provider",), no_contact(facts["provider"], site.data.contacts)
    if facts["last"] < facts["first"]:
        yield (
            ("last",),
            f"the course ends on {facts['last']}, before it begins on {facts['first']}. Fix one of the two.",
        )
    if facts["last"] - min(facts["first"], site.today) > LONGEST:
        what = f"the course ends on {facts['last']}, over 3 years after it begins or from today. Fix the year."
        yield ("last",), what
    if facts["date"] > site.today:
        what = f"the date {facts['date']} is still to come. Write the day on which the source was read or confirmed."
        yield ("date",), what
    for at, times in enumerate(facts["times"] or []):
        if times["to"] <= times["from"]:
            what = f'"{times["to"]}" is not after "{times["from"]}". Write in to: when it ends on the same day.'
            yield ("times", at, "to"), what
        for index, day in enumerate(times["days"] or []):
            if facts["first"] <= facts["last"] and not any(course.dates([day])):
                what = f'no "{day}" is between {facts["first"]} and {facts["last"]}. Fix the day or the dates.'
                yield ("times", at, "days", index), what


def running_out(site: Site) -> Iterator[Finding]:
    """What informs: each course that has ended, and for each municipality that its last one ends soon."""
    document = site.data.documents["courses"]
    for key, facts in document.value.items():
        if facts["last"] < site.today:
            what = f'"{key}" ended on {facts["last"]}, and no page shows it. Take it away.'
            yield Finding(document.path, document.line((key,)), what, blocks=False)
    for municipality in site.data["municipalities"]:
        left = courses.to_come(site, municipality)
        if left and (latest := max(left, key=lambda each: each.facts["last"])).facts["last"] <= site.today + SOON:
            what = (
                f'the last course in "{municipality}" ends on {latest.facts["last"]}: after that day its pages say that'
            )
            what += f' we know of no dates. Ask "{latest.facts["provider"]}" for the next ones, and add them.'
            yield Finding(document.path, document.line((latest.id, "last")), what, blocks=False)
