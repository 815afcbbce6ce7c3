"""Whether a translation is written in the letters of its language, not in those of a neighbour's keyboard."""

import re
from collections.abc import Iterator

from sitekit.quality.text import plain
from sitekit.quality.values import ERROR, Context, Fault, Unit

# language → letters it does not have, each with the letter to write (or nothing: another word is needed)
WRONG = {
    "uk": dict.fromkeys("ыэъёЫЭЪЁ", ""),
    "ru": dict.fromkeys("іїєґІЇЄҐ", ""),
    "fa": {"ي": "ی", "ك": "ک", "ى": "ی"},
    "ku-IQ": {"ي": "ی", "ك": "ک", "ة": "ە"},
    "ar": {"ی": "ي", "ک": "ك"},
}
MIXED = re.compile(r"\w*(?:[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z])\w*")


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """Letters of another language, and words that mix Latin with Cyrillic; words marked as foreign are left out."""
    text = plain(unit.text, foreign=False)
    wrong = WRONG.get(context.language, {})
    for letter in dict.fromkeys(c for c in text if c in wrong):
        instead = f'"{wrong[letter]}" (U+{ord(wrong[letter]):04X})' if wrong[letter] else "the word again"
        what = f'the letter "{letter}" (U+{ord(letter):04X}) is not of this language. Write {instead}.'
        yield Fault("letters", ERROR, what)
    for word in dict.fromkeys(MIXED.findall(text)):
        yield Fault("letters", ERROR, f'"{word}" mixes Latin and Cyrillic letters that look alike. Type it again.')
