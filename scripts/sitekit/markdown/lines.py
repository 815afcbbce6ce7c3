"""What each line of a page is, and which lines belong together."""

import re
from dataclasses import dataclass

LINE = re.compile(
    r"""(?P<blank>[ \t]*$)
    |(?P<comment><!--(?:(?!-->).)*-->\s*$)
    |(?P<fence>(?:`{3,}[^`]*|~{3,}.*)$)
    |(?P<inner_fence>[ ]+(?:`{3,}[^`]*|~{3,}.*)$)
    |(?P<indented>[ \t])
    |(?P<heading>\#{1,6}[ ]+\S)
    |(?P<rule>(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$)
    |(?P<bullet>[-*+][ ])
    |(?P<number>\d+\.[ ])
    |(?P<admonition>!!!|\?\?\?)
    |(?P<shortcode>\{\{[^{}]*\}\}\s*$)""",
    re.VERBOSE,
)
TABLE_RULE = re.compile(r"(?=.*\|)(?=.*-)[ |:-]+$")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")

ENDS_TEXT = frozenset({"blank", "heading", "fence", "admonition", "shortcode"})
INDENTED = frozenset({"indented", "inner_fence", "hidden"})


@dataclass(frozen=True, slots=True)
class Span:
    """Lines that belong together: `kind`, and the indexes of the first line and of the line after the last.

    `kind` is heading, comment, paragraph, table, list, admonition, fence, shortcode or indented (text that
    belongs to nothing).
    """

    kind: str
    first: int
    end: int


def split_lines(text: str) -> list[str]:
    """The lines of a file without their ends, for any line ends, with or without a byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def kinds_of(lines: list[str]) -> list[str]:
    """The kind of each line: a group of `LINE`, `text`, or `hidden` for what a fence hides and for its last line."""
    kinds, closing = [], None
    for line in lines:
        if closing:
            kinds.append("hidden")
            closing = None if closing.match(line) else closing
            continue
        found = LINE.match(line)
        kinds.append(found.lastgroup or "text" if found else "text")
        if kinds[-1] in ("fence", "inner_fence"):
            closing = closing_fence(line)
    return kinds


def closing_fence(line: str) -> re.Pattern[str]:
    """What closes the fence that `line` opens: the same mark, at least as long, alone (CommonMark 0.31, 4.5)."""
    opened = FENCE.match(line)
    assert opened, line
    mark = opened[1]
    return re.compile(rf"\s*{re.escape(mark[0])}{{{len(mark)},}}\s*$")


def spans_of(lines: list[str], kinds: list[str], start: int = 0) -> list[Span]:
    """The headings, comments and blocks from line index `start` on; a comment inside a block also follows the block."""
    spans, at, total = [], start, len(lines)
    while at < total:
        kind = kinds[at]
        if kind == "blank":
            at += 1
            continue
        span = Span(*block_at(lines, kinds, at)) if kind not in ("heading", "comment") else Span(kind, at, at + 1)
        spans.append(span)
        if span.end - at > 1 and "comment" in kinds[at : span.end]:
            spans += [Span("comment", i, i + 1) for i in range(at, span.end) if kinds[i] == "comment"]
        at = span.end
    return spans


def block_at(lines: list[str], kinds: list[str], at: int) -> tuple[str, int, int]:
    """Kind, first line and end of the block that begins at line index `at`."""
    kind = kinds[at]
    if kind == "shortcode":
        return kind, at, at + 1
    if kind == "fence":
        return kind, at, run(kinds, at, frozenset({"hidden"}), across=frozenset())
    if kind in ("bullet", "number"):
        return "list", at, run(kinds, at, INDENTED | {kind}, across=frozenset({"blank", "comment"}))
    if kind == "admonition":
        return kind, at, run(kinds, at, INDENTED, across=frozenset({"blank", "comment"}))
    end = at + 1
    while end < len(kinds) and kinds[end] not in ENDS_TEXT:
        end += 1
    while kinds[end - 1] == "comment":
        end -= 1
    if kind in INDENTED:
        return "indented", at, end
    is_table = end - at > 1 and "|" in lines[at] and TABLE_RULE.match(lines[at + 1])
    return "table" if is_table else "paragraph", at, end


def run(kinds: list[str], at: int, belongs: frozenset[str], *, across: frozenset[str]) -> int:
    """The end of a block that goes on over lines of the kinds `belongs`, with those of `across` between them."""
    end = look = at + 1
    while look < len(kinds) and (kinds[look] in belongs or kinds[look] in across):
        look += 1
        if kinds[look - 1] in belongs:
            end = look
    return end
