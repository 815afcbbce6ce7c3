"""The words of a page line by line, as they are read: title, description, then the text without code."""

import re
from collections.abc import Iterator

from sitekit.markdown.grammar import CODE
from sitekit.markdown.lines import kinds_of, split_lines
from sitekit.markdown.units import FRONT, Unit

HIDDEN = frozenset({"blank", "comment", "fence", "inner_fence", "hidden"})
LINK = re.compile(r"(?P<image>!?)\[(?P<words>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\((?P<target>(?:[^()]|\([^()]*\))*)\)")
ADDRESS = re.compile(r"\bhttps?://[^\s)>\]]+")


def prose(text: str, first_line: int, units: tuple[Unit, ...]) -> Iterator[tuple[int, str]]:
    """Line number (from 1) and words: title and description, then every line from `first_line` on but codes."""
    yield from ((unit.line, unit.text) for unit in units if unit.kind in FRONT)
    lines = split_lines(text)
    kinds = kinds_of(lines)
    for at in range(first_line - 1, len(lines)):
        if kinds[at] not in HIDDEN:
            yield at + 1, CODE.sub(" ", lines[at]) if "`" in lines[at] else lines[at]


def without_addresses(text: str) -> str:
    """The text with the words of its links, but without the addresses they lead to."""
    text = LINK.sub(lambda found: f" {found['words']} ", text) if "](" in text else text
    return ADDRESS.sub(" ", text) if "://" in text else text
