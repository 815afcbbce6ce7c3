"""A translated page with some units put in place of others, and new ones put where the Finnish page has them."""

from dataclasses import dataclass

from sitekit.exchange.insertion import Step, Work, last_line, lines_above
from sitekit.markdown import frontmatter
from sitekit.markdown.blocks import parse
from sitekit.markdown.codes import code
from sitekit.markdown.units import FRONT, Body
from sitekit.translation.writing import LINE, end_of

BOM = "\ufeff"


@dataclass(frozen=True)
class Rewritten:
    """The new text, and by the index of its units: which unit of the page it was, or which Finnish it translates."""

    text: str
    old: dict[int, int]
    new: dict[int, int]


def rewrite(text: str, work: Work) -> Rewritten | None:
    """The page afterwards, everything else byte for byte as it was.

    None when there is no place for a new unit, or when the result has other blocks than were put together: two lists
    in a row are one.
    """
    page = work.page
    above = lines_above(work)
    if above is None:
        return None
    mark = BOM if text.startswith(BOM) else ""
    lines = LINE.findall(text.removeprefix(BOM))
    end = next((end_of(line) for line in lines if end_of(line)), "\n")
    blocks = [at for at, unit in enumerate(page.units) if unit.kind not in FRONT]
    for at in reversed(blocks):
        for new in reversed([new for new, line in above.items() if line == last_line(page, at)]):
            insert(lines, last_line(page, at), work.new[new], end)
        if at in work.changed:
            replace(lines, page, at, work.changed[at], end)
    steps = front_steps(work)
    for at in blocks:
        steps += [(False, at), *((True, new) for new, line in above.items() if line == last_line(page, at))]
    front = {kind_of(work, step): words for step in steps if (words := work.text_of(step)) is not None}
    written = frontmatter.with_texts(lines, page, {kind: front[kind] for kind in FRONT if kind in front}, end)
    return None if written is None else verified(mark + written, work, steps)


def compose(work: Work) -> Rewritten | None:
    """A page that is all new; None when its blocks would run together."""
    steps = [(True, at) for at in sorted(work.new)]
    front = {work.finnish.units[at].kind: words for at, words in work.new.items()}
    parts = ["\n".join(["---", *(frontmatter.entry(kind, front[kind]) for kind in FRONT if kind in front), "---"])]
    parts += [work.new[at] for _, at in steps if work.finnish.units[at].kind not in FRONT]
    return verified("\n\n".join(parts) + "\n", work, steps)


def front_steps(work: Work) -> list[Step]:
    """Title and description, as they will stand."""
    old = {unit.kind: (False, at) for at, unit in enumerate(work.page.units) if unit.kind in FRONT}
    new = {work.finnish.units[at].kind: (True, at) for at in work.new if work.finnish.units[at].kind in FRONT}
    return [each[kind] for kind in FRONT for each in (old, new) if kind in each]


def kind_of(work: Work, step: Step) -> str:
    """The kind of a unit to be."""
    is_new, at = step
    return (work.finnish if is_new else work.page).units[at].kind


def insert(lines: list[str], at: int, text: str, end: str) -> None:
    """Put a block after line `at` (from 1), blank lines around it."""
    lines[at - 1] = lines[at - 1].removesuffix(end) + end
    after = [end] if at < len(lines) and lines[at].strip() else []
    lines[at:at] = [end, *(line + end for line in text.split("\n")), *after]


def replace(lines: list[str], page: Body, at: int, text: str, end: str) -> None:
    """Put a text in the place of a unit; comments in the middle of it go below."""
    unit = page.units[at]
    inside = [each.line for each in page.comments if unit.line <= each.line <= unit.last]
    kept = [part for line in inside for part in (end, lines[line - 1].removesuffix(end) + end)]
    tail = end_of(lines[unit.last - 1]) or ("" if unit.last == len(lines) else end)
    new = [line + end for line in text.split("\n")]
    new[-1] = new[-1].removesuffix(end) + (end if kept else tail)
    lines[unit.line - 1 : unit.last] = new + kept


def verified(text: str, work: Work, steps: list[Step]) -> Rewritten | None:
    """The text, when its units are those of `steps` in order."""
    units = parse(text).units
    if len(units) != len(steps):
        return None
    for unit, step in zip(units, steps, strict=True):
        words = work.text_of(step)
        wanted = work.page.units[step[1]].code if words is None else code(words)
        if (unit.kind, unit.code) != (kind_of(work, step), wanted):
            return None
    places = list(enumerate(steps))
    return Rewritten(
        text,
        {at: old for at, (is_new, old) in places if not is_new},
        {at: new for at, (is_new, new) in places if is_new},
    )
