"""Whether every shortcode of a page is one we know, with ids that exist in data/."""

from collections.abc import Iterator

from sitekit.content import shortcodes
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown.units import ROLES

IN_HEADING = (
    "there is a shortcode in a heading, a title or a description, where it stays as it is. Put it into the text."
)
UNCLOSED = "a shortcode is not closed. It begins with {{ and ends with }}, with words between, all on one line."


def check(site: Site) -> Iterator[Finding]:
    """Every shortcode outside code. (That a card stands alone on its line is a matter of grammar.)"""
    for pages in site.pages.values():
        for page in pages.values():
            plain = {u.line for u in page.body.units if u.kind in ROLES}
            for line, text in page.prose:
                if "{{" not in text and "}}" not in text:
                    continue
                if line in plain:
                    yield Finding(page.path, line, IN_HEADING)
                    continue
                for shortcode in shortcodes.find(text):
                    if what := shortcodes.fault(shortcode.words, page.name, site.data):
                        yield Finding(page.path, line, what)
                rest = shortcodes.replace(text, lambda words: "")
                if "{{" in rest or "}}" in rest:
                    yield Finding(page.path, line, UNCLOSED)
