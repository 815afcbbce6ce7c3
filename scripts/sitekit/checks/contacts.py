"""Whether every contact can be reached as it says, and how long ago somebody looked whether that is still right."""

import re
from collections.abc import Iterator
from datetime import date

from babel import UnknownLocaleError

from sitekit.content.freshness import FIELDS, GONE_AFTER, OLD_AFTER, over
from sitekit.content.phones import Numbering
from sitekit.content.site import Site
from sitekit.findings import Finding, near, no_contact
from sitekit.languages import Language
from sitekit.yamlfile import Yaml

ABROAD = re.compile(r"\+\d{7,15}")
FREE = range(8, 12)  # digits of a free number


def check(site: Site) -> Iterator[Finding]:
    """Every contact of every area."""
    seen: dict[str, str] = {}
    for area in site.data.areas:
        document = site.data.documents[f"contacts/{area}"]
        for key, contact in document.value.items():
            if key in seen:
                what = f'the id "{key}" is in {seen[key]} already. Give one of the two another id.'
                yield Finding(document.path, document.line((key,)), what)
            seen.setdefault(key, document.path)
            yield from municipality_faults(site, document, (key, "municipality"), contact["municipality"] or [])
            yield from reading_faults(site, document, key)
            yield from via_faults(site, document, key)
            yield from end_faults(site, document, key)
            for at, phone in enumerate(contact["phones"] or []):
                place = (key, "phones", at)
                if what := phone_fault(phone, site.data.numbering):
                    yield Finding(document.path, document.line((*place, "number")), what)
                yield from language_faults(document, (*place, "languages"), phone["languages"] or [])
                yield from age_faults(site, document, place, phone)
            yield from hours_faults(document, key)
            if spoken := contact["languages"]:
                yield from language_faults(document, (key, "languages", "value"), spoken["value"])
            for field in FIELDS:
                if contact[field]:
                    yield from age_faults(site, document, (key, field), contact[field])


def municipality_faults(site: Site, document: Yaml, place: tuple, names_: list[str]) -> Iterator[Finding]:
    """The municipalities of a contact or a course are those of data/municipalities.yml."""
    known = site.data["municipalities"]
    for at, name in enumerate(names_):
        if name not in known:
            hint = near(name, known) or f" Known: {', '.join(known)}."
            what = f'there is no municipality "{name}".{hint}'
            yield Finding(document.path, document.line((*place, at)), what)


def via_faults(site: Site, document: Yaml, key: str) -> Iterator[Finding]:
    """Every card ends with a way to reach somebody: what `via` names exists, and has a way of its own."""
    contact = document.value[key]
    named = contact["via"] or {}
    places = {(key, "via"): named} if isinstance(named, str) else {(key, "via", each): named[each] for each in named}
    for place, id_ in places.items():
        line = document.line(place)
        if id_ not in site.data.written:
            yield Finding(document.path, line, no_contact(id_, site.data.written))
        elif id_ == key or not has_way(site.data.written[id_]):
            what = f'"{id_}" has no number, e-mail, address or website itself. Name another contact in via:.'
            yield Finding(document.path, line, what)
        if len(place) == 3 and place[2] not in site.data["municipalities"]:
            yield Finding(document.path, line, f'there is no municipality "{place[2]}". Fix the name.')
    lacking = set(contact["municipality"] or ()) - named.keys() if isinstance(named, dict) else set()
    if not has_way(contact) and (lacking or not named):
        where = f" in {', '.join(sorted(lacking))}" if named else ""
        what = f'nobody can reach "{key}"{where}: it has no number, e-mail, address or website.'
        yield Finding(document.path, document.line((key,)), f"{what} Add one, or write in via: which contact to ask.")


def end_faults(site: Site, document: Yaml, key: str) -> Iterator[Finding]:
    """What does not last says whom to ask when it is over, and is looked at then."""
    contact, line = document.value[key], document.line((key, "valid_until"))
    if contact["valid_until"] and contact["urgent"]:
        what = f'"{key}" is urgent, so pages always show it. Take valid_until away, or the contact when its day comes.'
        yield Finding(document.path, line, what)
        return
    if contact["valid_until"] and not contact["via"]:
        what = f'nobody can be asked once "{key}" is over. Write in via: which contact to ask then.'
        yield Finding(document.path, line, what)
    if until := over(contact, site.today):
        what = f'"{key}" was to end by {until}: pages say so, and name whom to ask.'
        what += " Find out whether it goes on. Then write its new last day, or delete the contact and what leads to it."
        yield Finding(document.path, line, what, blocks=False)


def has_way(contact: dict) -> bool:
    """Whether a contact says itself how to reach it."""
    return any(contact[field] for field in ("phones", "email", "address", "website"))


