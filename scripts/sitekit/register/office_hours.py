"""Opening hours of the register as a contact has them (`hours:` in scripts/sitekit/schemas.yml), where they fit."""

from datetime import date, time, timedelta

from sitekit import languages
from sitekit.register.record import Hours, Record

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = dict(zip(WEEK, languages.DAYS, strict=True))
LONGEST_CLOSED = 60  # days: what is closed for longer is for an editor


def as_data(record: Record, today: date) -> tuple[dict | None, tuple[Hours, ...]]:
    """The hours as `times` and `closed`, and the sets that a contact has no place for.

    None where there is not one standing set of hours, each within one day: seasons, all day, by appointment.
    """
    standing = [each for each in record.hours if each.kind != "Exceptional"]
    closed, others = [], []
    for each in record.hours:
        if each.kind == "Exceptional":
            days = _closed(each)
            closed += [day for day in days if day >= today]
            others += [] if days else [each]
    if len(standing) != 1 or (times := _times(standing[0], by_phone=record.kind == "Phone")) is None:
        return None, record.hours
    return {"times": times, **({"closed": sorted(set(closed))} if closed else {})}, tuple(others)


def _times(hours: Hours, *, by_phone: bool) -> list[dict] | None:
    """The rows of a standing set, days with the same hours together; None where one does not fit."""
    special = hours.closed or hours.always or hours.by_appointment or hours.valid_to
    if hours.kind != "DaysOfTheWeek" or special or not hours.openings:
        return None
    found: dict[tuple[time, time], list[str]] = {}
    for each in hours.openings:
        if each.day not in DAYS or each.last_day not in ("", each.day) or each.end <= each.start:  # 24:00 has no place
            return None
        days = found.setdefault((each.start, each.end), [])
        days += [DAYS[each.day]] if DAYS[each.day] not in days else []
    order = list(DAYS.values())
    rows = [
        {"days": sorted(days, key=order.index), "from": f"{start:%H:%M}", "to": f"{end:%H:%M}"}
        for (start, end), days in found.items()
    ]
    return [{**row, **({"phone": True} if by_phone else {})} for row in rows]


def _closed(hours: Hours) -> list[date]:
    """The days on which it is closed; none where it only has other hours, or where there are too many."""
    first, last = hours.valid_from, hours.valid_to or hours.valid_from
    if not hours.closed or not first or not 0 <= (last - first).days < LONGEST_CLOSED:
        return []
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]
