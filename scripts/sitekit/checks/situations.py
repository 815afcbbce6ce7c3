"""Whether the rules of "Who helps me?" name only what exists, and every answer ends in somebody who can be reached."""

from collections.abc import Iterator
from typing import Any

from sitekit.checks.contacts import has_way
from sitekit.checks.responsibilities import unknown
from sitekit.content import answers
from sitekit.content.answers import PROGRAMME, WHEN_NEEDED
from sitekit.content.site import Site
from sitekit.findings import Finding, no_contact, suggestion

OWN = ("bodies", "duties", "joint", "doubts", "steps", "situations")  # kinds whose ids stand in the file itself
BUILT_IN = {"doubts": WHEN_NEEDED, "joint": "invitation", "duties": "none"}  # what the rules themselves name
INFORMING = ("steps", "doubts", "joint")  # kinds of which one that nothing names is said
Named = tuple[tuple, str, str]  # place, id, and its kind


def check(site: Site) -> Iterator[Finding]:
    """Ids, sources, whom each body is, what nothing names, and how to reach who comes first."""
    document = site.data.documents["situations"]
    if not document.value:
        return
    rules, path = site.data["situations"], document.path
    found = [*ids(rules)]
    known = {**site.data["vocabulary"], **{kind: rules[kind] for kind in OWN}, "contacts": site.data.contacts}
    known |= {kind: site.data[kind] for kind in ("municipalities", "services")}
    for place, name, kind in found:
        if name not in known[kind]:
            what = no_contact(name, known[kind]) if kind == "contacts" else unknown(name, kind, known[kind])
            yield Finding(path, document.line(place), what)
    for kind, name in BUILT_IN.items():
        if name not in rules[kind]:
            what = f'the rules need "{name}" among the {kind}. Write it.'
            yield Finding(path, document.line((kind,)), what)
    for key, body in rules["bodies"].items():
        for municipality in site.data["municipalities"]:
            if municipality not in body["actors"]:
                what = f'nobody is "{key}" in "{municipality}". Write an actor of vocabulary.yml.'
                yield Finding(path, document.line(("bodies", key, "actors")), what)
    for place, source in sources(rules, ()):
        if what := source_fault(site, source):
            yield Finding(path, document.line(place), what)
    for kind in INFORMING:
        for name in rules[kind].keys() - {name for _, name, each in found if each == kind} - {BUILT_IN.get(kind)}:
            what = f'no situation names "{name}" of the {kind}. Take it away, or name it.'
            yield Finding(path, document.line((kind, name)), what, blocks=False)
    for situation, what in out_of_reach(site):
        yield Finding(path, document.line(("situations", situation)), what)


def ids(rules: dict[str, Any]) -> Iterator[Named]:
    """Every id that the rules name."""
    for use, services in rules["services"].items():
        yield from ((("services", use, at), name, "services") for at, name in enumerate(services))
    yield from ((("first", at), name, "steps") for at, name in enumerate(rules["first"]))
    for key, body in rules["bodies"].items():
        for municipality, actor in body["actors"].items():
            yield ("bodies", key, "actors", municipality), municipality, "municipalities"
            yield ("bodies", key, "actors", municipality), actor, "actors"
    for key, own in rules["situations"].items():
        here = ("situations", key)
        for field, kind in (("answers", "bodies"), ("duty", "duties"), ("joint", "joint")):
            yield (*here, field), own[field], kind
        for field, kind in (("next", "steps"), ("contacts", "contacts"), ("also", "situations")):
            yield from (((*here, field, at), name, kind) for at, name in enumerate(own[field] or []))
        for at, choice in enumerate(own["groups"]):
            yield (*here, "groups", at, "group"), choice["group"], "groups"
            if choice["doubt"]:
                yield (*here, "groups", at, "doubt"), choice["doubt"], "doubts"


def sources(value: Any, place: tuple) -> Iterator[tuple[tuple, str]]:
    """Every place in a law or in the programme that a sentence or a duty is from."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("source", "duty_source"):
                yield from (((*place, key, at), source) for at, source in enumerate(item or []))
            else:
                yield from sources(item, (*place, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from sources(item, (*place, at))


def source_fault(site: Site, source: str) -> str | None:
    """What is wrong with a place such as "681/2023: 14 § 1 mom." or "programme: plan, Kemi"."""
    vocabulary = site.data["vocabulary"]
    if not source.startswith(PROGRAMME):
        number = source.partition(": ")[0]
        hint = suggestion(number, vocabulary["laws"]) or " Add it there first."
        return None if number in vocabulary["laws"] else f'the law "{number}" is not in data/vocabulary.yml.{hint}'
    chapter, _, town = source.removeprefix(PROGRAMME).partition(", ")
    if chapter not in vocabulary["chapters"]:
        return unknown(chapter, "chapters", vocabulary["chapters"])
    towns = [each["name"] for each in site.data["municipalities"].values()]
    if town and town not in towns:
        return f'there is no municipality "{town}".{suggestion(town, towns) or " Write its name, or leave it out."}'
    return None


def out_of_reach(site: Site) -> Iterator[tuple[str, str]]:
    """Whoever an answer names first and nobody can reach there, once, with the first situation it is so in."""
    met = set()
    for answer in answers.all_answers(site.data):
        who = answer.first, answer.municipality
        contact = site.data["vocabulary"]["actors"].get(answer.first, {}).get("contact")
        if who not in met and not can_be_reached(site, contact, answer.municipality):
            met.add(who)
            what = f'nobody can reach "{answer.first}" in "{answer.municipality}", who comes first in this answer.'
            yield answer.situation, f"{what} Give its contact a number, an address, a website or via:."


def can_be_reached(site: Site, contact: str | None, municipality: str) -> bool:
    """Whether a contact, or the one to ask in its place in this municipality, says how."""
    contacts = site.data.contacts
    if contact not in contacts:
        return False
    via = contacts[contact]["via"]
    instead = via.get(municipality) if isinstance(via, dict) else via
    return has_way(contacts[contact]) or bool(instead in contacts and has_way(contacts[instead]))
