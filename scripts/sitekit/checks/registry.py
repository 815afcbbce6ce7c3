"""All checks, in their order."""

from collections.abc import Callable, Iterable

from sitekit.checks import (
    amounts,
    bare,
    belonging,
    beside,
    contacts,
    fetched,
    front,
    links,
    messages,
    page_grammar,
    pictures,
    publish,
    publishing,
    readability,
    reserved,
    responsibilities,
    shortcode_ids,
    smuggled,
    state,
    translated_units,
)
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown import blocks

Check = Callable[[Site], Iterable[Finding]]

# These look at pages and words, whatever state the facts are in.
PAGES: tuple[Check, ...] = (
    belonging.check,
    belonging.names,
    reserved.check,
    fetched.check,
    front.check,
    page_grammar.check,
    links.check,
    pictures.check,
    smuggled.check,
    messages.check,
    readability.check,
)
# These need mkdocs.yml and all of data/ as their schemas say.
FACTS: tuple[Check, ...] = (
    belonging.menu,
    belonging.linked,
    front.sources,
    shortcode_ids.check,
    bare.check,
    contacts.check,
    contacts.names,
    responsibilities.check,
    amounts.check,
    publishing.check,
    translated_units.check,
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
    belonging = (page for own in site.pages.values() for page in own.values())
    damaged = {
        page.path: what for page in belonging if (what := blocks.front_fault(page.text))
    }  # the rest follows from it
    return sorted(each for each in found if damaged.get(each.path, each.text) == each.text)
