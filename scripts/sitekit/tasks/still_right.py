"""The command `still-right`: a Finnish misspelling was fixed, and every translation of the text stays right."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitekit.content.site import Site
from sitekit.files import Change
from sitekit.findings import Finding, suggestion
from sitekit.markdown.unitnames import UnitName, names, parse
from sitekit.markdown.units import Unit
from sitekit.quality import spelling
from sitekit.tasks import misspelling, originals
from sitekit.tasks.originals import Original
from sitekit.tasks.outcome import Outcome, refusal
from sitekit.tasks.stamp_pages import shown
from sitekit.translation import stamping
from sitekit.translation.history import History
from sitekit.translation.places import stamps_of
from sitekit.translation.writing import with_stamps

HOW = "Translate it, then stamp the page."


@dataclass(frozen=True)
class Proposal:
    """What stands on the Finnish page before and now, and what would be written after a yes."""

    outcome: Outcome
    texts: tuple[str, ...] = ()


def propose(site: Site, written: str, tags: Iterable[str], past: History) -> Proposal:
    """The stamps of these languages with today's Finnish in place of the misspelt; nothing when one is refused."""
    found = finnish_unit(site, written)
    if isinstance(found, Finding):
        return Proposal(refusal(found))
    name, at, unit = found
    path = site.finnish[name.page].path
    speller = spelling.speller(site.root)
    if speller is None:
        return Proposal(refusal(Finding(path, unit.line, spelling.MISSING)))
    files: dict[str, Change] = {}
    refused: list[Finding] = []
    texts: dict[str, None] = {}
    for tag in tags:
        if name.page not in site.pages[tag] and f"docs/{tag}/{name.page}" not in site.unread:
            continue
        original = originals.read(site, tag, name.page)
        if isinstance(original, Finding):
            refused.append(original)
            continue
        result = update(original, at, past, speller)
        match result:
            case Finding():
                refused.append(result)
            case (old, text):
                files[original.page.path] = original.change(text)
                texts[f"{path}:{unit.line}:\n{shown('before', old)}\n{shown('now', unit.text)}"] = None
    if not files and not refused:
        what = f"no translation of {name} is outdated. Nothing has to be done."
        refused.append(Finding(path, unit.line, what))
    if refused:
        return Proposal(refusal(*refused), tuple(texts))
    said = tuple(f"{each}: still right" for each in files)
    return Proposal(Outcome(files, said), tuple(texts))


def finnish_unit(site: Site, written: str) -> tuple[UnitName, int, Unit] | Finding:
    """A unit of a Finnish page by its name: the name, its index and itself; or why there is none."""
    name = parse(written)
    if name is None:
        what = (
            "this names no unit. Write page, section and place, such as programme/plan#duration:2 (0 is the heading)."
        )
        return Finding(written, 1, what)
    page = site.finnish.get(name.page)
    path = f"docs/{site.default}/{name.page}"
    if page is None:
        return Finding(path, 1, f"there is no such page.{suggestion(name.page, site.finnish)} Write its name in docs/.")
    known = names(name.page, page.body)
    if name not in known:
        own = [str(each).partition("#")[2] for each in known]
        hint = suggestion(f"{name.section}:{name.place}", own)
        return Finding(path, 1, f'there is no unit "{name}".{hint} The heading of a section is 0, its blocks from 1.')
    at = known.index(name)
    return name, at, page.body.units[at]


def update(original: Original, at: int, past: History, speller: spelling.Speller) -> tuple[str, str] | Finding | None:
    """The old Finnish and the page with its stamp changed; why that cannot be; None when there is nothing to change."""
    page, finnish = original.page, original.finnish
    if wrong := stamping.faults_of(finnish.body, page.body, original.text):
        return Finding(page.path, *wrong[0])
    comparison = page.comparison(finnish)
    unit_at = next((unit for unit, source in comparison.source_of.items() if source == at), None)
    row = comparison.by_finnish[at]
    if unit_at is None or not row.unit or not row.pair or not row.late:
        return None
    now = finnish.body.units[at]
    old = past.unit(finnish.path, row.pair.source, now.kind)
    if old is None:
        return Finding(page.path, row.unit.line, f"git does not know the Finnish this was made from. {HOW}")
    if (why := misspelling.why_not(old, now, speller)) == misspelling.ANOTHER_WORD:
        return Finding(page.path, row.unit.line, why)
    if why:
        return Finding(page.path, row.unit.line, f"its Finnish changed by more than a misspelling: {why}. {HOW}")
    section, place = comparison.place_of[unit_at]
    stamp = stamps_of(page.body)[section][1]
    pairs = list(stamp.pairs)
    pairs[place] = replace(pairs[place], source=now.code)
    return old.text, with_stamps(original.text, page.body, {section: replace(stamp, pairs=tuple(pairs))})
