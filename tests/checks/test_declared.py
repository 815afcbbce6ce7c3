"""What is declared is whole, or nothing is built."""

import pytest

from sitekit import findings
from sitekit.checks import declared, gate
from sitekit.markdown.forms import FORMS, Form
from sites import TODAY, fault, write_site

MISSING = 'Write it, or take "phone" out of scripts/sitekit/schemas.yml.'


def test_a_shortcode_without_its_template_keeps_the_site_closed(tmp_path):
    found = gate.enter(write_site(tmp_path, {"overrides/partials/phone.html": None}), TODAY)
    assert isinstance(found, list)
    what = f'this template of the shortcode "phone" is missing. {MISSING}'
    assert findings.report(found) == fault(f"overrides/partials/phone.html:1: {what}")


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("servise", 'Did you mean "service"?'),
        ("event", "Known: municipality, service, contact, amount, area."),
    ],
)
def test_a_word_that_nothing_knows_keeps_the_site_closed(tmp_path, monkeypatch, word, hint):
    monkeypatch.setitem(FORMS, "phone", Form("phone", (word,)))
    found = gate.enter(write_site(tmp_path), TODAY)
    assert isinstance(found, list)
    what = f'"{word}", a word of the shortcode "phone", is the `one:` of no file. {hint}'
    assert findings.report(found) == fault(f"{declared.SCHEMAS}:1: {what}")
