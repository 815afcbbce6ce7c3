"""Whether the languages in the menu have what a language must have before it is published."""

from collections.abc import Iterator

from sitekit import coverage
from sitekit.findings import Finding, suggestion
from sitekit.site import Site


def check(site: Site) -> Iterator[Finding]:
    """`extra.published` of mkdocs.yml: known tags, Finnish among them; what lies under the threshold."""
    tags = [language.tag for language in site.languages]
    published = site.config.value["extra"]["published"]
    for at, tag in enumerate(published):
        if tag not in tags:
            hint = suggestion(tag, tags) or " Add it to plugins: i18n: languages: first, or take it away."
            yield Finding(site.config.path, line(site, at), f'"{tag}" is no language of this site.{hint}')
    if site.default not in published:
        what = f'"{site.default}" is missing in published. Add it: every page exists in it.'
        yield Finding(site.config.path, line(site), what)
    for place, what in below(site):
        what += " Readers see the Finnish there. Translate these pages next."
        yield Finding(site.config.path, place, what, blocks=False)


def below(site: Site) -> Iterator[tuple[int, str]]:
    """Line and words for every published language that has fewer pages than `extra.coverage_threshold` asks for."""
    if any(path.startswith("docs/") for path in site.unread):
        return  # a page that cannot be read is not missing
    extra = site.config.value["extra"]
    for row in coverage.table(site):
        if row.language in site.published and row.share * 100 < extra["coverage_threshold"]:
            share = f"{row.present} of {row.total} pages, less than {extra['coverage_threshold']} %"
            at = extra["published"].index(row.language.tag)
            yield line(site, at), f'"{row.language.tag}" has {share}. Missing: {", ".join(row.missing)}.'


def line(site: Site, at: int | None = None) -> int:
    """The line of an entry of `extra.published`, or of the list."""
    return site.config.line(("extra", "published") if at is None else ("extra", "published", at))
