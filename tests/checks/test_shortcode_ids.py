"""Shortcodes name what exists, and stand where they work."""

import pytest

from sites import changed, fault, page, report, translation, write_site

FI, AR = "docs/fi/index.md", "docs/ar/about.md"
RIGHTS = "docs/fi/programme/rights.md"
KNOWN = (
    "Known: phone, contact, contacts, contact-list, amount, responsible, compare, coverage, offline, a-z, words,"
    " situations, courses."
)
GONE = 'Contact "{}" no longer exists. Take its line away, or put the contact back.'
SHORTCODES = {
    "{{ fone kemi-city }}": f'unknown shortcode "fone". Did you mean "phone"? {KNOWN}',
    "{{ }}": f'unknown shortcode "". {KNOWN}',
    "{{ contact kemi-sity }}": 'there is no contact "kemi-sity". Did you mean "kemi-city"? Fix the id.',
    "{{ contact mikseri }}": GONE.format("mikseri"),
    "{{ contacts kemmi }}": 'there is no area "kemmi". Did you mean "kemi"?',
    "{{ amount fee }}": 'there is no amount "fee". Look it up in data/.',
    "{{ responsible plan }}": ('"responsible" takes 2 words, not 1. Write {{ responsible SERVICE MUNICIPALITY }}.'),
    "{{ responsible plan kemin }}": 'there is no municipality "kemin". Did you mean "kemi"?',
    "{{ compare plam }}": 'there is no service "plam". Did you mean "plan"?',
    "{{ phone kemi-office }}": GONE.format("kemi-office"),
    "{{ phone simo-office }}": (
        '"simo-office" has no known phone number. Use {{ contact simo-office }}: its card says what to do.'
    ),
    "{{ coverage }}": ('"coverage" works only in translations.md. Take it away here, or write a link to that page.'),
    "{{ offline }}": '"offline" works only in offline.md. Take it away here, or write a link to that page.',
    "{{ a-z }}": '"a-z" works only in a-z.md. Take it away here, or write a link to that page.',
    "Soita {{ phone kemi-city }.": (
        "a shortcode is not closed. It begins with {{ and ends with }}, with words between, all on one line."
    ),
}


@pytest.mark.parametrize(("body", "what"), SHORTCODES.items(), ids=SHORTCODES)
@pytest.mark.parametrize("path", [FI, AR])
def test_a_shortcode_we_do_not_know_is_named(tmp_path, path, body, what):
    text, line = (page(body), 14) if path == FI else (translation(body), 9)
    assert report(write_site(tmp_path, {path: text})) == fault(f"{path}:{line}: {what}")


def test_a_shortcode_in_a_heading_or_description_is_named(tmp_path):
    text = page("## Soita {{ phone kemi-city }} {#call}\n\nHeti.", next_link="plan.md")
    text = text.replace("Yksi lause.", '"Soita {{ phone kemi-city }}."')
    what = "there is a shortcode in a heading, a title or a description, where it stays as it is. Put it into the text."
    assert report(write_site(tmp_path, {RIGHTS: text})) == fault(f"{RIGHTS}:2: {what}", f"{RIGHTS}:14: {what}")


def test_shortcodes_in_code_are_left_alone_and_good_ones_too(tmp_path):
    body = "Kirjoita `{{ phone x }}`. Soita {{ phone kemi-city }}, maksu {{amount missed-fee}}.\n\n"
    body += "{{ contact simo-office }}\n\n{{ contacts urgent }}\n\n```\n{{ nothing }}\n```"
    assert report(write_site(tmp_path, {FI: page(body)})) == "Nothing to fix."


@pytest.mark.parametrize(("name", "body"), [("translations", "coverage"), ("offline", "offline"), ("a-z", "a-z")])
def test_a_shortcode_of_one_page_is_right_there_in_every_language(tmp_path, name, body):
    files = changed("mkdocs.yml", ("  about.md\n", f"  about.md\n  {name}.md\n"))
    files |= {f"docs/fi/{name}.md": page(f"{{{{ {body} }}}}"), f"docs/en/{name}.md": translation(f"{{{{ {body} }}}}")}
    assert report(write_site(tmp_path, files)) == "Nothing to fix."
