"""The message that hands a page on fits into one SMS, for every page in every language."""

import re
from datetime import date
from html import unescape
from types import SimpleNamespace

import pytest

import copies
from conftest import copy_project
from sitekit.content import page_codes, site
from sitekit.languages import NO_SPACES
from sitekit.render import handover, icons, jobs

FORM = "Lue tämä: {title} {address}"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a" * 160, 0),
        ("ä€", 157),  # the euro takes two places
        ("š" + "a" * 69, 0),
        ("خطة", 67),
        ("😀", 68),
    ],
)
def test_how_much_fits_into_one_sms_is_counted_as_phones_count(text, left):
    assert handover.room(text) == left


def test_a_message_that_fits_is_left_alone():
    said = handover.message(FORM, "Kotoutumissuunnitelma", "https://example.org/k/344/")
    assert said == "Lue tämä: Kotoutumissuunnitelma https://example.org/k/344/"


def test_a_dash_or_a_soft_hyphen_does_not_halve_the_room():
    said = handover.message(FORM, "Oikeudet – velvol\xadlisuudet", "https://example.org/k/344/")
    assert said == "Lue tämä: Oikeudet - velvollisuudet https://example.org/k/344/"


def test_a_long_title_is_cut_at_a_word():
    said = handover.message(FORM, "pitkä otsikko, " * 20, "https://example.org/k/344/")
    assert said.startswith("Lue tämä: pitkä otsikko, pitkä") and said.endswith("otsikko ... https://example.org/k/344/")
    assert 0 <= handover.room(said) < 20
    arabic = handover.message("اقرأ هذا: {title} {address}", "خطة الاندماج " * 9, "https://example.org/k/344/")
    assert arabic.endswith(" ... https://example.org/k/344/") and 0 <= handover.room(arabic) < 20


def test_where_no_word_fits_into_the_sentence_the_first_stands_before_the_address():
    address = "https://kotona.merilappi.fi/k/228/"
    said = handover.message("اقرأ هذا: {title} {address}", "asiantuntija-arviointi: تقييم خبير", address)
    assert said == f"asiantuntija-arviointi {address}"


def test_where_no_word_fits_at_all_the_address_stands_alone():
    address = f"https://{'x' * 60}.org/k/344/"
    assert handover.message("اقرأ هذا: {title} {address}", "خطة", address) == address


@pytest.mark.parametrize("address", ["https://example.org/", "https://kotona.merilappi.fi/"])
def test_every_page_in_every_language_has_a_message_of_one_sms_that_says_its_title(tmp_path, address):
    root = copy_project(tmp_path, every=True)
    copies.decide(root, address=address)
    loaded = site.load(root, date(2026, 11, 24))
    for language in loaded.languages:
        renderer = jobs.Job(loaded).renderer(language.tag, icons.templates())
        for name, code in page_codes.by_name(loaded).items():
            html = renderer.page("partials/give.html", "", {"v": SimpleNamespace(name=name)})
            said = html[html.index('<blockquote class="say">') : html.index("</blockquote>")]
            text = unescape(re.sub("<[^>]*>", "", said))
            assert text.endswith(f" {address}k/{code}/"), (language.tag, name)
            assert handover.room(text) >= 0, (language.tag, name)
            first = loaded.page(name, language.tag).title.translate(handover.PLAIN).split()[0].rstrip(":,")
            assert (first if language.code not in NO_SPACES else first[:10]) in text, (language.tag, name)


def test_a_title_without_spaces_is_cut_between_letters_and_keeps_their_marks():
    said = handover.message("อ่าน: {title} {address}", "ที่นี่" * 20, "https://example.org/k/344/", spaced=False)
    assert handover.room(said) >= 0
    assert said.startswith("อ่าน: ที่นี่ที่นี่") and said.endswith("... https://example.org/k/344/")
    assert said.partition("...")[0][-1] in "\u0e19\u0e35\u0e48\u0e17\u0e35"  # no mark was parted from its letter
