"""Bringing the stamps of a translated page up to date, and marking what a person has checked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sitekit.markdown import grammar
from sitekit.markdown.blocks import parse
from sitekit.markdown.lines import kinds_of, split_lines
from sitekit.markdown.units import Body, Unit
from sitekit.translation.compare import Comparison, Row, compare
from sitekit.translation.faults import faults
from sitekit.translation.places import stamps_of
from sitekit.translation.stamps import Pair, Stamp, is_role
from sitekit.translation.writing import new_stamps, pair_unstamped, with_stamps

__all__ = ["Comparison", "Done", "Row", "checked", "compare", "faults", "stamp"]

Quality = Callable[[Unit, Unit], Iterable[str]]  # Finnish unit and its translation → the quality errors, in words
UNTOUCHED = "unchanged since the Finnish changed: translate it."
REMOVED = "its Finnish is gone: delete it."
HOMELESS = "the heading above this block cannot be stamped. Fix the heading, or move the block back."
REFUSALS = {
    "outdated": "not marked, its Finnish has changed: translate it, then stamp the page.",
    "reworked": "not marked, its Finnish and itself have changed: stamp the page first.",
    "unstamped": "not marked, it has no stamp: stamp the page first.",
    "removed": "not marked, its Finnish is gone: delete it.",
}


@dataclass(frozen=True, slots=True)
class Done:
    """What a command made of a page.

    `text` is the page afterwards; when `refused`, it is as it was. `paired` are the Finnish unit and the unit of each
    new pair, to be shown side by side. `left` says what stayed as it was and why: line (from 1), and what to do.
    """

    text: str
    paired: tuple[tuple[Unit, Unit], ...] = ()
    left: tuple[tuple[int, str], ...] = ()
    refused: bool = False


def no_errors(finnish: Unit, unit: Unit) -> Iterable[str]:
    """The quality errors when nobody looks for them."""
    return ()


def stamp(text: str, finnish: Body, *, today: date, quality: Quality = no_errors) -> Done:
    """The page with its stamps brought up to date where the translation itself was worked on.

    `checked now ROLE` in a stamp becomes `=` on every unit of its section that is current then, with the date `today`.
    Nothing is written to a page with faults, or with blocks of which it cannot be told what they translate.
    """
    page = parse(text)
    comparison = compare(finnish, page)
    partners, unclear = pair_unstamped(finnish, page, comparison)
    if wrong := faults_of(finnish, page, text) or unclear:
        return Done(text, left=tuple(wrong), refused=True)
    pairs: dict[int, Pair] = {}
    paired: list[tuple[Unit, Unit]] = []
    left: list[tuple[int, str]] = []
    sources = {at: finnish.units[one] for at, one in (*comparison.source_of.items(), *partners.items())}
    for at, row in enumerate(comparison.by_unit):
        unit, one = page.units[at], sources.get(at)
        pair, why = new_pair(row, unit, one, quality)
        left += [(unit.line, why)] if why else []
        if pair:
            pairs[at] = pair
            if one and not why and row.state in ("reworked", "unstamped"):
                paired.append((one, unit))
    codes = {at: one.code for at, one in sources.items()}
    stamps = new_stamps(page, pairs, codes, comparison.place_of, today)
    if homeless := [page.units[at].line for at in comparison.place_of if page.units[at].section not in stamps]:
        return Done(text, left=tuple((line, HOMELESS) for line in homeless), refused=True)
    return Done(with_stamps(text, page, stamps), tuple(paired), tuple(left))


def new_pair(row: Row, unit: Unit, finnish: Unit | None, quality: Quality) -> tuple[Pair | None, str]:
    """The pair a unit gets, or keeps; and why it was left as it was, when there is something to do about it."""
    if finnish is None:
        return row.pair, REMOVED
    if row.state == "outdated":
        return row.pair, UNTOUCHED
    if row.current and not row.edited:
        return row.pair, ""
    if unit.kind != finnish.kind:
        return row.pair, f"not stamped, it is a {unit.kind}, not a {finnish.kind} as in Finnish: write it as one."
    if errors := list(quality(finnish, unit)):
        return row.pair, f"not stamped: {'; '.join(errors)}"
    return Pair(finnish.code, unit.code), ""


def checked(text: str, finnish: Body, *, by: str, today: date, section: str | None = None) -> Done:
    """The page with `=` on every current, unedited unit (of the section with this id), checked by the role `by` today.

    `left` names the units that were not marked. Raises ValueError when `by` cannot be a role or the section is unknown.
    """
    page = parse(text)
    if not is_role(by):
        raise ValueError(f'"{by}" is not a role. Write a role or a pseudonym in letters a to z, digits and hyphens.')
    if section is not None and section not in {each.id for each in page.sections}:
        raise ValueError(f'the page has no section "{section}". Write the id of one of its headings.')
    if wrong := faults_of(finnish, page, text):
        return Done(text, left=tuple(wrong), refused=True)
    comparison = compare(finnish, page)
    stamps = {index: each for index, (_, each) in stamps_of(page).items()}
    left: list[tuple[int, str]] = []
    marked: dict[int, set[int]] = {}
    for at, unit in enumerate(page.units):
        if section in (None, unit.section_id):
            if why := refusal(comparison, at, unit):
                left.append((unit.line, why))
            else:
                marked.setdefault(unit.section, set()).add(comparison.place_of[at][1])
    for index, places in marked.items():
        pairs = (replace(pair, checked=pair.checked or at in places) for at, pair in enumerate(stamps[index].pairs))
        stamps[index] = Stamp(tuple(pairs), today.isoformat(), by)
    return Done(with_stamps(text, page, {index: stamps[index] for index in marked}), left=tuple(left))


def refusal(comparison: Comparison, at: int, unit: Unit) -> str:
    """Why a unit cannot be marked as checked, and what to do; nothing when it can."""
    row = comparison.by_unit[at]
    if not row.current:
        return REFUSALS[row.state]
    if row.edited or comparison.place_of[at][0] != unit.section:
        return "not marked, it was edited or moved: stamp the page first."
    return ""


def faults_of(finnish: Body, page: Body, text: str) -> list[tuple[int, str]]:
    """The faults of a page that make its stamps unreliable: those of its claims, and the marks of a merge."""
    lines = split_lines(text)
    kinds = kinds_of(lines)
    merges = [at for at, line in enumerate(lines) if kinds[at] != "hidden" and grammar.MERGE.match(line)]
    return sorted([*faults(finnish, page), *((at + 1, grammar.MERGED) for at in merges)])
