"""What in the headings and sections of a page lies outside its grammar, and what to write instead."""

import re
from collections.abc import Iterator

from sitekit.findings import suggestion
from sitekit.markdown.units import FRONT, Body, Section, Unit

Faults = Iterator[tuple[int, str]]  # line, from 1; what is wrong and what to do

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CLASSES = ("right", "path", "folded")
STEP = re.compile(r"\d+\. +\*\*[^*]+\*\*")
TOP_ITEM = re.compile(r"(?:[-*+]|\d+\.) ")


def heading_faults(page: Body, *, translated: bool) -> Faults:
    """What is wrong with the headings: their order, their ids, their classes."""
    first = min((unit.line for unit in page.units if unit.kind == "heading"), default=0)
    for unit in page.units:
        if unit.line < first and unit.kind not in FRONT:
            yield unit.line, "this text is before the first heading. Move it under the heading."
    if not page.sections or page.sections[0].level != 1:
        line = page.sections[0].line if page.sections else page.front_line
        yield line, "the page does not begin with its heading. Write # and the heading, with {#top} at its end."
    for section in page.sections[1:]:
        if section.level == 1:
            yield section.line, "a page has one # heading only. Write ## here."
    seen: dict[str, int] = {}
    for section in page.sections:
        yield from id_faults(section, seen)
        yield from class_faults(section, translated=translated)


def id_faults(section: Section, seen: dict[str, int]) -> Faults:
    """The id of a heading: there, well formed, not used before on the page (`seen`, which it is added to)."""
    if not section.id:
        how = "the Finnish one, or on a Finnish page a short word of a to z."
        yield section.line, f"this heading has no id. Put {{#id}} at its end: {how}"
    elif not ID.fullmatch(section.id):
        yield section.line, f'the id "{section.id}" is not plain. Write small letters a to z, digits and hyphens.'
    elif section.id in seen:
        yield section.line, f'the id "{section.id}" is in line {seen[section.id]} already. Write another here.'
    elif section.level == 1 and section.id != "top":
        yield section.line, f'the id of the # heading is "{section.id}". Write {{#top}}.'
    seen.setdefault(section.id, section.line)


def class_faults(section: Section, *, translated: bool) -> Faults:
    """What else is in the { } of a heading; a translation takes its classes from the Finnish page."""
    for name in section.classes:
        if translated:
            yield section.line, f'".{name}" is on a translated heading. Leave it out: Finnish has it.'
        elif name not in CLASSES:
            yield (
                section.line,
                f'the class ".{name}" is unknown.{suggestion(name, CLASSES)} Write .right, .path or .folded.',
            )
    if not section.heading:
        yield section.line, "this heading has no words. Write them between the # and the {#id}."
    for words in section.other:
        yield section.line, f'"{words}" is in the {{ }} of a heading. Write only {{#id}} there.'


def section_faults(page: Body) -> Faults:
    """What a Finnish page lacks: its lead, the steps of its paths, its last section."""
    blocks = [unit for unit in page.units if unit.kind not in FRONT]
    if page.sections and (len(blocks) < 2 or blocks[1].kind != "paragraph"):
        line = page.sections[0].line
        yield line, "there is no lead under the # heading. Write 2 or 3 short sentences there, in one paragraph."
    for index, section in enumerate(page.sections):
        if "path" in section.classes:
            yield from path_faults(section, [unit for unit in blocks if unit.section == index])
    if page.sections:
        yield from next_faults(page.sections[-1], [u for u in blocks if u.section == len(page.sections) - 1])


def path_faults(section: Section, blocks: list[Unit]) -> Faults:
    """A `.path` section has a numbered list, each item of which begins with the name of its step in bold."""
    numbered = [unit for unit in blocks if unit.kind == "list" and unit.text[0].isdigit()]
    if not numbered:
        yield section.line, "a .path section has no numbered list. Write its steps so: 1. **Name.** What happens."
    for unit in numbered:
        for item in top_items(unit):
            if not STEP.match(item):
                yield unit.line, f'the step "{item[:40]}" has no name. Write it so: 1. **Name.** What happens.'


def next_faults(section: Section, blocks: list[Unit]) -> Faults:
    """The last section is `## … {#next}` with 1 to 3 links or contacts."""
    if section.id != "next" or section.level != 2:
        yield section.line, "the last section is not {#next}. Write: ## Mitä seuraavaksi? {#next}, and 1 to 3 links."
        return
    count = sum(len(top_items(unit)) if unit.kind == "list" else unit.kind == "shortcode" for unit in blocks)
    if not 1 <= count <= 3:
        yield section.line, f"what comes next has {count} links or contacts. Write 1 to 3, each as an item of a list."


def top_items(unit: Unit) -> list[str]:
    """The first lines of the items of a list, without those of lists in it."""
    return [line for line in unit.text.split("\n") if TOP_ITEM.match(line)]
