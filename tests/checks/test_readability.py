"""Plain sentences and right spelling in Finnish and English."""

import pytest

from sitekit.quality import finnish
from sites import note, page, report, write_site
from sites import translation as page_in

FI = "docs/fi/index.md"
WORDS = "locales/fi/words.txt"


def test_a_sentence_of_more_than_20_words_informs(tmp_path):
    body = "Tämä lause on hyvin pitkä, koska siinä on " + "sana ja " * 7 + "loppu."
    what = 'a sentence has 23 words: "Tämä lause on hyvin pitkä, koska siinä o…". Make two of it: at most 20 words.'
    assert report(write_site(tmp_path, {FI: page(body)})) == note(f"{FI}:14: {what}")


def test_many_sentences_of_more_than_12_words_inform(tmp_path):
    body = "\n\n".join(["Tämä lause on pitkä, sillä siinä on kolmetoista sanaa eikä yhtään vähempää, ystävä."] * 3)
    what = "3 of 8 sentences have more than 12 words. Make shorter ones: one idea in each."
    assert report(write_site(tmp_path, {FI: page(body)})) == note(f"{FI}:1: {what}")


def test_a_language_the_rule_is_not_made_for_may_have_long_sentences(tmp_path):
    own = page_in("كلمة " * 30)
    assert report(write_site(tmp_path, {"docs/ar/index.md": own})) == "Nothing to fix."


@pytest.mark.skipif(finnish.voikko() is None, reason="Voikko is not installed")
def test_a_word_may_be_cut_into_its_syllables(tmp_path):
    files = {FI: page("**Ko**-tou-**tu**-mi-nen, **ko**-tou-**tu**-mi-nnen."), WORDS: "chat\n"}
    what = f'"ko-tou-tu-mi-nnen" is not in the dictionary. Correct it, or add it to {WORDS}.'
    assert report(write_site(tmp_path, files)) == note(f"{FI}:14: {what}")


@pytest.mark.skipif(finnish.voikko() is None, reason="Voikko is not installed")
def test_a_page_of_a_word_may_name_its_parts(tmp_path):
    parts = page("Kotoutumis, koulutus ja kotuotumis.").replace("# Sivu", "# Kotoutumiskoulutus")
    found = report(write_site(tmp_path, {"docs/fi/words/kotoutumiskoulutus.md": parts, WORDS: "chat\n"}))
    what = f'"kotuotumis" is not in the dictionary. Correct it, or add it to {WORDS}.'
    assert [each for each in found.splitlines() if "dictionary" in each] == [
        f"docs/fi/words/kotoutumiskoulutus.md:14: (for information) {what}"
    ]


@pytest.mark.skipif(finnish.voikko() is None, reason="Voikko is not installed")
def test_a_word_that_voikko_and_the_list_do_not_know_informs(tmp_path):
    body = "Kotuotuminen alkaa. Kotoutuminen, chat, Kemi-päivä ja 112 Suomi. [Lue](about.md) 24 §:ssä ja `koodix`."
    files = {FI: page(body), WORDS: "# ours\nchat\n"}
    what = f'"Kotuotuminen" is not in the dictionary. Correct it, or add it to {WORDS}.'
    assert report(write_site(tmp_path, files)) == note(f"{FI}:14: {what}")


def test_without_voikko_the_check_says_that_it_did_not_look(tmp_path, monkeypatch):
    monkeypatch.setattr(finnish, "voikko", lambda: None)
    what = (
        "the spelling of the Finnish was not looked at. Voikko is missing."
        " Install it (Debian: apt install libvoikko1 voikko-fi; then: pip install libvoikko)."
    )
    assert report(write_site(tmp_path, {WORDS: "chat\n"})) == note(f"{WORDS}:1: {what}")
