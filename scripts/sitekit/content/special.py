"""The pages that this program fills by itself, known by their names in every region. Templates read this too.

What a region writes itself, and yet has a task on every page, stands in `pages` of data/site.yml.
"""

SEARCH = "search.md"  # stands in the header; a site without this page has no search
A_Z = "a-z.md"  # where a search without JavaScript leads
OFFLINE = "offline.md"  # a site without this page offers nothing to keep
WORDS = "words/index.md"  # lists the pages beside it, each of which explains one official Finnish word
TRANSLATIONS = "translations.md"  # says how complete each language is

NAMES = (SEARCH, A_Z, OFFLINE, WORDS, TRANSLATIONS)
IN_HEADER = {SEARCH}  # not in the footer
LISTS = {SEARCH, A_Z, WORDS}  # made of the words of other pages: not found by a search, not listed
NEEDS_THE_SITE = {SEARCH, OFFLINE}  # does nothing in a file of its own


def is_word(name: str) -> bool:
    """Whether a page explains an official Finnish word, which is its Finnish heading."""
    return name.startswith("words/") and name != WORDS
