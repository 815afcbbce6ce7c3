"""What the reader of a translation sees of each unit: the translation, or the Finnish with a note that says why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitekit.content import shortcodes
from sitekit.content.pages import Page
from sitekit.markdown.units import FRONT, ROLES, Section, Unit, bare
from sitekit.render.safelist import LT
from sitekit.translation.stamping import Comparison, Row

Render = Callable[[tuple[str, ...]], str | None]  # the words of a shortcode → HTML on one line
Look = Callable[[str, str, str], str]  # heading, changed, new or removed; the Finnish; the old translation → as shown


@dataclass(frozen=True)
class State:
    """How much of a translated page a reader may trust."""

    comparison: Comparison | None  # None: the page is Finnish, or made from data
    unchecked: bool = False  # of a page made from data: whether any of its words is a machine's

    @property
    def has_machine(self) -> bool:
        """Whether any unit that is shown was translated by a machine and not checked by a person."""
        return self.unchecked or (
            self.comparison is not None and any(row.state == "machine" for row in self.comparison.by_unit)
        )

    @property
    def title_changed(self) -> bool:
        """Whether the Finnish title, heading or description changed since they were translated."""
        if not self.comparison:
            return False
        top = (row for row in self.comparison.by_finnish if row.finnish and row.finnish.section <= 0)
        return any(r.finnish.kind in ROLES and r.late for r in top)

    @property
    def finnish_headings(self) -> frozenset[str]:
        """Ids of the headings that are shown in Finnish: changed rights, and sections not yet translated."""
        rows = self.comparison.by_finnish if self.comparison else ()
        headings = [(row, row.finnish) for row in rows if row.finnish and row.finnish.kind == "heading"]
        return frozenset(unit.section_id for row, unit in headings if row.state == "new" or _late_right(row, self))

    def right(self, unit: Unit) -> bool:
        """Whether a Finnish unit states a right, a duty, a deadline or money."""
        return unit.section_id in self.rights

    rights: frozenset[str] = frozenset()  # ids of `.right` sections and of what stands in them


def state(page: Page, source: Page) -> State:
    """The state of a page against its Finnish page (itself, for a Finnish page or a fallback)."""
    return State(None if page is source else page.comparison(source), rights=source.rights)


def _late_right(row: Row, state: State) -> bool:
    return row.finnish is not None and row.late and state.right(row.finnish)


def markdown(page: Page, source: Page, render: Render, look: Look) -> str:
    """The Markdown that MkDocs gets: every unit in the Finnish order, shortcodes rendered, what is late marked."""
    seen = state(page, source)
    classes = {section.id: section for section in source.body.sections}
    if seen.comparison is None:
        return "\n\n".join(_shown(unit, classes, render) for unit in page.body.units if not _in_front(unit))
    rows = [row for row in seen.comparison.rows if not _in_front(row.finnish or row.unit)]
    parts: list[str] = []
    for late, group in _groups(rows, seen):
        if late == "":
            parts += [_shown(row.unit, classes, render) for row in group if row.unit]
        elif late == "heading":
            parts += [_finnish_heading(row.finnish, classes, look) for row in group if row.finnish]
        elif late == "shortcode":
            parts += [_shown(row.finnish, classes, render) for row in group if row.finnish]
        else:
            parts += _late_part(late, group, seen, classes, render, look)
    return "\n\n".join(parts)


def _in_front(unit: Unit | None) -> bool:
    return unit is not None and unit.kind in FRONT


def _groups(rows: list[Row], state: State) -> list[tuple[str, list[Row]]]:
    """Neighbours that are shown in the same way, and how; a heading begins anew what stands under it."""
    groups: list[tuple[str, list[Row]]] = []
    for row in rows:
        late = _late(row, state)
        begins = row.finnish is not None and row.finnish.kind == "heading"
        if groups and groups[-1][0] == late and not begins:
            groups[-1][1].append(row)
        else:
            groups.append((late, [row]))
    return groups


def _late(row: Row, state: State) -> str:
    """ "" for what is shown as it is, else how it is shown: heading, shortcode, changed, new, removed or nothing."""
    if row.current:
        return ""
    if row.finnish is None:
        return "removed" if row.state == "removed" else "nothing"  # its Finnish stands in another row, as new
    if row.finnish.kind == "heading" and (row.state == "new" or state.right(row.finnish)):
        return "heading"
    if row.finnish.kind == "shortcode":
        return "shortcode"  # its words come from data, in the reader's language
    return "new" if row.state == "new" else "changed"


def _late_part(
    late: str, rows: list[Row], state: State, classes: dict[str, Section], render: Render, look: Look
) -> Iterator[str]:
    """One note for neighbouring units in the same state, with the Finnish, and the old translation folded away."""
    if late == "nothing":
        return
    if late == "removed":
        yield look(late, "", "")
        return
    for row in rows:  # a changed heading keeps its old words; the note says what they should be
        if row.finnish and row.finnish.kind == "heading" and row.unit:
            yield _shown(row.unit, classes, render)
    finnish = [
        f"**{_words(row.finnish)}**" if row.finnish.kind == "heading" else _shown(row.finnish, classes, render)
        for row in rows
        if row.finnish
    ]
    old = [
        _shown(row.unit, classes, render)
        for row in rows
        if row.unit and row.finnish and row.finnish.kind != "heading" and not state.right(row.finnish)
    ]
    yield look(late, "\n\n".join(finnish), "\n\n".join(old))


def _words(unit: Unit) -> str:
    """The text of a heading without its `#` and its id."""
    return bare(_plain(unit)).lstrip("#").strip()


def _classes(section_id: str, classes: dict[str, Section]) -> str:
    section = classes.get(section_id)
    return "".join(f" .{name}" for name in section.classes) if section else ""


def _finnish_heading(unit: Unit, classes: dict[str, Section], look: Look) -> str:
    level = len(unit.text) - len(unit.text.lstrip("#"))
    mark = f"{{#{unit.section_id}{_classes(unit.section_id, classes)}}}"
    return f"{'#' * level} {look('heading', _words(unit), '')} {mark}"


def _shown(unit: Unit, classes: dict[str, Section], render: Render) -> str:
    """A unit as Markdown: headings with the classes of the Finnish page, else with shortcodes rendered."""
    if unit.kind == "heading":
        mark = f" {{#{unit.section_id}{_classes(unit.section_id, classes)}}}"
        return bare(_plain(unit)) + mark
    return _plain(unit) if unit.kind == "fence" else shortcodes.replace(_plain(unit), render)


def _plain(unit: Unit) -> str:
    """The text of a unit without HTML: what looks like it is shown as it is written."""
    return unit.text.replace("<", LT)
