"""What is of a service is taken, what may be of a person never. All names invented."""

import unicodedata

import pytest

from sitekit.register import personal


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Vaihde",
        "VAIHDE",
        "Neuvonta",
        "Ajanvaraus ja neuvonta",
        "Asiakaspalvelu, ma-pe klo 8-16",
        "Växel",
        "Rådgivning",
        "Tulkkipalvelu",
        "Customer service",
        "Päivystys (arkisin)",
        unicodedata.normalize("NFD", "Päivystys"),
    ],
)
def test_a_note_about_a_service_is_one(note):
    assert personal.is_service_note(note)


@pytest.mark.parametrize(
    "note",
    [
        "Kunnanjohtaja Etunimi Sukunimi",
        "etunimi sukunimi",
        "Etunimi",
        "Simo",
        "Terve",
        "Guido",
        "johtaja",
        "Vaihde / Etunimi",
        "puh. 040 123 4567",
        "puhelin 0401234567",
        "info@kunta.example",
    ],
)
def test_a_note_with_any_other_word_may_name_a_person(note):
    assert not personal.is_service_note(note)


@pytest.mark.parametrize(
    "address",
    ["kirjaamo@kunta.example", "info@kunta.example", "sosiaalipalvelut.pohjoinen@kunta.example", "kunta@kunta.example"],
)
def test_an_address_of_a_service_is_one(address):
    assert personal.is_service_email(address)


@pytest.mark.parametrize("address", ["etunimi.sukunimi@kunta.example", "esukunimi@kunta.example", "e_s@info.example"])
def test_any_other_address_may_be_of_a_person(address):
    assert not personal.is_service_email(address)


def test_no_word_of_a_service_stands_twice_in_the_list():
    assert len(personal.LISTED) == len(set(personal.LISTED))
