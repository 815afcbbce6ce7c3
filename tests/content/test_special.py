"""The pages that this program fills, and those that each explain one official Finnish word."""

import re

import pytest

from conftest import ROOT
from sitekit.content import special
from sitekit.markdown import blocks

WORD = re.compile(r"\w+(?:[-:.,/]\w+)*")
PAGES = sorted((ROOT / "docs/fi/words").glob("*.md"))


def test_a_page_beside_the_list_of_words_explains_one():
    assert special.is_word("words/kutsu.md")
    assert not special.is_word(special.WORDS)
    assert not special.is_word("programme/plan.md")


def test_at_least_sixty_words_are_explained():
    assert sum(special.is_word(f"words/{path.name}") for path in PAGES) >= 60


@pytest.mark.parametrize("path", [path for path in PAGES if path.name != "index.md"], ids=lambda path: path.stem)
def test_a_word_is_explained_in_120_words_at_most(path):
    units = blocks.parse(path.read_text(encoding="utf-8")).units
    text = " ".join(unit.text for unit in units if unit.kind not in ("title", "description"))
    text = re.sub(r"\]\([^)]*\)|\{[^}]*\}", " ", text)  # where a link leads is not a word, nor is an id
    assert len(WORD.findall(text)) <= 120
