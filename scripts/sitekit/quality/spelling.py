"""What Voikko, the Finnish spelling program, knows of a word; and the project's own list of words."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitekit import files
from sitekit.quality import finnish

WORDS = "locales/fi/words.txt"
MISSING = "Voikko is missing. Install it (Debian: apt install libvoikko1 voikko-fi; then: pip install libvoikko)."
BASE = re.compile(r"\(([^()+]+)\)")
# Words that take something away or count, and that Voikko has under other classes.
NEGATIONS = frozenset({"ilman", "paitsi", "vailla", "eikä", "ellei", "jollei", "ellet", "ellen", "tuskin"})
NUMBERS = frozenset({"puoli", "pari", "molemmat", "kumpikin", "puolitoista", "tusina"})


@dataclass(frozen=True)
class Speller:
    """Voikko's own object, and the words (small letters) that are right although Voikko does not know them."""

    voikko: Any
    words: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether the word is spelt right."""
        return word.casefold() in self.words or bool(self.voikko.spell(word))

    def suggestions(self, word: str) -> list[str]:
        """What may be meant by a word that is spelt wrong, the likeliest first."""
        return list(self.voikko.suggest(word))

    def is_negation(self, word: str) -> bool:
        """Whether the word denies: forms of ei, and words such as ilman."""
        return word.casefold() in NEGATIONS or "kieltosana" in self.classes(word)

    def is_number(self, word: str) -> bool:
        """Whether the word counts, by itself or as the beginning of a compound (kaksivuotinen)."""
        bases = {base for each in self.voikko.analyze(word) for base in BASE.findall(each.get("WORDBASES", ""))[:1]}
        bases |= {word.casefold(), *(each.get("BASEFORM", "") for each in self.voikko.analyze(word))}
        return bool(bases & NUMBERS) or any("lukusana" in self.classes(base) for base in bases)

    def classes(self, word: str) -> set[str]:
        """The classes Voikko gives a word: nimisana, lukusana, kieltosana, …"""
        return {each.get("CLASS", "") for each in self.voikko.analyze(word)}


def speller(root: Path) -> Speller | None:
    """Voikko with the project's own words; None when it is not installed, see `MISSING`."""
    dictionary = finnish.voikko()
    if dictionary is None:
        return None
    lines = (files.read(root / WORDS, root)[0] or "").splitlines()
    return Speller(
        dictionary, frozenset(line.strip().casefold() for line in lines if line.strip()[:1] not in ("", "#"))
    )
