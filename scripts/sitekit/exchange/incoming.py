"""The command `import`: which units of a file can be taken into the pages, so that nothing newer is overwritten."""

from dataclasses import dataclass, field

from sitekit.content.site import Site
from sitekit.exchange import received
from sitekit.exchange.insertion import Work
from sitekit.exchange.outgoing import Exchanged, has_words, loose_sections, source_code
from sitekit.exchange.restamp import restamped
from sitekit.files import Change
from sitekit.findings import Finding
from sitekit.markdown import blocks
from sitekit.markdown.unitnames import UnitName, distance, names, parse
from sitekit.markdown.units import FRONT, Body
from sitekit.tasks import originals
from sitekit.tasks.outcome import Outcome, refusal, together
from sitekit.tasks.stamp_pages import QualityOf
from sitekit.translation import stamping
from sitekit.translation.places import stamps_of
from sitekit.translation.stamping import Comparison, Quality
from sitekit.translation.stamps import code

CHANGED = "the page has another text or another stamp there than at the export. Export again, and bring both together."
NO_FINNISH = "its Finnish has changed or is gone since the export. Export again."
TRANSLATED = "the page has a translation already. Compare the two by hand."
LOOSE = "that section has blocks without a stamp. Stamp the page first, then import again."
BACK = "the Finnish is again what the page translates. Leave this one out."
HEADLESS = "the heading above it is not translated. Translate that too."
UNPLACED = "the texts for this page do not fit together (two lists in a row become one). Put them in by hand."
CHECKED_NOW = "this stamp says checked now. Stamp the page first, then import again."
Named = tuple[UnitName, Exchanged]


@dataclass
class Taken:
    """A page, and what is taken into it: by the index of its unit, or of the Finnish unit that is translated again."""

    name: str
    finnish: Body
    page: Body
    comparison: Comparison
    quality: Quality
    changed: dict[int, tuple[Exchanged, str]] = field(default_factory=dict)  # the unit of the file; its text in form
    new: dict[int, tuple[Exchanged, str]] = field(default_factory=dict)


def take(site: Site, tag: str, units: list[Exchanged], path: str, quality: QualityOf) -> Outcome:
    """The pages with the finished units of a file in them; what is not taken is a finding at its line of the file.

    Nothing at all is taken when the file names what the site does not have.
    """
    by_page: dict[str, list[Named]] = {}
    unknown: list[Finding] = []
    for unit in units:
        name = parse(unit.name)
        if name is None or name.page not in site.finnish:
            what = f'"{unit.name}" names no unit of this site. Take a file that the command export wrote.'
            unknown.append(Finding(path, unit.line, what))
        elif unit.finished:
            by_page.setdefault(name.page, []).append((name, unit))
    if unknown:
        return refusal(*unknown)
    return together(take_page(site, tag, name, own, path, quality(tag)) for name, own in by_page.items())


def take_page(site: Site, tag: str, name: str, units: list[Named], path: str, quality: Quality) -> Outcome:
    """One page, which may not be there yet."""
    finnish, place = site.finnish[name].body, f"docs/{tag}/{name}"
    text = ""
    if site.has(name, tag):
        original = originals.read(site, tag, name)
        if isinstance(original, Finding):
            return refusal(original)
        text = original.text
    page = blocks.parse(text)
    wrong = stamping.faults_of(finnish, page, text)
    wrong += [(each.line, CHECKED_NOW) for each, stamp in stamps_of(page).values() if stamp.date == "now"]
    if wrong:
        return refusal(*(Finding(place, line, what) for line, what in wrong))
    taken = Taken(name, finnish, page, stamping.compare(finnish, page), quality)
    refused = [Finding(path, unit.line, f"{unit.name} was not taken: {why}") for unit, why in sort_out(taken, units)]
    if not taken.changed and not taken.new:
        return refusal(*refused)
    unit_of = {source: unit for unit, source in taken.comparison.source_of.items()}
    changed, new = ({at: words for at, (_, words) in each.items()} for each in (taken.changed, taken.new))
    sources = [{at: source_code(unit) for at, (unit, _) in each.items()} for each in (taken.changed, taken.new)]
    work = Work(finnish, page, unit_of, changed, new)
    result = restamped(text, work, taken.comparison, *sources, today=site.today)
    if result is None:
        return refusal(*refused, Finding(place, 1, UNPLACED))
    said = f"{place}: {len(changed)} changed, {len(new)} new"
    change = Change(result.encode("utf-8"), text.encode("utf-8") if site.has(name, tag) else None)
    return Outcome({place: change}, (said,), tuple(refused))


