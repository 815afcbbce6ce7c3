"""Text that would run code is named wherever it stands."""

import pytest

from sites import changed, page, po, report, write_site

FI = "docs/fi/index.md"
PO = "locales/en/LC_MESSAGES/messages.po"
CODE = {
    '<script src="x">': "<script",
    "< IFRAME>": "< IFRAME",
    '<b class="a" onclick = "x()">': '<b class="a" onclick =',
    "*a*{onclick=x}": "{onclick=",
    "&lt;script&gt;": "<script",
    "java&#115;cript:x": "javascript:",
}


@pytest.mark.parametrize(("body", "what"), CODE.items(), ids=CODE)
def test_text_that_runs_code_is_named_in_pages_data_and_words(tmp_path, body, what):
    yaml = body.replace("'", "''")
    files = {
        FI: page(body),
        PO: po(0).replace('"City"', f'"{body.replace(chr(34), chr(92) + chr(34))}"'),
    }
    files |= changed("data/contacts/simo.yml", ("name: Toimisto", f"name: Toimisto\n  names: {{sv: '{yaml}'}}"))
    found = report(write_site(tmp_path, files)).split("\n")
    for place in (f"{FI}:14", "data/contacts/simo.yml:3", f"{PO}:19"):
        assert f'{place}: "{what}" would run code in the browser. Take it away.' in found


def test_words_about_code_are_left_alone(tmp_path):
    body = "Kun `<script>` on koodia, sääntö on = ja JavaScript on kieli."
    assert report(write_site(tmp_path, {FI: page(body)})) == "Nothing to fix."
