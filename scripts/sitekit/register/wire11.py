"""Version 11 of the register's open interface: its JSON as records, and records as its JSON for what is recorded.

Read from the register's own published source and from its users' clients; no live call was made. What the interface
has and nothing here reads: descriptions, areas, contact details of single services and of entrances.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from sitekit.findings import CONTROL
from sitekit.register import personal
from sitekit.register.record import (
    PHONE,
    TEXT_MESSAGE,
    Address,
    Hours,
    LeftOut,
    Opening,
    Phone,
    Record,
    WebPage,
    preferred,
)
from sitekit.unseen import UNSEEN

BASE = "https://api.palvelutietovaranto.suomi.fi/api/v11/"
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
URL = re.compile(r"https?://\S{1,500}")
FAX = "Fax"
LONGEST = 300  # characters of a text that is shown or written
KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number"}


class Shape(ValueError):
    """An answer is not as the interface describes it: `itemList[3].phoneNumbers is a text, not a list`."""


@dataclass(frozen=True)
class Page:
    """One page of a list; `count` pages in all."""

    number: int
    count: int
    records: tuple[Record, ...]


def page(answer: Any, asked: int) -> Page:
    """The page that was asked for. Raises Shape. A page after the last one, or no hits: `itemList` is null."""
    holder = _is(answer, dict, "the answer")
    number, count = (_value(holder, key, int, "") for key in ("pageNumber", "pageCount"))
    if count is None or count < 0:
        raise Shape("pageCount is missing" if count is None else "pageCount is below 0")
    if number not in (None, asked):
        raise Shape(f"pageNumber is {number}, page {asked} was asked for")
    if "itemList" not in holder:
        raise Shape("itemList is missing")
    return Page(asked, count, tuple(record(item, f"{where}.") for where, item in _objects(holder, "itemList", "")))


def record(answer: Any, where: str = "") -> Record:
    """One channel, of any of the five kinds. `where` (`itemList[3].`) is named in what is wrong. Raises Shape."""
    item = _is(answer, dict, where.rstrip(".") or "the answer")
    names, also = _names(item, where)
    phones, personal_phones, faxes = _phones(item, where)
    emails, personal_emails = _emails(item, where)
    left_out = LeftOut(personal_phones, personal_emails, faxes) + _left_out(item, where)
    return Record(
        id=_id(item, where),
        kind=_text(item, "serviceChannelType", where),
        organisation=_text(item, "organizationId", where),
        modified=_moment(item, "modified", where),
        names=names,
        also=also,
        phones=phones,
        emails=emails,
        websites=tuple(_websites(item, where)),
        address=_address(item, where),
        hours=tuple(_hours(item, where)),
        left_out=left_out,
    )


def written(page: Page) -> dict:
    """A page as JSON of version 11 with what the records hold and nothing more: safe to keep in a file."""
    items = [written_record(each) for each in page.records]
    return {"pageNumber": page.number, "pageCount": page.count, "itemList": items or None}


def written_record(record: Record) -> dict:
    """The same for one record. `leftOut` is ours: what the register has and the file does not."""
    item: dict[str, Any] = {
        "id": record.id,
        "serviceChannelType": record.kind,
        "organizationId": record.organisation,
        "modified": record.modified.replace(tzinfo=None).isoformat(),
        "serviceChannelNames": [
            *({"language": tag, "value": text, "type": "Name"} for tag, text in record.names.items()),
            *({"language": next(iter(record.names)), "value": text, "type": "AlternativeName"} for text in record.also),
        ],
        "phoneNumbers": [
            {
                "type": phone.kind,
                "prefixNumber": phone.prefix or None,
                "number": phone.number,
                "language": tag,
                "serviceChargeType": phone.charge or None,
                "additionalInformation": phone.note.get(tag),
            }
            for phone in record.phones
            for tag in phone.languages
        ],
        "emails": [{"value": each, "language": "fi"} for each in record.emails],
        "webPages": [{"url": each.url, "language": each.language} for each in record.websites],
        "serviceHours": [_written_hours(each) for each in record.hours],
        "leftOut": {key: count for key, count in vars(record.left_out).items() if count},
    }
    if record.address:
        where = record.address
        item["addresses"] = [
            {
                "type": "Location",
                "streetAddress": {
                    "street": [{"value": where.street, "language": "fi"}],
                    "postalCode": where.postal_code,
                    "postOffice": [{"value": where.post_office, "language": "fi"}],
                    "municipality": {"code": where.code} if where.code else None,
                },
            }
        ]
    return item


def _written_hours(hours: Hours) -> dict:
    openings = [
        {"dayFrom": each.day, "dayTo": each.last_day, "from": f"{each.start}", "to": f"{each.end}"}
        for each in hours.openings
    ]
    return {
        "serviceHourType": hours.kind,
        "validFrom": hours.valid_from and f"{hours.valid_from}T00:00:00",
        "validTo": hours.valid_to and f"{hours.valid_to}T00:00:00",
        "isClosed": hours.closed,
        "isAlwaysOpen": hours.always,
        "isReservation": hours.by_appointment,
        "openingHour": openings,
    }


def _is(value: Any, kind: type, where: str) -> Any:
    """The value, which must be of a kind."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Shape(f"{where} is {KINDS.get(type(value), 'null')}, not {KINDS[kind]}")
    return value