def sort_out(taken: Taken, units: list[Named]) -> list[tuple[Exchanged, str]]:
    """Put every unit that can be taken into `taken`; gives the others, each with why."""
    refused: list[tuple[Exchanged, str]] = []
    for name, unit in units:
        why = place_changed(taken, name, unit) if unit.pair else place_new(taken, name, unit)
        refused += [(unit, why)] if why else []
    there = {source for source, row in enumerate(taken.comparison.by_finnish) if row.unit} | taken.new.keys()
    headings = {one.section for at, one in enumerate(taken.finnish.units) if one.kind == "heading" and at in there}
    for at in [at for at in taken.new if taken.finnish.units[at].section not in headings]:
        refused.append((taken.new.pop(at)[0], HEADLESS))
    take_wordless(taken)
    return refused


def take_wordless(taken: Taken) -> None:
    """Take what has no words, and so stands in no file, as it is into the sections that get something new."""
    sections = {taken.finnish.units[at].section for at in taken.new}
    where = names(taken.name, taken.finnish)
    for at, (one, row) in enumerate(zip(taken.finnish.units, taken.comparison.by_finnish, strict=True)):
        if one.section in sections and at not in taken.new and row.unit is None and not has_words(one.text):
            taken.new[at] = (Exchanged(str(where[at]), one.text, one.text, "", "", one.line), one.text)


def place_changed(taken: Taken, name: UnitName, unit: Exchanged) -> str:
    """Take a text in the place of the unit that still has the text and the pair it had at export; or say why not."""
    page, rows = taken.page, taken.comparison.by_unit
    where = names(taken.name, page)
    fits = [
        at
        for at, row in enumerate(rows)
        if at not in taken.changed and row.pair and str(row.pair) == unit.pair and page.units[at].code == unit.was
    ]
    if not fits:
        return CHANGED
    at = min(fits, key=lambda each: distance(where[each], name))
    row = rows[at]
    if row.finnish is None:
        return NO_FINNISH
    if row.current and row.finnish.code != source_code(unit):
        return BACK
    of_kind = received.kind(name, unit.finnish)
    text = received.in_form(unit, of_kind, page.units[at].section_id)
    if row.current and code(text) == unit.was:
        return ""
    if page.units[at].kind in FRONT and of_kind != page.units[at].kind:
        return CHANGED
    if why := received.why_not(unit, of_kind, text, taken.quality):
        return why
    taken.changed[at] = (unit, text)
    return ""


def place_new(taken: Taken, name: UnitName, unit: Exchanged) -> str:
    """Take a text for the Finnish unit it translates, when that still stands untranslated; or say why not."""
    finnish, rows = taken.finnish, taken.comparison.by_finnish
    where = names(taken.name, finnish)
    same = [at for at, one in enumerate(finnish.units) if one.code == source_code(unit)]
    fits = [at for at in same if rows[at].unit is None and at not in taken.new]
    if not fits:
        return TRANSLATED if same else NO_FINNISH
    at = min(fits, key=lambda each: distance(where[each], name))
    one = finnish.units[at]
    if one.section_id in loose_sections(taken.comparison):
        return LOOSE
    text = received.in_form(unit, one.kind, one.section_id)
    if why := received.why_not(unit, one.kind, text, taken.quality):
        return why
    taken.new[at] = (unit, text)
    return ""
