"""When a script may say that an office is open now: by confirmed hours alone, and never on a day that may be free."""

from datetime import date
from functools import lru_cache

from sitekit.content import freshness

COUNTRY = "FI"  # whose public holidays are left out, with the eves that are days off


def said(contact: dict, times: dict) -> dict[str, str]:
    """What opening.js reads of one row of hours, days as 2026-12-31; nothing where the hours are not confirmed.

    `open`: the days and both times; `until`: the last day on which the hours are not old; `closed`: days until then on
    which nothing is said.
    """
    hours = contact["hours"]
    day = freshness.seen(contact, hours)
    if hours["state"] != "confirmed" or day is None or hours["old"]:
        return {}
    last = min(filter(None, (day + freshness.OLD_AFTER, hours["valid_until"])))
    closed = sorted({*holidays(day, last), *(hours["closed"] or ())})
    return {
        "open": " ".join((*times["days"], times["from"], times["to"])),
        "until": last.isoformat(),
        "closed": " ".join(each.isoformat() for each in closed),
    }


@lru_cache(None)
def holidays(first: date, last: date) -> tuple[date, ...]:
    """The public holidays from one day to another; every row of hours asks, in every language."""
    from holidays import country_holidays  # here: 0.2 s, for those alone who have confirmed hours

    every = country_holidays(COUNTRY, years=range(first.year, last.year + 1))
    return tuple(day for day in every if first <= day <= last)
