"""Which Finnish unit an unstamped unit translates, and how the stamps of a page are written into its text."""

import re
from collections.abc import Mapping
from datetime import date

from sitekit.markdown.units import Body
from sitekit.translation.compare import Comparison
from sitekit.translation.matching import gaps_between, own_role
from sitekit.translation.places import items_of, stamps_of
from sitekit.translation.stamps import Pair, Stamp

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


def pair_unstamped(finnish: Body, page: Body, comparison: Comparison) -> tuple[dict[int, int], list[tuple[int, str]]]:
    """Index of each unstamped unit → index of a new Finnish unit; and lines where that cannot be told, with what to do.

    Roles go by role. Blocks go with the new Finnish between the same neighbours, when equal in number and kinds.
    """
    units, sources = items_of(page), items_of(finnish)
    taken = set(comparison.source_of.values())
    free = {own_role(item): at for at, item in enumerate(sources) if at not in taken}
    stay = [at for at, row in enumerate(comparison.by_unit) if row.state != "removed"]
    matched = {at: comparison.source_of[each] for at, each in enumerate(stay) if each in comparison.source_of}
    found: dict[int, int] = {}
    for left, right in gaps_between([units[at] for at in stay], sources, matched):
        ours = [stay[at] for at in left]
        if [page.units[at].kind for at in ours] == [finnish.units[at].kind for at in right]:
            found.update(zip(ours, right, strict=True))
    unclear: dict[int, tuple[int, str]] = {}
    for at, row in enumerate(comparison.by_unit):
        if row.state == "unstamped" and at not in found:
            if not units[at].role:
                unclear.setdefault(page.units[at].section, (page.units[at].line, why_unclear(finnish, page, at)))
            elif own_role(units[at]) in free:
                found[at] = free[own_role(units[at])]
    return found, sorted(unclear.values())


def why_unclear(finnish: Body, page: Body, at: int) -> str:
    """What a translator does with a block that no Finnish block can be given to."""
    unit = page.units[at]
    if unit.section_id not in {section.id for section in finnish.sections}:
        return f'the Finnish page has no section "{unit.section_id}" now. Move what is still true and delete the rest.'
    stamped = stamps_of(page).get(unit.section)
    what = "it cannot be told which Finnish this block translates. Put the blocks in the Finnish order, one for one"
    if not stamped:
        return f"{what}."
    return f"{what}, or delete the stamp in line {stamped[0].line} to pair the section again (its checks lapse)."


def new_stamps(
    page: Body,
    pairs: Mapping[int, Pair],
    current: Mapping[int, str],
    places: Mapping[int, tuple[int, int]],
    today: date,
) -> dict[int, Stamp]:
    """The stamp of each section whose heading has a pair, by the index of the section.

    By unit: its pair, the code of its Finnish unit, and the section its pair stood in until now.
    """
    old = {section: stamp for section, (_, stamp) in stamps_of(page).items()}
    made: dict[int, Stamp] = {}
    for section in range(len(page.sections)):
        own = [at for at, unit in enumerate(page.units) if unit.section == section and at in pairs]
        if not any(page.units[at].kind == "heading" for at in own):
            continue
        before = old.get(section)
        mark = before is not None and before.date == "now"
        written = []
        for at in own:
            pair = pairs[at]
            is_current = (pair.source, pair.target) == (current.get(at), page.units[at].code)
            written.append(Pair(pair.source, pair.target, pair.checked or (mark and is_current)))
        origins = [old[places[at][0]] for at in own if at in places and pairs[at].checked]
        made[section] = with_check(written, before, origins, today)
    return made


def with_check(pairs: list[Pair], before: Stamp | None, origins: list[Stamp], today: date) -> Stamp:
    """A stamp that says who checked just when something in it is: now, or at the earliest check of its pairs."""
    if not any(pair.checked for pair in pairs):
        return Stamp(tuple(pairs))
    if before and before.date == "now":
        return Stamp(tuple(pairs), today.isoformat(), before.role)
    checks = [(today.isoformat() if each.date == "now" else each.date, each.role) for each in origins if each.date]
    return Stamp(tuple(pairs), *min(checks))


def with_stamps(text: str, page: Body, stamps: Mapping[int, Stamp]) -> str:
    """The text with these stamps in place of the old ones, or under the headings; all else byte for byte as it was."""
    lines = LINE.findall(text)
    old = {section: comment.line for section, (comment, _) in stamps_of(page).items()}
    for section in sorted(stamps, reverse=True):
        if section in old:
            at = old[section] - 1
            lines[at] = str(stamps[section]) + end_of(lines[at])
        else:
            at = page.sections[section].line
            end = end_of(lines[at - 1]) or "\n"
            lines[at - 1] = lines[at - 1].removesuffix(end) + end
            gap = end if at < len(lines) and lines[at].strip() else ""
            lines.insert(at, str(stamps[section]) + end + gap)
    return "".join(lines)


def end_of(line: str) -> str:
    """The line end of a line: `\\n`, `\\r\\n`, `\\r` or none."""
    return line[len(line.rstrip("\r\n")) :]
