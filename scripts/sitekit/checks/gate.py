"""The door that every command goes through: a site that can be built, or what keeps it from that."""

from datetime import date
from pathlib import Path

from sitekit.checks import registry
from sitekit.content import site
from sitekit.findings import Finding


def enter(root: Path, today: date, only: str | None = None) -> site.Site | list[Finding]:
    """The site in `root` with every id, date and kind of its facts right; or, sorted, the findings that keep it closed.

    What cannot be built does so, and what blocks in data/: a wrong fact is not shown. What is wrong in a text does not:
    an editor sees her page. `only`: this language and the source alone.
    """
    loaded = site.load(root, today, only)
    return closed_by(loaded) or loaded


def closed_by(loaded: site.Site) -> list[Finding]:
    """The findings with which a site is not built; none for most sites."""
    found = registry.found(loaded, "gate")
    return sorted(each for each in found if each.stops_build or (each.blocks and each.path.startswith("data/")))