def _value(holder: dict, key: str, kind: type, where: str) -> Any:
    """What stands under a key; None where it is null or missing, as anything may be."""
    value = holder.get(key)
    return None if value is None else _is(value, kind, f"{where}{key}")


def _text(holder: dict, key: str, where: str) -> str:
    """A text on one line; "" for none."""
    return _line(_value(holder, key, str, where) or "")[:LONGEST]


def _line(text: str) -> str:
    """A text without line breaks, what nobody sees, and halves of signs, which JSON can hold and no file can."""
    whole = CONTROL.sub(" ", text.encode("utf-8", "ignore").decode("utf-8"))
    return UNSEEN.sub("", whole).strip()


def _objects(holder: dict, key: str, where: str) -> Iterator[tuple[str, dict]]:
    """The objects of a list, each with its place; none for null."""
    for at, item in enumerate(_value(holder, key, list, where) or ()):
        place = f"{where}{key}[{at}]"
        yield place, _is(item, dict, place)


def _texts(holder: dict, key: str, where: str) -> dict[str, str]:
    """The texts of a list by language, in its order; that order means nothing."""
    found: dict[str, str] = {}
    for place, item in _objects(holder, key, where):
        if text := _text(item, "value", f"{place}."):
            found.setdefault(_text(item, "language", f"{place}."), text)
    return found


def _id(item: dict, where: str) -> str:
    id_ = _text(item, "id", where)
    if not ID.fullmatch(id_):
        raise Shape(f"{where}id is not an id: {id_[:50]!r}" if id_ else f"{where}id is missing")
    return id_.lower()


