"""All checks, in their order."""

from collections.abc import Callable, Iterable

from sitekit import blocks
from sitekit.checks import (
    amounts,
    attachments,
    bare,
    beside,
    contacts,
    coverage,
    fetched,
    front,
    grammar,
    html,
    links,
    pages,
    publish,
    quality,
    readability,
    reserved,
    responsibilities,
    shortcodes,
    state,
    words,
)
from sitekit.findings import Finding
from sitekit.site import Site

Check = Callable[[Site], Iterable[Finding]]

# These look at pages and words, whatever state the facts are in.
PAGES: tuple[Check, ...] = (
    pages.check,
    pages.names,
    reserved.check,
    fetched.check,
    front.check,
    grammar.check,
    links.check,
    attachments.check,
    html.check,
    words.check,
    readability.check,
)
# These need mkdocs.yml and all of data/ as their schemas say.
FACTS: tuple[Check, ...] = (
    pages.menu,
    pages.linked,
    front.sources,
    shortcodes.check,
    bare.check,
    contacts.check,
    contacts.names,
    responsibilities.check,
    amounts.check,
    coverage.check,
    quality.check,
    readability.spelling,
)
CHECKS: tuple[Check, ...] = PAGES + FACTS


def run(site: Site, *, for_publishing: bool = False, waiting: bool = False) -> list[Finding]:
    """All findings of all checks and those met while reading, sorted by place; never raises.

    `for_publishing` asks also whether the site can be put before the public, `waiting` what waits for translators.
    """
    wanted = CHECKS if site.has_facts else PAGES
    if waiting:
        wanted += (state.check, beside.check)
    if for_publishing and site.has_facts:
        wanted += (publish.check,)
    found = {*site.faults, *(finding for check in wanted for finding in check(site))}
    pages = (page for own in site.pages.values() for page in own.values())
    damaged = {page.path: what for page in pages if (what := blocks.front_fault(page.text))}  # the rest follows from it
    return sorted(each for each in found if damaged.get(each.path, each.text) == each.text)
