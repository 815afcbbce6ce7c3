"""The commands that bring the stamps of pages up to date, and that mark what a person has checked."""

from collections.abc import Callable, Iterable

from sitekit.content.site import Site
from sitekit.files import Change
from sitekit.findings import Finding
from sitekit.markdown.units import Unit
from sitekit.tasks import originals
from sitekit.tasks.originals import Original
from sitekit.tasks.outcome import Outcome, refusal, together
from sitekit.translation import faults, history, stamping

INFORMS = (stamping.UNTOUCHED, stamping.REMOVED)  # what is left and waits for a translator: nobody did wrong
QualityOf = Callable[[str], stamping.Quality]  # language tag → its quality errors


def all_pages(site: Site) -> list[str]:
    """The path of every translated page, readable or not."""
    unread = {path for path in site.unread if path.startswith(tuple(f"docs/{each.tag}/" for each in site.translated))}
    return [page.path for each in site.translated for page in site.pages[each.tag].values()] + sorted(unread)


def stamp(site: Site, paths: Iterable[str], quality: QualityOf, past: history.History) -> Outcome:
    """The pages with their stamps brought up to date, each new pair beside its Finnish."""
    return together(stamp_page(site, path, quality, past) for path in dict.fromkeys(paths))


def stamp_page(site: Site, path: str, quality: QualityOf, past: history.History) -> Outcome:
    """One page; an id that Finnish never had is refused where git knows that."""
    original = originals.find(site, path)
    if isinstance(original, Finding):
        return refusal(original)
    page, finnish = original.page, original.finnish
    former = None
    if {each.id for each in page.body.sections} - {each.id for each in finnish.body.sections}:
        former = past.former_ids(finnish.path)
    if wrong := faults.faults(finnish.body, page.body, former_ids=former):
        return refusal(*(Finding(page.path, line, what) for line, what in wrong))
    done = stamping.stamp(original.text, finnish.body, today=site.today, quality=quality(page.lang))
    said = tuple(beside(original, one, unit) for one, unit in done.paired)
    return Outcome(changed(original, done.text), said, findings_of(original, done.left))


def checked(site: Site, written: Iterable[str], by: str) -> Outcome:
    """The pages, or sections of pages (FILE#ID), with what is current in them marked as checked by the role `by`."""
    by_path: dict[str, list[str | None]] = {}
    for each in written:
        path, _, section = each.partition("#")
        by_path.setdefault(path, []).append(section or None)
    return together(check_page(site, path, sections, by) for path, sections in by_path.items())


def check_page(site: Site, path: str, sections: list[str | None], by: str) -> Outcome:
    """One page, or these sections of it (None: all of it)."""
    original = originals.find(site, path)
    if isinstance(original, Finding):
        return refusal(original)
    text, left = original.text, []
    for section in sections:
        try:
            done = stamping.checked(text, original.finnish.body, by=by, today=site.today, section=section)
        except ValueError as error:
            return refusal(Finding(original.page.path, 1, str(error)))
        text = done.text
        left += done.left
    marks = (
        f"{original.page.path}: checked by {by}: {', '.join(f'#{each}' if each else 'the page' for each in sections)}."
    )
    files = changed(original, text)
    return Outcome(files, (marks,) if files else (), findings_of(original, tuple(left)))


def changed(original: Original, text: str) -> dict[str, Change]:
    """The file to write, when it is not as it was."""
    return {original.page.path: original.change(text)} if text != original.text else {}


def findings_of(original: Original, left: Iterable[tuple[int, str]]) -> tuple[Finding, ...]:
    """What was left as it was; it blocks when it has to be fixed before it can be done."""
    return tuple(Finding(original.page.path, line, what, blocks=what not in INFORMS) for line, what in left)


def beside(original: Original, finnish: Unit, unit: Unit) -> str:
    """A new pair, the Finnish first."""
    texts = ((original.finnish.lang, finnish), (original.page.lang, unit))
    return "\n".join([f"{original.page.path}:{unit.line}: stamped", *(shown(lang, each.text) for lang, each in texts)])


def shown(label: str, text: str) -> str:
    """A text under its label, its further lines indented."""
    return f"    {label:<6} " + text.replace("\n", "\n" + " " * 11)
