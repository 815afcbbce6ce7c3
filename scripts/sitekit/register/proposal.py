"""What a channel of the register would change in a file of contacts, for a person to look at before it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sitekit import files, yamlfile
from sitekit.checks.contacts import phone_fault
from sitekit.content import freshness
from sitekit.content.data import Data
from sitekit.findings import Finding, suggestion
from sitekit.register import differences, office_hours, yaml_edit
from sitekit.register.differences import FIELDS, WORDS, Value
from sitekit.register.record import PHONE, Record

STATE = "official"  # an authority's own register says it; nobody asked the body, so it is not `confirmed`
REGISTER = "Palvelutietovaranto"
FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Refused(Exception):
    """Why nothing is proposed, in words for who asked."""


@dataclass(frozen=True)
class Proposal:
    """The file of an area before and after, the contact, and what is left as it is or left to an editor."""

    path: str
    key: str
    change: files.Change
    notes: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return self.change.after == self.change.before


@dataclass
class _Work:
    """A file of contacts while it is changed; every change is also made in the value that the text must have."""

    facts: Data
    record: Record
    today: date
    path: str
    key: str
    text: str
    notes: list[str] = field(default_factory=list)
    taken: set[tuple] = field(default_factory=set)  # places of fields that now say what the register says

    @property
    def contact(self) -> dict:
        """The contact as it was read, every key there."""
        return self.facts.written[self.key]

    @property
    def proof(self) -> dict:
        """How sure a field is and from where, as a contact has it (scripts/sitekit/schemas.yml)."""
        source = f"{REGISTER}, {self.record.id}"
        return {"state": STATE, "source": source, "date": self.record.day, **self.checked}

    @property
    def checked(self) -> dict:
        """That the register said so today."""
        return {"checked": self.today, "by": "register"}

    def line(self, place: tuple) -> str:
        """`data/contacts/kemi.yml:17`."""
        name = self.path.removeprefix("data/").removesuffix(".yml")
        return f"{self.path}:{self.facts.documents[name].line((self.key, *place))}"


def propose(root: Path, facts: Data, record: Record, key: str | None, area: str | None, today: date) -> Proposal:
    """What the record would write into the contact `key`; without one, into the contact that it matches, or a new one.

    A new contact goes to the file of `area`, or of the municipality that is visited. Raises Refused.
    """
    key = key or _key_for(facts, record)
    known = next((each for each in facts.areas if key in facts[f"contacts/{each}"]), None)
    where = known or _area_for(facts, record, area)
    if known and area and known != area:
        raise Refused(f'"{key}" is a contact of {known}, not of {area}. Leave --area out, or choose another id.')
    path = f"data/contacts/{where}.yml"
    before = files.content_or_none(root / path)
    if before is None:
        raise Refused(f"{path}: there is no such file. Make it, with a comment in its first line.")
    work = _Work(facts, record, today, path, key, before.decode("utf-8"))
    try:
        _update(work) if known else _add(work, where)
    except yaml_edit.Unclear as error:
        what = "this is written in a way that nothing can be put into with certainty."
        raise Refused(f"{path}:{error.line}: {what} Write it by hand: ptv.py find {record.id}") from None
    _verify(work, before.decode("utf-8"), known=bool(known))
    if record.left_out.phones or record.left_out.emails or record.left_out.faxes:
        work.notes.append(str(record.left_out))
    return Proposal(path, key, files.Change(work.text.encode("utf-8"), before), tuple(work.notes))


def _key_for(facts: Data, record: Record) -> str:
    """The contact that a record is the source of, or has the name of; else the id of a new one."""
    contacts = facts.written.items()
    found = [key for key, contact in contacts if differences.is_source(contact, record)]
    found = found or [key for key, contact in contacts if differences.has_name(contact, record)]
    if len(found) == 1:
        return found[0]
    if likely := found or list(differences.matches(facts, [record])):
        what = "its name" if found else "its number or e-mail"
        raise Refused(f"{', '.join(likely)}: this has {what}. Say which contact it is, or a new id: --as CONTACT_ID.")
    plain = record.name.casefold().translate(str.maketrans("äöå", "aoa"))
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not key or key in facts.written:
        raise Refused(f'no id can be made of the name "{record.name}". Choose one: --as CONTACT_ID.')
    return key


def _area_for(facts: Data, record: Record, area: str | None) -> str:
    """The file of a new contact."""
    if area and area not in facts.areas:
        hint = suggestion(area, facts.areas)
        raise Refused(f'"{area}" is not an area of contacts.{hint} Known: {", ".join(facts.areas)}.')
    code = record.address.code if record.address else ""
    own = [each for each, place in facts["municipalities"].items() if place["code"] == code]
    if not area and not own:
        raise Refused("it is visited in none of our municipalities. Say where the contact belongs: --area AREA.")
    return area or own[0]


def _add(work: _Work, area: str) -> None:
    """A new contact."""
    record = work.record
    contact: dict = {"name": record.name}
    # A name in English asks for one in every language (checks/contacts.py), which an editor has to find.
    others = {tag: name for tag, name in record.names.items() if tag not in ("fi", "en", "") and name != record.name}
    if others:
        contact["names"] = others
    if area in work.facts["municipalities"]:
        contact["municipality"] = [area]
    contact["read"] = work.today
    for name in ("website", "phones", "email", "address"):
        values = list(_usable(work, name))
        if name == "phones" and values:
            contact[name] = [_phone(work, each) for each in values]
        elif values:
            contact[name] = {"value": values[0].words, **work.proof}
    if hours := _hours(work):
        contact["hours"] = {**hours, **work.proof}
    if not any(each in contact for each in FIELDS):
        what = f'"{record.name}" has no number, e-mail, website or address of a service.'
        raise Refused(f"{what} {record.left_out}".strip())
    work.notes.append("A new contact says nothing yet of what it does. Write does:, ask: and say: (data/README.md).")
    if "en" in record.names:
        what = f'Its English name: "{record.names["en"]}".'
        work.notes.append(f"{what} Add it to names: with those of the other languages.")
    work.text = yaml_edit.add_at_end(work.text, work.key, contact)


def _update(work: _Work) -> None:
    """The fields of a contact that is there."""
    for name in FIELDS:
        values = list(_usable(work, name))
        if not values:
            continue
        if name == "phones":
            _update_phones(work, values)
            continue
        ours = work.contact[name]
        equal = ours and next((each for each in values if _same(work, name, each, ours["value"])), None)
        if not ours:
            _put(work, (name,), {"value": values[0].words, **work.proof})
        elif equal:
            _vouch(work, (name,), ours)
        elif day := _newer(work, ours):
            where = work.line((name, "value"))
            what = f"the {WORDS[name]} {ours['value']} is of {day},"
            what += f" the register's {values[0].words} of {work.record.day}."
            work.notes.append(f"{where}: {what} Ours stays; delete it to take the register's.")
        else:
            _put(work, (name,), {"value": values[0].words, **work.proof})
    _update_hours(work)
    _read_today(work)


def _update_phones(work: _Work, values: list[Value]) -> None:
    """Numbers are added; one that the register does not have stays and is named."""
    ours = work.contact["phones"] or []
    for at, phone in enumerate(ours):
        if any(_same(work, "phones", each, phone["number"]) for each in values):
            _vouch(work, ("phones", at), phone)
        else:
            what = f"the register does not have the number {phone['number']}. It stays; delete it if it is wrong."
            work.notes.append(f"{work.line(('phones', at, 'number'))}: {what}")
    new = [each for each in values if not any(_same(work, "phones", each, phone["number"]) for phone in ours)]
    if new and not ours:
        _put(work, ("phones",), [_phone(work, each) for each in new])
        return
    for each in new:
        work.text = yaml_edit.append(work.text, (work.key, "phones"), _phone(work, each))
        work.taken.add(("phones", len(ours) + new.index(each)))


def _same(work: _Work, name: str, value: Value, words: str) -> bool:
    return differences.same(name, value.words, words, work.facts.numbering)


def _put(work: _Work, place: tuple, value: object) -> None:
    work.text = yaml_edit.put(work.text, (work.key, *place), value)
    work.taken.add(place)


def _vouch(work: _Work, place: tuple, ours: dict) -> None:
    """The register says the same today. What was only reported is from it now; what is surer keeps its own source."""
    _put(work, place, work.proof if ours["state"] == "reported" or _is_from_here(work, ours) else work.checked)


def _is_from_here(work: _Work, ours: dict) -> bool:
    """Whether a field came from this channel before."""
    return work.record.id in ours["source"].lower()


def _newer(work: _Work, ours: dict) -> str:
    """The day of our value where it is later than the register's; "" where it is not, or not known to the day."""
    day = str((ours["checked"] or ours["date"]) if ours["state"] == "reported" else freshness.seen(work.contact, ours))
    return day if FULL_DAY.fullmatch(day) and day > str(work.record.day) and not _is_from_here(work, ours) else ""


