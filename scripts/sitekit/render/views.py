"""What the page shell shows around one page: menu, crumbs, languages, notices, sources and dates."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sitekit.content import dated, gettext
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.languages import Language
from sitekit.render.outdated import State, state


@dataclass(frozen=True)
class View:
    """One page in one language, ready for a template. Addresses are within the site; templates make them links."""

    name: str
    page: Page  # what is shown: the translation, or the Finnish page
    source: Page  # the Finnish page
    language: Language  # the language the reader chose
    written_in: Language  # the language the text is in
    crumbs: list[str]  # names of the pages above this one
    section: str  # the menu entry this page stands under
    quiet: bool  # nobody else should see it: it is left in one step, and remembers and hands on nothing
    published: bool
    updated: date | None
    review_overdue: bool
    dated: list[dict]  # notices of these days
    programme: list[str]  # titles of the programme's chapters
    laws: list[tuple[str, str, str]]  # number, sections, address
    canonical: str | None
    edit: str | None
    findings: tuple[Finding, ...]
    state: State

    @property
    def is_fallback(self) -> bool:
        """Whether the reader asked for a language in which this page does not exist."""
        return self.language != self.written_in

    @property
    def is_translation(self) -> bool:
        """Whether the text was translated from Finnish."""
        return self.page is not self.source


def _crumbs(site: Site, name: str) -> tuple[list[str], str]:
    """The pages above a page, the home page first, and the menu entry it stands under."""
    for top, under in site.menu:
        if name == top:
            return ([] if name == "index.md" else ["index.md"]), top
        if name in under:
            return ["index.md", top], top
    if name in site.made:
        place = site.data["municipalities"][site.made[name].municipality]["page"]
        above, section = _crumbs(site, place)
        return [*dict.fromkeys((*above[:1], place))], section
    if (parent := f"{name.rpartition('/')[0]}/index.md") in site.finnish and parent != name:
        above, section = _crumbs(site, parent)
        return [*above, parent], section
    return ["index.md"], ""


def _laws(site: Site, entries: list[str]) -> list[tuple[str, str, str]]:
    laws = site.data["vocabulary"]["laws"]
    split = [(number.strip(), rest.strip()) for number, _, rest in (str(entry).partition(":") for entry in entries)]
    return [(number, rest, laws[number]["url"]) for number, rest in split if number in laws]


def _as(kind: type, value: Any) -> Any:
    """A value of the front matter, or an empty one where its kind is wrong (a finding says so)."""
    return value if isinstance(value, kind) else kind()


def _as_date(value: Any) -> date | None:
    return value if isinstance(value, date) else None


def view(site: Site, name: str, tag: str, findings: tuple[Finding, ...] = ()) -> View:
    """The view of a page in a language; of the Finnish page where the language lacks it."""
    language = site.language(tag)
    page = site.page(name, tag)
    source = site.page(name, site.default) if site.has(name, site.default) else page
    front = source.front.value
    crumbs, section = _crumbs(site, name)
    sources = _as(dict, front.get("sources"))
    chapters = site.data["vocabulary"]["chapters"]
    review_by = _as_date(front.get("review_by"))
    return View(
        name=name,
        page=page,
        source=source,
        language=language,
        written_in=site.language(page.lang),
        crumbs=crumbs,
        section=section,
        quiet=_is_quiet(site, name),
        published=language in site.published,
        updated=_as_date(front.get("updated")),
        review_overdue=bool(review_by and review_by < site.today),
        dated=dated.current(site, name),
        programme=[chapters[key]["title"] for key in _as(list, sources.get("programme")) if str(key) in chapters],
        laws=_laws(site, _as(list, sources.get("law"))),
        canonical=f"{site.base}{site.address(name, page.lang)}" if site.base else None,
        edit=f"{site.data['site']['repository']}/{page.path}" if site.data["site"]["repository"] else None,
        findings=tuple(f for f in findings if f.path in (page.path, source.path)),
        state=_state_of_words(site, site.made[name].source, tag) if name in site.made else state(page, source),
    )


def _is_quiet(site: Site, name: str) -> bool:
    if name in site.made and (answer := site.made[name].answer):
        return bool(site.data["situations"]["situations"][answer.situation]["quiet"])
    return name == site.data["site"]["pages"]["urgent"]


def _state_of_words(site: Site, source: str, tag: str) -> State:
    """How much of a page that is made from data a reader may trust: all words there are checked by a person, or not."""

    def unchecked() -> bool:
        texts = gettext.words_of(site.root, site.data.documents[source].path)
        return any(not gettext.is_checked(site.catalogues[tag].get(text)) for text in texts)

    return State(None, tag != site.default and site.once(("unchecked", source, tag), unchecked))
