"""Whether a language in the menu has what a language must have before it is published."""

from collections.abc import Iterator

from sitekit.checks import front
from sitekit.content import coverage
from sitekit.content.site import Site
from sitekit.findings import Finding, suggestion
from sitekit.languages import Language
from sitekit.translation import history
from sitekit.yamlfile import parse

ENGLISH = Language("en")
UNKNOWN = (
    "Whether it was published before, the history here does not say."
    " Take it out of published until it has, or check in a whole clone (git fetch --unshallow)."
)


def check(site: Site) -> Iterator[Finding]:
    """`extra.published` of mkdocs.yml: known tags, Finnish among them; what falls short of the gates.

    A language that is published now for the first time is stopped, one that was published before is not: only a person
    takes a language out again. Where git cannot say which it is, it is stopped too.
    """
    tags = [language.tag for language in site.languages]
    published = site.config.value["extra"]["published"]
    for at, tag in enumerate(published):
        if tag not in tags:
            hint = suggestion(tag, tags) or " Add it to plugins: i18n: languages: first, or take it away."
            yield Finding(site.config.path, line(site, at), f'"{tag}" is not a language of this site.{hint}')
    if site.default not in published:
        what = f'"{site.default}" is missing in published. Add it: every page exists in it.'
        yield Finding(site.config.path, line(site), what)
    told = set()
    for tags, finding in changes(site):
        told |= tags
        yield finding
    short = list(below(site))
    before = published_before(site) if short else None
    for tag, place, what in short:
        if before is None:
            yield Finding(site.config.path, place, f"{what} {UNKNOWN}")
        elif tag in before and tag in told:
            continue  # the changes themselves are named
        elif tag in before:
            yield Finding(site.config.path, place, f"{what} Readers see notes and Finnish. Translate it.", blocks=False)
        else:
            yield Finding(site.config.path, place, f"{what} Take it out of published until it has.")


def changes(site: Site) -> Iterator[tuple[set[str], Finding]]:
    """Each Finnish section that this change has changed or added to, and that readers of some languages see in Finnish
    now; the tags of those languages, and who sees what."""
    for page, before in front.changed(site):
        codes = {unit.code for unit in before.units}
        seen: dict[str, dict[str, str]] = {}
        for language in site.published[1:]:
            if not (own := site.pages[language.tag].get(page.name)):
                continue
            rows = own.comparison(page).by_finnish
            stamped = any(row.pair for row in rows)
            for row in rows:
                unit = row.finnish
                if (
                    (row.late or (stamped and row.state == "new"))
                    and unit
                    and unit.kind != "shortcode"
                    and unit.code not in codes
                ):
                    seen.setdefault(unit.section_id, {})[language.tag] = ENGLISH.name_of(language.tag)
        for id_, names in seen.items():
            who = ENGLISH.listing(list(names.values()))
            what = f"You changed {page.name.removesuffix('.md')}#{id_}: {who} readers now see Finnish there."
            yield set(names), Finding(page.path, page.anchors.get(id_, 1), what, blocks=False)


def below(site: Site) -> Iterator[tuple[str, int, str]]:
    """Tag, line and words for every published language that falls short of the gates."""
    if any(path.startswith(("docs/", "overrides/", "locales/")) for path in site.unread):
        return  # what cannot be read is not missing
    extra = site.config.value["extra"]
    for row in coverage.table(site):
        if row.language in site.published and (unmet := "; ".join(row.unmet(extra["gates"]))):
            at = extra["published"].index(row.language.tag)
            yield row.language.tag, line(site, at), f'"{row.language.tag}" has {unmet}.'


def published_before(site: Site) -> list | None:
    """The languages that were published when this change began; None where git does not know."""
    start = history.start_of_change(site.root)
    if start is None:
        return None
    text = history.git(site.root, "show", f"{start}:./mkdocs.yml").decode("utf-8", "replace")
    then, _ = parse(text, site.config.path)
    extra = then.value.get("extra") if isinstance(then.value, dict) else None
    published = extra.get("published") if isinstance(extra, dict) else None
    return published if isinstance(published, list) else []


def line(site: Site, at: int | None = None) -> int:
    """The line of an entry of `extra.published`, or of the list."""
    return site.config.line(("extra", "published") if at is None else ("extra", "published", at))
