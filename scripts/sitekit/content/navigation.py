"""The order of the pages: those of the menu, then those beside it, which stand in the footer."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from sitekit.content import special
from sitekit.content.site import Site


def beside(site: Site) -> list[tuple[int, str]]:
    """Each name of `not_in_nav` in mkdocs.yml, with its line in that text (from 0); patterns are left out."""
    return [(at, name) for at, name in _lines(site) if "*" not in name]


def is_listed(site: Site, name: str) -> bool:
    """Whether a pattern of `not_in_nav`, such as `words/*`, says that another page leads to this one."""
    return any(fnmatchcase(name, pattern) for _, pattern in _lines(site) if "*" in pattern)


def _lines(site: Site) -> list[tuple[int, str]]:
    lines = enumerate((site.config.value.get("not_in_nav") or "").splitlines())
    return [(at, line.strip()) for at, line in lines if line.strip()]


def footer(site: Site) -> list[str]:
    """The pages of the footer in their order."""
    return [name for _, name in beside(site) if name in site.finnish and name not in special.IN_HEADER]


def outline(site: Site) -> list[tuple[str, list[str]]]:
    """The menu with what stands under its entries, then the footer, then pages that nothing leads to, each once."""
    menu = [(top, [name for name in under if name in site.finnish]) for top, under in site.menu if top in site.finnish]
    inside = {name for top, under in menu for name in (top, *under)}
    lost = (name for name in sorted(site.finnish) if not is_listed(site, name))
    others = dict.fromkeys((*(name for _, name in beside(site) if name in site.finnish), *lost))
    return [*menu, *((name, []) for name in others if name not in inside)]


def pages(site: Site) -> Iterator[str]:
    """The names of all Finnish pages in that order, last those that another page lists."""
    for top, under in outline(site):
        yield from (top, *under)
    menu = {name for top, under in site.menu for name in (top, *under)}
    yield from (name for name in sorted(site.finnish) if is_listed(site, name) and name not in menu)
