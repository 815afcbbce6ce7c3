"""The door that every command goes through: a site that can be built, or what keeps it from that."""

from datetime import date
from pathlib import Path

from sitekit.checks import belonging, contacts, fetched, messages, reserved, responsibilities, smuggled
from sitekit.content import site
from sitekit.findings import Finding

# Quick ones: they run at every save of a preview.
FACTS = (belonging.menu, belonging.linked, contacts.check, responsibilities.check)


def enter(root: Path, today: date, only: str | None = None) -> site.Site | list[Finding]:
    """The site in `root` with every id, date and kind of its facts right; or, sorted, the findings that keep it closed.

    What cannot be built does so, and what blocks in data/: a wrong fact is not shown. What is wrong in a text does not:
    an editor sees her page. `only`: this language and the source alone.
    """
    loaded = site.load(root, today, only)
    return closed_by(loaded) or loaded


def closed_by(loaded: site.Site) -> list[Finding]:
    """The findings with which a site is not built; none for most sites."""
    found = {*loaded.faults, *reserved.check(loaded), *fetched.check(loaded), *messages.unfillable(loaded)}
    found.update(smuggled.rendered(loaded))
    if loaded.has_facts:
        found.update(finding for check in FACTS for finding in check(loaded))
    return sorted(each for each in found if each.stops_build or (each.blocks and each.path.startswith("data/")))
