"""Whether a language in the menu has what a language must have before it is published."""

from collections.abc import Iterator

from sitekit import coverage, history
from sitekit.findings import Finding, suggestion
from sitekit.site import Site
from sitekit.yamlfile import parse


def check(site: Site) -> Iterator[Finding]:
    """`extra.published` of mkdocs.yml: known tags, Finnish among them; what falls short of the gates.

    A language that is published now for the first time is stopped, one that was published before is not: only a person
    takes a language out again.
    """
    tags = [language.tag for language in site.languages]
    published = site.config.value["extra"]["published"]
    for at, tag in enumerate(published):
        if tag not in tags:
            hint = suggestion(tag, tags) or " Add it to plugins: i18n: languages: first, or take it away."
            yield Finding(site.config.path, line(site, at), f'"{tag}" is no language of this site.{hint}')
    if site.default not in published:
        what = f'"{site.default}" is missing in published. Add it: every page exists in it.'
        yield Finding(site.config.path, line(site), what)
    before = published_before(site)
    for tag, place, what in below(site):
        if tag in before:
            yield Finding(site.config.path, place, f"{what} Readers see notes and Finnish. Translate it.", blocks=False)
        else:
            yield Finding(site.config.path, place, f"{what} Take it out of published until it has.")


def below(site: Site) -> Iterator[tuple[str, int, str]]:
    """Tag, line and words for every published language that falls short of the gates."""
    if any(path.startswith(("docs/", "overrides/", "locales/")) for path in site.unread):
        return  # what cannot be read is not missing
    extra = site.config.value["extra"]
    for row in coverage.table(site):
        if row.language in site.published and (unmet := "; ".join(row.unmet(extra["gates"]))):
            at = extra["published"].index(row.language.tag)
            yield row.language.tag, line(site, at), f'"{row.language.tag}" has {unmet}.'


def published_before(site: Site) -> set[str]:
    """The languages that were published at the start of this change; today's where git does not know."""
    today = set(site.config.value["extra"]["published"])
    for commit in ("origin/main", "HEAD"):
        text = history.git(site.root, "show", f"{commit}:mkdocs.yml").decode("utf-8", "replace")
        if text:
            then, _ = parse(text, "mkdocs.yml")
            extra = then.value.get("extra") if isinstance(then.value, dict) else None
            return set((extra or {}).get("published") or ())
    return today


def line(site: Site, at: int | None = None) -> int:
    """The line of an entry of `extra.published`, or of the list."""
    return site.config.line(("extra", "published") if at is None else ("extra", "published", at))
