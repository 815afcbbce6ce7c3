"""Where the pairs of a translated page stand: in which section, and for a title, a heading or a block."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from sitekit.markdown.units import ROLES, Body, Comment
from sitekit.translation.matching import Item
from sitekit.translation.stamps import Pair, Stamp, parse

LAYOUTS = (("heading",), ("description", "heading"), ("title", "heading"), ROLES)


@dataclass(frozen=True, slots=True)
class Placed:
    """A pair, its place (section, place in the stamp), the key of the section, and its role ("" for a block)."""

    pair: Pair
    place: tuple[int, int]
    section: Hashable
    role: str


def section_keys(page: Body) -> list[Hashable]:
    """What joins sections of two pages: the id, and how many sections before it have the same one."""
    seen: Counter[str] = Counter()
    keys: list[Hashable] = []
    for section in page.sections:
        keys.append((section.id, seen[section.id]))
        seen[section.id] += 1
    return keys or [("", 0)]


def items_of(page: Body) -> list[Item]:
    """The units of a page, ready to be matched; worked out once, for a Finnish page is compared with every language."""

    def make() -> list[Item]:
        keys = section_keys(page)
        return [Item(u.code, keys[u.section], u.kind if u.kind in ROLES else "") for u in page.units]

    return page.once("items", make)


def stamps_of(page: Body) -> dict[int, tuple[Comment, Stamp]]:
    """The stamp of each section that has one, by the index of the section; the first where there are several."""
    found: dict[int, tuple[Comment, Stamp]] = {}
    for comment in page.comments:
        if comment.section not in found and (stamp := parse(comment.text)):
            found[comment.section] = (comment, stamp)
    return found


def placed_pairs(finnish: Body, page: Body) -> list[Placed]:
    """All pairs of a page in order, each with its section and role."""
    keys = section_keys(page)
    placed = []
    for section, (_, stamp) in sorted(stamps_of(page).items()):
        layout = layout_of(stamp, finnish, page) if section == 0 else LAYOUTS[0]
        roles = (*layout, *("" for _ in stamp.pairs[len(layout) :]))
        for at, pair in enumerate(stamp.pairs):
            placed.append(Placed(pair, (section, at), keys[section], roles[at]))
    return placed


def layout_of(stamp: Stamp, finnish: Body, page: Body) -> tuple[str, ...]:
    """The roles at the beginning of the first stamp of a page: those that most of its codes speak for.

    Title and description may have come or gone since it was written; when nothing speaks, the page is as it was.
    """
    own, theirs = (
        {u.kind: u.code for u in each.units if u.kind in ROLES and u.section == 0} for each in (page, finnish)
    )
    blocks = {u.code for each in (page, finnish) for u in each.units if u.kind not in ROLES}

    def support(layout: tuple[str, ...]) -> tuple[int, bool, bool]:
        rest = stamp.pairs[len(layout) :]
        named = list(zip(layout, stamp.pairs, strict=False))
        count = sum((own.get(role) == pair.target) + (theirs.get(role) == pair.source) for role, pair in named)
        count += sum((pair.target in blocks) + (pair.source in blocks) for pair in rest)
        return count, set(layout) == own.keys(), set(layout) == theirs.keys()

    return max((each for each in LAYOUTS if len(each) <= len(stamp.pairs)), key=support)
