"""How a phone number is dialled, and which of several a reader is shown."""

import pytest

from sitekit.content import phones


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("016 259 111", "+35816259111"),
        ("040 123 4567", "+358401234567"),
        ("020 634 0200", "+358206340200"),
        ("029 520 5000", "+358295205000"),
        ("+358 2954 63177", "+358295463177"),
        ("+46 8 123 456", "+468123456"),
        ("112", "112"),
        ("116 117", "116117"),
        ("0800 147 111", "0800147111"),
        ("080 005 005", "080005005"),
    ],
)
def test_a_number_is_dialled_as_its_body_publishes_it_or_with_the_code_of_the_country(number, dialled):
    assert phones.Numbering("+358", ("112", "116xxx"), "080").dialled(number) == dialled


def test_a_sentence_shows_the_number_of_the_readers_language_else_all_for_finland():
    def phone(number: str, languages: list[str] | None, *, from_abroad: bool | None = None) -> dict:
        return {"number": number, "languages": languages, "from_abroad": from_abroad}

    finnish, arabic, open_, abroad = (
        phone("1", ["fi"]),
        phone("2", ["en", "ar"]),
        phone("3", None),
        phone("4", ["ar"], from_abroad=True),
    )
    every = [finnish, arabic, open_, abroad]
    assert phones.for_language(every, "ar") == [arabic]
    assert phones.for_language(every, "so") == [finnish, arabic, open_]
