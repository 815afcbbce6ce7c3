"""Our contacts beside the register's channels: what differs, and what the register has that we lack."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitekit.content.data import Data
from sitekit.content.phones import Numbering
from sitekit.findings import Finding
from sitekit.register.record import PHONE, LeftOut, Record
from sitekit.register.wire11 import ID
from sitekit.yamlfile import Yaml

FIELDS = ("phones", "email", "website", "address")
WORDS = {"phones": "number", "email": "e-mail", "website": "website", "address": "address"}


@dataclass(frozen=True)
class Comparison:
    """What was found: lines with the place of our fact, and channels without a contact of ours.

    `elsewhere` counts the channels of bodies elsewhere that serve here too, which are not listed.
    """

    lines: tuple[Finding, ...]
    lacking: tuple[Record, ...]
    elsewhere: int


@dataclass(frozen=True)
class Value:
    """One value of a field: its words, what makes two of them the same, and the record it is from."""

    words: str
    key: str
    record: Record


def compared(facts: Data, keys: Collection[str], records: Collection[Record], own: Collection[str]) -> Comparison:
    """The contacts with these ids, and all others that a record matches, beside these records.

    `own` are the ids of those that belong to our municipalities.
    """
    pairs = matches(facts, records)
    lines = [line for key in keys for line in _not_there(facts, key, pairs.get(key, []), records)]
    lines += [line for key, found in pairs.items() for line in _of_contact(facts, key, found)]
    known = {record.id for found in pairs.values() for record in found}
    others = [record for record in records if record.id not in known]
    reachable = [record for record in others if record.phones or record.emails or record.address]
    lacking = [record for record in reachable if record.id in own]
    lacking.sort(key=lambda record: (record.name.casefold(), record.id))
    return Comparison(tuple(sorted(lines)), tuple(lacking), len(reachable) - len(lacking))


def matches(facts: Data, records: Collection[Record]) -> dict[str, list[Record]]:
    """The records of each contact: those that its sources name, else those of its name, else the one with its number.

    A number or e-mail decides only where one record and one contact have it: a switchboard answers for many.
    """
    reached = {record.id: _reached_at(facts, record) for record in records}
    named = {record.id: _names(record) for record in records}
    shared = Counter(key for keys in reached.values() for key in keys)
    ours = Counter(way for key in facts.written for way in _ways(facts, key))
    found = {}
    for key, contact in facts.written.items():
        unique = {way for way in _ways(facts, key) if ours[way] == 1 and shared[way] == 1}
        ids, names = ids_of(contact), _names_of(contact)
        of_contact = [record for record in records if record.id in ids]
        of_contact = of_contact or [record for record in records if names & named[record.id]]
        of_contact = of_contact or [record for record in records if unique & reached[record.id]]
        if of_contact:
            found[key] = of_contact
    return found


def is_source(contact: dict, record: Record) -> bool:
    """Whether a source of the contact names the record."""
    return record.id in ids_of(contact)


def has_name(contact: dict, record: Record) -> bool:
    """Whether both have a name in common, in whatever language."""
    return bool(_names_of(contact) & _names(record))


def _names_of(contact: dict) -> set[str]:
    return {_plain(name) for name in (contact["name"], *(contact["names"] or {}).values())}


def _names(record: Record) -> set[str]:
    return {_plain(name) for name in (*record.names.values(), *record.also)}


def ids_of(contact: dict) -> set[str]:
    """The channels of the register that the sources of a contact name."""
    fields = (*(contact["phones"] or ()), *(contact[name] for name in FIELDS[1:]))
    return {found[0].lower() for each in fields if each and (found := ID.search(each["source"]))}


def phone_key(number: str, numbering: Numbering) -> str:
    """What two ways of writing one number share: the digits within the country; a 0 after +358 counts for nothing."""
    digits = re.sub(r"[^+\d]", "", number)
    if not digits.startswith(numbering.country):
        return digits
    rest = digits.removeprefix(numbering.country).removeprefix("0")
    return rest if numbering.is_short(rest) else f"0{rest}"


def same(field: str, one: str, other: str, numbering: Numbering) -> bool:
    """Whether two values of a field say the same."""
    a, b = (_key(field, each, numbering) for each in (one, other))
    if field != "address":
        return a == b
    one_words, other_words = set(a.split()), set(b.split())
    return _street(one) == _street(other) and (one_words <= other_words or other_words <= one_words)


def of_record(record: Record, field: str, numbering: Numbering) -> list[Value]:
    """The values that a record has for a field of a contact; the Finnish website first."""
    websites = sorted(record.websites, key=lambda each: each.language != "fi")
    words = {
        "phones": [phone.written for phone in record.phones if phone.kind == PHONE],
        "email": record.emails,
        "website": [each.url for each in websites],
        "address": [record.address.written] if record.address and record.address.street else [],
    }[field]
    return [Value(each, _key(field, each, numbering), record) for each in words]


def _key(field: str, words: str, numbering: Numbering) -> str:
    match field:
        case "phones":
            return phone_key(words, numbering)
        case "website":
            parts = urlsplit(words)
            return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
        case "address":
            return " ".join(re.findall(r"\w+", words.casefold()))
        case _:
            return words.casefold()


def _street(address: str) -> str:
    return " ".join(re.findall(r"\w+", address.partition(",")[0].casefold()))


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _ours(facts: Data, key: str, field: str) -> list[tuple[str, tuple]]:
    """Our values of a field, each with its place in the file."""
    contact = facts.written[key]
    if field == "phones":
        return [(each["number"], (key, field, at, "number")) for at, each in enumerate(contact[field] or ())]
    return [(contact[field]["value"], (key, field, "value"))] if contact[field] else []


def _ways(facts: Data, key: str) -> list[str]:
    """The numbers and e-mails of a contact."""
    ways = (_key(field, words, facts.numbering) for field in FIELDS[:2] for words, _ in _ours(facts, key, field))
    return list(dict.fromkeys(ways))


def _reached_at(facts: Data, record: Record) -> set[str]:
    """The numbers and e-mails of a record."""
    return {value.key for field in FIELDS[:2] for value in of_record(record, field, facts.numbering)}


def _document(facts: Data, key: str) -> Yaml:
    """The file that a contact is in."""
    return next(facts.documents[f"contacts/{area}"] for area in facts.areas if key in facts[f"contacts/{area}"])


def _not_there(facts: Data, key: str, found: list[Record], records: Iterable[Record]) -> Iterator[Finding]:
    """What the register does not have of a contact."""
    document = _document(facts, key)
    gone = ids_of(facts.written[key]) - {record.id for record in records}
    for id_ in sorted(gone):
        what = f'"{key}" is from channel {id_}, which is not in these lists.'
        what += f" See whether it still exists: ptv.py import {id_}"
        yield Finding(document.path, document.line((key,)), what)
    if not found and not gone:
        what = f'"{key}" is not in the register by its name, number or e-mail.'
        yield Finding(document.path, document.line((key,)), f"{what} Look for it: ptv.py find TEXT", blocks=False)


def _of_contact(facts: Data, key: str, found: list[Record]) -> Iterator[Finding]:
    """What differs for one contact."""
    document = _document(facts, key)
    for field in FIELDS:
        values = (each for record in found for each in of_record(record, field, facts.numbering))
        theirs = list({each.key: each for each in values}.values())
        ours = _ours(facts, key, field)

        def equal(one: str, other: str, field: str = field) -> bool:
            return same(field, one, other, facts.numbering)

        more = [each for each in theirs if not any(equal(each.words, words) for words, _ in ours)]
        wrong = [each for each in ours if theirs and not any(equal(value.words, each[0]) for value in theirs)]
        for words, place in wrong:
            what = f'the register does not have the {WORDS[field]} {words} of "{key}"{_listed(more, ", but ")}.'
            yield Finding(
                document.path, document.line(place), f"{what} {_advice(key, field, (more or theirs)[0].record)}"
            )
        if more and not wrong and (field == "phones" or not ours):
            what = f'"{key}" lacks what the register has as {WORDS[field]}{_listed(more, ": ")}.'
            yield Finding(document.path, document.line((key, field)), f"{what} {_advice(key, field, more[0].record)}")


def _listed(values: list[Value], before: str) -> str:
    return before * bool(values) + "; ".join(f"{each.words} ({each.record.where})" for each in values)


def _advice(key: str, field: str, record: Record) -> str:
    """What to do; a number or e-mail that was left out may be the one we have."""
    left_out = record.left_out
    shown = {"phones": LeftOut(phones=left_out.phones), "email": LeftOut(emails=left_out.emails)}.get(field, "")
    return f"{shown} Ask which is right. To take the register's: ptv.py import {record.id} --as {key}".strip()
