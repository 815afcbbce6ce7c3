"""What is to be written into a page, and after which of its lines each new block goes."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitekit.markdown.units import FRONT, Body

Step = tuple[bool, int]  # whether the unit is new, and its index: on the Finnish page when it is, else on the page


@dataclass(frozen=True)
class Work:
    """What is to be written: `changed` by the index of units, `new` by that of Finnish units.

    `unit_of` gives the unit that translates a Finnish one.
    """

    finnish: Body
    page: Body
    unit_of: Mapping[int, int]
    changed: Mapping[int, str]
    new: Mapping[int, str]

    def text_of(self, step: Step) -> str | None:
        """The text that is written for a unit; None: it stays."""
        is_new, at = step
        return self.new[at] if is_new else self.changed.get(at)


def last_line(page: Body, at: int) -> int:
    """The last line (from 1) of a unit and the comments that follow it."""
    return max([page.units[at].last, *(comment.line for comment in page.comments if comment.unit == at)])


def lines_above(work: Work) -> dict[int, int] | None:
    """After which line each new block goes, in the Finnish order; None when its heading is not on the page."""
    above: dict[int, int] = {}
    for at in sorted(work.new):
        if work.finnish.units[at].kind in FRONT:
            continue
        line = after_section(work, at, above) if work.finnish.units[at].kind == "heading" else before(work, at, above)
        if line is None:
            return None
        above[at] = line
    return above


def before(work: Work, at: int, above: Mapping[int, int]) -> int | None:
    """The line of what stands before a Finnish block in its section, as far as that is translated there."""
    section, id_ = work.finnish.units[at].section, work.finnish.units[at].section_id
    for other in range(at - 1, -1, -1):
        if work.finnish.units[other].section != section:
            return None
        if other in above:
            return above[other]
        unit = work.unit_of.get(other)
        if unit is not None and work.page.units[unit].section_id == id_:
            return last_line(work.page, unit)
    return None


def after_section(work: Work, at: int, above: Mapping[int, int]) -> int | None:
    """The last line of the nearest Finnish section before this heading that the page has."""
    for other in range(at - 1, -1, -1):
        if other in above:
            return above[other]
        id_ = work.finnish.units[other].section_id
        own = [unit for unit, each in enumerate(work.page.units) if each.section_id == id_ and each.kind not in FRONT]
        if own:
            return last_line(work.page, own[-1])
    return None
