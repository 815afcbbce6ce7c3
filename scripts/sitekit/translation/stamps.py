"""The stamp of a section: what each of its units was translated from, and what it was then."""

import re
from dataclasses import dataclass
from datetime import date

from sitekit.markdown.codes import code, normalise

__all__ = ["Pair", "Stamp", "code", "looks_like_a_stamp", "normalise", "parse"]

STAMP = re.compile(
    r"<!-- fi:(?P<pairs>[0-9a-f]{6}[-=][0-9a-f]{6}(?:\.[0-9a-f]{6}[-=][0-9a-f]{6})*)"
    r"(?: checked (?P<date>now|\d{4}-\d{2}-\d{2}) (?P<role>[A-Za-z0-9-]+))? -->"
)
LOOKS = re.compile(r"<!--\s*fi\s*[:\-0-9a-f]", re.IGNORECASE)
ROLE = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """The code of a Finnish unit, the code of the unit made from it, and whether a person has checked that unit."""

    source: str
    target: str
    checked: bool = False

    def __str__(self) -> str:
        return f"{self.source}{'=' if self.checked else '-'}{self.target}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The pairs of a section in order; when a person checked it (`2026-12-01` or `now`) and in what role, or None."""

    pairs: tuple[Pair, ...]
    date: str | None = None
    role: str | None = None

    def __str__(self) -> str:
        """The stamp as it stands in a page."""
        who = f" checked {self.date} {self.role}" if self.date and self.role else ""
        return f"<!-- fi:{'.'.join(map(str, self.pairs))}{who} -->"


def looks_like_a_stamp(line: str) -> bool:
    """Whether a line has something in it that a person may take for a stamp, well formed or not."""
    return LOOKS.search(line) is not None


def parse(line: str) -> Stamp | None:
    """The stamp that is all of a line, or None: none, or not well formed, or with a date that no calendar has."""
    found = STAMP.fullmatch(line.rstrip())
    if not found or not is_day(found["date"]):
        return None
    pairs = (Pair(each[:6], each[7:], each[6] == "=") for each in found["pairs"].split("."))
    return Stamp(tuple(pairs), found["date"], found["role"])


def is_day(written: str | None) -> bool:
    """Whether a date of a stamp is absent, `now` or a day of the calendar."""
    if written in (None, "now"):
        return True
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def is_role(words: str) -> bool:
    """Whether these words can stand as a role in a stamp: letters a to z, digits, hyphens."""
    return ROLE.fullmatch(words) is not None
