"""Markdown for the closed grammar of pages: what never stands in them is not looked for, which saves a quarter."""

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

# For each of these grammar.py asks the editor to write otherwise.
IN_LINES = ("reference", "short_reference", "image_reference", "short_image_ref", "linebreak")
IN_ANGLES = ("autolink", "automail")  # a "<" of a page never gets here (safelist.LT)
BLOCKS = ("setextheader", "hr", "quote", "code", "reference")
FENCE = re.compile("```|~~~")
SIGN = re.compile(rf"[`\\\[<&*_{STX}]")  # what is left of Markdown within a line begins with one of these


class PlainText(Treeprocessor):
    """Says of every text without a sign of Markdown that there is nothing to look for."""

    def run(self, root: Element) -> None:
        """Mark the texts of a page, before its lines are read."""
        for each in root.iter():
            if each.text and not SIGN.search(each.text):
                each.text = AtomicString(each.text)
            if each.tail and not SIGN.search(each.tail):
                each.tail = AtomicString(each.tail)


class ClosedGrammar(Extension):
    """Leaves signs outside the grammar as they are written. It comes after all other extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take rules out, put the one for texts in front of those within lines, and look for fences where some are."""
        if "fenced_code_block" in md.preprocessors:
            fences = md.preprocessors["fenced_code_block"]  # Markdown's own, or that of pymdownx.superfences
            search = fences.run
            fences.run = lambda lines: search(lines) if FENCE.search("\n".join(lines)) else lines
        for name in (*IN_LINES, *IN_ANGLES):
            md.inlinePatterns.deregister(name)
        for name in BLOCKS:
            md.parser.blockprocessors.deregister(name)
        if "toc" in md.treeprocessors:
            md.treeprocessors.deregister("toc")  # every heading has its id, and jobs.py lists them
        md.is_block_level = lru_cache(None)(md.is_block_level)  # asked of every element, three times
        md.treeprocessors.register(PlainText(md), "plain_text", 25)  # `inline` has 20


CLOSED = ClosedGrammar()
