"""Whether a text smuggles in HTML that runs code, or characters that nobody sees, in pages, data or catalogues."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import markdown

from sitekit import unseen
from sitekit.content import gettext
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown import blocks
from sitekit.markdown.extension import CLOSED
from sitekit.markdown.forms import FORMS
from sitekit.render import outdated, safelist

RISKY = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed)\b"
    r"|(?:<[^<>]*?[\s\"'/]|\{(?:[^{}]*?[\s:])?)on[a-z]+\s*="  # a handler, in a tag or in the { } of an attribute list
    r"|\bjavascript\s*:",
    re.IGNORECASE,
)
# Only what holds one of these can get an attribute, an address or code that Markdown would not give it by itself; the
# plain forms are left out, which is nearly every page.
CALL = rf" (?:{'|'.join(FORMS)})\b[\w -]*\}}\}}"
UNSURE = re.compile(
    rf"\{{(?!#[\w-]+(?: \.[\w-]+)*\}}|lang=[a-z-]+\}}|\{{{CALL}|(?<=\{{\{{){CALL})"
    r"|\]\((?!https?://[\w./?=%#~+,-]*\)|(?!//)[\w./-]*(?:#[\w-]+)?\))"
    r"|```|~~~"
)


def check(site: Site) -> Iterator[Finding]:
    """Everything that ends up in a page."""
    refused = list(rendered(site))
    yield from refused
    places = {(each.path, each.line) for each in refused}
    for path, line, text in texts(site):
        plain = unescape(text)
        if (path, line) not in places and (found := RISKY.search(plain)):
            yield Finding(path, line, f'"{found[0]}" would run code in the browser. Take it away.')
        if plain != text or not path.endswith(".po"):  # by its number too; as it is, where the file is read
            yield from (Finding(path, line, what, blocks=blocks) for _, what, blocks in unseen.faults(plain))


def rendered(site: Site) -> Iterator[Finding]:
    """What Markdown makes of the pages that is not on the list of what a page may have. Nothing is built with it."""
    for pages in site.pages.values():
        for page in pages.values():
            written, _ = blocks.front_of(page.text)
            if UNSURE.search(page.text, page.text.find(written) + len(written)):
                yield from (Finding(page.path, line, what, stops_build=True) for line, what in page_faults(site, page))


def page_faults(site: Site, page: Page) -> Iterator[tuple[int, str]]:
    """Line and words of what in a page is not on the list."""
    units = page.body.units
    lines = [(unit.line + at, line) for unit in units for at, line in enumerate(unit.text.split("\n"))]
    parts = [*lines, *((unit.line, unit.text) for unit in units)]
    for what in html_faults(site, outdated.markdown(page, page, mark, lambda *_: "")):
        yield next((at for at, part in parts if what in html_faults(site, part.replace("<", safelist.LT))), 1), what


def html_faults(site: Site, text: str) -> list[str]:
    """What Markdown makes of a text, held against the list."""
    known = site.config.value.get("markdown_extensions") or [] if isinstance(site.config.value, dict) else []
    names = [each if isinstance(each, str) else next(iter(each)) for each in known]
    html = markdown.Markdown(extensions=[*names, CLOSED]).convert(text)
    return safelist.faults(html.replace(safelist.LT, "&lt;"), text=True)


def mark(words: tuple[str, ...]) -> str | None:
    """What stands in a page's Markdown for a shortcode."""
    form = FORMS.get(words[0]) if words else None
    tag = "span" if form and form.inline else "div"
    return f'<{tag} data-aside="0"></{tag}>' if form else None


def texts(site: Site) -> Iterator[tuple[str, int, str]]:
    """Path, line and text of every piece of prose, of front matter, of data, and of the catalogues."""
    for pages in site.pages.values():
        for page in pages.values():
            yield from ((page.path, line, text) for line, text in page.prose)
            yield from ((page.path, page.front.line(place), text) for place, text in leaves(page.front.value, ()))
    for document in site.data.documents.values():
        yield from ((document.path, document.line(place), text) for place, text in leaves(document.value, ()))
    for tag, catalogue in site.catalogues.items():
        path = gettext.po_path(site.root, tag).relative_to(site.root).as_posix()
        for message in catalogue:
            if message.id:
                yield from ((path, message.lineno or 1, text) for text in gettext.texts(message) if text)


def leaves(value: Any, place: tuple) -> Iterator[tuple[tuple, str]]:
    """Every text in a value of YAML, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*place, key))
