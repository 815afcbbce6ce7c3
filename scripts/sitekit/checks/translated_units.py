"""Whether each translated unit that readers see still has the numbers, links, names and words of its Finnish."""

from collections.abc import Iterator

from sitekit import quality
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding, suggestion
from sitekit.markdown.units import Unit
from sitekit.quality import context
from sitekit.quality.values import ERROR
from sitekit.translation.places import stamps_of
from sitekit.translation.writing import pair_unstamped


def check(site: Site) -> Iterator[Finding]:
    """Every translated page, unit by unit, and the glossaries."""
    for language in site.translated:
        own, found = context.load(site, language.tag)
        yield from found
        for name, page in site.pages[language.tag].items():
            if name in site.finnish:
                yield from page_faults(site.finnish[name], page, own)


def page_faults(finnish: Page, page: Page, own: quality.Context) -> Iterator[Finding]:
    """What is wrong with the units of one page, and with its waivers."""
    for source, unit in pairs(finnish, page):
        for fault in quality.faults(source, unit, own):
            fix = f"{fault.text} If it is right as it is, write <!-- qa-ok: {fault.check} --> after the block."
            yield Finding(page.path, unit.line, f"{fault.check}: {fix}", blocks=fault.severity == ERROR)
        for name in sorted(set(unit.waived) & quality.CHECKS.keys()):
            if any(quality.CHECKS[name](source, unit, own)):
                continue
            what = f'nothing is wrong here that "qa-ok: {name}" waives. Delete the comment after the block.'
            yield Finding(page.path, unit.line, what, blocks=False)
    for unit in page.body.units:
        for name in unit.waived:
            if name not in quality.CHECKS:
                hint = suggestion(name, quality.CHECKS)
                what = f'"{name}" is no quality check.{hint} Known: {", ".join(quality.CHECKS)}.'
                yield Finding(page.path, unit.line, what)


def pairs(finnish: Page, page: Page) -> list[tuple[Unit, Unit]]:
    """Each current unit with its Finnish; on a page without any stamp, the units that stand in the Finnish order."""
    comparison = page.comparison(finnish)
    if stamps_of(page.body):
        return [(row.finnish, row.unit) for row in comparison.by_unit if row.current and row.finnish and row.unit]
    partners, _ = pair_unstamped(finnish.body, page.body, comparison)
    return [(finnish.body.units[one], page.body.units[at]) for at, one in sorted(partners.items())]