def _moment(item: dict, key: str, where: str) -> datetime:
    """A time that the register writes in UTC, without saying so."""
    text = _text(item, key, where)
    try:
        found = datetime.fromisoformat(text)  # 0 to 7 digits of a second
    except ValueError:
        raise Shape(f"{where}{key} is not a time: {text[:50]!r}" if text else f"{where}{key} is missing") from None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _names(item: dict, where: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The name to show in each language, and the other names."""
    shown = {
        _text(each, "language", f"{place}."): _text(each, "type", f"{place}.")
        for place, each in _objects(item, "displayNameType", where)
    }
    known: dict[str, list[tuple[str, str]]] = {}
    for place, each in _objects(item, "serviceChannelNames", where):
        if text := _text(each, "value", f"{place}."):
            own = known.setdefault(_text(each, "language", f"{place}."), [])
            own.append((_text(each, "type", f"{place}."), text))
    names = {
        tag: next((text for kind in (shown.get(tag), "Name") for each, text in own if each == kind), own[0][1])
        for tag, own in known.items()
    }
    every = (text for own in known.values() for _, text in own)
    return names, tuple(dict.fromkeys(text for text in every if text not in names.values()))


def _phones(item: dict, where: str) -> tuple[tuple[Phone, ...], int, int]:
    """Numbers of the service, each once for all languages; how many may be of persons; how many are for fax.

    A number that is a person's in one language is left out in all.
    """
    key = "phoneNumbers" if item.get("phoneNumbers") is not None else "supportPhones"
    found: dict[tuple[str, str], Phone] = {}
    of_persons: set[str] = set()
    faxes: set[str] = set()
    for place, each in _objects(item, key, where):
        prefix = re.sub(r"[^+\d]", "", _text(each, "prefixNumber", f"{place}."))
        number = re.sub(r"[^+\d]", "", _text(each, "number", f"{place}."))
        if number.startswith("+"):  # the whole number, whatever stands in prefixNumber
            prefix, number = (prefix, number.removeprefix(prefix)) if number.startswith(prefix) else ("", number)
        kind = _text(each, "type", f"{place}.") or PHONE  # phones of a web service have no type
        note, tag = _text(each, "additionalInformation", f"{place}."), _text(each, "language", f"{place}.")
        if not number.strip("+"):
            continue
        if kind not in (PHONE, TEXT_MESSAGE):
            faxes.add(prefix + number)
        elif not personal.is_service_note(note):
            of_persons.add(prefix + number)
        else:
            charge = _text(each, "serviceChargeType", f"{place}.")
            before = found.get((kind, prefix + number), Phone(kind, prefix, number, (), charge))
            tags = (*before.languages, *([] if tag in before.languages else [tag]))
            notes = {**before.note, **({tag: note} if note else {})}
            found[kind, prefix + number] = replace(before, languages=tags, note=notes)
    kept = (phone for (_, number), phone in found.items() if number not in of_persons)
    return tuple(kept), len(of_persons), len(faxes)


def _emails(item: dict, where: str) -> tuple[tuple[str, ...], int]:
    """Addresses of the service, and how many may be of persons. Swagger has another key than the wire."""
    key = "emails" if item.get("emails") is not None else "supportEmails"
    texts = [_text(each, "value", f"{place}.") for place, each in _objects(item, key, where)]
    every = {text.casefold(): text for text in reversed(texts) if EMAIL.fullmatch(text)}
    kept = [text for text in reversed(every.values()) if personal.is_service_email(text)]
    return tuple(kept), len(every) - len(kept)


def _websites(item: dict, where: str) -> Iterator[WebPage]:
    for place, each in _objects(item, "webPages", where):
        url = _line(_value(each, "url", str, f"{place}.") or "")
        if URL.fullmatch(url):
            yield WebPage(url, _text(each, "language", f"{place}."))


def _address(item: dict, where: str) -> Address | None:
    """The first visiting address with a street; a post box is not visited."""
    for place, each in _objects(item, "addresses", where):
        street = _value(each, "streetAddress", dict, f"{place}.")
        if _text(each, "type", f"{place}.") != "Location" or not street:
            continue
        inside = f"{place}.streetAddress."
        name, number = preferred(_texts(street, "street", inside)), _text(street, "streetNumber", inside)
        if not name.endswith(f" {number}"):  # the number may stand in the street already
            name = f"{name} {number}".strip()
        municipality = _value(street, "municipality", dict, inside) or {}
        office = preferred(_texts(street, "postOffice", inside))
        code = _text(municipality, "code", f"{inside}municipality.")
        return Address(name, _text(street, "postalCode", inside), office, code)
    return None


def _hours(item: dict, where: str) -> Iterator[Hours]:
    for place, each in _objects(item, "serviceHours", where):
        kind = _text(each, "serviceHourType", f"{place}.")
        openings = tuple(_opening(row, f"{row_at}.") for row_at, row in _objects(each, "openingHour", f"{place}."))
        flags = (bool(_value(each, key, bool, f"{place}.")) for key in ("isClosed", "isAlwaysOpen", "isReservation"))
        days = (_day(each, key, f"{place}.") for key in ("validFrom", "validTo"))
        yield Hours(kind, *days, *flags, openings)


def _day(holder: dict, key: str, where: str) -> date | None:
    """A local date."""
    text = _text(holder, key, where)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        raise Shape(f"{where}{key} is not a date: {text[:50]!r}") from None


def _opening(row: dict, where: str) -> Opening:
    days = [_text(row, key, where) for key in ("dayFrom", "dayTo")]
    times = []
    for key in ("from", "to"):
        text = _text(row, key, where)
        try:
            times.append(time.fromisoformat(text))
        except ValueError:
            raise Shape(f"{where}{key} is not a time of day: {text[:50]!r}") from None
    return Opening(days[0], times[0], days[1], times[1])


def _left_out(item: dict, where: str) -> LeftOut:
    """What a recorded answer says was left out when it was recorded."""
    counts = _value(item, "leftOut", dict, where) or {}
    return LeftOut(*(_value(counts, key, int, f"{where}leftOut.") or 0 for key in ("phones", "emails", "faxes")))
