"""A report and its last line, and the word that was meant."""

import pytest

from sitekit import findings
from sitekit.findings import Finding


def test_a_report_is_sorted_without_doubles_and_ends_with_the_count():
    a, b, c = Finding("b.md", 2, "Fix."), Finding("b.md", 10, "Fix."), Finding("a.md", 1, "Know.", blocks=False)
    assert findings.report([b, a, c, a]) == (
        "a.md:1: (for information) Know.\nb.md:2: Fix.\nb.md:10: Fix.\n2 to fix, 1 note."
    )


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ([], "Nothing to fix."),
        ([Finding("a", 1, "x")], "1 to fix."),
        ([Finding("a", 1, "x", blocks=False)], "Nothing to fix, 1 note."),
    ],
)
def test_the_last_line_counts(found, line):
    assert findings.summary(found) == line


def test_the_closest_word_is_suggested_or_none():
    assert (
        findings.suggestion("programe/plan.md", ["about.md", "programme/plan.md"])
        == ' Did you mean "programme/plan.md"?'
    )
    assert findings.suggestion("zzz", ["about.md"]) == ""
