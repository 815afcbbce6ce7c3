"""Faults put into good translations, one at a time: what a translator or a machine gets wrong."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sitekit.markdown.prose import LINK
from sitekit.markdown.units import Unit
from sitekit.quality import numbers, terms
from sitekit.quality.language import without_names
from sitekit.quality.text import END, plain, words
from sitekit.quality.values import Context

Place = tuple[str, bool]  # the unit's text with the fault, and whether the check says that it looks there
Seed = Callable[[Unit, Unit, Context, Unit], Iterator[Place]]  # Finnish, translation, context, another language's unit

PROTECTED = re.compile(r"\{\{[^{}]*\}\}|\]\([^()]*\)|\{[^{}]*\}|^\s*(?:\d+\.|!!!.*?\")", re.MULTILINE)
ITEM = re.compile(r"^ *(?:[-*+]|\d+\.) .*\n?", re.MULTILINE)


def seen(text: str) -> list[tuple[int, int]]:
    """Where the text is that a reader sees: from, to."""
    ends = [0, *(at for found in PROTECTED.finditer(text) for at in found.span()), len(text)]
    return list(zip(ends[::2], ends[1::2], strict=True))


def in_seen(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds in the text that a reader sees."""
    for start, end in seen(text):
        yield from re.compile(pattern).finditer(text, start, end)


def cut(text: str, found: re.Match[str], instead: str = "") -> str:
    """The text with something else in the place of what was found."""
    return text[: found.start()] + instead + text[found.end() :]


def digit_changed(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for found in in_seen(r"\d", unit.text):
        yield cut(unit.text, found, str((int(found[0]) + 1) % 10)), True


def number_dropped(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for found in in_seen(r"\d+", unit.text):
        yield cut(unit.text, found), True


def digit_as_word(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for found in in_seen(r"\b[2-9]\b", unit.text):
        yield cut(unit.text, found, "two"), bool(numbers.numbers(finnish.text))


def shortcode_dropped(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for found in re.finditer(r"\{\{[^{}]*\}\}", unit.text):
        yield cut(unit.text, found, "—"), True


def link_dropped(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for found in LINK.finditer(unit.text):
        yield cut(unit.text, found, found["words"]), True


def link_changed(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for found in LINK.finditer(unit.text):
        if "://" not in found["target"]:
            yield cut(unit.text, found, f"[{found['words']}](x{found['target']})"), True


def item_dropped(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for found in ITEM.finditer(unit.text) if unit.kind == "list" else ():
        yield cut(unit.text, found), True


def row_dropped(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    lines = unit.text.split("\n")
    for at in range(2, len(lines)) if unit.kind == "table" else ():
        yield "\n".join(lines[:at] + lines[at + 1 :]), True


def box_changed(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for found in re.finditer(r"(?<=!!! |\?\?\? )(note|tip|warning|danger)", unit.text):
        yield cut(unit.text, found, "tip" if found[0] == "note" else "note"), True


def block_left(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    has_words = bool(words(" ".join(without_names(finnish.text, context))))
    if unit.kind != "shortcode":
        yield finnish.text, has_words


def sentence_left(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    theirs, own = finnish.text.split("\n"), unit.text.split("\n")
    for at, (one, line) in enumerate(zip(theirs, own, strict=False)):
        parts, mine = END.split(one), END.split(line)
        for place in range(len(parts)) if len(parts) == len(mine) > 1 and "|" not in one else ():
            enough = len(words(" ".join(without_names(parts[place], context)))) > 1
            changed = " ".join([*mine[:place], parts[place], *mine[place + 1 :]])
            yield "\n".join([*own[:at], changed, *own[at + 1 :]]), enough


def wrong_language(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    text = " ".join(without_names(other.text, context))
    if unit.kind != "shortcode":
        yield other.text, any(len(words(part)) >= 3 for part in END.split(text))


def name_dropped(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for name in context.names:
        if name in plain(unit.text):
            listed = name in context.finnish_names.found_in(plain(finnish.text))
            yield re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", unit.text), listed


def wrong_letter(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    for right, wrong in (("ي", "ی"), ("ك", "ک")):
        for found in in_seen(right, unit.text):
            yield cut(unit.text, found, wrong), True


def term_missing(finnish: Unit, unit: Unit, context: Context, other: Unit) -> Iterator[Place]:
    text = plain(finnish.text).lower()
    found_words = [(found.start(), found[0]) for found in terms.WORD.finditer(text)]
    for entry in context.glossary.values():
        meant = terms.stands_in(entry, text, found_words, context)
        if meant or any(re.search(rf"\b{re.escape(form.lower())}", text) for form in entry["fi_forms"]):
            own = terms.comparable(unit.text)
            for form in sorted((entry["text"], *(entry["forms"] or ())), key=len, reverse=True):
                own = own.replace(terms.comparable(form), "…")
            yield own, meant


# name → the seed, and the check that catches it
SEEDS: dict[str, tuple[Seed, str]] = {
    "digit changed": (digit_changed, "numbers"),
    "number dropped": (number_dropped, "numbers"),
    "digit written as a word": (digit_as_word, "numbers"),
    "shortcode dropped": (shortcode_dropped, "tokens"),
    "link dropped": (link_dropped, "structure"),
    "link changed": (link_changed, "structure"),
    "list item dropped": (item_dropped, "structure"),
    "table row dropped": (row_dropped, "structure"),
    "admonition type changed": (box_changed, "structure"),
    "block left in Finnish": (block_left, "language"),
    "one sentence left in Finnish": (sentence_left, "language"),
    "wrong language": (wrong_language, "language"),
    "name dropped": (name_dropped, "names"),
    "wrong letters": (wrong_letter, "letters"),
    "term missing": (term_missing, "terms"),
}


def with_text(unit: Unit, text: str) -> Unit:
    """The unit with another text."""
    return replace(unit, text=text, waived=())
