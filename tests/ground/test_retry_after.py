"""How long a server asks to be left alone: seconds, a date, or nothing that anybody can read."""

import time
from email.utils import formatdate

import pytest

from sitekit import retry_after


@pytest.mark.parametrize(
    "text", ["", "soon", "-5", "1.5", "Wed, 99 Foo 2026 25:00:00 GMT", "Mon, 01 Jan 99999 00:00:00 GMT"]
)
def test_what_is_neither_seconds_nor_a_date_asks_for_nothing(text):
    assert retry_after.seconds(text) is None


def test_seconds_and_a_date_are_read_and_one_that_has_passed_is_no_wait():
    assert retry_after.seconds(" 90 ") == 90
    assert 3000 < retry_after.seconds(formatdate(time.time() + 3600, usegmt=True)) <= 3600
    assert retry_after.seconds(formatdate(time.time() - 3600, usegmt=True)) == 0
