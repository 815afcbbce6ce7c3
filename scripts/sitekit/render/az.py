"""The A–Z page: the topics of the site in one language; and the official Finnish words, each with its page."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from sitekit.content import navigation, special
from sitekit.content.site import Site
from sitekit.content.special import is_word
from sitekit.languages import Language

LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {  # CLDR's index letters by language, where plain letters in the order of Unicode are others
    "fi": f"{LATIN}åäö",
    "sv": f"{LATIN}åäö",
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxy",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "vi": "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێ",
}
TONES = {ord(mark): None for mark in "\u0300\u0301\u0303\u0309\u0323"}  # over and under letters of Vietnamese
CAPITALS = {"tr": ("iı", "İI")}  # where they are not those of other languages
MANY = 5  # words of one letter: about two screens of a phone
NO_LETTERS = {"ja", "zh"}  # too many signs to put words under each
ARTICLE = re.compile("^ال(?=..)")
SAME_LETTERS = str.maketrans("ٱىیکەة", "اييكهه")


@dataclass(frozen=True)
class Topic:
    """Something people look for, and the pages about it."""

    word: str
    finnish: bool  # a Finnish name within another language
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Word:
    """An official Finnish word, what a language calls it ("" in Finnish), and the page that explains it."""

    finnish: str
    text: str
    page: str


def keywords(site: Site, name: str, tag: str) -> list[str]:
    """The words a page can be found by: its own, and the Finnish ones that stand in letters."""
    pages = (site.pages[tag].get(name), site.finnish.get(name))
    return list(dict.fromkeys(str(word) for page in pages if page for word in page.front.value.get("keywords") or ()))


def topics(site: Site, tag: str) -> list[tuple[str, list[Topic]]]:
    """Titles and keywords of a language's own pages under their first letters; names in another script come last."""
    language = site.language(tag)
    latin = is_latin(language.name)
    official = {word.lower() for name in site.finnish for word in keywords(site, name, site.default)}
    official |= {word.finnish.lower() for word in words(site, tag)}
    names = {name.lower() for name in site.data["names"]}
    places = [(place["name"].lower(), place["in"].lower()) for place in site.data["municipalities"].values()]
    found: dict[str, tuple[str, list[str]]] = {}
    for name in dict.fromkeys((*navigation.pages(site), *site.pages[tag])):
        page = site.pages[tag].get(name)
        title = (meaning(site, name, tag) if special.is_word(name) else "") or (page.title if page else "")
        own = (title, *(page.front.value.get("keywords") or ())) if page and name not in special.LISTS else ()
        for word in dict.fromkeys(map(str, own)):
            key = word.lower()
            finnish = tag != site.default and (key in official or (is_latin(word) and not latin))
            if (key in names or not finnish) and not is_form_of_place(key, places):
                found.setdefault(key, (word, []))[1].append(name)
    every = [
        Topic(word, tag != site.default and key in names, tuple(dict.fromkeys(pages)))
        for key, (word, pages) in found.items()
    ]
    every.sort(key=lambda topic: (is_latin(topic.word) != latin, *sorting(topic.word, language)))
    return [(first, list(group)) for first, group in groupby(every, key=lambda topic: letter(topic.word, language))]


def is_latin(text: str) -> bool:
    """Whether a text begins with a Latin letter."""
    first = next(filter(str.isalpha, text), "")
    return bool(first) and unicodedata.name(first).startswith("LATIN")


def is_form_of_place(word: str, places: list[tuple[str, str]]) -> bool:
    """Whether a keyword is a municipality in another form, "Kemissä" or "in Kemi": searched for, not listed."""
    return any(word == inside or (name in word.split() and word != name) for name, inside in places)


def words(site: Site, tag: str) -> list[Word]:
    """The official words in Finnish order, each with its page."""
    source = site.language(site.default)
    found = (Word(page.heading, meaning(site, name, tag), name) for name, page in site.finnish.items() if is_word(name))
    return sorted(found, key=lambda word: sorting(word.finnish, source))


def meaning(site: Site, name: str, tag: str) -> str:
    """What a language calls a Finnish word: the rest of the heading, which begins with that word; "" in Finnish."""
    page = site.pages[tag].get(name) if tag != site.default else None
    return page.heading.removeprefix(site.finnish[name].heading).removeprefix(": ") if page else ""


def forms(site: Site) -> dict[str, str]:
    """The page of each official word by all its forms, in small letters."""

    def make() -> dict[str, str]:
        pages = [(name, page) for name, page in site.finnish.items() if is_word(name)]
        inflected = {str(form).lower(): name for name, page in pages for form in page.front.value.get("forms") or ()}
        return inflected | {page.heading.lower(): name for name, page in pages}

    return site.once("forms of words", make)


def words_by_letter(site: Site, tag: str) -> list[tuple[str, list[Word]]]:
    """The official words under their Finnish letters; where a letter has many, under as many more as it takes."""
    source = site.language(site.default)
    found: list[tuple[str, list[Word]]] = []
    for first, group in groupby(words(site, tag), lambda word: letter(word.finnish, source)):
        under = list(group)
        found += by_beginning(under, 2) if len(under) > MANY else [(first, under)]
    return found


def by_beginning(words: list[Word], length: int) -> Iterator[tuple[str, list[Word]]]:
    """Words under their first letters, `length` of them at least and 5 at most."""
    for start, group in groupby(words, lambda word: word.finnish[:length].capitalize()):
        under = list(group)
        if len(under) > MANY and length < 5:
            yield from by_beginning(under, length + 1)
        else:
            yield start, under


def sorting(word: str, language: Language) -> tuple[str, str]:
    """What words are sorted by: small letters in the order of the language's alphabet, then the word itself."""
    alphabet, text = ALPHABETS.get(language.code, ""), small(word, language)
    return "".join(chr(0xE000 + alphabet.index(sign)) if sign in alphabet else sign for sign in text), word


def letter(word: str, language: Language) -> str:
    """The capital a word stands under; "" for all words of a language without an alphabet."""
    if language.code in NO_LETTERS:
        return ""
    own, capital = CAPITALS.get(language.code, ("", ""))
    return small(word, language)[:1].translate(str.maketrans(own, capital)).upper()


def small(word: str, language: Language) -> str:
    """A word in small letters: those of the language's alphabet, others without their marks; no Arabic article."""
    alphabet = ALPHABETS.get(language.code, "")
    own, capital = CAPITALS.get(language.code, ("", ""))
    text = unicodedata.normalize("NFC", word).translate(str.maketrans(capital, own)).lower()
    if language.code == "ar":
        text = ARTICLE.sub("", text).translate(SAME_LETTERS)
    return "".join(plain(sign, alphabet) for sign in text)


@lru_cache(None)
def plain(sign: str, alphabet: str) -> str:
    """A letter as an alphabet has it: itself, without its tone, or without any mark."""
    if sign in alphabet:
        return sign
    toneless = unicodedata.normalize("NFC", unicodedata.normalize("NFD", sign).translate(TONES))
    return toneless if toneless in alphabet else unaccented(sign)


def unaccented(sign: str) -> str:
    """A letter without its marks."""
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
