"""Whether a text smuggles in HTML that runs code, in pages, data or catalogues."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from sitekit import strings
from sitekit.findings import Finding
from sitekit.site import Site

RISKY = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed)\b"
    r"|(?:<[^<>]*?[\s\"'/]|\{(?:[^{}]*?[\s:])?)on[a-z]+\s*="  # a handler, in a tag or in the { } of an attribute list
    r"|\bjavascript\s*:",
    re.IGNORECASE,
)


def check(site: Site) -> Iterator[Finding]:
    """Everything that ends up in a page."""
    for path, line, text in texts(site):
        if found := RISKY.search(unescape(text)):
            yield Finding(path, line, f'"{found[0]}" would run code in the browser. Take it away.')


def texts(site: Site) -> Iterator[tuple[str, int, str]]:
    """Path, line and text of every piece of prose, of data, and of the catalogues."""
    for pages in site.pages.values():
        for page in pages.values():
            yield from ((page.path, line, text) for line, text in page.prose)
    for document in site.data.documents.values():
        yield from ((document.path, document.line(place), text) for place, text in leaves(document.value, ()))
    for tag, catalogue in site.catalogues.items():
        path = strings.po_path(site.root, tag).relative_to(site.root).as_posix()
        for message in catalogue:
            if message.id:
                yield path, message.lineno or 1, str(message.string)


def leaves(value: Any, place: tuple) -> Iterator[tuple[tuple, str]]:
    """Every text in a value of YAML, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*place, key))
