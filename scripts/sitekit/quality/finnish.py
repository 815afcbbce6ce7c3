"""What of Finnish the checks know: the cases of a proper name, and Voikko's dictionary where it is installed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from threading import Lock
from typing import Protocol

BaseForms = Callable[[str], frozenset[tuple[str, int]]]

VOWEL = "[aeiouyäö]"
ENDING = rf"(?:[ei]?(?:n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä])|t?[aä]|h?{VOWEL}n|s?een|:\w+)?"
WEAK = {"kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "lt": "ll", "rt": "rr", "mp": "mm", "t": "d", "p": "v"}
GRADE = re.compile(rf"(.*?)(kk|pp|tt|nk|nt|lt|rt|mp|(?<=[aeiouyäölrnh])[tp])({VOWEL}+)$")


class Dictionary(Protocol):
    """What we use of libvoikko.Voikko."""

    def spell(self, word: str) -> bool: ...

    def analyze(self, word: str) -> list[dict[str, str]]: ...


class OneAtATime:
    """Voikko for several threads: its library ends the process when two ask at once, as in a preview."""

    def __init__(self, dictionary: object) -> None:
        self.dictionary, self.lock = dictionary, Lock()

    def __getattr__(self, name: str) -> Callable:
        asked = getattr(self.dictionary, name)

        def locked(*words: str) -> object:
            with self.lock:
                return asked(*words)

        return locked


@cache
def voikko() -> Dictionary | None:
    """Voikko's Finnish dictionary, or None where the package, the library or the dictionary is missing."""
    try:
        import libvoikko

        return OneAtATime(libvoikko.Voikko("fi"))
    except Exception:  # ImportError, OSError, or the package's own exception
        return None


def no_base_forms(word: str) -> frozenset[tuple[str, int]]:
    """No dictionary forms: Voikko is not asked."""
    return frozenset()


@cache
def base_forms(word: str) -> frozenset[tuple[str, int]]:
    """The dictionary forms a Finnish word may have, each with the place where its last part begins (0: no compound).

    Empty for a word that Voikko does not know, and where it is not installed.
    """
    dictionary = voikko()
    found = dictionary.analyze(word) if dictionary else []
    return frozenset((each["BASEFORM"].lower(), last_part(each["STRUCTURE"])) for each in found)


def last_part(structure: str) -> int:
    """Where the last part of a compound begins, by Voikko's STRUCTURE: `=pppp=ppp` → 4."""
    return len(structure.rpartition("=")[0].replace("=", ""))


def in_any_case(name: str) -> str:
    """A regular expression for a name with its last word in any case of the singular."""
    if name.endswith("nen"):
        return rf"{re.escape(name[:-3])}(?:nen|s(?:e|t[aä]){ENDING})"
    if name.endswith(("us", "ys")):
        return rf"{re.escape(name[:-1])}(?:s|ks|d|t){ENDING}"
    if name.endswith("ut"):
        return rf"{re.escape(name[:-1])}(?:t|j?{ENDING}|i{ENDING})"
    if found := GRADE.match(name):
        before, grade, vowels = found.groups()
        end = rf"{re.escape(vowels[:-1])}{'[ie]' if vowels[-1] == 'i' else vowels[-1]}"
        return rf"{re.escape(before)}(?:{grade}|{WEAK[grade]}){end}{ENDING}"
    return re.escape(name) + ENDING


@dataclass(frozen=True)
class Names:
    """Proper names, to be found in a text whatever their case."""

    names: tuple[str, ...]

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Each name with the expression that finds it, the longest first."""
        ordered = sorted(self.names, key=len, reverse=True)
        return {name: re.compile(rf"(?<![\w-]){in_any_case(name)}(?![\w]|-\w)") for name in ordered}

    @cached_property
    def all(self) -> re.Pattern[str]:
        """One expression for all names; its group number tells the name."""
        either = "|".join(f"({in_any_case(name)})" for name in self.patterns)
        return re.compile(rf"(?<![\w-])(?:{either})(?![\w]|-\w)" if either else r"(?!)")

    def found_in(self, text: str) -> list[str]:
        """The names in a text, each once, in order; a name inside a longer one is not counted."""
        order = tuple(self.patterns)
        return list(dict.fromkeys(order[(match.lastindex or 1) - 1] for match in self.all.finditer(text)))

    def without(self, text: str) -> str:
        """The text with a bar in the place of each name."""
        return self.all.sub("|", text)
