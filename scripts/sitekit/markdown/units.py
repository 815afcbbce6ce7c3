"""The values a page is cut into: sections, units and comments."""

import re
from dataclasses import dataclass

from sitekit.memo import Once

FRONT = ("title", "description")  # the kinds of units in the front matter
ROLES = (*FRONT, "heading")  # the kinds of units that are no blocks
HEADING = re.compile(r"(#{1,6}) +(.*?) *(?:\{(?!\{)([^{}]*)\})?\s*$")  # its level, its words, what stands in its { }


@dataclass(frozen=True, slots=True)
class Unit:
    """A title, description, heading or block; `text` is what stands in the file, without the comments in it.

    `kind` is title, description, heading, paragraph, list, table, admonition, fence or shortcode. `line` and `last`
    count from 1. `section` is an index into the page's sections. `code` stands for the text in stamps. `waived` names
    the quality checks that a comment `<!-- qa-ok: … -->` after the unit switches off.
    """

    kind: str
    text: str
    line: int
    last: int
    section: int
    section_id: str
    code: str
    waived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, with its id ("" when it has none) and classes. `right`: it or a section around it is `.right`."""

    id: str
    level: int
    heading: str
    classes: tuple[str, ...]
    line: int
    right: bool
    other: tuple[str, ...] = ()  # what else stands in the heading's { }


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as written; `section` is an index, `unit` the index of the unit it follows (-1: none)."""

    text: str
    line: int
    section: int
    unit: int


@dataclass(frozen=True)
class Body(Once):
    """A page cut into its parts, all in the page's order.

    `front` is the YAML between the `---` lines, `front_line` the line it begins on.
    """

    front: str
    front_line: int
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    comments: tuple[Comment, ...]


def bare(heading: str) -> str:
    """A heading as it is written, without its { }; any other text as it is."""
    found = HEADING.match(heading)
    return f"{found[1]} {found[2]}" if found else heading
