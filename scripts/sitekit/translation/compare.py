"""Whether each unit of a translation still says what its Finnish says."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitekit.markdown.units import Body, Unit
from sitekit.translation.matching import Item, match
from sitekit.translation.places import items_of, placed_pairs
from sitekit.translation.stamps import Pair

CURRENT = ("checked", "machine")
LATE = ("outdated", "reworked")


@dataclass(frozen=True, slots=True)
class Row:
    """One Finnish unit, the unit that translates it, and the pair that joins them; each may be lacking.

    `state` is checked, machine, outdated, reworked, unstamped, new or removed. `edited`: the unit is not what it was
    when its pair was written. `moved`: the unit stands in another section than its Finnish.
    """

    state: str
    finnish: Unit | None
    unit: Unit | None
    pair: Pair | None = None
    edited: bool = False
    moved: bool = False

    @property
    def current(self) -> bool:
        """Whether the translation can be shown."""
        return self.state in CURRENT

    @property
    def late(self) -> bool:
        """Whether there is a translation, but of what the Finnish was before."""
        return self.state in LATE


@dataclass(frozen=True, slots=True)
class Comparison:
    """A translated page held against its Finnish page.

    `rows` stand in the order of today's Finnish page; unstamped and removed units follow what stands before them in the
    translation. `by_unit` has a row for each unit of the translation, `by_finnish` for each Finnish unit, in order;
    `source_of` joins their indexes. `place_of` says where the pair of a unit stands: section, and place in its stamp.
    """

    rows: tuple[Row, ...]
    by_unit: tuple[Row, ...]
    by_finnish: tuple[Row, ...]
    source_of: Mapping[int, int]
    place_of: Mapping[int, tuple[int, int]]


def compare(finnish: Body, page: Body) -> Comparison:
    """Each unit of a translation with its state, by the codes in its stamps alone (no history)."""
    pairs = placed_pairs(finnish, page)
    units, sources = items_of(page), items_of(finnish)
    first = match(units, [Item(each.pair.target, each.section, each.role) for each in pairs])
    pair_of = dict(first.partners)
    pair_of.update((a[0], b[0]) for a, b in first.gaps if len(a) == len(b) == 1)
    unit_of = {pair: unit for unit, pair in pair_of.items()}
    living = sorted(unit_of)  # a pair whose unit is gone is ignored
    second = match([Item(pairs[at].pair.source, pairs[at].section, pairs[at].role) for at in living], sources)
    source_of = {unit_of[living[a]]: b for a, b in second.partners.items()}
    for left, right in second.gaps:
        source_of.update((unit_of[living[a]], b) for a, b in zip(left, right, strict=False))
    by_unit = []
    for at, unit in enumerate(page.units):
        source = source_of.get(at)
        one = finnish.units[source] if source is not None else None
        moved = source is not None and units[at].section != sources[source].section
        by_unit.append(row_of(unit, one, pairs[pair_of[at]].pair if at in pair_of else None, moved))
    rows, by_finnish = in_finnish_order(finnish, by_unit, source_of)
    places = {unit: pairs[at].place for unit, at in pair_of.items()}
    return Comparison(tuple(rows), tuple(by_unit), tuple(by_finnish), source_of, places)


def row_of(unit: Unit, finnish: Unit | None, pair: Pair | None, moved: bool) -> Row:
    """The row of a unit of the translation."""
    if pair is None:
        return Row("unstamped", None, unit)
    edited = unit.code != pair.target
    if finnish is None:
        state = "removed"
    elif finnish.code != pair.source:
        state = "reworked" if edited else "outdated"
    else:
        state = "checked" if pair.checked and not edited else "machine"
    return Row(state, finnish, unit, pair, edited, moved)


def in_finnish_order(finnish: Body, by_unit: list[Row], source_of: dict[int, int]) -> tuple[list[Row], list[Row]]:
    """All rows, what has no Finnish after what stands before it in the translation; and those with Finnish alone."""
    unit_of = {source: unit for unit, source in source_of.items()}
    by_finnish = [
        by_unit[unit_of[at]] if at in unit_of else Row("new", one, None) for at, one in enumerate(finnish.units)
    ]
    extra: dict[int, list[Row]] = {}
    before = -1
    for at, row in enumerate(by_unit):
        before = source_of.get(at, before)
        if at not in source_of:
            extra.setdefault(before, []).append(row)
    rows = extra.get(-1, [])
    for at, row in enumerate(by_finnish):
        rows.append(row)
        rows.extend(extra.get(at, ()))
    return rows, by_finnish
