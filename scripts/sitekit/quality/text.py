"""The words of a unit as they are read: without Markdown, and cut into pieces and sentences."""

import re
from functools import cache

from sitekit.content import shortcodes
from sitekit.markdown.grammar import BAR
from sitekit.markdown.lines import TABLE_RULE, kinds_of
from sitekit.markdown.prose import without_addresses
from sitekit.markdown.units import bare

FOREIGN = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(?:(?!\1).)+\1\{[^{}]*\blang=[^{}]*\}")
MARKS = re.compile(r"\{:?[^{}]*\}|\*+|(?<!\w)_+|_+(?!\w)|`[^`]*`|<[^<>]*>")
START = re.compile(r"\s*(?:#{1,6} +|(?:[-*+]|\d+\.) +|(?:!!!|\?\?\?)\+? *[\w-]* *)?")
END = re.compile(r"(?<=[.!?…؟።])[\"”»’)]*\s+(?![a-zäöå0-9–])|(?<=[。！？])")
WORD = re.compile(r"[^\W\d_](?:[\w'’\u200c\u200d]|[-.](?=\w))*")
ABBREVIATION = re.compile(r"\b(?:esim|ym|jne|mm|ns|e\.g|i\.e)\.$", re.IGNORECASE)


@cache
def pieces(text: str, *, foreign: bool = True) -> tuple[str, ...]:
    """The headings, paragraphs, items, cells and titles of a unit, without Markdown, shortcodes and addresses.

    Without `foreign`, words that are marked as another language (`*sana*{lang=fi}`) are left out.
    """
    lines = text.split("\n")
    found: list[str] = []
    for line, kind in zip(lines, kinds_of(lines), strict=True):
        if kind in ("blank", "fence", "inner_fence", "hidden", "comment") or TABLE_RULE.match(line):
            continue
        if kind == "heading":
            line = bare(line)
        line = line if foreign else FOREIGN.sub(" ", line)
        line = shortcodes.replace(without_addresses(START.sub("", line, count=1)), lambda words: " ")
        found += BAR.split(MARKS.sub("", line)) if "|" in line else [MARKS.sub("", line)]
    return tuple(" ".join(each.split()).strip('"') for each in found if each.strip())


def plain(text: str, *, foreign: bool = True) -> str:
    """The pieces of a unit, one a line."""
    return "\n".join(pieces(text, foreign=foreign))


@cache
def sentences(piece: str) -> tuple[str, ...]:
    """The sentences of a piece."""
    found: list[str] = []
    for part in END.split(piece):
        if found and ABBREVIATION.search(found[-1]):
            found[-1] += f" {part}"
        elif part.strip():
            found.append(part)
    return tuple(found)


def words(text: str) -> list[str]:
    """The words of a plain text, in small letters; numbers are none."""
    return [word.lower() for word in WORD.findall(text)]
