"""A text that came back from a translator's tool: in the form its page needs, and what is wrong with it."""

import re

from sitekit import unseen
from sitekit.exchange.outgoing import Exchanged
from sitekit.markdown import grammar
from sitekit.markdown.codes import code
from sitekit.markdown.lines import kinds_of, spans_of
from sitekit.markdown.unitnames import UnitName
from sitekit.markdown.units import FRONT, Unit, bare
from sitekit.translation.stamping import Quality

HASHES = re.compile(r"#{1,6} +")


def kind(name: UnitName, finnish: str) -> str:
    """The kind of the unit whose Finnish this is; "" when it is no block."""
    return name.place if name.place in FRONT else block_kind(finnish)


def block_kind(text: str) -> str:
    """The kind of block a text is; "" when it is none, or several."""
    lines = text.split("\n")
    spans = spans_of(lines, kinds_of(lines))
    if len(spans) != 1:
        return ""
    return "paragraph" if spans[0].kind == "indented" else spans[0].kind


def in_form(unit: Exchanged, of_kind: str, id_: str) -> str:
    """The text as it stands in the page: a heading has the level of its Finnish and this id, front matter one line."""
    if of_kind in FRONT:
        return " ".join(unit.text.split())
    if of_kind == "heading":
        heading = f"{unit.finnish.partition(' ')[0]} {HASHES.sub('', unit.text.strip(), count=1)}"
        return f"{bare(heading)} {{#{id_}}}"
    return "\n".join(line.rstrip() if of_kind != "fence" else line for line in unit.text.split("\n"))


def why_not(unit: Exchanged, of_kind: str, text: str, quality: Quality) -> str:
    """Why a text cannot stand in the page, and what to do; "" when it can."""
    if not of_kind or "<!--" in text:
        return "it is not one block, or has a comment in it. Write it as the Finnish is written, without comments."
    if hidden := next((what for _, what, blocks in unseen.faults(text) if blocks), ""):
        return hidden
    if of_kind not in FRONT:
        if block_kind(text) != of_kind:
            return f"it must be one {of_kind}, as in Finnish. Write it as one."
        lines = text.split("\n")
        kinds = kinds_of(lines)
        faults = [*grammar.line_faults(lines, kinds, 0), *grammar.span_faults(lines, kinds, spans_of(lines, kinds), 0)]
        if faults:
            return faults[0][1]
    one, other = (Unit(of_kind, each, 1, 1, 0, "", code(each)) for each in (unit.finnish, text))
    return "; ".join(quality(one, other))
