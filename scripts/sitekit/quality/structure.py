"""Whether a translated block is built like its Finnish: items, rows, columns, boxes, links."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from sitekit.markdown.grammar import BOX_START, cells
from sitekit.markdown.lines import Span, kinds_of, spans_of
from sitekit.markdown.prose import LINK
from sitekit.quality.values import ERROR, Context, Fault, Unit

ITEM = re.compile(r"( *)(?:[-*+]|(\d+\.)) ")
HEADING = re.compile(r"#+")
NAMES = {"list": "list", "table": "table", "admonition": "box", "fence": "code", "shortcode": "shortcode"}
Part = tuple[str, tuple[str, ...]]  # what it is, and a mark for each item or row


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """What in the shape of the unit and in its links is not as in Finnish."""
    for what in (*heading_faults(finnish, unit), *shape_faults(finnish.text, unit.text), *link_faults(finnish, unit)):
        yield Fault("structure", ERROR, what)


def heading_faults(finnish: Unit, unit: Unit) -> Iterator[str]:
    """The level and the id of a heading."""
    if finnish.kind != "heading" or unit.kind != "heading":
        return
    theirs, own = HEADING.match(finnish.text), HEADING.match(unit.text)
    if theirs and own and theirs[0] != own[0]:
        yield f"the heading begins with {own[0]}, in Finnish with {theirs[0]}. Write {theirs[0]}."
    if finnish.section_id != unit.section_id:
        yield f'the id of the heading is "{unit.section_id}", in Finnish "{finnish.section_id}". Write the Finnish one.'


def shape_faults(finnish: str, text: str) -> Iterator[str]:
    """The parts of a block, those in a box included, one by one."""
    theirs, own = parts(finnish), parts(text)
    if [kind for kind, _ in theirs] != [kind for kind, _ in own]:
        wanted, found = (", ".join(NAMES.get(kind, kind) for kind, _ in each) for each in (theirs, own))
        yield f"the block consists of {found}, in Finnish of {wanted}. Write the same."
        return
    for (kind, wanted), (_, found) in zip(theirs, own, strict=True):
        if wanted != found:
            yield what_differs(kind, wanted, found)


def what_differs(kind: str, wanted: tuple[str, ...], found: tuple[str, ...]) -> str:
    """Words for the marks of a part that are not the Finnish ones."""
    if kind == "admonition":
        return f'the box begins with "{found[0]}", in Finnish with "{wanted[0]}". Write the Finnish one.'
    thing = "rows" if kind == "table" else "items"
    if len(wanted) != len(found):
        return f"the {kind} has {len(found)} {thing}, in Finnish {len(wanted)}. Write one for each."
    if kind == "table":
        return f"the table has {found[0]} columns, in Finnish {wanted[0]}. Write one for each."
    return "the items of the list are numbered or indented in another way than in Finnish. Write them in the same way."


def parts(text: str) -> list[Part]:
    """The blocks of a text, a box followed by what is in it."""
    lines = text.split("\n")
    kinds = kinds_of(lines)
    found: list[Part] = []
    for span in spans_of(lines, kinds):
        found.append((span.kind, marks(span, lines, kinds)))
        if span.kind == "admonition":
            inside = (line[4:] if line[:4].isspace() else line for line in lines[span.first + 1 : span.end])
            found += [*parts("\n".join(inside)), ("end of the box", ())]
    return found


def marks(span: Span, lines: list[str], kinds: list[str]) -> tuple[str, ...]:
    """A mark for each item of a list (depth and number) or row of a table (its cells); the type of a box."""
    own = range(span.first, span.end)
    if span.kind == "admonition":
        found = BOX_START.match(lines[span.first])
        return (f"{lines[span.first][:3]} {found[1] if found else ''}",)
    if span.kind == "table":
        return tuple(str(cells(lines[at])) for at in own if kinds[at] != "comment" and at != span.first + 1)
    if span.kind == "list":
        items = (ITEM.match(lines[at]) for at in own if kinds[at] != "hidden")
        return tuple(f"{len(item[1]) // 4}{item[2] or '-'}" for item in items if item)
    return ()


def link_faults(finnish: Unit, unit: Unit) -> Iterator[str]:
    """Links that are missing or too many; an address of the web may be another page of the same site."""
    if "](" not in finnish.text and "](" not in unit.text:
        return
    theirs, own = targets(finnish.text), targets(unit.text)
    missing, added = list((theirs - own).elements()), list((own - theirs).elements())
    for target in missing:
        other = next((each for each in added if urlsplit(target).netloc and same_site(each, target)), None)
        if other:
            added.remove(other)
        else:
            yield f'the link to "{target}" is missing. Write [words]({target}) in the place of the Finnish one.'
    for target in added:
        yield f'the link to "{target}" is not in the Finnish. Take it away.'


def targets(text: str) -> Counter[str]:
    """Where the links and images of a text lead."""
    return Counter(("!" if found["image"] else "") + found["target"].strip() for found in LINK.finditer(text))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses of the web have the same host."""
    return urlsplit(one).netloc.removeprefix("www.") == urlsplit(other).netloc.removeprefix("www.")
