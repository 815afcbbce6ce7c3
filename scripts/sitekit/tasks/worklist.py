"""What each language has, what waits for its translators, and what changed in the Finnish since they worked on it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sitekit.content import coverage
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown.unitnames import names
from sitekit.tasks import originals
from sitekit.tasks.originals import Original
from sitekit.tasks.outcome import Outcome, refusal
from sitekit.tasks.stamp_pages import shown
from sitekit.translation.compare import CURRENT
from sitekit.translation.history import History
from sitekit.translation.stamping import Row

HEAD = "language    pages   units  current     checked  outdated  missing   of rights current"


def status(site: Site, tags: Iterable[str]) -> list[str]:
    """The table of these languages, then the list of work of each, rights first."""
    lines, work = [HEAD], []
    for each in coverage.table(site):
        if each.language.tag in set(tags):
            items = coverage.items(site, each.language)
            lines.append(row_of(each, items))
            tasks = list(tasks_of(each, items))
            work += ["", *tasks] if tasks else []
    return lines + (work or ["", "Nothing to translate."])


def row_of(each: coverage.Coverage, items: list[coverage.Item]) -> str:
    """One line of the table: units counted, not weighed; the words around the pages are left out."""
    units = [item for item in items if item.page]
    count = Counter(item.state for item in units)
    rights = Counter(item.state in CURRENT for item in units if item.right)
    current = sum(count[state] for state in CURRENT)
    pages = f"{each.present}/{each.total}"
    return (
        f"{each.language.tag:<9} {pages:>7} {len(units):>7} {share(current, len(units)):>12}"
        f" {share(count['checked'], len(units)):>11} {count['outdated']:>9} {count['missing']:>8}"
        f" {share(rights[True], rights.total()):>14}"
    )


def share(part: int, whole: int) -> str:
    """A number and its share in whole per cents, rounded down so that 100 % is all."""
    return f"{part} ({100 * part // whole if whole else 100} %)"


def tasks_of(each: coverage.Coverage, items: list[coverage.Item]) -> Iterator[str]:
    """What waits in a language, a line for each unit, and one for a page that is missing."""
    tag, told = each.language.tag, set()
    for item in each.open:
        place = f"docs/{tag}/{item.page}" if item.page else f"locales/{tag}/LC_MESSAGES/messages.po"
        right = "right or duty, " if item.right else ""
        if item.page not in each.missing:
            short = item.text if len(item.text) <= 60 else item.text[:59] + "…"
            yield f"{place}{'#' + item.section if item.section else ''}: {right}{item.state}: {short}"
        elif item.page not in told:
            told.add(item.page)
            own = [other for other in items if other.page == item.page]
            yield f"{place}: page is missing: {len(own)} units, {sum(other.right for other in own)} of them on rights"


def diff(site: Site, written: str, past: History) -> Outcome:
    """For each outdated unit of a page the Finnish it was made from (by git), today's Finnish, and the translation."""
    original = originals.find(site, written)
    if isinstance(original, Finding):
        return refusal(original)
    rows = original.page.comparison(original.finnish).rows
    said = tuple(difference(original, row, past) for row in rows if row.late)
    count = Counter(row.state for row in rows)
    more = ", ".join(f"{count[state]} {state}" for state in ("new", "unstamped", "removed") if count[state])
    last = f"{len(said)} outdated" + (f", {more}" if more else "") + "."
    return Outcome(said=(*said, last))


def difference(original: Original, row: Row, past: History) -> str:
    """One outdated unit: before, now, and the present translation."""
    assert row.finnish and row.unit and row.pair
    before = past.unit(original.finnish.path, row.pair.source, row.finnish.kind)
    names_of = dict(zip(original.finnish.body.units, names(original.page.name, original.finnish.body), strict=True))
    return "\n".join(
        [
            f"{original.page.path}:{row.unit.line}: {row.state} ({names_of[row.finnish]})",
            shown("before", before.text if before else "(git does not know it)"),
            shown("now", row.finnish.text),
            shown(original.page.lang, row.unit.text),
        ]
    )
