"""Numbers and amounts that stand bare in a text."""

import pytest

from sites import fault, page, report, translation, write_site

FI, AR = "docs/fi/index.md", "docs/ar/index.md"
CONTACT = "Put it into data/contacts/: {{ phone ID }}."
HAS = "is in the text."
BARE = {
    "016 259 111": f'the phone number "016 259 111" {HAS} Write {{{{ phone kemi-city }}}}.',
    "(016) 259 111.": f'the phone number "(016) 259 111" {HAS} Write {{{{ phone kemi-city }}}}.',
    "[016-259111](about.md)": f'the phone number "016-259111" {HAS} Write {{{{ phone kemi-city }}}}.',
    "+358 16 259 111": f'the phone number "+358 16 259 111" {HAS} Write {{{{ phone kemi-city }}}}.',
    "٠١٦ ٢٥٩ ١١١": f'the phone number "016 259 111" {HAS} Write {{{{ phone kemi-city }}}}.',
    "029 520 5000": f'the phone number "029 520 5000" {HAS} {CONTACT}',
    "Soita 112.": f'the phone number "112" {HAS} Write {{{{ phone emergency }}}}.',
    "Call ۱۱۲ if": f'the phone number "112" {HAS} Write {{{{ phone emergency }}}}.',
    "116 117": f'the phone number "116 117" {HAS} {CONTACT}',
    "116117": f'the phone number "116117" {HAS} {CONTACT}',
    "a.b@kemi.fi": f'the e-mail address "a.b@kemi.fi" {HAS} Write {{{{ contact ID }}}}: it is in data/.',
    "a (at) kemi.fi": f'the e-mail address "a (at) kemi.fi" {HAS} Write {{{{ contact ID }}}}: it is in data/.',
    "56,70 euroa": f'the amount "56,70 euroa" {HAS} Write {{{{ amount ID }}}}: it is in data/.',
    "1 000 €": f'the amount "1 000 €" {HAS} Write {{{{ amount ID }}}}: it is in data/.',
    "€ 5": f'the amount "€ 5" {HAS} Write {{{{ amount ID }}}}: it is in data/.',
    "EUR 100 000": f'the amount "EUR 100 000" {HAS} Write {{{{ amount ID }}}}: it is in data/.',
}


@pytest.mark.parametrize(("body", "what"), BARE.items(), ids=BARE)
@pytest.mark.parametrize("path", [FI, AR])
def test_a_bare_number_or_amount_is_named(tmp_path, path, body, what):
    text, line = (page(body), 14) if path == FI else (translation(body), 9)
    assert report(write_site(tmp_path, {path: text})) == fault(f"{path}:{line}: {what}")


def test_the_euro_is_known_by_its_name_in_the_language_of_the_page(tmp_path):
    found = report(write_site(tmp_path, {AR: translation("٥٦٫٧٠ يورو")}))
    assert found == fault(f'{AR}:9: the amount "56٫70 يورو" {HAS} Write {{{{ amount ID }}}}: it is in data/.')


@pytest.mark.parametrize(
    "body",
    [
        "Laki 681/2023, 112 § ja 16 §",
        "31.12.2026, 2026-12-31, 24 11 2026 ja 2022-2027",
        "70 tuntia, 24/7, kello 9.00-15.30, 6 kuukautta",
        "Valtakatu 26, 94100 Kemi",
        "100 000–200 000 asukasta, 1 250 000 ihmistä",
        "20 eurooppalaista maata, 5 Eurostatin lukua",
        "112 Suomi",
        "Y-tunnus 0210427-5, S21885, osa 3.112",
        "[ohje](https://www.finlex.fi/fi/laki/20230681?p=0295123456)",
        "`016 259 111`",
        "Soita: {{ phone emergency }}",
        "luvut 1 2 3 4 5 6 7",
    ],
)
@pytest.mark.parametrize("path", [FI, AR])
def test_other_numbers_are_left_alone(tmp_path, path, body):
    text = page(body) if path == FI else translation(body)
    assert report(write_site(tmp_path, {path: text})) == "Nothing to fix."
