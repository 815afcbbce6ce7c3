"""What MkDocs gets of a translation: the whole text of small pages."""

from datetime import date

import pytest

from sitekit import yamlfile
from sitekit.content.pages import Page
from sitekit.markdown import blocks
from sitekit.render import outdated
from sitekit.translation import stamping

TODAY = date(2026, 11, 24)
FI = """# Sivu {#top}

Johdanto.

## Yksi {#one}

Ensimmäinen.

## Kaksi {#two}

Toinen.
"""
EN = """# Page {#top}

Lead.

## One {#one}

First.

## Two {#two}

Second.
"""


def page(lang: str, text: str) -> Page:
    """A page without front matter."""
    path = f"docs/{lang}/plan.md"
    return Page(lang, "plan.md", path, text, yamlfile.Yaml(path, {}, {}))


def look(kind: str, finnish: str, old: str) -> str:
    """What stands for the template: the kind, the Finnish and the old translation in brackets."""
    return f"[{kind}|{finnish}|{old}]"


def shown(finnish: str, text: str) -> str:
    """What MkDocs gets; shortcodes stay."""
    return outdated.markdown(page("en", text), page("fi", finnish), lambda words: None, look)


def stamped(text: str, finnish: str) -> str:
    """The translation as it was made from this Finnish."""
    return stamping.stamp(text, blocks.parse(finnish), today=TODAY).text


def late(kind: str, *finnish: str, old: str = "") -> str:
    """A part that is shown in Finnish, with the old translation."""
    return look(kind, "\n\n".join(finnish), old)


def test_what_is_late_stands_under_its_own_heading():
    now = FI.replace("Ensimmäinen.", "Eka.").replace("## Kaksi", "## Toinen osa").replace("Toinen.", "Toka.")
    assert shown(now, stamped(EN, FI)) == "\n\n".join(
        [
            "# Page {#top}",
            "Lead.",
            "## One {#one}",
            late("changed", "Eka.", old="First."),
            "## Two {#two}",
            late("changed", "**Toinen osa**", "Toka.", old="Second."),
        ]
    )


def test_headings_that_changed_one_after_the_other_have_a_note_each():
    now = FI.replace("## Yksi {#one}\n\nEnsimmäinen.", "## Eka {#one}").replace("## Kaksi", "## Toka")
    text = EN.replace("## One {#one}\n\nFirst.", "## One {#one}")
    finnish = FI.replace("## Yksi {#one}\n\nEnsimmäinen.", "## Yksi {#one}")
    assert shown(now, stamped(text, finnish)) == "\n\n".join(
        [
            "# Page {#top}",
            "Lead.",
            "## One {#one}",
            late("changed", "**Eka**"),
            "## Two {#two}",
            late("changed", "**Toka**"),
            "Second.",
        ]
    )


def test_sections_that_are_gone_are_said_to_be_removed_once():
    now = FI.split("Ensimmäinen.")[0]
    assert shown(now, stamped(EN, FI)) == "\n\n".join(["# Page {#top}", "Lead.", "## One {#one}", late("removed")])


@pytest.mark.parametrize("marks", ["{#one .right}", "{.right #one}", "{ #one .right }", "{ .right  #one}  "])
def test_a_heading_keeps_its_id_and_class_however_they_are_written(marks):
    finnish = FI.replace("{#one}", marks)
    own = page("fi", finnish)
    assert outdated.markdown(own, own, lambda words: None, look) == "\n\n".join(
        ["# Sivu {#top}", "Johdanto.", "## Yksi {#one .right}", "Ensimmäinen.", "## Kaksi {#two}", "Toinen."]
    )
    text = stamped(EN.replace("{#one}", "{ #one }"), finnish)
    heading = "## [heading|Eka|] {#one .right}"
    assert shown(finnish.replace("Yksi", "Eka"), text) == "\n\n".join(
        ["# Page {#top}", "Lead.", heading, "First.", "## Two {#two}", "Second."]
    )


def test_a_translated_heading_takes_the_class_of_the_finnish_one():
    text = EN.replace("{#one}", "{ #one }").replace("# Page {#top}", "#  Page {#top} ")
    assert shown(FI.replace("{#one}", "{.right #one}"), stamped(text, FI)) == "\n\n".join(
        ["# Page {#top}", "Lead.", "## One {#one .right}", "First.", "## Two {#two}", "Second."]
    )


def test_one_translation_can_be_held_against_several_finnish_pages():
    own, was, now = page("en", stamped(EN, FI)), page("fi", FI), page("fi", FI.replace("Toinen.", "Toka."))
    states = [[row.state for row in own.comparison(each).by_finnish] for each in (was, now, was)]
    assert states == [["machine"] * 6, [*["machine"] * 5, "outdated"], ["machine"] * 6]
    assert own.comparison(now) is own.comparison(page("fi", now.text))
