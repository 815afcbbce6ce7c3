"""Texts that come back from a translator's tool after random Finnish edits and other people's work.

SAMPLE pages are tried: if it is not set 150, or 2,000 with FULL; a seed that failed fails again.
"""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simulated import SAMPLE, Sheet, Writer
from simulated_work import edit, first_stamps, work
from sitekit.content import site
from sitekit.exchange import incoming, outgoing, po, xliff
from sitekit.exchange.outgoing import Exchanged
from sitekit.markdown import blocks
from sitekit.translation import history, stamping, stamps

TODAY = date(2026, 12, 1)
MKDOCS = """plugins:
  - i18n:
      languages:
        - {locale: fi, name: fi, default: true}
        - {locale: so, name: so}
"""
FORMATS = (po, xliff)


def write(root: Path, finnish: str, text: str) -> site.Site:
    """A site of one page."""
    for tag, content in (("fi", finnish), ("so", text)):
        path = root / "docs" / tag / "a.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return site.load(root, TODAY)


def no_quality(tag: str) -> stamping.Quality:
    """Nobody looks for quality errors: the words are random."""
    return stamping.no_errors


def stamped(writer: Writer, finnish: Sheet, sheet: Sheet, text: str) -> str:
    """Somebody's work on the page, stamped; the page as it was when the work cannot be stamped."""
    page = blocks.parse(text)
    lines = {
        each.id: next((c.text for c in page.comments if c.section == at), "") for at, each in enumerate(page.sections)
    }
    work(writer, finnish, sheet)
    done = stamping.stamp(sheet.text(lines), blocks.parse(finnish.text()), today=TODAY)
    return text if done.refused else done.text


def answered(writer: Writer, unit: Exchanged) -> Exchanged:
    """The unit as a translator sends it back: most are translated again, in words nobody else uses."""
    if writer.random.random() < 0.2:
        return unit
    return replace(unit, text=writer.translated(unit.finnish, "x"), finished=True)


def measure(seed: int, root: Path) -> Counter[str]:
    """One page: edits, export, edits and other people's work, import."""
    writer = Writer(seed)
    chance = writer.random.random
    finnish = writer.sheet()
    sheet = writer.translation(finnish)
    text = sheet.text(first_stamps(blocks.parse(finnish.text()), blocks.parse(sheet.text()), sheet))
    for _ in range(writer.random.randint(1, 4)):
        edit(writer, finnish)
    if chance() < 0.3:
        text = stamped(writer, finnish, sheet, text)
    units, _ = outgoing.collect(
        write(root, finnish.text(), text), "so", history.History(root), everything=chance() < 0.3
    )
    if not units:
        return Counter()
    form = writer.random.choice(FORMATS)
    sent = [answered(writer, unit) for unit in units]
    tag, back = form.read(form.written(sent, "so", "Site").decode())
    assert (tag, [(u.name, u.finnish, u.text, u.mark) for u in back]) == (
        "so",
        [(u.name, u.finnish, u.text, u.mark) for u in sent],
    )
    for _ in range(writer.random.randint(0, 3)):
        edit(writer, finnish)
    if chance() < 0.5:
        text = stamped(writer, finnish, sheet, text)
    loaded = write(root, finnish.text(), text)
    done = incoming.take(loaded, "so", back, "so.po", no_quality)
    change = done.files.get("docs/so/a.md")
    after = change.after.decode() if change else text
    return counted(blocks.parse(finnish.text()), text, after, back, done)


def counted(today: blocks.Body, before: str, after: str, back: list[Exchanged], done) -> Counter[str]:
    """What went right and wrong."""
    counts = Counter(refused=len(done.findings), units=len(back))
    old, new = (stamping.compare(today, blocks.parse(each)) for each in (before, after))
    exported = {(unit.pair, unit.was) for unit in back if unit.pair}
    made_from = {stamps.code(unit.text): unit for unit in back if unit.finished}
    still = Counter(row.unit.text for row in new.by_unit)
    for row in old.by_unit:
        if (str(row.pair), row.unit.code) not in exported:
            counts["something newer, overwritten"] += not still[row.unit.text]
    counts["lost"] += len(new.by_unit) < len(old.by_unit)
    was = {}
    for row in old.by_unit:
        was.setdefault(row.unit.text, []).append(row)
    again = stamping.compare(today, blocks.parse(stamping.stamp(after, today, today=TODAY).text))
    for row in (*new.by_unit, *again.by_unit):
        source = made_from.get(row.unit.code)
        if source is None or row.unit.text in was:
            continue
        same = row.finnish is not None and row.finnish.code == stamps.code(source.finnish)
        counts["taken"] += 1
        counts["older Finnish, shown as current"] += row.current and not same
        counts["today's Finnish, not current"] += same and not row.current
        counts["older Finnish, flagged"] += not row.current
        counts["checked by nobody, checked"] += row.state == "checked"
    for row in new.by_unit:
        before_rows = was.get(row.unit.text)
        if before_rows and row.unit.code not in made_from:
            counts["untouched, made current"] += row.current and not any(each.current for each in before_rows)
            counts["check lost"] += row.state != "checked" and all(each.state == "checked" for each in before_rows)
    return counts


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """The sum over SAMPLE pages."""
    total: Counter[str] = Counter()
    for seed in range(SAMPLE):
        total.update(measure(seed, tmp_path_factory.mktemp("page")))
    return total


@pytest.mark.parametrize(
    "what",
    [
        "something newer, overwritten",
        "lost",
        "older Finnish, shown as current",
        "today's Finnish, not current",
        "checked by nobody, checked",
        "untouched, made current",
        "check lost",
    ],
)
def test_what_comes_back_late_is_never(what: str, counts: Counter[str]):
    assert counts[what] == 0


def test_what_comes_back_late_is_taken_where_it_can_be_and_flagged_where_the_finnish_changed(counts: Counter[str]):
    assert counts["taken"] > 2 * SAMPLE
    assert counts["older Finnish, flagged"] > SAMPLE / 10
    assert 0 < counts["refused"] < counts["taken"]
