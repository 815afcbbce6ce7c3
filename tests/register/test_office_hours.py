"""Opening hours of the register as a contact has them; what does not fit is left to an editor. All invented."""

from datetime import date

import pytest

from register_server import advice, hall, hours
from sitekit.register import office_hours, wire11

TODAY = date(2026, 11, 24)
MORNING = ("08:00:00", "11:00:00")


def of(*sets: dict, channel=hall):
    """The hours as data, and the words of what has no place there."""
    found, others = office_hours.as_data(wire11.record(channel(serviceHours=list(sets))), TODAY)
    return found, [each.written for each in others]


def week(*openings: tuple[str, ...], **more) -> dict:
    return hours("DaysOfTheWeek", *openings, **more)


def test_days_with_the_same_hours_are_together_in_their_order():
    found = of(week(("Tuesday", "", *MORNING), ("Monday", "", "12:00:00", "16:00:00"), ("Monday", "", *MORNING)))
    assert found == (
        {
            "times": [
                {"days": ["mon", "tue"], "from": "08:00", "to": "11:00"},
                {"days": ["mon"], "from": "12:00", "to": "16:00"},
            ]
        },
        [],
    )


def test_hours_of_a_telephone_service_are_by_phone():
    found, _ = of(week(("Monday", "", *MORNING)), channel=advice)
    assert found == {"times": [{"days": ["mon"], "from": "08:00", "to": "11:00", "phone": True}]}


def test_days_on_which_it_is_closed_are_dates_and_those_that_are_over_are_left_out():
    def closed(first, last=None):
        return hours("Exceptional", validFrom=first, validTo=last, isClosed=True)

    found, others = of(
        week(("Monday", "", *MORNING)),
        closed("2026-12-24T00:00:00", "2026-12-25T00:00:00"),
        closed("2026-11-01T00:00:00"),
        closed("2026-12-24T00:00:00"),
    )
    assert found["closed"] == [date(2026, 12, 24), date(2026, 12, 25)]
    assert others == []


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        ([week(("Monday", "", "08:00:00", "00:00:00"))], "Monday 08:00–24:00"),
        ([week(("Someday", "", *MORNING))], "Someday 08:00–11:00"),
        ([week(isAlwaysOpen=True)], "always"),
        ([week(isReservation=True)], "by appointment"),
        ([week(("Monday", "", *MORNING), validTo="2026-12-31T00:00:00")], "–2026-12-31: Monday 08:00–11:00"),
        ([hours("OverMidnight", ("Friday", "Saturday", "18:00:00", "02:00:00"))], "Friday 18:00–Saturday 02:00"),
        ([hours("Exceptional", validFrom="2026-12-24T00:00:00", isClosed=True)], "2026-12-24: closed"),
    ],
)
def test_what_does_not_fit_is_left_to_an_editor(sets, words):
    assert of(*sets) == (None, [words])


def test_two_standing_sets_are_left_to_an_editor():
    sets = [week(("Monday", "", *MORNING)), week(("Tuesday", "", *MORNING))]
    assert of(*sets) == (None, ["Monday 08:00–11:00", "Tuesday 08:00–11:00"])


def test_other_hours_on_a_day_and_a_long_time_closed_are_named_beside_the_rest():
    other = hours("Exceptional", ("Monday", "Sunday", *MORNING), validFrom="2026-12-23T00:00:00")
    long = hours("Exceptional", validFrom="2026-12-01T00:00:00", validTo="2027-03-01T00:00:00", isClosed=True)
    found, others = of(week(("Monday", "", *MORNING)), other, long)
    assert found == {"times": [{"days": ["mon"], "from": "08:00", "to": "11:00"}]}
    assert others == ["2026-12-23: 08:00–11:00", "2026-12-01–2027-03-01: closed"]
