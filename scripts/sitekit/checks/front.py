"""Whether the front matter of each page is in time, and fits that of the Finnish page; its shape is read with it."""

import re
from collections.abc import Iterator
from datetime import date

from sitekit import yamlfile
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding, suggestion
from sitekit.markdown import blocks
from sitekit.markdown.forms import FORMS
from sitekit.markdown.units import Body
from sitekit.translation import history

OF_OTHERS = re.compile(rf"\{{\{{ (?:{'|'.join(form.name for form in FORMS.values() if form.of_others)}) ")


def check(site: Site) -> Iterator[Finding]:
    """The front matter of every page that can be read."""
    for page in site.finnish.values():
        yield from dates(page, site.today)
    yield from copies(site)
    for page, before in changed(site):
        yield from not_updated(page, before, site.today)
    for language in site.translated:
        for name, page in site.pages[language.tag].items():
            finnish = site.finnish.get(name)
            if finnish and all(has_front(site, each) for each in (finnish, page)):
                yield from title_faults(finnish, page)


def has_front(site: Site, page: Page) -> bool:
    """Whether the front matter of a page can be read, and stands between its two ---; grammar.py says so."""
    return page.path not in site.unread and not blocks.front_fault(page.text)


def title_faults(finnish: Page, page: Page) -> Iterator[Finding]:
    """A translation has a title for the menu exactly where the Finnish page has one."""
    in_finnish, here = (("title",) in each.front.lines for each in (finnish, page))  # of whatever kind
    if in_finnish and not here:
        what = f'"title" is missing: {finnish.path} has one. Translate it: title: …'
        yield Finding(page.path, page.front.line(), what)
    if here and not in_finnish:
        what = f'"title" is here, but not in {finnish.path}. Delete it: the menu takes the heading.'
        yield Finding(page.path, page.front.line(("title",)), what)


def copies(site: Site) -> Iterator[Finding]:
    """No two Finnish pages have both the same title and the same description."""
    seen: dict[tuple[str, str], str] = {}
    for page in site.finnish.values():
        key = (page.title.casefold(), page.description.casefold())
        if page.description and seen.setdefault(key, page.path) != page.path:
            what = f"this page has the title and the description of {seen[key]}. Write its own."
            yield Finding(page.path, page.front.line(("description",)), what)


def changed(site: Site) -> list[tuple[Page, Body]]:
    """The Finnish pages whose text is not what it was when this change began, and what they were then.

    Nothing where git does not know.
    """

    def read() -> list[tuple[Page, Body]]:
        before = history.changed_pages(site.root, f"docs/{site.default}")
        both = [(page, blocks.parse(before[page.path])) for page in site.finnish.values() if page.path in before]
        return [(page, body) for page, body in both if codes(page.body) != codes(body)]

    return site.once("changed pages", read)


def codes(body: Body) -> list[str]:
    """The codes of the units of a page."""
    return [unit.code for unit in body.units]


def not_updated(page: Page, before: Body, today: date) -> Iterator[Finding]:
    """A page whose text has changed says when."""
    then = yamlfile.parse(before.front, page.path)[0].value
    day = page.front.value.get("updated")
    if day and day < today and isinstance(then, dict) and then.get("updated") == day:
        what = f'the text has changed, but "updated" still says {day}. Write the day of the change: {today}.'
        yield Finding(page.path, page.front.line(("updated",)), what, blocks=False)


def dates(page: Page, today: date) -> Iterator[Finding]:
    """`updated` is not to come; `review_by` has not passed, and stands on every page that can become untrue."""
    updated, review_by = (page.front.value.get(key) for key in ("updated", "review_by"))
    if updated and updated > today:
        what = f'"updated" is {updated}: that day is still to come. Write the day of the last change.'
        yield Finding(page.path, page.front.line(("updated",)), what)
    if ("review_by",) not in page.front.lines and (why := needs_review(page)):
        what = f'{why}, but has no "review_by". Write the day by which somebody compares it with its sources.'
        yield Finding(page.path, page.front.line(("updated",)), what, blocks=False)
    if review_by and review_by < today:
        what = f"this page was to be reviewed by {review_by}. Compare it with its sources, then set the next review_by."
        yield Finding(page.path, page.front.line(("review_by",)), what, blocks=False)


def needs_review(page: Page) -> str | None:
    """Why a page becomes untrue when somebody else changes a thing; None for one that speaks of this site alone."""
    if page.front.value.get("sources"):
        return "this page rests on the programme or a law"
    if page.rights:
        return "this page states a right or a duty"
    return "this page says what others do" if OF_OTHERS.search(page.text) else None


def sources(site: Site) -> Iterator[Finding]:
    """The chapters and laws a Finnish page names are those of data/vocabulary.yml."""
    known = site.data["vocabulary"]
    for page in site.finnish.values():
        found = page.front.value.get("sources") or {}
        for key, kind, words in (("programme", "chapters", "chapter"), ("law", "laws", "law")):
            for at, entry in enumerate(found.get(key) or []):
                name = entry.partition(":")[0].strip()
                if name not in known[kind]:
                    hint = suggestion(name, known[kind]) or f" Known: {', '.join(known[kind])}."
                    what = f'the {words} "{name}" is not in data/vocabulary.yml.{hint}'
                    yield Finding(page.path, page.front.line(("sources", key, at)), what)
