"""What waits for translators is said block by block, and stops nobody."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from sitekit.checks import registry, state
from sitekit.content import site
from sitekit.markdown import blocks
from sitekit.translation import stamping
from sites import ABOUT_EN as ENGLISH
from sites import ABOUT_FI as FINNISH
from sites import write_site

TODAY = date(2026, 11, 24)
STAMPED = stamping.stamp(ENGLISH, blocks.parse(FINNISH), today=TODAY).text
STAMP = ".venv/bin/python scripts/translate.py stamp docs/en/about.md"
CASES = {
    "nothing changed": (FINNISH, STAMPED, []),
    "a right changed": (
        FINNISH.replace("Yksi vuosi.", "Kaksi vuotta."),
        STAMPED,
        [f"13: the Finnish changed here (a right): readers see the Finnish. Translate it, then run: {STAMP}"],
    ),
    "a lead changed": (
        FINNISH.replace("Johdanto.", "Uusi johdanto."),
        STAMPED,
        [f"8: the Finnish changed here: readers see the Finnish. Translate it, then run: {STAMP}"],
    ),
    "both changed": (
        FINNISH.replace("Johdanto.", "Uusi johdanto."),
        STAMPED.replace("Lead.", "New lead."),
        [f"8: the Finnish changed here and this was edited. If it is right now, run: {STAMP}"],
    ),
    "a part removed": (
        FINNISH.replace("Kaksi.\n\n", ""),
        STAMPED,
        ["15: the Finnish of this is gone, and readers do not see it. Delete it."],
    ),
    "a part added": (
        FINNISH.replace("Kaksi.\n", "Kaksi.\n\nKolme.\n"),
        STAMPED,
        ["1: parts of the Finnish page are not here (1), the first under #duration. Translate them."],
    ),
    "never stamped": (
        FINNISH,
        ENGLISH,
        [f"2: readers do not see this yet: nothing says which Finnish it was made from. Run: {STAMP}"],
    ),
}


@pytest.mark.parametrize(("finnish", "english", "wanted"), CASES.values(), ids=CASES)
def test_each_late_part_is_named_with_what_to_do(tmp_path, finnish, english, wanted):
    root = write_site(tmp_path, {"docs/fi/about.md": finnish, "docs/en/about.md": english})
    found = [f for f in state.check(site.load(root, TODAY)) if f.path == "docs/en/about.md"]
    assert [f"{finding.line}: {finding.text}" for finding in found] == wanted
    assert not any(finding.blocks for finding in found)


ASKED = FINNISH.replace("{#duration .right}", "{#length .right}")
STRANGE = STAMPED.replace("{#duration}", "{#length}")


def all_of(root: Path) -> list[str]:
    """What the check says of the page when what waits is asked for too."""
    found = registry.run(site.load(root, TODAY), "waiting")
    return [f"{f.line}: {f.text}{'' if f.blocks else ' (informs)'}" for f in found if f.path == "docs/en/about.md"]


def commit(root: Path) -> None:
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


def test_an_id_that_finnish_never_had_blocks_and_nothing_else_is_said_of_it(tmp_path):
    commit(write_site(tmp_path, {"docs/fi/about.md": FINNISH, "docs/en/about.md": STAMPED}))
    assert all_of(tmp_path) == []
    write_site(tmp_path, {"docs/fi/about.md": FINNISH, "docs/en/about.md": STRANGE.replace("#length", "#duration-x")})
    what = 'the Finnish page has no id "duration-x". Did you mean "duration"? Write the id of the Finnish heading.'
    assert all_of(tmp_path) == [f"10: {what}"]


def test_an_id_that_finnish_had_before_does_not_block_but_says_what_to_write(tmp_path):
    commit(write_site(tmp_path, {"docs/fi/about.md": FINNISH, "docs/en/about.md": STAMPED}))
    write_site(tmp_path, {"docs/fi/about.md": ASKED, "docs/en/about.md": STAMPED})
    what = 'the Finnish of this heading has the id "length". Write {#length} here.'
    assert f"10: {what} (informs)" in all_of(tmp_path)
    assert not any("Delete it" in line for line in all_of(tmp_path))


def test_where_git_does_not_know_the_advice_is_the_same(tmp_path):
    write_site(tmp_path, {"docs/fi/about.md": FINNISH, "docs/en/about.md": STRANGE})
    what = 'the Finnish of this heading has the id "duration". Write {#duration} here.'
    assert f"10: {what} (informs)" in all_of(tmp_path)
    assert not any("Delete it" in line for line in all_of(tmp_path))
