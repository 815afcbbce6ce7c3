"""Whether a language in the menu has what a language must have before it is published."""

from collections.abc import Iterator
from pathlib import Path

from sitekit import coverage, history
from sitekit.findings import Finding, suggestion
from sitekit.site import Site
from sitekit.yamlfile import parse

MAIN = ("origin/HEAD", "origin/main", "main")  # what the main branch may be called
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
            yield Finding(site.config.path, line(site, at), f'"{tag}" is no language of this site.{hint}')
    if site.default not in published:
        what = f'"{site.default}" is missing in published. Add it: every page exists in it.'
        yield Finding(site.config.path, line(site), what)
    short = list(below(site))
    before = published_before(site) if short else None
    for tag, place, what in short:
        if before is None:
            yield Finding(site.config.path, place, f"{what} {UNKNOWN}")
        elif tag in before:
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


def published_before(site: Site) -> list | None:
    """The languages that were published when this change began; None where git does not know."""
    start = start_of_change(site.root)
    if start is None:
        return None
    text = history.git(site.root, "show", f"{start}:./mkdocs.yml").decode("utf-8", "replace")
    then, _ = parse(text, site.config.path)
    extra = then.value.get("extra") if isinstance(then.value, dict) else None
    published = extra.get("published") if isinstance(extra, dict) else None
    return published if isinstance(published, list) else []


def start_of_change(root: Path) -> str | None:
    """The commit with which this change began; None where the history is not there, or not all of it.

    On a branch it is where the branch left the main one. On the main branch it is the last commit; while nothing has
    changed since, the one before it. What the very first commit has was there from the beginning.
    """

    def commit(*words: str) -> str:
        return history.git(root, *words).decode().strip()

    head = commit("rev-parse", "--verify", "--quiet", "HEAD")
    main = next((name for name in MAIN if commit("rev-parse", "--verify", "--quiet", name)), None)
    whole = commit("rev-parse", "--is-shallow-repository") == "false"
    if not head or not (main or whole):
        return None
    base = commit("merge-base", "HEAD", main) if main else head
    if base != head or commit("status", "--porcelain", "."):
        return base or None
    return commit("rev-parse", "--verify", "--quiet", "HEAD^") or (head if whole else None)


def line(site: Site, at: int | None = None) -> int:
    """The line of an entry of `extra.published`, or of the list."""
    return site.config.line(("extra", "published") if at is None else ("extra", "published", at))
