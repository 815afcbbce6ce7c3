"""The three-digit codes of pages: a code is said, written or typed where an address is too long. /k/417/ leads on.

A code on paper lives for ever: what it leads to may move, the code itself is never given to another page.
"""

from collections.abc import Collection, Container, Mapping
from itertools import chain
from typing import Any

from sitekit.content.site import Site

FIRST, LAST = 200, 999  # below: numbers that people dial (112, 116 …)
DIALLED = {"911", "999"}  # emergency numbers elsewhere: who came from there would dial them
FOLDER = "k"  # /k/417/


def address(code: str) -> str:
    """The short address of a page within the site, the same in every language."""
    return f"{FOLDER}/{code}/"


def written(site: Site) -> dict[str, Any]:
    """data/codes.yml: a page's name, or where the code has moved to."""
    return site.data["codes"] or {}


def by_name(site: Site) -> Mapping[str, str]:
    """The code of each page, by the page's name. Any name that the build knows can have one."""
    return site.once("codes", lambda: {name: code for code, name in written(site).items() if isinstance(name, str)})


def known(site: Site) -> Container[str]:
    """The names that a code can stand for: pages that are written, and those that are made from data."""
    return site.names


def moved_to(entry: Any) -> str | None:
    """The code that takes the place of an entry of data/codes.yml, or None for one that stands for a page."""
    return str(entry["moved_to"]) if isinstance(entry, dict) else None


def follow(codes: Mapping[str, Any], code: str) -> str | None:
    """The code of the page that a code leads to in the end; None where that is nowhere, or in a circle."""
    seen: set[str] = set()
    while code in codes and code not in seen:
        seen.add(code)
        if (further := moved_to(codes[code])) is None:
            return code
        code = further
    return None


def next_free(taken: Collection[str]) -> str | None:
    """A code that was never used: where there still is one, unlike each of the others in two digits, and no swap."""
    free = [str(n) for n in range(FIRST, LAST + 1) if str(n) not in taken and str(n) not in DIALLED]
    clear = (code for code in free if not any(alike(code, other) for other in taken))
    return next(chain(clear, free), None)


def alike(code: str, other: str) -> bool:
    """Whether one wrong digit, or two digits swapped, make one of the other."""
    return sum(a != b for a, b in zip(code, other, strict=True)) < 2 or sorted(code) == sorted(other)
