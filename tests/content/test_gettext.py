"""A word as a language says it, and whether a person has checked that."""

import pytest

from sitekit.content import gettext
from sites import HEADER, write_site

PO = "locales/en/LC_MESSAGES/messages.po"
ENTRIES = """
#  checked 2026-11-24 interpreter
msgid "Suunnitelma"
msgstr "Plan"

# unchecked
msgid "Kaupunki"
msgstr "City"

#, fuzzy
msgid "Kunta"
msgstr "Town"

msgid "Kieli"
msgstr ""
"""


@pytest.fixture
def catalogue(tmp_path):
    loaded, found = gettext.read_catalogue(write_site(tmp_path, {PO: HEADER + ENTRIES}), "en")
    assert found == []
    return loaded


@pytest.mark.parametrize(
    ("finnish", "said"),
    [("Suunnitelma", "Plan"), ("Kaupunki", "City"), ("Kunta", None), ("Kieli", None), ("Uusi", None)],
)
def test_a_word_is_said_once_it_is_translated_and_not_only_guessed(catalogue, finnish, said):
    assert gettext.said(catalogue, finnish) == said


@pytest.mark.parametrize(("finnish", "checked"), [("Suunnitelma", True), ("Kaupunki", False), ("Uusi", False)])
def test_a_translation_is_checked_when_its_comment_says_so(catalogue, finnish, checked):
    assert gettext.is_checked(catalogue.get(finnish)) is checked
