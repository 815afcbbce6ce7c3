"""The checks of the site: each looks at one thing and says what to do about it."""

from collections.abc import Callable, Iterable

from sitekit.findings import Finding
from sitekit.site import Site

CHECKS: tuple[Callable[[Site], Iterable[Finding]], ...] = ()


def run(site: Site) -> list[Finding]:
    """All findings of all checks, those met while reading first, sorted by place."""
    return sorted({*site.faults, *(finding for check in CHECKS for finding in check(site))})
