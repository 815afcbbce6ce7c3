"""The units of a language as they go to a translator's tool, and what a file must say to come back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitekit.content import navigation
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown.unitnames import names
from sitekit.markdown.units import bare
from sitekit.quality.text import plain, words
from sitekit.translation.history import History
from sitekit.translation.stamping import Comparison
from sitekit.translation.stamps import code

MARK = re.compile(r"fi:(?:new|(?P<pair>[0-9a-f]{6}[-=][0-9a-f]{6}) text:(?P<text>[0-9a-f]{6}))")
RIGHT = "right or duty"
MOST = 10  # names in one line


@dataclass(frozen=True)
class Exchanged:
    """A unit in a file of exchange. `line` counts in that file when it was read, else on the Finnish page.

    `pair` is the pair of the stamp at export and `was` the code of the text then; both "" for a unit that was new.
    `finished`: the translator is done with it. `previous` is the Finnish it was made from, "" when it is not known.
    """

    name: str  # programme/plan#duration:2
    finnish: str
    text: str
    pair: str
    was: str
    line: int
    path: str = ""  # the Finnish page
    state: str = ""
    right: bool = False
    previous: str = ""
    finished: bool = True

    @property
    def mark(self) -> str:
        """The words that must come back unchanged."""
        return f"fi:{self.pair} text:{self.was}" if self.pair else "fi:new"

    @property
    def comments(self) -> list[str]:
        """What a translator is told of the unit; the last is the mark."""
        return [*([RIGHT] if self.right else []), f"state: {self.state}", f"do not change: {self.mark}"]


class ExchangeError(Exception):
    """A file that cannot be taken as it is: the line (from 1), and what is wrong and what to do."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line


def marked(comments: str, line: int) -> tuple[str, str]:
    """Pair and code of the text at export, from the comments of a unit. Raises ExchangeError when they are gone."""
    found = MARK.search(comments)
    if not found:
        what = 'the comment "do not change: fi:…" of this unit is gone or changed. Take it from the file as exported.'
        raise ExchangeError(line, what)
    return found["pair"] or "", found["text"] or ""


def collect(site: Site, tag: str, past: History, *, everything: bool) -> tuple[list[Exchanged], list[Finding]]:
    """The open units of a language (or all) in the order of the Finnish pages; and pages to be stamped first."""
    taken: list[Exchanged] = []
    found: list[Finding] = []
    for name in by_weight(site):
        finnish = site.finnish[name]
        page = site.pages[tag].get(name)
        if page is None:
            if f"docs/{tag}/{name}" not in site.unread:
                taken += new_page(finnish)
            continue
        comparison = page.comparison(finnish)
        if loose := [row.unit for row in comparison.by_unit if row.state == "unstamped" and row.unit]:
            what = f"{len(loose)} blocks have no stamp, and are not in the file. Stamp the page, then export again."
            found.append(Finding(page.path, loose[0].line, what, blocks=False))
        taken += of_page(finnish, page, comparison, past, everything)
    return [unit for unit in taken if has_words(unit.finnish)], found


def by_weight(site: Site) -> list[str]:
    """The pages as a translator should meet them: by priority, those that say most of rights first."""
    place = {name: at for at, name in enumerate(navigation.pages(site))}

    def key(name: str) -> tuple[int, int, int]:
        page = site.finnish[name]
        priority = page.front.value.get("priority")
        rights = sum(unit.section_id in page.rights for unit in page.body.units)
        return priority if priority in (1, 2, 3) else 3, -rights, place[name]

    return sorted(site.finnish, key=key)


def has_words(text: str) -> bool:
    """Whether a unit has anything to translate: shortcodes alone have not."""
    return bool(words(plain(text))) or "```" in text or "~~~" in text


def new_page(finnish: Page) -> Iterator[Exchanged]:
    """All units of a page that is not translated yet."""
    for name, unit in zip(names(finnish.name, finnish.body), finnish.body.units, strict=True):
        right = unit.section_id in finnish.rights
        text = without_id(unit.kind, unit.text)
        yield Exchanged(str(name), text, "", "", "", unit.line, finnish.path, "new", right)


def of_page(finnish: Page, page: Page, comparison: Comparison, past: History, everything: bool) -> Iterator[Exchanged]:
    """The units of a page that have a pair, and the Finnish ones that stand untranslated."""
    loose = loose_sections(comparison)
    for name, one, row in zip(
        names(finnish.name, finnish.body), finnish.body.units, comparison.by_finnish, strict=True
    ):
        is_open = not row.current and not (row.unit is None and one.section_id in loose)
        if not (is_open or (everything and row.pair)):
            continue
        before = None
        if row.pair and row.pair.source != one.code:
            before = past.unit(finnish.path, row.pair.source, one.kind)
        yield Exchanged(
            name=str(name),
            finnish=without_id(one.kind, one.text),
            text=without_id(one.kind, row.unit.text) if row.unit else "",
            pair=str(row.pair) if row.pair else "",
            was=row.unit.code if row.unit else "",
            line=one.line,
            path=finnish.path,
            state=row.state,
            right=one.section_id in finnish.rights,
            previous=without_id(one.kind, before.text) if before else "",
            finished=row.current,
        )


def loose_sections(comparison: Comparison) -> set[str]:
    """The ids of sections with blocks of which it is not known what they translate: nothing new is put there."""
    return {row.unit.section_id for row in comparison.by_unit if row.state == "unstamped" and row.unit}


def without_id(kind: str, text: str) -> str:
    """A text as a translator gets it: a heading without its { }."""
    return bare(text) if kind == "heading" else text


def unfinished(units: list[Exchanged]) -> Iterator[str]:
    """A line that names the units with a text that the translator has not called finished, if there are any."""
    names = [unit.name for unit in units if unit.text.strip() and not unit.finished]
    if names:
        shown = ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")
        are = "texts are" if len(names) > 1 else "text is"
        were = "were" if len(names) > 1 else "was"
        yield f'{len(names)} {are} still marked "needs work" and {were} left: {shown}.'


def source_code(exchanged: Exchanged) -> str:
    """The code of the Finnish inside the file."""
    return code(exchanged.finnish)
