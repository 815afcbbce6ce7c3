"""Whether the site can be put before the public: its address and owner are decided, its languages are ready."""

import re
from collections.abc import Iterator

from sitekit.checks import publishing
from sitekit.content import freshness
from sitekit.content.site import Site
from sitekit.findings import Finding

WHY = {
    "address": "canonical links, the sitemap and the language links need it. Write https://…/ with / at the end.",
    "owner": "readers must know who answers for the site. Write the name of the organisation.",
    "feedback": "readers must be able to report what is wrong. Write an e-mail address.",
    "repository": '"edit this page" needs it. Write the address of the branch folder in the web editor.',
}
# A sentence such as "Sivuston omistajaa ei ole vielä päätetty." or "Palautteen osoite: ei päätetty."
OPEN = re.compile(r"(?:omistaj|osoit)[^.]*\bei\b[^.]*\bpäätetty", re.IGNORECASE)


def check(site: Site) -> Iterator[Finding]:
    """What data/site.yml leaves open, and published languages that fall short of the gates: all of it blocks.

    When nothing is open, pages that still say so are named for information.
    """
    document = site.data.documents["site"]
    for key, why in WHY.items():
        if not document.value[key]:
            yield Finding(document.path, document.line((key,)), f'"{key}" is not decided: {why}')
    if all(document.value[key] for key in WHY):
        yield from outdated(site)
    yield from unsure_numbers(site)
    for _, line, what in publishing.below(site):
        yield Finding(site.config.path, line, f"{what} Take it out of published, or translate it.")


def unsure_numbers(site: Site) -> Iterator[Finding]:
    """Urgent contacts that nobody has looked at for 12 months: their numbers stay on the pages, so the site waits."""
    for area in site.data.areas:
        document = site.data.documents[f"contacts/{area}"]
        for key, contact in document.value.items():
            fields = [field for field in (*(contact["phones"] or ()), contact["website"]) if field]
            days = [freshness.seen(contact, field) for field in fields if contact["urgent"]]
            if oldest := min((day for day in days if day and site.today - day > freshness.GONE_AFTER), default=None):
                what = f'the urgent contact "{key}" was last looked at on {oldest}, over 12 months ago.'
                what += (
                    " Call it or open its source, then write the new day. The site may not be published before that."
                )
                yield Finding(document.path, document.line((key,)), what)


def outdated(site: Site) -> Iterator[Finding]:
    """Finnish sentences that say that owner or address is not decided; their translations follow them."""
    for page in site.finnish.values():
        for line, text in page.prose:
            if OPEN.search(text):
                what = "this says that something is not decided, but data/site.yml has it. Write here what was decided."
                yield Finding(page.path, line, what, blocks=False)
