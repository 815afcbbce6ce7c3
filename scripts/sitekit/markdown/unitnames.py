"""The name of a unit outside its page: `programme/plan#duration:2` is the second block under that heading.

The heading itself is 0; title and description have their own names: `programme/plan#top:title`.
"""

import re
from dataclasses import dataclass

from sitekit.markdown.units import FRONT, Body

NAME = re.compile(r"(?P<page>[\w./-]+?)(?:\.md)?#(?P<section>[\w-]*):(?P<place>\d+|title|description)")


@dataclass(frozen=True, slots=True)
class UnitName:
    """`page` is the file's name in a language folder (programme/plan.md), `place` is as it is written."""

    page: str
    section: str
    place: str

    def __str__(self) -> str:
        return f"{self.page.removesuffix('.md')}#{self.section}:{self.place}"


def parse(written: str) -> UnitName | None:
    """The name that is all of these words; the page may stand with docs/fi/ before it and .md after it."""
    found = NAME.fullmatch(written)
    if not found:
        return None
    page = re.sub(r"^(?:\./)?docs/[\w-]+/", "", found["page"])
    return UnitName(page + ".md", found["section"], found["place"])


def names(name: str, page: Body) -> list[UnitName]:
    """The name of every unit of a page, in order."""
    made: list[UnitName] = []
    count = 0
    for unit in page.units:
        if unit.kind in FRONT:
            made.append(UnitName(name, unit.section_id, unit.kind))
            continue
        count = 0 if unit.kind == "heading" else count + 1
        made.append(UnitName(name, unit.section_id, str(count)))
    return made


def distance(one: UnitName, other: UnitName) -> tuple[bool, int]:
    """How far apart two units of a page stand: in another section, then by how many places."""
    places = [int(each.place) if each.place.isdigit() else -1 for each in (one, other)]
    return one.section != other.section, abs(places[0] - places[1])
