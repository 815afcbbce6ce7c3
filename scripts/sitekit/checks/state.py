"""What readers of a translation do not see yet, and what to do about it. It informs: nobody is stopped by it."""

from collections.abc import Collection, Iterator
from itertools import groupby

from sitekit.checks.belonging import strange_ids
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown import blocks
from sitekit.markdown.units import Unit
from sitekit.translation.stamping import Row


def check(site: Site) -> Iterator[Finding]:
    """One finding for each part of a page that is late, one for each page that lacks parts."""
    for language in site.translated:
        for name, page in site.pages[language.tag].items():
            if name in site.finnish and not blocks.front_fault(site.finnish[name].text):
                strange = {line for line, _ in strange_ids(site, page)}
                for line, what in late(page, site.finnish[name], strange):
                    yield Finding(page.path, line, what, blocks=False)


def late(page: Page, source: Page, strange: Collection[int] = ()) -> Iterator[tuple[int, str]]:
    """Line and words of what stamping or a translator would change, but for headings with a strange id (lines)."""
    rows = page.comparison(source).by_unit
    command = f".venv/bin/python scripts/translate.py stamp {page.path}"
    for (state, section), group in groupby(rows, key=place):
        unit = next(group).unit
        right = " (a right)" if section in source.rights else ""
        if unit and state == "removed" and unit.section_id not in source.anchors:
            if unit.line not in strange:
                yield unit.line, renamed(page, source, unit) or WORDS[state]
        elif unit and (what := WORDS.get(state)):
            yield unit.line, what.format(right=right, command=command)
    if strange or any(row.state == "unstamped" for row in rows):
        return  # what looks absent may be what is not stamped
    if absent := [row for row in page.comparison(source).by_finnish if untranslated(row)]:
        first = absent[0].finnish
        where = f"#{first.section_id}" if first else ""
        what = f"parts of the Finnish page are not here ({len(absent)}), the first under {where}. Translate them."
        yield 1, what


def renamed(page: Page, source: Page, unit: Unit) -> str:
    """Words for a heading whose Finnish stands there under another id; "" for one whose Finnish is gone."""
    made_from = [row.pair.source for row in page.comparison(source).by_unit if row.unit is unit and row.pair]
    for each in source.body.units:
        if each.kind == "heading" and each.code in made_from and each.section_id not in page.anchors:
            return f'the Finnish of this heading has the id "{each.section_id}". Write {{#{each.section_id}}} here.'
    return ""


def place(row: Row) -> tuple[str, str]:
    """What neighbouring units share when one finding is enough for them: state and section."""
    return row.state, row.unit.section_id if row.unit and row.state != "unstamped" else ""


def untranslated(row: Row) -> bool:
    """Whether a Finnish unit with words of its own has no translation at all."""
    return row.state == "new" and row.finnish is not None and row.finnish.kind != "shortcode"


WORDS = {
    "outdated": "the Finnish changed here{right}: readers see the Finnish. Translate it, then run: {command}",
    "reworked": "the Finnish changed here{right} and this was edited. If it is right now, run: {command}",
    "unstamped": "readers do not see this yet: nothing says which Finnish it was made from. Run: {command}",
    "removed": "the Finnish of this is gone, and readers do not see it. Delete it.",
}