def reading_faults(site: Site, document: Yaml, key: str) -> Iterator[Finding]:
    """Whether the sources of what nobody confirmed were read, and not too long ago; of urgent contacts too."""
    contact = document.value[key]
    fields = [field for field in (*(contact["phones"] or ()), *(contact[name] for name in FIELDS)) if field]
    if all(field["state"] == "confirmed" for field in fields):
        return
    day, line = contact["read"], document.line((key, "read"))
    if day is None:
        what = f'"{key}" does not say when its sources were read. Add read: with that day.'
        yield Finding(document.path, line, what, blocks=False)
    elif day > site.today:
        what = f"the date {day} is still to come. Write the day on which the sources were read."
        yield Finding(document.path, line, what)
    elif (age := age_of(site, day, contact)) and not all(field["checked"] for field in fields):
        what = f'the sources of "{key}" were read on {day}, {age}'
        yield Finding(
            document.path, line, f"{what} Open them, fix what has changed, then write the new day.", blocks=False
        )


def age_of(site: Site, day: date, contact: dict) -> str:
    """How long ago a day is and what that means for readers, as the end of a sentence; "" while it means nothing."""
    if site.today - day > GONE_AFTER:
        means = "the site may not be published" if contact["urgent"] else "pages no longer show its numbers"
        return f"over 12 months ago: {means}."
    if site.today - day > OLD_AFTER:
        means = "after 12 months the site may not be published" if contact["urgent"] else "pages say so"
        return f"over 6 months ago: {means}."
    return ""


def names(site: Site) -> Iterator[Finding]:
    """A contact that has a name in English has one in every language; a preview may wait for it. The site is built."""
    for document in (site.data.documents[f"contacts/{area}"] for area in site.data.areas):
        for key, contact in document.value.items():
            own = contact["names"] or {}
            for language in site.translated if "en" in own else ():
                if language.code not in own:
                    what = f'"{key}" has a name in "en", but none in "{language.code}".'
                    what += f" Add {language.code}: to its names."
                    blocks = language in site.published
                    yield Finding(document.path, document.line((key, "names")), what, blocks=blocks)


def phone_fault(phone: dict, numbering: Numbering) -> str | None:
    """Why a number cannot be dialled as it is written, or None."""
    number, dialled, country = phone["number"], numbering.dialled(phone["number"]), numbering.country
    digits = number.replace(" ", "")
    if numbering.is_short(dialled.removeprefix(country)) and not numbering.is_short(dialled):
        return f'"{number}" cannot be dialled: a short number has no {country}. Write "{digits.removeprefix(country)}".'
    if numbering.is_free(digits.replace(country, "0", 1)) and digits.startswith(country) and not phone["from_abroad"]:
        return f'"{number}" is a free number. Write it without {country} and with 0, or add from_abroad: true.'
    if numbering.is_short(digits) or (numbering.is_free(digits) and len(digits) in FREE):
        return None
    if not digits.startswith(("+", "0")) or digits.startswith(("00", f"{country}0")) or not ABROAD.fullmatch(dialled):
        return f'"{number}" cannot be dialled. Write it with its area code, such as "016 123 456", or with {country}.'
    return None


def hours_faults(document: Yaml, key: str) -> Iterator[Finding]:
    """Opening hours are in words or in times, and times end after they begin, once for each day."""
    hours, place = document.value[key]["hours"], (key, "hours")
    if hours and bool(hours["value"]) == bool(hours["times"]):
        what = "opening hours have either value: (words) or times: (days and hours). Write one of the two."
        yield Finding(document.path, document.line(place), what)
    seen: set[tuple[str, str, bool]] = set()
    for at, times in enumerate((hours or {}).get("times") or []):
        line = document.line((*place, "times", at))
        if times["to"] <= times["from"]:
            yield Finding(document.path, line, f"{times['to']} is not after {times['from']}. Fix the hours.")
        for day in times["days"]:
            if (day, times["from"], bool(times["phone"])) in seen:
                yield Finding(document.path, line, f"{day} is there twice. Keep one.")
            seen.add((day, times["from"], bool(times["phone"])))


def language_faults(document: Yaml, place: tuple, tags: list[str]) -> Iterator[Finding]:
    """CLDR has a name for every language of a list: spoken somewhere, or that of a number or of a course."""
    for index, tag in enumerate(tags):
        try:
            Language(tag).locale  # noqa: B018
        except (UnknownLocaleError, ValueError):
            what = f'CLDR does not know the language "{tag}". Use its code, such as so or fa.'
            yield Finding(document.path, document.line((*place, index)), what)


def age_faults(site: Site, document: Yaml, place: tuple, field: dict) -> Iterator[Finding]:
    """No date is to come; what was confirmed or checked long ago is asked for again, and what held until a day too."""
    contact, day = document.value[place[0]], field["date"]
    for name in ("date", "checked"):
        if type(field[name]) is date and field[name] > site.today:
            what = f"the date {field[name]} is still to come. Write the day on which the fact was read or confirmed."
            yield Finding(document.path, document.line((*place, name)), what)
            return
    name, own = ("date", day) if field["state"] == "confirmed" else ("checked", field["checked"])
    if own and (age := age_of(site, own, contact)):
        what = f'"{place[0]}" was {"confirmed" if name == "date" else name} on {own}, {age}'
        what += " Ask again, then write the new date."
        yield Finding(document.path, document.line((*place, name)), what, blocks=False)
    if until := over(field, site.today):
        what = f"this was valid until {until}, and pages no longer show it. Find out what holds now, and write that."
        yield Finding(document.path, document.line((*place, "valid_until")), what, blocks=False)
