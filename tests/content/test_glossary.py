"""The agreed words of a language, and entries that are wrong."""

import pytest

from sitekit.content import glossary, site
from sitekit.quality import context
from sites import TODAY, fault, page, report, write_site
from sites import translation as page_in

FI, EN = "docs/fi/index.md", "docs/en/index.md"


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
