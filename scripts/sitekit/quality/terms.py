"""Whether a translation uses the agreed words of its glossary where the Finnish has the official one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from sitekit.quality.text import plain
from sitekit.quality.values import WARNING, Context, Fault, Unit

WORD = re.compile(r"\w+(?:-\w+)*")
ARABIC_PREFIX = re.compile(r"\b[وف]?(?:لل|[بكل]?ال)(?=\w{2})")
VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")
Word = tuple[int, str]  # where it begins, and the word in small letters


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """Every agreed word that is missing; it informs, since a sentence can do without it."""
    text = plain(finnish.text).lower()
    words = [(found.start(), found[0]) for found in WORD.finditer(text)]
    own = ""
    for entry in context.glossary.values():
        if not stands_in(entry, text, words, context):
            continue
        own = own or comparable(plain(unit.text))
        if not any(comparable(word) in own for word in (entry["text"], *(entry.get("forms") or ()))):
            what = f'the agreed word for "{entry["fi"]}" is missing. Write "{entry["text"]}" (see glossary.yml).'
            yield Fault("terms", WARNING, what)


def stands_in(entry: dict[str, Any], text: str, words: list[Word], context: Context) -> bool:
    """Whether the Finnish has the word: in a listed form, or by its base form where Voikko is installed."""
    for form in entry.get("fi_forms") or ():
        start = form.lower()
        if start not in text:
            continue
        for at, word in words:
            if text.startswith(start, at) and reaches_the_head(start, word, context):
                return True
    wanted = entry["fi"].lower().split()
    if wanted[-1][:3] not in text:
        return False
    return any(is_base(wanted, words[at : at + len(wanted)], context) for at in range(len(words)))


def reaches_the_head(form: str, word: str, context: Context) -> bool:
    """Whether a form found at the start of a word speaks of that word: in *kuntapaikka*, *kunta* does not.

    The last part of a compound says what it is; only Voikko knows where it begins. Words it does not know count.
    """
    if len(form) > len(word):
        return True
    bases = context.base_forms(word)
    return not bases or any(part < len(form) for _, part in bases)


def is_base(wanted: list[str], words: list[Word], context: Context) -> bool:
    """Whether words have the dictionary forms of the agreed ones."""
    if len(words) < len(wanted) or not words[-1][1].startswith(wanted[-1][:3]):
        return False
    return all(
        agreed == word or not bases(agreed, context).isdisjoint(bases(word, context))
        for agreed, (_, word) in zip(wanted, words, strict=True)
    )


def bases(word: str, context: Context) -> set[str]:
    """The dictionary forms of a word, without where its last part begins."""
    return {base for base, _ in context.base_forms(word)}


@cache
def comparable(text: str) -> str:
    """A text without capitals, vowel signs and the Arabic article, so that forms of a word are found in it."""
    return ARABIC_PREFIX.sub("", VOWEL_SIGNS.sub("", " ".join(text.lower().split())))
