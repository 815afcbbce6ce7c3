"""A page cut into sections and units, and everything in it that lies outside the closed grammar of pages."""

import itertools
import re
from functools import lru_cache

import yaml

from sitekit.markdown import grammar, headings
from sitekit.markdown.codes import code, code_in_page
from sitekit.markdown.lines import Span, kinds_of, spans_of, split_lines
from sitekit.markdown.units import FRONT, HEADING, Body, Comment, Section, Unit

__all__ = ["Body", "Comment", "Section", "Unit", "grammar_faults", "parse"]

WAIVER = re.compile(r"<!--\s*qa-ok:\s*(.*?)\s*-->")
FIRST = re.compile(r"[-–—]{2}|[-–—]?\s*$|(?:title|description|priority|updated|review_by|sources|keywords): ")
FRONT_END = re.compile(r"(?:-{3}|\.{3})[ \t]*$")
Cut = tuple[str, str, int, int, int]  # kind, text, first and last line, index of the section
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(4096)  # a preview reads the same pages at every save
def parse(text: str) -> Body:
    """The page in `text` (any line ends, with or without byte-order mark). Never raises: see `grammar_faults`.

    The texts of the units after title and description, joined by blank lines, are the body of the page again.
    """
    lines = split_lines(text)
    kinds = kinds_of(lines)
    start = front_end(lines)
    front = front_between(lines, start)
    spans = spans_of(lines, kinds, start)
    sections = sections_of(lines, spans)
    units, comments = units_of(lines, kinds, spans, sections, front_units(front))
    return Body(front, 2 if start else 1, tuple(sections), tuple(units), tuple(comments))


def sections(text: str) -> tuple[Section, ...]:
    """The sections of a page alone: much faster than `parse`, which works out a code for every unit."""
    lines = split_lines(text)
    return tuple(sections_of(lines, spans_of(lines, kinds_of(lines), front_end(lines))))


def front_of(text: str) -> tuple[str, int]:
    """The front matter of a page, and the line it begins on, without reading the rest."""
    lines = split_lines(text)
    start = front_end(lines)
    return front_between(lines, start), 2 if start else 1


def front_between(lines: list[str], start: int) -> str:
    """The lines of the front matter; `start` is the index of the line after it."""
    return "\n".join(lines[1 : start - 1]) if start else ""


def front_end(lines: list[str]) -> int:
    """The index of the line after the front matter; 0: the page has none."""
    if lines[0].rstrip() != "---":
        return 0
    return next((at + 1 for at in range(1, len(lines)) if FRONT_END.match(lines[at])), 0)


def front_fault(text: str) -> str:
    """What is wrong with the --- around the front matter of a page, and what to do; "" when nothing is."""
    lines = split_lines(text)
    if lines[0].rstrip() == "---":
        return "" if front_end(lines) else "the front matter has no end. Put --- alone on the line after its last one."
    before = list(itertools.takewhile(lambda line: not line.startswith("# "), lines))
    at = next((at for at, line in enumerate(before) if line.strip()), None)
    if at is not None and FIRST.match(before[at].strip()) and any(map(FRONT_END.match, before[at + 1 :])):
        return "The first line must be ---. Put it back."
    return ""


def front_units(front: str) -> list[Cut]:
    """`title` and `description`, in the first section; none when the front matter cannot be read."""
    try:
        node = yaml.compose(front, LOADER) if front else None
    except (yaml.YAMLError, UnicodeError):
        return []
    entries = node.value if isinstance(node, yaml.MappingNode) else []
    found: dict[str, Cut] = {}
    for key, value in entries:
        is_text = isinstance(value, yaml.ScalarNode) and not value.tag.endswith(":null")
        if key.value in FRONT and is_text and value.value.strip():
            line = key.start_mark.line + 2
            found[key.value] = (key.value, value.value.strip(), line, line, 0)
    return [found[kind] for kind in FRONT if kind in found]


def sections_of(lines: list[str], spans: list[Span]) -> list[Section]:
    """The sections of a page, in order; each knows whether a section around it is `.right`."""
    sections: list[Section] = []
    around: list[tuple[int, bool]] = []  # level and right of the sections the next one may stand in
    for span in spans:
        if span.kind == "heading" and (found := HEADING.match(lines[span.first])):
            level, marks = len(found[1]), (found[3] or "").split()
            ids = [mark[1:] for mark in marks if mark[0] == "#"]
            classes = tuple(mark[1:] for mark in marks if mark[0] == ".")
            other = (*(mark for mark in marks if mark[0] not in "#."), *("#" + each for each in ids[1:]))
            around = [each for each in around if each[0] < level]
            right = "right" in classes or any(is_right for _, is_right in around)
            around.append((level, right))
            sections.append(Section((ids or [""])[0], level, found[2], classes, span.first + 1, right, other))
    return sections


def units_of(
    lines: list[str], kinds: list[str], spans: list[Span], sections: list[Section], front: list[Cut]
) -> tuple[list[Unit], list[Comment]]:
    """The units of a page, those of the front matter first, and its comments."""
    found = list(front)
    codes = [code(text) for _, text, *_ in front]
    comments: list[Comment] = []
    waived: dict[int, tuple[str, ...]] = {}
    section = -1
    for span in spans:
        section += span.kind == "heading"
        if span.kind != "comment":
            text = "\n".join(lines[at] for at in range(span.first, span.end) if kinds[at] != "comment")
            kind = "paragraph" if span.kind == "indented" else span.kind
            found.append((kind, text, span.first + 1, span.end, max(section, 0)))
            codes.append(code_in_page(lines, kinds, span, text))
            continue
        comment = Comment(lines[span.first].rstrip(), span.first + 1, max(section, 0), len(found) - 1)
        comments.append(comment)
        if waiver := WAIVER.match(comment.text):
            waived[comment.unit] = (*waived.get(comment.unit, ()), *re.findall(r"[^,\s]+", waiver[1]))
    ids = [each.id for each in sections] or [""]
    units = [Unit(*cut, ids[cut[4]], codes[at], waived.get(at, ())) for at, cut in enumerate(found)]
    return units, comments


def grammar_faults(text: str, *, translated: bool = False) -> list[tuple[int, str]]:
    """Everything outside the grammar: its line (from 1) and `what is wrong. What to do.`, sorted by line.

    A translated page carries no classes, and is not asked for a lead, steps and a last section: the Finnish page is.
    What is wrong inside the front matter is not looked at, only that it ends.
    """
    if fault := front_fault(text):
        return [(1, fault)]
    lines = split_lines(text)
    kinds = kinds_of(lines)
    start = front_end(lines)
    page = parse(text)
    spans = spans_of(lines, kinds, start)
    found = [(at + 1, message) for at, message in grammar.line_faults(lines, kinds, start)]
    found += [(at + 1, message) for at, message in grammar.span_faults(lines, kinds, spans, start)]
    found += headings.heading_faults(page, translated=translated)
    found += [] if translated else headings.section_faults(page)
    return sorted(set(found))
