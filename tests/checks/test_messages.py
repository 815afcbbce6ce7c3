"""The words of the catalogues fit their templates and their data."""

import pytest

from sites import changed, fault, note, po, report, write_site

PO = "locales/en/LC_MESSAGES/messages.po"
CONTACT = "Put it into data/contacts/: {{ phone ID }}."
HAS = "is in the text."


def entry(finnish: str, old: str, new: str) -> dict:
    before, after = (f'msgid "{finnish}"\nmsgstr "{words}"' for words in (old, new))
    assert before in po(0)
    return {PO: po(0).replace(before, after)}


FUZZY = {PO: po(0).replace('msgid "Kielet"', '#, fuzzy\nmsgid "Kielet"')}
UNPUBLISHED = changed("mkdocs.yml", ("[fi, en, ar]", "[fi, ar]"))
PLURAL = 'msgid "%(count)s sivua"\nmsgid_plural "%(count)s sivua"\nmsgstr[0] "%(count)s page"\nmsgstr[1] "pages"'
NO_PO = f"{PO}:20: this is not a line of a PO file. Compare with the lines around it: every text is between two quotes."
WORDS = {
    "a template word without translation": (
        entry("Kielet", "Languages", ""),
        f'{PO}:4: "Kielet" is not translated, and "en" is published. Write its msgstr.',
    ),
    "a fuzzy template word": (
        FUZZY,
        f'{PO}:5: "Kielet" is marked as fuzzy and not used. Check the translation, then delete #, fuzzy.',
    ),
    "a placeholder renamed": (
        entry("%(count)s sivua", "%(count)s pages", "%(number)s pages"),
        f'{PO}:7: the placeholders of "%(number)s pages" are not those of the Finnish. Keep: %(count)s.',
    ),
    "a placeholder left out": (
        entry("%(count)s sivua", "%(count)s pages", "pages"),
        f'{PO}:7: the placeholders of "pages" are not those of the Finnish. Keep: %(count)s.',
    ),
    "a sign of per cent that breaks the template": (
        entry("Kielet", "Languages", "90 % of languages"),
        f'{PO}:4: the placeholders of "90 % of languages" are not those of the Finnish.'
        ' Keep: none (write "%%" for the sign of per cent).',
    ),
    "a word in stars, which only labels of data may have": (
        entry("Kielet", "Languages", "Languages (*kielet*)"),
        f'{PO}:4: readers see the stars of "*kielet*": templates know none. Write the word alone.',
    ),
    "a tag too many": (
        entry("Kielet", "Languages", "<b>Languages</b>"),
        f'{PO}:4: the HTML tags of "<b>Languages</b>" are not those of the Finnish. Keep: none.',
    ),
    "a word of a template that is not in the file": (
        {PO: po(0).replace('\nmsgid "Kielet"\nmsgstr "Languages"\n', "")},
        f'{PO}:1: "Kielet" of the templates is not in this file, and "en" is published. Run: make strings',
    ),
    "a phone number": (
        entry("Kielet", "Languages", "Call 029 520 5000"),
        f'{PO}:4: the phone number "029 520 5000" {HAS} {CONTACT}',
    ),
    "a line that is none": (
        {PO: po(0).replace('msgstr "City"', "msgstr City")},
        NO_PO,
    ),
    "a text without end": (
        {PO: po(0).replace('msgstr "City"', 'msgstr "City')},
        NO_PO,
    ),
}


@pytest.mark.parametrize(("files", "line"), WORDS.values(), ids=WORDS)
def test_words_that_do_not_fit_their_templates_are_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


NEW = "Readers see Finnish. A maintainer runs make strings."


def test_a_new_sentence_of_data_informs_until_a_maintainer_brings_the_catalogues_up_to_date(tmp_path):
    files = changed("data/contacts/simo.yml", ("name: Toimisto", "name: Toimisto\n  ask: Kysy neuvoa."))
    paths = ("locales/ar/LC_MESSAGES/messages.po", PO)
    what = f'New sentence, not yet translated: "Kysy neuvoa.". {NEW}'
    assert report(write_site(tmp_path, files)) == note(*(f"{path}:1: {what}" for path in paths))


def test_without_a_catalogue_only_what_templates_need_stops_a_published_language(tmp_path):
    needed = f'{PO}:1: "Kielet" (and 1 more) of the templates is not in this file, and "en" is published.'
    later = f'New sentence, not yet translated: "Kotoutumissuunnitelma" (and 4 more). {NEW}'
    assert report(write_site(tmp_path, {PO: None})) == (
        f"{needed} Run: make strings\n{PO}:1: (for information) {later}\n1 to fix, 1 note."
    )
    later = f'New sentence, not yet translated: "Kielet" (and 6 more). {NEW}'
    assert report(write_site(tmp_path, {PO: None, **UNPUBLISHED})) == note(f"{PO}:1: {later}")


def test_a_catalogue_that_was_cut_off_is_not_brought_up_to_date(tmp_path):
    cut = po(0)[: po(0).index('\nmsgid "Suunnitelma"')]
    what = "4 of 7 sentences are not in this file. Was it cut off? Take the file from before your change."
    assert report(write_site(tmp_path, {PO: cut})) == fault(
        f"{PO}:1: {what} Only if all of them are new: a maintainer runs make strings."
    )


def test_a_word_of_data_without_translation_informs(tmp_path):
    assert report(write_site(tmp_path, entry("Kaupunki", "City", ""))) == note(
        f'{PO}:19: "Kaupunki" is not translated: readers see the Finnish. Write its msgstr.'
    )


def test_a_language_that_is_not_published_yet_may_lack_template_words(tmp_path):
    assert report(write_site(tmp_path, {**FUZZY, **UNPUBLISHED})) == note(
        f'{PO}:5: "Kielet" is not translated: readers see the Finnish. Write its msgstr.'
    )


def test_each_plural_form_keeps_the_placeholders(tmp_path):
    template = "{{ _('Kielet') }} {% trans count=3 %}{{ count }} sivua{% pluralize %}{{ count }} sivua{% endtrans %}"
    old = 'msgid "%(count)s sivua"\nmsgstr "%(count)s pages"'
    words = po(1).replace(
        'msgid "%(count)s sivua"\nmsgstr', 'msgid "%(count)s sivua"\nmsgid_plural "%(count)s sivua"\nmsgstr[0]'
    )
    files = {
        PO: po(0).replace(old, PLURAL),
        "locales/ar/LC_MESSAGES/messages.po": words.replace("msgstr[0]", 'msgstr[1] "%(count)s"\nmsgstr[0]'),
    }
    assert report(write_site(tmp_path, {**files, "overrides/base.html": template})) == fault(
        f'{PO}:7: the placeholders of "pages" are not those of the Finnish. Keep: %(count)s.'
    )
