"""What the page of a municipality says of courses to machines (schema.org). All are invented."""

import json

import pytest

from invented_courses import WHOLE, YESTERDAY, between, course, with_courses
from sitekit.render import jsonld, views
from sites import changed

PAGE = {
    "docs/fi/municipalities/kemi.md": "---\ndescription: Kemi.\n---\n\n# Kemi {#top}\n",
    **changed("data/municipalities.yml", ('"240", page: about.md', '"240", page: municipalities/kemi.md')),
}


def things(root, *texts: str, tag: str = "fi", name: str = "municipalities/kemi.md") -> list[dict]:
    """The courses and meetings in the JSON-LD of a page."""
    loaded = with_courses(root, *texts, **PAGE)
    said = jsonld.linked(loaded, views.view(loaded, name, tag), "Etusivu", "Palvelut")
    return [each for each in json.loads(said)["@graph"] if each["@type"] in ("CourseInstance", "Event")]


def test_a_course_is_an_instance_of_a_course_with_its_days(tmp_path):
    course_ = course(("  state:", "  cost: 0\n  link: https://example.org/x\n  state:"))
    assert things(tmp_path, course_) == [
        {
            "@type": "CourseInstance",
            "name": "Yhteiskuntaorientaatio",
            "startDate": "2026-12-01",
            "endDate": "2027-04-20",
            "inLanguage": ["ar"],
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "organizer": {"@type": "Organization", "name": "Kemin kaupunki"},
            "location": {"@type": "Place", "name": "Keksitty katu 1, Kemi", "address": "Keksitty katu 1, Kemi"},
            "eventSchedule": [
                {
                    "@type": "Schedule",
                    "startDate": "2026-12-01",
                    "endDate": "2027-04-20",
                    "startTime": "17:00",
                    "endTime": "19:30",
                    "scheduleTimezone": "Europe/Helsinki",
                    "repeatFrequency": "P1W",
                    "byDay": ["https://schema.org/Thursday", "https://schema.org/Tuesday"],
                }
            ],
            "isAccessibleForFree": True,
            "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"},
            "url": "https://example.org/x",
        }
    ]


def test_an_open_meeting_is_an_event_named_in_the_language_of_the_page(tmp_path):
    [found] = things(tmp_path, course(("kind: orientation", "kind: meeting"), ("contact\n", "remote\n")), tag="ar")
    assert (found["@type"], found["name"]) == ("Event", "لقاء مفتوح للجميع")
    assert found["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (between(YESTERDAY, YESTERDAY), "municipalities/kemi.md"),
        (course(("[kemi]", "[simo]")), "municipalities/kemi.md"),
        (WHOLE, "programme/plan.md"),
    ],
    ids=["over", "elsewhere", "another page"],
)
def test_what_a_page_does_not_show_is_not_said(tmp_path, text, name):
    assert things(tmp_path, text, name=name) == []
