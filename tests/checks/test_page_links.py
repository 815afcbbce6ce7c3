"""Links that lead nowhere are named, good ones are left alone."""

import pytest

from sites import changed, fault, page, report, translation, write_site

FI, EN = "docs/fi/index.md", "docs/en/index.md"
PLAN = "docs/fi/programme/plan.md"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + bytes((0, 0, 0, 9, 0, 0, 0, 5))  # 9 pixels wide, 5 high
LINKS = {
    "[a]()": "a link leads nowhere. Write its address: [words](page.md).",
    "[a](plan.md)": 'there is no page "plan.md". Did you mean "programme/plan.md"?',
    "[a](programme/rihgts.md)": 'there is no page "programme/rihgts.md". Did you mean "programme/rights.md"?',
    "[a](zzzzzz.md)": 'there is no page "zzzzzz.md". Look it up in docs/fi/.',
    "[a](programme/)": 'there is no file "programme/". Did you mean "programme/plan.md"?',
    "[a](programme/plan.md#duratoin)": (
        '"programme/plan.md" has no heading with {#duratoin}. Did you mean "duration"?'
    ),
    "[a](#nowhere)": '"index.md" has no heading with {#nowhere}. Look it up in that page.',
    "![a](picture.png)": 'there is no file "picture.png". Look it up in docs/fi/.',
    "[![a](picture.png)](about.md)": 'there is no file "picture.png". Look it up in docs/fi/.',
    "[a](../en/about.md)": '"../en/about.md" leads into another language. Link the page in docs/fi/: about.md.',
    "[a](../../README.md)": 'there is no file "../../README.md". Look it up in docs/fi/.',
    "[a](/about/)": '"/about/" is not a file. Write the path from this page, such as ../page.md, or begin with https://.',
    "[a](www.kemi.fi)": (
        '"www.kemi.fi" is not a file. Write the path from this page, such as ../page.md, or begin with https://.'
    ),
    "[a](about page.md)": 'the address "about page.md" has a space in it. Rename the file, or write %20 for the space.',
    "[a](https://example.org/about/)": (
        '"https://example.org/about/" is an address of this site. Link the file of the page, such as ../page.md.'
    ),
    "[a](https:/kemi.fi)": '"https:/kemi.fi" is no address of the web. Copy it once more from the browser.',
    "[a](https://kemi)": '"https://kemi" is no address of the web. Copy it once more from the browser.',
    "[a](https://[kemi.fi)": '"https://[kemi.fi" is no address of the web. Copy it once more from the browser.',
    "[a](ftp://kemi.fi)": (
        '"ftp://kemi.fi" is not allowed as an address in <a>. Link a page, or an address that begins with https://.'
    ),
    "[a](TEL:112)": '"TEL:112" is written by hand. Write {{ phone ID }}: the number is kept once, in data/contacts/.',
    "[a](mailto:x)": (
        '"mailto:x" is written by hand. Write {{ contact ID }}: the address is kept once, in data/contacts/.'
    ),
    "[a](javascript:x)": (
        '"javascript:x" is not allowed as an address in <a>. Link a page, or an address that begins with https://.'
    ),
    "Katso https://kemi.fi.": 'the address "https://kemi.fi" is bare in the text. Write [words](address).',
    "[b](about.md) [a] (about.md)": (
        "there is a space between the words of a link and its address. Write [words](address)."
    ),
}


@pytest.mark.parametrize(("body", "what"), LINKS.items(), ids=LINKS)
def test_a_link_that_leads_nowhere_is_named(tmp_path, body, what):
    assert report(write_site(tmp_path, {FI: page(body)})) == fault(f"docs/fi/index.md:14: {what}")


def test_links_of_a_translation_are_looked_up_in_its_own_language(tmp_path):
    body = "[a](programme/plan.md#duration) [b](about.md#top) [c](../fi/about.md) [d](about.md#nowhere)"
    assert report(write_site(tmp_path, {EN: translation(body)})) == fault(
        'docs/en/index.md:9: "../fi/about.md" leads into another language. Link the page in docs/en/: about.md.',
        'docs/en/index.md:9: "about.md" has no heading with {#nowhere}. Look it up in that page.',
    )


def test_good_links_are_left_alone(tmp_path):
    body = (
        '[a](programme/plan.md#duration) [b](#next) [c](https://fi.wikipedia.org/wiki/Kemi_(kaupunki)?a=b#c "Otsikko")'
        " ![Kuva](kuva.png) ![Kuva](../yhteinen.png) [ohje](ohje.pdf)"
        " [ä](https://www.ääkköset.fi) `[x](nowhere.md)` [a] (b)"
    )
    files = {FI: page(body), "docs/fi/kuva.png": PNG, "docs/yhteinen.png": PNG, "docs/fi/ohje.pdf": b"%PDF"}
    assert report(write_site(tmp_path, files)) == "Nothing to fix."


def test_a_link_to_a_page_that_cannot_be_read_is_not_blamed(tmp_path):
    found = report(write_site(tmp_path, {PLAN: b"# Suunnitelm\xe4 {#top}\n"}))
    assert found == fault(
        'docs/fi/programme/plan.md:1: byte 0xe4 is not UTF-8. Save the file with the encoding "UTF-8".'
    )


def test_links_are_looked_at_while_the_address_of_the_site_is_no_text(tmp_path):
    files = changed("data/site.yml", ("https://example.org/", "123")) | {FI: page("[a](https://example.org/about/)")}
    assert report(write_site(tmp_path, files)) == fault(
        "data/site.yml:2: address must be text (put it in quotes) or empty. Write it so."
    )
