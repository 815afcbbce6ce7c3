"""The facts of data/, read once and held against their schemas."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sitekit import files, yamlfile
from sitekit.content import freshness
from sitekit.content.phones import Numbering
from sitekit.findings import Finding, suggestion

KINDS = yamlfile.schemas()
FILES = tuple(name for name, schema in KINDS.items() if schema.get("file") == f"data/{name}.yml")
ONE_OF = {schema["one"]: name for name, schema in KINDS.items() if "one" in schema}  # service → services
MAP = "data/region.svg"


@dataclass(frozen=True)
class Data:
    """Every data file as plain values; `documents` holds them with their lines, by name."""

    documents: dict[str, yamlfile.Yaml]
    drawing: str = ""  # the map of the region as SVG; a region may have none
    today: date = date.min  # how old a contact is depends on it

    def __getitem__(self, name: str) -> Any:
        return self.documents[name].value

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas of contacts: every municipality of municipalities.yml in its order, then those of site.yml."""
        return tuple(name.removeprefix("contacts/") for name in self.documents if name.startswith("contacts/"))

    @cached_property
    def written(self) -> dict[str, dict]:
        """Every contact by its id as it is written, in the order of the areas."""
        return {key: value for area in self.areas for key, value in self[f"contacts/{area}"].items()}

    @cached_property
    def contacts(self) -> dict[str, dict]:
        """The same as pages may show them today: without what is too old (see freshness.py)."""
        return {key: freshness.aged(value, self.today) for key, value in self.written.items()}

    def place_of(self, page: str) -> str:
        """The municipality whose page this is; "" for another page."""
        places = self["municipalities"].items()
        return next((key for key, place in places if place["page"] == page), "")

    def via(self, key: str, municipality: str = "") -> list[str]:
        """The contacts to ask in place of one without a number of its own: that of the municipality, or all of them."""
        via = self.contacts[key]["via"]
        if isinstance(via, dict):
            return [via[municipality]] if municipality in via else list(dict.fromkeys(via.values()))
        return [via] if via else []

    def reached(self, key: str, municipality: str = "") -> list[str]:
        """Whom to call to reach a contact: itself where it has a number, else whom to ask in its place."""
        return [key] if self.contacts[key]["phones"] else self.via(key, municipality) or [key]

    def ids(self, kind: str) -> Collection[str]:
        """What a shortcode may name as a `service`, an `amount` …; nothing for a kind that no schema declares."""
        known = {"contact": self.contacts, "area": self.areas}
        return known[kind] if kind in known else self[ONE_OF[kind]] if kind in ONE_OF else ()

    @cached_property
    def numbering(self) -> Numbering:
        """How phone numbers are dialled."""
        facts = self["site"]["phones"]
        return Numbering(facts["country"], tuple(facts["short"]), facts["free"])

    def cells(self, service: str, municipality: str) -> list[dict]:
        """Who does a service in a municipality: one cell for each client group, without whom there is no more."""
        return [
            {**cell, "who": self.lasting(cell["who"])}
            for cell in self["responsibilities"]
            if cell["service"] == service and cell["municipality"] == municipality
        ]

    def lasting(self, actors: list[str]) -> list[str]:
        """Actors that are still there; all of them where none is, as their cards say whom to ask instead."""
        return [key for key in actors if key not in self.over] or actors

    @cached_property
    def over(self) -> frozenset[str]:
        """The actors whose contact is over."""
        ended = {key for key, contact in self.contacts.items() if contact["ended"]}
        return frozenset(key for key, actor in self["vocabulary"]["actors"].items() if actor["contact"] in ended)

    def asked(self, service: str, municipality: str) -> list[str]:
        """The contacts to call about a service in a municipality: for the first of each client group, each once."""
        actors = self["vocabulary"]["actors"]
        found: list[str] = []
        for cell in self.cells(service, municipality):
            key = next((actors[each]["contact"] for each in cell["who"] or [] if actors[each]["contact"]), None)
            if key:
                found += self.reached(key, municipality)
        return list(dict.fromkeys(found))


def load(root: Path, today: date = date.min) -> tuple[Data, list[Finding]]:
    """All data files on a day. One that is not as its schema says stops the build: no wrong number may be shown."""
    documents: dict[str, yamlfile.Yaml] = {}
    found: list[Finding] = []
    for name in FILES:
        documents[name], faults = read(root, name)
        found += faults
    unread = {fault.path for fault in found if fault.stops_build}
    known = unread.isdisjoint(documents[name].path for name in ("municipalities", "site"))
    areas = (*documents["municipalities"].value, *documents["site"].value["areas"]) if known else contact_files(root)
    for area in dict.fromkeys(areas):
        documents[f"contacts/{area}"], faults = read(root, f"contacts/{area}")
        found += faults
    drawing, faults = files.read(root / MAP, root) if (root / MAP).exists() else ("", [])
    return Data(documents, drawing or "", today), found + faults + strays(root, documents)


def read(root: Path, name: str) -> tuple[yamlfile.Yaml, list[Finding]]:
    """One data file with every key its schema knows, and what is wrong with it."""
    path = root / "data" / f"{name}.yml"
    if KINDS.get(name, {}).get("optional") and not path.exists():
        return yamlfile.Yaml(files.relative(path, root), {}, {}), []
    document, found = yamlfile.load(path, root)
    schema = schema_of(document.path)
    if document.value is None and not found and KINDS.get(schema, {}).get("optional"):
        document = replace(document, value={})  # comments alone
    if not any(fault.stops_build for fault in found):
        found += yamlfile.schema_findings(document, schema, stops_build=True)
    return replace(document, value=yamlfile.filled(document.value, schema)), found


def schema_of(path: str) -> str:
    """The name of the schema for a data file: `contacts` for data/contacts/kemi.yml."""
    return path.removeprefix("data/").removesuffix(".yml").split("/")[0]


def contact_files(root: Path) -> list[str]:
    """The areas that have a file of contacts, while municipalities.yml or site.yml cannot say which there are."""
    return sorted(path.stem for path in (root / "data/contacts").glob("[!.]*.yml"))


def strays(root: Path, documents: dict[str, yamlfile.Yaml]) -> list[Finding]:
    """The files of data/ that nothing reads: what stands in them would be on no page."""
    read_ones = {document.path for document in documents.values()}
    found = []
    for path in sorted((root / "data").rglob("[!.]*.y*ml")):
        name = files.relative(path, root)
        if name in read_ones:
            continue
        what = f"nothing reads this file.{suggestion(name, read_ones)}"
        what += " Rename it, move it out of data/, or declare it in scripts/sitekit/schemas.yml."
        if path.parent == root / "data/contacts":
            areas = [each.removeprefix("contacts/") for each in documents if each.startswith("contacts/")]
            hint = suggestion(path.stem, areas) or f" Known: {', '.join(areas)}."
            what = f'nothing reads this file: "{path.stem}" is not an area of contacts.{hint}'
            what += " Rename it, or add it to data/municipalities.yml (or to areas: in data/site.yml)."
        found.append(Finding(name, 1, what))
    return found
