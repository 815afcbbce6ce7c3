"""The one rule by which two lists of codes are matched: units with pairs, and pairs with Finnish units."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Item(NamedTuple):  # a tuple: thousands of them are made and compared
    """A code in its section. `role` is title, description or heading; "" for a block."""

    code: str
    section: Hashable
    role: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What belongs together: left index → right index, and what is left over between the same two neighbours."""

    partners: dict[int, int]
    gaps: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = field(default=())  # left and right indexes, in order


def match(left: Sequence[Item], right: Sequence[Item]) -> Match:
    """Roles by role, blocks by equal codes: in the section of the same id first, then anywhere; nothing twice.

    What has a role belongs to its counterpart also when the codes differ, and is in no gap.
    """
    if left == right:  # as on most pages
        return Match({at: at for at in range(len(left))})
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for key in (own_role, own_section, own_code):
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for at, item in enumerate(right):
            if at not in taken and (found := key(item)):
                waiting[found].append(at)
        for at, item in enumerate(left):
            if at not in partners and (found := key(item)) and waiting.get(found):
                partners[at] = waiting[found].popleft()
                taken.add(partners[at])
    return Match(partners, gaps_between(left, right, partners))


def own_role(item: Item) -> Hashable:
    """What the item must have in common with another of its role; a page has one title, a section one heading."""
    return (item.role, item.section if item.role == "heading" else "") if item.role else None


def own_section(item: Item) -> Hashable:
    """What a block must have in common with another in the section of the same id."""
    return None if item.role else (item.section, item.code)


def own_code(item: Item) -> Hashable:
    """What a block must have in common with another anywhere on the page."""
    return None if item.role else item.code


def gaps_between(
    left: Sequence[Item], right: Sequence[Item], partners: dict[int, int]
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """The blocks without a partner that stand between the same two neighbours, or section ends, on both sides.

    A neighbour is a block whose partner stands in the same section; one that has moved away is looked through.
    """
    stay = {a: b for a, b in partners.items() if not left[a].role and left[a].section == right[b].section}
    ends = {b: b for b in stay.values()}
    matched = set(partners.values())
    on_left = runs(left, stay, lambda at: at in partners)
    on_right = runs(right, ends, lambda at: at in matched)
    return tuple((indexes, on_right[key]) for key, indexes in on_left.items() if key in on_right)


def runs(
    items: Sequence[Item], neighbours: dict[int, int], has_partner: Callable[[int], bool]
) -> dict[Hashable, tuple[int, ...]]:
    """The blocks without a partner, by section and the neighbours before and after them (-1: the section's end)."""
    found: dict[Hashable, tuple[int, ...]] = {}
    by_section: dict[Hashable, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        if not item.role:
            by_section[item.section].append(at)
    for section, indexes in by_section.items():
        before, run = -1, []
        for at in [*indexes, None]:
            if at is not None and not has_partner(at):
                run.append(at)
            elif at is None or at in neighbours:
                after = -1 if at is None else neighbours[at]
                if run:
                    found[section, before, after] = tuple(run)
                before, run = after, []
    return found
