"""Whether the site can be put before the public: its address and owner are decided, its languages are ready."""

from collections.abc import Iterator

from sitekit.checks import coverage
from sitekit.findings import Finding
from sitekit.site import Site

WHY = {
    "address": "canonical links, the sitemap and the language links need it. Write https://…/ with / at the end.",
    "owner": "readers must know who answers for the site. Write the name of the organisation.",
    "feedback": "readers must be able to report what is wrong. Write an e-mail address.",
    "repository": '"edit this page" needs it. Write the address of the branch folder in the web editor.',
}


def check(site: Site) -> Iterator[Finding]:
    """What data/site.yml leaves open, and published languages that fall short of the gates. All of it blocks."""
    document = site.data.documents["site"]
    for key, why in WHY.items():
        if not document.value[key]:
            yield Finding(document.path, document.line((key,)), f'"{key}" is not decided: {why}')
    for _, line, what in coverage.below(site):
        yield Finding(site.config.path, line, f"{what} Take it out of published, or translate it.")
