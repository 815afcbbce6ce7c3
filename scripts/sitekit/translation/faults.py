"""What a translated page claims of its Finnish page that cannot be: broken stamps, unknown ids, a title too many."""

from collections.abc import Collection, Iterator

from sitekit.findings import suggestion
from sitekit.markdown.units import FRONT, Body
from sitekit.translation.stamps import Stamp, looks_like_a_stamp, parse

Faults = Iterator[tuple[int, str]]  # line, from 1; what is wrong and what to do


def faults(finnish: Body, page: Body, *, former_ids: Collection[str] | None = None) -> list[tuple[int, str]]:
    """Each fault with its line, sorted. All of them block.

    `former_ids` are the ids the Finnish page ever had; when they are not known, a section with a stamp is believed.
    A stamp that is not alone on its line is a fault of grammar and found there.
    """
    return sorted({*stamp_faults(page), *id_faults(finnish, page, former_ids), *front_faults(finnish, page)})


def stamp_faults(page: Body) -> Faults:
    """Stamps that are not well formed, not in their place, or stand twice."""
    lines: dict[tuple, int] = {}
    under: set[int] = set()  # headings that have a comment under them already
    stamped: dict[int, int] = {}
    for comment in page.comments:
        stamp = parse(comment.text)
        is_first = comment.unit >= 0 and page.units[comment.unit].kind == "heading" and comment.unit not in under
        under.add(comment.unit)
        if stamp is None:
            if looks_like_a_stamp(comment.text):
                what = "Undo the change to it, or delete it and stamp the page: its checks lapse."
                yield comment.line, f"this stamp is not well formed. {what}"
            continue
        if comment.section in stamped:
            yield (
                comment.line,
                f"this section has a stamp in line {stamped[comment.section]} already. Delete one.",
            )
        elif not is_first:
            yield comment.line, "this stamp is not right under its heading. Move it there."
        if stamp.pairs in lines:
            yield comment.line, f"the same stamp is in line {lines[stamp.pairs]}. Delete the one that was copied."
        stamped.setdefault(comment.section, comment.line)
        lines.setdefault(stamp.pairs, comment.line)
        yield from check_faults(stamp, comment.line)


def check_faults(stamp: Stamp, line: int) -> Faults:
    """A day and a role stand exactly where something is marked as checked."""
    marked = any(pair.checked for pair in stamp.pairs)
    if marked and not stamp.date:
        yield line, 'this stamp has "=" but does not say who checked. Write "-", or add: checked now ROLE.'
    if stamp.date not in (None, "now") and not marked:
        yield line, f'this stamp says "checked {stamp.date}" of nothing. Write: checked now {stamp.role}.'


def id_faults(finnish: Body, page: Body, former_ids: Collection[str] | None) -> Faults:
    """Ids that the Finnish page does not have and never had."""
    known = {section.id for section in finnish.sections}
    stamped = {comment.section for comment in page.comments if parse(comment.text)}
    for index, section in enumerate(page.sections):
        believed = index in stamped if former_ids is None else section.id in former_ids
        if section.id and section.id not in known and not believed:
            hint = suggestion(section.id, known - {each.id for each in page.sections})
            yield section.line, f'the Finnish page has no id "{section.id}".{hint} Write the id of the Finnish heading.'


def front_faults(finnish: Body, page: Body) -> Faults:
    """A title or a description that the Finnish page does not have."""
    kinds = {unit.kind for unit in finnish.units}
    for unit in page.units:
        if unit.kind in FRONT and unit.kind not in kinds:
            yield unit.line, f'the Finnish page has no "{unit.kind}" in its front matter. Delete this one.'
