"""Blocks as we cut them, beside those of a CommonMark parser that had no part in it: markdown-it-py as an oracle.

What CommonMark does not know is taken out first: front matter, boxes and what is indented under them.
"""

import pytest
from markdown_it import MarkdownIt

from conftest import ROOT
from simulated import SAMPLE, Writer
from sitekit.markdown.blocks import front_end
from sitekit.markdown.lines import kinds_of, spans_of, split_lines

ORACLE = MarkdownIt("commonmark").enable("table")
KINDS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "fence": "fence",
    "html_block": "comment",
}
Blocks = list[tuple[str, int, int]]  # kind, index of the first line and of the line after the last


def ours(lines: list[str]) -> tuple[Blocks, list[str]]:
    """Our blocks but boxes, and the lines without those and the front matter."""
    start = front_end(lines)
    spans = spans_of(lines, kinds_of(lines), start)
    boxes = {at for span in spans if span.kind == "admonition" for at in range(span.first, span.end)} | {*range(start)}
    kept = [span for span in spans if span.first not in boxes]
    names = {"shortcode": "paragraph"}
    found = [(names.get(span.kind, span.kind), span.first, span.end) for span in kept]
    drawn = {span.first for span in spans if span.kind == "admonition"}  # what stands before and after stays apart
    return found, ["***" if at in drawn else "" if at in boxes else line for at, line in enumerate(lines)]


def theirs(lines: list[str]) -> Blocks:
    """The oracle's blocks at the top level; its lists run over the blank lines after them."""
    found = []
    for token in ORACLE.parse("\n".join(lines)):
        if token.level == 0 and token.map and token.type in KINDS:
            first, end = token.map
            while not lines[end - 1].strip():
                end -= 1
            found.append((KINDS[token.type], first, end))
    return found


def held_against_the_oracle(text: str, path: object) -> int:
    found, lines = ours(split_lines(text))
    assert found == theirs(lines), path
    return len(found)


@pytest.mark.parametrize("lang", ["fi", "en", "ar"])
def test_every_page_is_cut_as_commonmark_cuts_it(lang):
    pages = sorted((ROOT / "docs" / lang).rglob("*.md"))
    assert sum(held_against_the_oracle(path.read_text(encoding="utf-8"), path) for path in pages) > 500


def test_random_pages_are_cut_as_commonmark_cuts_them():
    assert sum(held_against_the_oracle(Writer(seed).sheet().text(), seed) for seed in range(SAMPLE)) > SAMPLE


def test_the_oracle_would_see_a_block_cut_in_two():
    found, lines = ours(["a", "", "- b", "", "- c"])
    assert found == theirs(lines) == [("paragraph", 0, 1), ("list", 2, 5)]
    assert theirs(["a", "b"]) != ours(["a", "", "b"])[0]
