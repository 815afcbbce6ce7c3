"""The site's check of its translations, and of plain language and spelling."""

import subprocess
import sys
from pathlib import Path

import pytest

from sitekit.content import glossary, site
from sitekit.markdown import blocks
from sitekit.quality import context, finnish
from sitekit.translation import stamping
from sites import TODAY, fault, note, page, report, write_site
from sites import translation as page_in

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
FI, EN = "docs/fi/index.md", "docs/en/index.md"
WORDS = "locales/fi/words.txt"
WAIVE = "If it is right as it is, write <!-- qa-ok: {} --> after the block."
MISSING = "numbers: the number 6 is missing. Write every digit of the Finnish as a digit. " + WAIVE.format("numbers")


def stamped(finnish_page: str, own: str) -> str:
    return stamping.stamp(own, blocks.parse(finnish_page), today=TODAY).text


def test_a_page_without_stamps_is_compared_in_the_finnish_order(tmp_path):
    files = {FI: page("Kesto on 6 kuukautta."), EN: page_in("It lasts half a year.")}
    assert report(write_site(tmp_path, files)) == fault(f"{EN}:9: {MISSING}")


def test_a_page_with_stamps_is_compared_where_it_is_current(tmp_path):
    before = page("Kesto on 6 kuukautta.\n\nSoita 6 kertaa.")
    own = stamped(before, page_in("It lasts half a year.\n\nCall often."))
    after = before.replace("Kesto on 6 kuukautta", "Kesto on 7 kuukautta")
    assert report(write_site(tmp_path, {FI: after, EN: own})) == fault(f"{EN}:12: {MISSING}")


def test_a_block_that_cannot_be_paired_is_left_to_the_translator(tmp_path):
    files = {FI: page("Kesto on 6 kuukautta."), EN: page_in("One.\n\nTwo.\n\nThree.")}
    assert report(write_site(tmp_path, files)) == "Nothing to fix."


def test_a_warning_informs(tmp_path):
    glossary = "plan: {fi: suunnitelma, fi_forms: [suunnitelm], text: plan, source: ours}\n"
    files = {FI: page("Saat suunnitelman."), EN: page_in("You get one."), "locales/en/glossary.yml": glossary}
    what = 'terms: the agreed word for "suunnitelma" is missing. Write "plan" (see glossary.yml).'
    assert report(write_site(tmp_path, files)) == note(f"{EN}:9: {what} {WAIVE.format('terms')}")


def test_a_waiver_is_heeded(tmp_path):
    own = page_in("It lasts half a year.\n\n<!-- qa-ok: numbers -->")
    assert report(write_site(tmp_path, {FI: page("Kesto on 6 kuukautta."), EN: own})) == "Nothing to fix."


def test_a_waiver_without_a_fault_informs(tmp_path):
    files = {FI: page("Kesto on 6 kuukautta."), EN: page_in("It lasts 6 months.\n\n<!-- qa-ok: numbers -->")}
    what = 'nothing is wrong here that "qa-ok: numbers" waives. Delete the comment after the block.'
    assert report(write_site(tmp_path, files)) == note(f"{EN}:9: {what}")


def test_a_misspelt_waiver_is_named(tmp_path):
    files = {FI: page("Kesto on pitkä."), EN: page_in("It lasts long.\n\n<!-- qa-ok: nubmers -->")}
    known = "structure, tokens, numbers, language, letters, names, spoken, terms, length, marks"
    what = f'"nubmers" is no quality check. Did you mean "numbers"? Known: {known}.'
    assert report(write_site(tmp_path, files)) == fault(f"{EN}:9: {what}")


def test_a_glossary_with_a_fault_is_named(tmp_path):
    files = {"locales/en/glossary.yml": "plan: {fi: suunnitelma, txt: plan, source: ours}\n"}
    place = "locales/en/glossary.yml:1"
    unknown = 'unknown key "txt". Did you mean "text"?'
    assert report(write_site(tmp_path, files)) == fault(
        f'{place}: "text" is missing in plan. Add it.', f"{place}: {unknown}"
    )


ENTRIES = ["word: {fi: 1, text: word}", "word: {fi: ' ', text: w}", "word: {fi: w, text: w, forms: [1]}", "- a"]


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_of_a_glossary_with_a_fault_is_left_out_everywhere_and_the_others_count(tmp_path, entry):
    good = "plan: {fi: suunnitelma, fi_forms: [suunnitelm], text: plan, source: ours}\n"
    text = good + entry + "\n" if entry[0] != "-" else entry
    files = {FI: page("Saat suunnitelman."), EN: page_in("You get one."), "locales/en/glossary.yml": text}
    loaded = site.load(write_site(tmp_path, files), TODAY)
    known = ["plan"] if entry[0] != "-" else []
    assert list(glossary.terms(loaded, "en")) == list(context.load(loaded, "en")[0].glossary) == known
    assert glossary.faults(loaded, "en")
    assert ("terms: the agreed word" in report(tmp_path)) is bool(known)


def test_pages_are_built_without_the_quality_checks():
    command = "import sys, sitekit.outputs; print([name for name in sys.modules if name.startswith('sitekit.quality')])"
    done = subprocess.run([sys.executable, "-c", command], cwd=SCRIPTS, capture_output=True, text=True)
    assert done.stdout == "[]\n"


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
