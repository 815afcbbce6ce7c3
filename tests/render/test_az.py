"""The official words: in Finnish order, in all their forms, and with what a language calls them."""

import pytest

from sitekit.content import site
from sitekit.content.site import Site
from sitekit.render import az
from sites import FRONT, TODAY, changed, page, translation, write_site


def word(finnish: str, *forms: str) -> str:
    """The page of a word."""
    front = FRONT.replace("priority", f"forms: [{', '.join(forms)}]\npriority")
    return page(next_link="index.md").replace(FRONT, front).replace("# Sivu", f"# {finnish}")


@pytest.fixture
def loaded(tmp_path) -> Site:
    files = changed("mkdocs.yml", ("  about.md\n", "  about.md\n  words/index.md\n  words/*\n"))
    files |= {
        "docs/fi/words/index.md": page(),
        "docs/fi/words/paatos.md": word("päätös", "päätöksen"),
        "docs/fi/words/arviointi.md": word("arviointi", "Arvioinnin", "arviointia"),
        "docs/en/words/arviointi.md": translation().replace("# Page", "# arviointi: assessment"),
        "docs/ar/words/arviointi.md": translation().replace("# Page", "# arviointi: تقييم"),
    }
    return site.load(write_site(tmp_path, files), TODAY)


def test_every_page_of_a_word_is_listed_in_finnish_order_with_its_meaning(loaded):
    pages = ["words/arviointi.md", "words/paatos.md"]
    for tag, meaning in (("fi", ""), ("en", "assessment"), ("ar", "تقييم")):
        assert az.words(loaded, tag) == [az.Word("arviointi", meaning, pages[0]), az.Word("päätös", "", pages[1])]


def test_a_word_that_is_not_translated_has_no_meaning(loaded):
    assert az.meaning(loaded, "words/paatos.md", "en") == ""


def test_a_word_is_known_in_every_form_however_it_begins(loaded):
    assert az.forms(loaded) == {
        "arviointi": "words/arviointi.md",
        "arvioinnin": "words/arviointi.md",
        "arviointia": "words/arviointi.md",
        "päätös": "words/paatos.md",
        "päätöksen": "words/paatos.md",
    }


def test_a_form_that_is_a_word_itself_leads_to_its_own_page(tmp_path):
    files = {
        "docs/fi/words/kunta.md": word("kunta", "kunnan", "kunnanhallitus"),
        "docs/fi/words/hallitus.md": word("kunnanhallitus"),
    }
    loaded = site.load(write_site(tmp_path, files), TODAY)
    assert az.forms(loaded)["kunnanhallitus"] == "words/hallitus.md"


def test_words_of_one_letter_stand_together_while_they_are_few(loaded):
    under = [(letter, [each.finnish for each in words]) for letter, words in az.words_by_letter(loaded, "en")]
    assert under == [("A", ["arviointi"]), ("P", ["päätös"])]


def test_many_words_of_one_letter_stand_under_more_letters():
    words = [az.Word(each, "", "") for each in ("kela", "kirje", "koto", "kotoaika", "kotoutuminen", "kotoväki")]
    words += [az.Word(each, "", "") for each in ("kotoutuja", "kotokoe")]
    found = {start: len(under) for start, under in az.by_beginning(sorted(words, key=lambda each: each.finnish), 2)}
    assert found == {"Ke": 1, "Ki": 1, "Koto": 1, "Kotoa": 1, "Kotok": 1, "Kotou": 2, "Kotov": 1}
