"""Whether a translation is in its language, with nothing left over from another."""

import re
from collections.abc import Iterator

from sitekit.quality import detection
from sitekit.quality.text import pieces, sentences, words
from sitekit.quality.values import ERROR, Context, Fault, Unit

IN_A_ROW = 5
SENTENCE, BLOCK = 3, 12  # the least number of words of what is looked at
SURE = 0.9
ADDRESS = re.compile(r"\b(?:[A-Za-z][\w-]*\.)+[a-z]{2,4}\b")


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """The first sign of another language: the Finnish itself, words of it, a foreign sentence, a foreign block."""
    theirs, own = (without_names(each.text, context) for each in (finnish, unit))
    if unit.kind == "heading" and theirs and own and own[0].startswith(f"{theirs[0]}: "):
        own = (own[0].removeprefix(f"{theirs[0]}: "),)  # a Finnish word that the page explains, then its meaning
    if what := left_over(theirs, own) or foreign_sentence(own, context) or foreign_block(own, context):
        yield Fault("language", ERROR, f"{what} Translate it.")


def without_names(text: str, context: Context) -> tuple[str, ...]:
    """The pieces of a text with a bar for each name and address; words marked as foreign are left out."""
    return tuple(ADDRESS.sub("|", context.finnish_names.without(piece)) for piece in pieces(text, foreign=False))


def left_over(finnish: tuple[str, ...], own: tuple[str, ...]) -> str:
    """Whether a unit, a sentence or five words in a row are those of the Finnish."""
    theirs = words(" ".join(finnish))
    if theirs and theirs == words(" ".join(own)):
        return f'"{short(" ".join(own))}" is the Finnish text.'
    known = {tuple(words(sentence)) for piece in finnish for sentence in sentences(piece)}
    for sentence in (sentence for piece in own for sentence in sentences(piece)):
        found = tuple(words(sentence))
        if len(found) > 1 and found in known:
            return f'"{short(sentence)}" is still Finnish.'
    rows = {row for piece in finnish for row in in_a_row(piece)}
    shared = next((row for piece in own for row in in_a_row(piece) if row in rows), None)
    return f'"{" ".join(shared)}" is in the Finnish too.' if shared else ""


def in_a_row(piece: str) -> Iterator[tuple[str, ...]]:
    """Every five words that follow each other, with no name between them."""
    for part in piece.split("|"):
        found = words(part)
        yield from (tuple(found[at : at + IN_A_ROW]) for at in range(len(found) - IN_A_ROW + 1))


def foreign_sentence(own: tuple[str, ...], context: Context) -> str:
    """Words for a sentence in another script, or that is rather Finnish, Swedish or English."""
    for sentence in (sentence for piece in own for sentence in sentences(piece)):
        text = sentence.replace("|", " ")
        if len(words(text)) >= SENTENCE:
            if detection.in_other_script(text, context.language):
                return f'"{short(sentence)}" is in another script.'
            tag, sure = detection.other_language(text, context.language, detection.NEAR)
            if sure > SURE:
                return f'"{short(sentence)}" looks like another language ("{tag}").'
    return ""


def foreign_block(own: tuple[str, ...], context: Context) -> str:
    """Words for a block that is of any other language."""
    text = " ".join(own).replace("|", " ")
    if len(words(text)) >= BLOCK:
        tag, sure = detection.other_language(text, context.language, detection.MANY)
        if sure > SURE:
            return f'the block looks like another language ("{tag}").'
    return ""


def short(text: str) -> str:
    """The beginning of a text, names shown as dots."""
    shown = " ".join(text.replace("|", "…").split())
    return shown if len(shown) <= 50 else f"{shown[:49]}…"
