"""How much of the site each language has, weighed by what matters: rights three times, important pages twice."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from babel.messages.catalog import Message

from sitekit.content import gettext, shortcodes
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.languages import Language
from sitekit.markdown.units import Unit

STATES = ("checked", "machine", "outdated", "missing")
STATE_OF = {"reworked": "outdated", "unstamped": "missing", "new": "missing"}  # of a unit → as it counts
RIGHT = 3
SHOWN = 5  # missing pages in a terminal
LEGEND = "current: says what the Finnish says; checked: a person has checked it; words around: menus, buttons, notes."
PRIORITY = {1: 2.0, 2: 1.0, 3: 0.5}
GATES = {
    "words": "the words around the pages",
    "important": "the important pages",
    "rights": "rights",
    "all": "everything",
}


@dataclass(frozen=True)
class Item:
    """One Finnish unit, template string or data label, and how its translation stands."""

    page: str  # "" for a word around the pages
    section: str
    line: int  # of the Finnish unit; 0 for a word around the pages
    text: str
    state: str
    weight: float
    right: bool
    template: bool = False


@dataclass(frozen=True)
class Tally:
    """Weights by state."""

    weights: dict[str, float]

    def share(self, *states: str) -> float:
        """From 0 to 1: how much of the whole is in one of these states. 1 when there is nothing."""
        whole = sum(self.weights.values())
        return sum(self.weights[state] for state in states) / whole if whole else 1.0

    @property
    def current(self) -> float:
        """The share that says what the Finnish says, from 0 to 1."""
        return self.share("checked", "machine")

    @property
    def checked(self) -> float:
        """The share that a person has checked, from 0 to 1."""
        return self.share("checked")


@dataclass(frozen=True)
class Coverage:
    """One language: how much of the site it has, and what waits."""

    language: Language
    all: Tally
    rights: Tally  # what states a right, a duty, a deadline or money
    words: Tally  # the words around the pages: templates only
    important: Tally  # the pages with priority 1
    pages: dict[str, Tally]  # every page by its name
    open: tuple[Item, ...]  # the work list: what is missing or outdated, rights first, then by weight
    present: int  # pages
    total: int
    missing: tuple[str, ...]  # pages

    def unmet(self, gates: dict[str, float]) -> Iterator[str]:
        """What a language still needs before it is published for the first time, in words; `gates` are per cents."""
        for name, what in GATES.items():
            share = getattr(self, name).current * 100
            if share < gates[name]:
                yield f"{math.floor(share)} % of {what} current, not {gates[name]:g} %"


def as_data(row: Coverage) -> dict[str, Any]:
    """A row in lists, numbers and texts, without its language."""
    value = asdict(replace(row, language=None))
    del value["language"]
    return value


def from_data(language: Language, value: dict[str, Any]) -> Coverage:
    """The row that `as_data` gave. Raises KeyError or TypeError for anything else."""
    tallies = {name: Tally(**value[name]) for name in ("all", "rights", "words", "important")}
    pages = {name: Tally(**each) for name, each in value["pages"].items()}
    items = tuple(Item(**each) for each in value["open"])
    rest = {"present": value["present"], "total": value["total"], "missing": tuple(value["missing"])}
    return Coverage(language, **tallies, pages=pages, open=items, **rest)


def tally(items: Iterable[Item]) -> Tally:
    """The weights of some items, by state."""
    weights = dict.fromkeys(STATES, 0.0)
    for item in items:
        weights[item.state] += item.weight
    return Tally(weights)


def table(site: Site) -> list[Coverage]:
    """One row for each translation, in the order of mkdocs.yml; Finnish, the source, is not among them."""
    return [row(site, language) for language in site.translated]


def row(site: Site, language: Language) -> Coverage:
    """The row of one language, worked out once."""
    return site.once(("coverage", language), lambda: _row(site, language))


def keep(site: Site, found: Coverage) -> None:
    """Take over a row that another process worked out, whatever this one had."""
    site.keep(("coverage", found.language), found)


def shown(site: Site) -> list[Coverage]:
    """The rows as pages show them: those that `show` was given, else all of the table."""
    return site.once("coverage shown", lambda: table(site))


def show(site: Site, rows: list[Coverage]) -> None:
    """Have pages show these rows, which may lack what only the work list needs."""
    site.keep("coverage shown", rows)


def words(site: Site) -> list[Message]:
    """The messages of templates and data, found once."""
    return site.once("messages", lambda: [message for message in gettext.template(site.root) if message.id])


def items(site: Site, language: Language) -> list[Item]:
    """Every item of the site as it stands in a language: by pages, then the words around them."""
    own, catalogue = site.pages[language.tag], site.catalogues[language.tag]
    found = [item for name, source in site.finnish.items() for item in _page_items(source, own.get(name))]
    return found + [_word_item(message, catalogue.get(message.id)) for message in words(site)]


def _row(site: Site, language: Language) -> Coverage:
    every = items(site, language)
    by_page: dict[str, list[Item]] = {}
    for item in every:
        by_page.setdefault(item.page, []).append(item)
    by_page.pop("", None)
    important = [name for name, page in site.finnish.items() if page.front.value.get("priority") == 1]
    missing = tuple(sorted(site.finnish.keys() - site.pages[language.tag].keys()))
    waiting = (item for item in every if item.state in ("outdated", "missing") and item.weight)
    return Coverage(
        language=language,
        all=tally(every),
        rights=tally(item for item in every if item.right),
        words=tally(item for item in every if item.template),
        important=tally(item for name in important for item in by_page.get(name, ())),
        pages={name: tally(own) for name, own in by_page.items()},
        open=tuple(sorted(waiting, key=lambda item: (not item.right, -item.weight, item.page, item.line))),
        present=len(site.finnish) - len(missing),
        total=len(site.finnish),
        missing=missing,
    )


def _page_items(source: Page, page: Page | None) -> list[Item]:
    if page is None:
        return _all_in(source, "missing")
    states = (STATE_OF.get(row.state, row.state) for row in page.comparison(source).by_finnish)
    return [_all_in(source, state)[at] for at, state in enumerate(states)]


def _all_in(source: Page, state: str) -> list[Item]:
    """The units of a Finnish page as if the translation of each were in this state; worked out once."""
    return source.once(("coverage", state), lambda: list(_items_in(source, state)))


def _items_in(source: Page, state: str) -> Iterator[Item]:
    priority = source.front.value.get("priority")
    factor = PRIORITY[priority] if priority in (1, 2, 3) else 1.0  # anything else is a finding of its own
    for unit in source.body.units:
        right = unit.section_id in source.rights
        weight = _count(unit) * (RIGHT if right else 1) * factor
        text = " ".join(shortcodes.replace(unit.text, lambda words: "…").split())
        yield Item(source.name, unit.section_id, unit.line, text, state, weight, right)


def _count(unit: Unit) -> int:
    """Words of a unit; one that is only a shortcode has none, its words stand in data."""
    return 0 if unit.kind == "shortcode" else len(shortcodes.replace(unit.text, lambda words: "").split())


def _word_item(message: Message, found: Message | None) -> Item:
    done = found is not None and not found.fuzzy and all(gettext.texts(found))
    state = "missing" if not done else "checked" if gettext.is_checked(found) else "machine"
    text = message.id if isinstance(message.id, str) else message.id[0]
    right = gettext.is_right(message)
    weight = len(text.split()) * (RIGHT if right else 1)
    return Item("", "", 0, text, state, weight, right, gettext.is_template(message))


def _down(share: float) -> str:
    """A share as per cent, never rounded up to 100."""
    return f"{math.floor(share * 1000) / 10:.1f}%"


def as_text(site: Site) -> str:
    """The table for a terminal: a line per language, the missing pages under it."""
    lines = ["language  pages  current  checked  rights: current  checked  words around"]
    for row in table(site):
        lines.append(
            f"{row.language.tag:<9} {row.present:>2}/{row.total:<3} {_down(row.all.current):>7}"
            f" {_down(row.all.checked):>8}"
            f" {_down(row.rights.current):>16} {_down(row.rights.checked):>8} {_down(row.words.current):>12}"
        )
        lines += [f"          missing: {name}" for name in row.missing[:SHOWN]]
        lines += [f"          … and {len(row.missing) - SHOWN} more"] if len(row.missing) > SHOWN else []
    return "\n".join([*lines, LEGEND])
