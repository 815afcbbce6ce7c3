"""Amounts of money that somebody can owe, and how long they are right."""

from datetime import date

import pytest

from sites import changed, fault, note, report, write_site

AMOUNT = "missed-fee.value"
WRONG_AMOUNTS = {
    ".inf": f"{AMOUNT} must be a number. Write it so.",
    ".nan": f"{AMOUNT} must be a number. Write it so.",
    "true": f"{AMOUNT} must be a number. Write it so.",
    "-56.70": f'{AMOUNT}: "-56.7" is not right here. Write an amount above 0, such as 56.70.',
    "0": f'{AMOUNT}: "0" is not right here. Write an amount above 0, such as 56.70.',
    "1.0e+300": f'{AMOUNT}: "1e+300" is not right here. Write an amount above 0, such as 56.70.',
}


@pytest.mark.parametrize(("value", "what"), WRONG_AMOUNTS.items())
def test_an_amount_that_nobody_can_owe_is_named(tmp_path, value, what):
    write_site(tmp_path, changed("data/amounts.yml", ("value: 56.70", f"value: {value}")))
    assert report(tmp_path) == fault(f"data/amounts.yml:3: {what}")


def test_an_amount_in_whole_euros_is_left_alone(tmp_path):
    assert report(write_site(tmp_path, changed("data/amounts.yml", ("value: 56.70", "value: 57")))) == "Nothing to fix."


def test_an_amount_informs_from_the_day_after_its_last(tmp_path):
    write_site(tmp_path)
    assert report(tmp_path, today=date(2026, 12, 31)) == "Nothing to fix."
    assert report(tmp_path, today=date(2027, 1, 1)) == note(
        'data/amounts.yml:5: the amount "missed-fee" may have changed after 2026-12-31; the pages say so.'
        " Look it up in its source (681/2023: 32 a §), then change value and valid_until."
    )
