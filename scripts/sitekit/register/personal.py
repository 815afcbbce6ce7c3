"""What is of a service and not of a person: nothing else is taken from the register.

A list of what is allowed, since no list of names is complete: a number whose note has any other word, and an e-mail
without such a word, are left out. That leaves out some of services too; an editor looks those up herself.
"""

import re
import unicodedata
from pathlib import Path

NUMBER_OR_EMAIL = re.compile(r"@|\d(?:[ -]?\d){4}")
WORD = re.compile(r"[^\W\d_]+")
LINES = Path(__file__).with_name("service_words.txt").read_text(encoding="utf-8").splitlines()
LISTED = [word for line in LINES if not line.startswith("#") for word in line.split()]
WORDS = frozenset(word for word in LISTED if not word.endswith("*"))
STEMS = tuple(word.removesuffix("*") for word in LISTED if word.endswith("*"))


def is_service_word(word: str) -> bool:
    """Whether a word says what a service is or does."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word.lower()) if sign.isalpha())
    return plain in WORDS or plain.startswith(STEMS)


def is_service_note(text: str) -> bool:
    """Whether every word beside a number is about a service: `Vaihde`, but not `Kunnanjohtaja Etunimi Sukunimi`."""
    words = WORD.findall(unicodedata.normalize("NFC", text))
    return not NUMBER_OR_EMAIL.search(text) and all(map(is_service_word, words))


def is_service_email(address: str) -> bool:
    """Whether an e-mail address is of a service: `kirjaamo@`, or `kemi@kemi.fi`, but not `first.last@`."""
    local, _, domain = address.lower().partition("@")
    return local == domain.partition(".")[0] or any(is_service_word(word) for word in WORD.findall(local))
