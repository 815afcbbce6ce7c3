"""What lies outside the grammar of pages is named."""

import pytest

from sites import fault, page, report, translation, write_site

FI, EN = "docs/fi/index.md", "docs/en/index.md"
GRAMMAR = {
    "a tab": (FI, "A\tb.", "14: there is a tab in this line. Write spaces."),
    "a list under a paragraph": (
        EN,
        "Words:\n- one",
        "10: there is a list right under a paragraph. Put a blank line between them.",
    ),
    "a card within a sentence": (
        FI,
        "Soita {{ contact kemi-city }} heti.",
        "14: this shortcode is not alone on its line. Put it on a line of its own, between blank lines.",
    ),
}


@pytest.mark.parametrize(("path", "body", "line"), GRAMMAR.values(), ids=GRAMMAR)
def test_what_lies_outside_the_grammar_is_named(tmp_path, path, body, line):
    text = page(body) if path == FI else translation(body)
    assert report(write_site(tmp_path, {path: text})) == fault(f"{path}:{line}")