def _read_today(work: _Work) -> None:
    """A contact whose sources nobody has read is read today, where all it has is from the register."""
    contact = work.contact
    kept = [(name,) for name in freshness.FIELDS if contact[name]]
    kept += [("phones", at) for at in range(len(contact["phones"] or ()))]
    if not contact["read"] and work.taken.issuperset(kept):
        _put(work, ("read",), work.today)


def _update_hours(work: _Work) -> None:
    """Hours are added; other ones of ours stay."""
    ours = work.contact["hours"]
    theirs = _hours(work)
    if theirs and not ours:
        _put(work, ("hours",), {**theirs, **work.proof})
    elif theirs and [_without_none(each) for each in ours["times"] or ()] == theirs["times"]:
        _vouch(work, ("hours",), ours)
    elif theirs:
        words = "; ".join(each.written for each in work.record.hours)
        work.notes.append(f"{work.line(('hours',))}: the register has these hours: {words}. Ours stay.")


def _hours(work: _Work) -> dict | None:
    """The hours that a contact can have; the others are named."""
    theirs, others = office_hours.as_data(work.record, work.today)
    if others:
        words = "; ".join(each.written for each in others)
        where = "in words (hours:), or as a notice (data/README.md)"
        work.notes.append(f"Hours that are not written: {words}. Where they matter, write them {where}.")
    return theirs


