"""What the quality checks of a language look at, read from the project."""

from sitekit.content import glossary
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.quality import finnish
from sitekit.quality.values import Context


def load(site: Site, tag: str) -> tuple[Context, list[Finding]]:
    """The context of a language, and what is wrong with its glossary; only the entries with a fault do not count."""
    names = site.data["names"] if site.has_facts else ()
    return Context(tag, tuple(names), glossary.terms(site, tag), finnish.base_forms), glossary.faults(site, tag)
