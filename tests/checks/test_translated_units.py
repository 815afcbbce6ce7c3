"""The site's check of its translations, unit by unit."""

import subprocess
import sys
from pathlib import Path

from sitekit.markdown import blocks
from sitekit.translation import stamping
from sites import TODAY, fault, note, page, report, write_site
from sites import translation as page_in

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
FI, EN = "docs/fi/index.md", "docs/en/index.md"
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


def test_pages_are_built_without_the_quality_checks():
    command = "import sys, sitekit.outputs; print([name for name in sys.modules if name.startswith('sitekit.quality')])"
    done = subprocess.run([sys.executable, "-c", command], cwd=SCRIPTS, capture_output=True, text=True)
    assert done.stdout == "[]\n"