def _without_none(times: dict) -> dict:
    return {name: value for name, value in times.items() if value is not None}


def _usable(work: _Work, name: str) -> Iterator[Value]:
    """The values of a record that a contact may have, each once."""
    seen: set[str] = set()
    for value in differences.of_record(work.record, name, work.facts.numbering):
        phone = {"number": value.words, "from_abroad": None}
        if name == "phones" and (fault := phone_fault(phone, work.facts.numbering)):
            work.notes.append(f"Not taken from the register: {fault}")
        elif value.key not in seen:
            seen.add(value.key)
            yield value


def _phone(work: _Work, value: Value) -> dict:
    """A number as a contact has it."""
    own = next(each for each in work.record.phones if each.kind == PHONE and each.written == value.words)
    purpose = own.note.get("fi", "")
    return {"number": value.words, **({"purpose": purpose} if purpose else {}), **work.proof}


def _verify(work: _Work, before: str, *, known: bool) -> None:
    """The new text is YAML of the right shape, and no other contact in it has changed. Raises Refused."""
    document, found = yamlfile.parse(work.text, work.path)
    found = [*found, *yamlfile.schema_findings(document, "contacts")] if document.value is not None else found
    old, _ = yamlfile.parse(before, work.path)
    others = {key: value for key, value in (document.value or {}).items() if key != work.key}
    if not found and others != {key: value for key, value in old.value.items() if key != work.key}:
        found = [Finding(work.path, 1, "other contacts would change.")]
    if not found and list(document.value) != [*old.value, *([] if known else [work.key])]:
        found = [Finding(work.path, 1, "the order of contacts would change.")]
    if found:
        raise Refused(f"{found[0]} So the contact cannot be written. Write it by hand.")
