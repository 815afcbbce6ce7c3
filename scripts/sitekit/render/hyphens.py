"""Where a long Finnish word may break: Chromium knows no Finnish."""

import re

SYLLABLES = re.compile(r"(?<=\w\w[bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouyäö]\w)")


def soft(word: str) -> str:
    """A word with soft hyphens where a syllable ends in one consonant and the next begins with another.

    A Finnish syllable begins at every consonant before a vowel. After a vowel that can be wrong where a compound is
    joined (työllisyys-alue), so no hyphen is put there.
    """
    return SYLLABLES.sub("\xad", word)
