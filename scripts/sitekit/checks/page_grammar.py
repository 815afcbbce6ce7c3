"""Whether every page keeps to the grammar of pages, so that its translations can be compared with it block by block."""

from collections.abc import Iterator

from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown.blocks import grammar_faults


def check(site: Site) -> Iterator[Finding]:
    """Every line and block that lies outside the grammar."""
    for tag, pages in site.pages.items():
        for page in pages.values():
            for line, what in grammar_faults(page.text, translated=tag != site.default):
                yield Finding(page.path, line, what)
