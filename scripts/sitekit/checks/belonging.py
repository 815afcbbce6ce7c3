"""Whether the pages of all languages belong together, and the menu leads to each of them."""

import re
import unicodedata
from collections.abc import Iterator

from sitekit.content import navigation, special, templates
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding, suggestion
from sitekit.markdown import headings
from sitekit.translation import faults, history

NAMED = re.compile(r"'(?P<name>[a-z][\w/-]*\.md)'|href\(special\.(?P<special>\w+)\)")  # a page in a template
CAN_LACK = {special.SEARCH, special.OFFLINE}  # templates ask for these first


def check(site: Site) -> Iterator[Finding]:
    """Every page of a translation is one of the Finnish pages, and its ids are theirs."""
    for language in site.translated:
        for name, page in site.pages[language.tag].items():
            if name in site.finnish:
                for line, what in (*faults.stamp_faults(page.body), *strange_ids(site, page)):
                    yield Finding(page.path, line, what)
            elif not site.has(name, site.default):
                missing = site.finnish.keys() - site.pages[language.tag].keys()
                what = f'there is no Finnish page "{name}".{suggestion(name, missing)} Rename this file or delete it.'
                yield Finding(page.path, 1, what)


def strange_ids(site: Site, page: Page) -> list[tuple[int, str]]:
    """Line and words for each id of a translation that the Finnish page does not have and, as far as git knows, never
    had; where git does not know, a section with a stamp is believed."""
    finnish = site.finnish[page.name]
    if page.anchors.keys() <= finnish.anchors.keys():
        return []
    past = lambda: history.History(site.root).former_ids(finnish.path)  # noqa: E731
    former = site.once(("former ids", finnish.path), past)
    return list(faults.id_faults(finnish.body, page.body, former))


def names(site: Site) -> Iterator[Finding]:
    """The name of every Finnish page can stand in an address."""
    for name, page in site.finnish.items():
        parts = name.removesuffix(".md").split("/")
        if not all(map(headings.ID.fullmatch, parts)) and parts[-1] != "README":
            plain = unicodedata.normalize("NFKD", name.removesuffix(".md").lower()).encode("ascii", "ignore").decode()
            better = "/".join(re.sub("[^a-z0-9]+", "-", part).strip("-") for part in plain.split("/"))
            hint = f", such as {better}.md" if all(better.split("/")) else ""
            what = f'"{name}" is also an address. Rename it: small letters a to z, digits and hyphens{hint}.'
            yield Finding(page.path, 1, what)


def menu(site: Site) -> Iterator[Finding]:
    """Every entry of the menu and of the footer is a Finnish page, and every Finnish page is one of them once."""
    seen: dict[str, int] = {}
    for name, line in entries(site):
        if not site.has(name, site.default):
            hint = suggestion(name, site.finnish)
            what = f'there is no page "{name}" in docs/{site.default}/.{hint} Fix the name or take the line away.'
            yield Finding(site.config.path, line, what, stops_build=True)
        elif name in seen:
            what = f'"{name}" is in line {seen[name]} already. Keep one of them.'
            yield Finding(site.config.path, line, what)
        seen.setdefault(name, line)
    for name, page in site.finnish.items():
        if name not in seen and not navigation.is_listed(site, name):
            what = (
                f'no menu leads to this page. Add "{name}" to nav: in mkdocs.yml (or to not_in_nav:, for the footer).'
            )
            yield Finding(page.path, 1, what)
    yield from strays(site)


def linked(site: Site) -> Iterator[Finding]:
    """Every page exists that a template leads to by its name."""
    lacking = lambda name: name not in CAN_LACK and not site.has(name, site.default)  # noqa: E731
    for path, text in templates.texts(site.root):
        for found in NAMED.finditer(text):
            name = found["name"] or getattr(special, found["special"], "")
            if name and lacking(name):
                line = text.count("\n", 0, found.start()) + 1
                what = f"this template leads to docs/{site.default}/{name}, which is missing. Put the page back."
                yield Finding(path, line, what, stops_build=True)


def entries(site: Site) -> Iterator[tuple[str, int]]:
    """Each file name of `nav` and `not_in_nav` in mkdocs.yml, with its line."""
    config = site.config
    for index, (item, (top, under)) in enumerate(zip(config.value["nav"], site.menu, strict=True)):
        place = ("nav", index) if isinstance(item, str) else ("nav", index, next(iter(item)))
        for at, name in enumerate([top, *under]):
            yield name, config.line((*place, at))
    first = config.line(("not_in_nav",)) + 1
    yield from ((name, first + at) for at, name in navigation.beside(site))


def strays(site: Site) -> Iterator[Finding]:
    """Folders of docs/ with pages in a language that mkdocs.yml does not list: nobody would see them."""
    tags = [language.tag for language in site.languages]
    for folder in sorted((site.root / "docs").glob("*/")):
        if folder.name not in tags and (page := next(folder.rglob("*.md"), None)):
            what = f'"{folder.name}" is not a language of this site.{suggestion(folder.name, tags)}'
            what += " Add it to plugins: i18n: languages: in mkdocs.yml, or move the folder out of docs/."
            yield Finding(page.relative_to(site.root).as_posix(), 1, what)
