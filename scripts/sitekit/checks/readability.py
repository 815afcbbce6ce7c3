"""Whether the Finnish and the English are plain, and the Finnish is spelt right."""

import re
from collections.abc import Iterator

import sitekit.quality.spelling
from sitekit import files
from sitekit.content import gettext, special
from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.quality import finnish
from sitekit.quality.spelling import Speller
from sitekit.quality.text import pieces, sentences

PLAIN = ("fi", "en")  # the rule of 12 and 20 words is not made for other languages
LONG, USUAL = 20, 12  # words: no sentence has more than the first, most have at most the second
MOST = 0.75
WORD = re.compile(r"[^\W_](?:[\w'’:]|[-.,](?=\w))*")
LETTERS = re.compile(r"(?<![\w:’'§-])[^\W\d_](?:[^\W\d_]|[’':-](?=[^\W\d_]))*-?")


def check(site: Site) -> Iterator[Finding]:
    """Long sentences of Finnish and English pages, page by page. All of it informs."""
    for tag in PLAIN:
        for page in site.pages.get(tag, {}).values():
            yield from long_sentences(page)


def long_sentences(page: Page) -> Iterator[Finding]:
    """Sentences of more than 20 words, and whether too many have more than 12."""
    lengths = []
    for line, text in page.prose:
        for piece in pieces(text, foreign=False):
            for sentence in sentences(piece):
                count = len(WORD.findall(sentence))
                lengths.append(count)
                if count > LONG:
                    what = f'a sentence has {count} words: "{sentence[:40]}…". Make two of it: at most {LONG} words.'
                    yield Finding(page.path, line, what, blocks=False)
    long = sum(count > USUAL for count in lengths)
    if long > (1 - MOST) * len(lengths):
        what = f"{long} of {len(lengths)} sentences have more than {USUAL} words. Make shorter ones: one idea in each."
        yield Finding(page.path, 1, what, blocks=False)


def spelling(site: Site) -> Iterator[Finding]:
    """Words of the Finnish pages and data that neither Voikko nor locales/fi/words.txt knows. All of it informs.

    Without that list nothing is looked at: Voikko alone does not know the words of the field.
    """
    if not (site.root / sitekit.quality.spelling.WORDS).exists():
        return
    text, found = files.read(site.root / sitekit.quality.spelling.WORDS, site.root)
    yield from found
    if text is None:
        return
    speller = sitekit.quality.spelling.speller(site.root)
    if speller is None:
        what = f"the spelling of the Finnish was not looked at. {sitekit.quality.spelling.MISSING}"
        yield Finding(sitekit.quality.spelling.WORDS, 1, what, blocks=False)
        return
    names = finnish.Names(tuple(site.data["names"]))
    of_names = frozenset(word for name in names.names for word in LETTERS.findall(name))
    explained = {page.path: whole(page.heading) for name, page in site.finnish.items() if special.is_word(name)}
    for place, line, text in finnish_texts(site):
        for word in LETTERS.findall(names.without(text)):
            if whole(word) in explained.get(place, ""):
                continue  # a part of the word that the page explains
            if not is_known(word, of_names, speller):
                what = f'"{word}" is not in the dictionary. Correct it, or add it to {sitekit.quality.spelling.WORDS}.'
                yield Finding(place, line, what, blocks=False)


def whole(word: str) -> str:
    """A word in small letters, without the hyphens between its syllables."""
    return word.casefold().replace("-", "")


def is_known(word: str, names: frozenset[str], speller: Speller) -> bool:
    """Whether a word is right: as it is, cut into syllables, or each of its parts where it has a hyphen."""
    if word in names or speller.knows(word) or speller.knows(whole(word)):
        return True
    parts = [part for part in word.split("-") if part]
    return len(parts) > 1 and all(is_known(part, names, speller) for part in parts)


def finnish_texts(site: Site) -> Iterator[tuple[str, int, str]]:
    """Path, line and words of every Finnish page and of the words in data."""
    for page in site.finnish.values():
        yield from ((page.path, line, piece) for line, text in page.prose for piece in pieces(text))
    for path in sorted((site.root / "data").rglob("*.yml")):
        name = files.relative(path, site.root)
        text, _ = files.read(path, site.root)
        yield from ((name, line, word) for line, word in gettext.extract_data(text or "", name))
