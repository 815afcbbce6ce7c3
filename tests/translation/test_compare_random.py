"""Pages edited and translated at random: what is shown as current must be, and nothing else.

SAMPLE pages are tried: if it is not set 150, or 2,000 with FULL; a seed that failed fails again.
"""

import copy
from collections import Counter
from datetime import date

import pytest

from simulated import SAMPLE, Sheet, Writer
from simulated_work import edit, first_stamps, work
from sitekit.markdown import blocks
from sitekit.markdown.codes import normalise
from sitekit.markdown.units import Body
from sitekit.translation import stamping

TODAY = date(2026, 12, 1)


def measure(seed: int) -> Counter[str]:
    """What goes right and wrong on one page with 1 to 5 Finnish edits, a translator's work and `stamp`."""
    writer = Writer(seed)
    finnish = writer.sheet()
    sheet = writer.translation(finnish)
    stamps = first_stamps(blocks.parse(finnish.text()), blocks.parse(sheet.text()), sheet)
    old_finnish = {block.uid: block.text for block in finnish.units()}
    for _ in range(writer.random.randint(1, 5)):
        edit(writer, finnish)
    today = blocks.parse(finnish.text())
    counts = Counter(units=len(today.units))
    count_readers_view(counts, today, finnish, sheet, stamps, old_finnish)
    before = copy.deepcopy(sheet)
    splits = work(writer, finnish, sheet)
    text = sheet.text({section.id: stamps[section.id] for section in sheet.sections if section.id in stamps})
    done = stamping.stamp(text, today, today=TODAY)
    counts["refused"] += done.refused
    if done.refused:
        assert done.text == text
        return counts
    counts["splits"] += splits
    counts["stamped twice, otherwise"] += stamping.stamp(done.text, today, today=TODAY).text != done.text
    count_stamped(counts, today, done.text, finnish, before, sheet)
    return counts


def count_readers_view(counts, today: Body, finnish: Sheet, sheet: Sheet, stamps, old_finnish) -> None:
    """What a reader is shown after the Finnish edits, before any work."""
    comparison = stamping.compare(today, blocks.parse(sheet.text(stamps)))
    unit_of = {source: unit for unit, source in comparison.source_of.items()}
    theirs, ours = finnish.units(), sheet.units()
    shown = {theirs[at].text for at, row in enumerate(comparison.by_finnish) if row.current}
    for at, row in enumerate(comparison.by_finnish):
        if row.current:
            counts["changed, shown as current"] += normalise(ours[unit_of[at]].source) != normalise(theirs[at].text)
        else:
            has_twin = theirs[at].text in shown  # one of two equal blocks is new, and nobody can say which
            counts["unchanged, shown as outdated"] += (
                old_finnish.get(theirs[at].uid) == theirs[at].text and not has_twin
            )


def count_stamped(counts, today: Body, text: str, finnish: Sheet, before: Sheet, sheet: Sheet) -> None:
    """What the stamps say after the work: what is current, and which checks are left."""
    comparison = stamping.compare(today, blocks.parse(text))
    theirs, ours = finnish.units(), sheet.units()
    home = {block.uid: s.id for s in before.sections for block in (s.head, *s.blocks)}
    here = {section.id for section in sheet.sections}
    known = {block.text for block in before.units()}
    for at, row in enumerate(comparison.by_unit):
        unit = ours[at]
        if row.current:
            wrong = normalise(theirs[comparison.source_of[at]].text) != normalise(unit.source)
            what = "a part, taken for the whole" if unit.source.startswith("a part of") else "wrong Finnish"
            counts[what if unit.touched else "untouched, made current"] += wrong
            counts["worked on, current"] += unit.touched and not wrong
        if sum(unit.text == other.text for other in ours) > 1 or (unit.uid in home and home[unit.uid] not in here):
            continue  # twins may swap their checks; the stamp of a section goes with its heading
        counts["check kept"] += row.state == "checked" and unit.touched and unit.text not in known
        has_finnish = any(normalise(unit.source) == normalise(other.text) for other in theirs)
        counts["check lost"] += unit.checked and not unit.touched and has_finnish and row.state != "checked"


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    """The sum over SAMPLE pages."""
    total: Counter[str] = Counter()
    for seed in range(SAMPLE):
        total.update(measure(seed))
    return total


@pytest.mark.parametrize(
    "what",
    [
        "changed, shown as current",
        "unchanged, shown as outdated",
        "untouched, made current",
        "check lost",
        "check kept",
        "stamped twice, otherwise",
    ],
)
def test_on_pages_edited_at_random_never(what: str, counts: Counter[str]):
    assert counts[what] == 0


def test_on_pages_edited_at_random_hardly_ever_a_wrong_pair(counts: Counter[str]):
    assert counts["worked on, current"] > SAMPLE
    assert counts["wrong Finnish"] + counts["a part, taken for the whole"] <= counts["worked on, current"] / 100
    assert counts["refused"] < SAMPLE / 3


def test_moving_and_reformatting_finnish_blocks_flags_nothing():
    for seed in range(SAMPLE // 3):
        writer = Writer(seed)
        finnish = writer.sheet()
        sheet = writer.translation(finnish)
        stamps = first_stamps(blocks.parse(finnish.text()), blocks.parse(sheet.text()), sheet)
        order = [block for section in finnish.sections for block in section.blocks]
        writer.random.shuffle(order)
        for section in finnish.sections:
            section.blocks = [order.pop() for _ in section.blocks]
        text = finnish.text().replace("\n- ", "\n* ").replace(". ", ".\u00a0")
        if len(blocks.parse(text).units) == len(sheet.units()):  # else two lists have become one
            comparison = stamping.compare(blocks.parse(text), blocks.parse(sheet.text(stamps)))
            assert all(row.current for row in comparison.rows), seed
