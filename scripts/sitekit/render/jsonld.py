"""What a page says of itself to machines: JSON-LD (schema.org) in its head."""

import json

from markupsafe import Markup

from sitekit.content import courses, gettext
from sitekit.content.site import Site
from sitekit.render.views import View

SURE = ("confirmed", "official")
DAYS = dict(
    zip(courses.DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)
MODES = {"contact": "Offline", "remote": "Online", "both": "Mixed"}  # of EventAttendanceModeEnumeration


def linked(site: Site, view: View, home: str, services: str) -> Markup:
    """JSON-LD (schema.org) of a page: where it stands, and on a municipality's page its services and sure numbers.

    `home` and `services` are words in the reader's language. Empty for the home page and without the site's address.
    """
    if not site.base or not view.crumbs:
        return Markup("")
    tag = view.language.tag
    above = [
        {"@type": "ListItem", "position": at, "name": home if name == "index.md" else site.page(name, tag).title}
        | {"item": f"{site.base}{site.address(name, tag)}"}
        for at, name in enumerate(view.crumbs, start=1)
    ]
    here = {"@type": "ListItem", "position": len(above) + 1, "name": view.page.title}
    graph: list[dict] = [{"@type": "BreadcrumbList", "itemListElement": [*above, here]}]
    places = (key for key, place in site.data["municipalities"].items() if place["page"] == view.name)
    for place in places:
        graph.append(_service(site, place, services))
        graph += [_course(site, each, tag) for each in courses.to_come(site, place)]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _service(site: Site, place: str, services: str) -> dict:
    """The services of a municipality; a number that nobody vouches for is left to the page, which says so."""
    name = site.data["municipalities"][place]["name"]
    channels = [
        {"@type": "ServiceChannel", "name": contact["name"], "servicePhone": point}
        for key in (site.data[f"contacts/{place}"] if place in site.data.areas else {})
        for contact in [site.data.contacts[key]]
        for phone in contact["phones"] or []
        if phone["state"] in SURE and not phone["old"]
        for point in [{"@type": "ContactPoint", "telephone": site.data.numbering.dialled(phone["number"])}]
    ]
    value = {"@type": "GovernmentService", "name": f"{services}: {name}"}
    value |= {"areaServed": {"@type": "AdministrativeArea", "name": name}}
    return value | ({"availableChannel": channels} if channels else {})


def _course(site: Site, course: courses.Course, tag: str) -> dict:
    """A course as a CourseInstance, an open meeting as an Event: CourseInstance is a kind of Event."""
    facts = course.facts
    kind = courses.NAMES[facts["kind"]]
    name = facts["name"] or gettext.said(site.catalogues[tag], kind) or kind
    value = {"@type": "Event" if facts["kind"] == "meeting" else "CourseInstance", "name": name}
    value |= {"startDate": str(facts["first"]), "endDate": str(facts["last"]), "inLanguage": facts["languages"]}
    value |= {"eventAttendanceMode": f"https://schema.org/{MODES[facts['form']]}EventAttendanceMode"}
    value |= {"organizer": {"@type": "Organization", "name": site.data.contacts[facts["provider"]]["name"]}}
    if facts["place"]:
        value["location"] = {"@type": "Place", "name": facts["place"], "address": facts["place"]}
    elif facts["form"] == "remote" and facts["link"]:
        value["location"] = {"@type": "VirtualLocation", "url": facts["link"]}
    if facts["times"]:
        value["eventSchedule"] = [_schedule(facts, times) for times in facts["times"]]
    if facts["cost"] is not None:
        value["isAccessibleForFree"] = not facts["cost"]
        value["offers"] = {"@type": "Offer", "price": facts["cost"], "priceCurrency": "EUR"}
    return value | ({"url": facts["link"]} if facts["link"] else {})


def _schedule(facts: dict, times: dict) -> dict:
    """When a course is held: https://schema.org/Schedule."""
    value = {"@type": "Schedule", "startDate": str(facts["first"]), "endDate": str(facts["last"])}
    value |= {"startTime": times["from"], "endTime": times["to"], "scheduleTimezone": courses.ZONE}
    days = [f"https://schema.org/{DAYS[day]}" for day in times["days"] or []]
    return value | ({"repeatFrequency": "P1W", "byDay": days} if days else {"repeatFrequency": "P1D"})
