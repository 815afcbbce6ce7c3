"""The order of the pages: those of the menu, then those beside it, which stand in the footer."""

from collections.abc import Iterator

from sitekit.content import special
from sitekit.content.site import Site


def beside(site: Site) -> list[tuple[int, str]]:
    """Each name of `not_in_nav` in mkdocs.yml, with its line in that text (from 0)."""
    lines = enumerate((site.config.value.get("not_in_nav") or "").splitlines())
    return [(at, line.strip()) for at, line in lines if line.strip()]


def footer(site: Site) -> list[str]:
    """The pages of the footer in their order."""
    return [name for _, name in beside(site) if name in site.finnish and name not in special.IN_HEADER]


def outline(site: Site) -> list[tuple[str, list[str]]]:
    """Every Finnish page once: the menu with what stands under its entries, then the footer, then pages of neither."""
    menu = [(top, [name for name in under if name in site.finnish]) for top, under in site.menu if top in site.finnish]
    inside = {name for top, under in menu for name in (top, *under)}
    others = dict.fromkeys((*(name for _, name in beside(site) if name in site.finnish), *sorted(site.finnish)))
    return [*menu, *((name, []) for name in others if name not in inside)]


def pages(site: Site) -> Iterator[str]:
    """The names of all Finnish pages in that order."""
    for top, under in outline(site):
        yield from (top, *under)
