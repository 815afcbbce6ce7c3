"""The comment on a pull request: changed numbers, and what readers see in Finnish because of the change."""

import subprocess
from pathlib import Path

import pytest

import review
from sites import TODAY
from translated import commit, finnish, write

KEMI = "data/contacts/kemi.yml"
NOTHING = "## What this change does\n\nNo number or address changes, and no translation grows old.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site in a repository of its own."""
    return write(tmp_path, git=True)


def said(root: Path, capsys: pytest.CaptureFixture[str], base: str = "HEAD") -> str:
    code = review.main(["--root", str(root), "--today", TODAY.isoformat(), base])
    out = capsys.readouterr().out
    assert code == (0 if out.startswith("##") else 1)
    return out


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_of_nothing_says_so(root, capsys):
    assert said(root, capsys) == NOTHING


def test_a_changed_number_is_shown_beside_the_old_one(root, capsys):
    replace(root, KEMI, "016 259 111", "016 259 112")
    assert said(root, capsys).splitlines()[2:] == [
        "**Numbers and addresses: a second person reads each of these beside its source.**",
        "",
        "- `kemi-city`, number: `016 259 111` → `016 259 112`",
    ]


def test_a_contact_that_goes_takes_its_number_and_one_that_comes_brings_it(root, capsys):
    replace(root, KEMI, "kemi-city:", "kemi-town:")
    lines = said(root, capsys).splitlines()
    assert "- `kemi-town`, number: nothing → `016 259 111`" in lines
    assert "- `kemi-city`, number: `016 259 111` → nothing" in lines


def test_a_changed_amount_is_shown(root, capsys):
    replace(root, "data/amounts.yml", "56.70", "57.70")
    assert "- `missed-fee`, amount: `56.7` → `57.7`" in said(root, capsys).splitlines()


def test_a_changed_finnish_text_is_named_with_its_languages_the_change_alone(root, capsys):
    finnish(root, ("enintään 1 vuoden", "enintään 2 vuotta"), ("Se on sinun.", "Se on vain sinun."))
    assert said(root, capsys).splitlines()[2:] == [
        "**Readers of these languages see the Finnish text here until somebody translates it** (rights first):",
        "",
        "- `programme/plan.md#duration` (a right): ar, en",
        "- `programme/plan.md#top`: ar, en",
    ]
    commit(root)
    assert said(root, capsys) == NOTHING  # what was late before is no matter of this change


def test_a_new_page_is_named(root, capsys):
    (root / "docs/fi/new.md").write_text(
        "---\ndescription: Uusi.\npriority: 3\nupdated: 2026-11-24\n---\n\n# Uusi {#top}\n"
    )
    assert said(root, capsys).splitlines()[-2:] == ["", "- `new.md`"]


def test_what_stands_in_a_fact_is_no_markdown(root, capsys):
    replace(root, KEMI, "value: https://www.kemi.fi", "value: 'https://kemi.fi/`[a](b)@all`'")
    line = next(each for each in said(root, capsys).splitlines() if "website" in each)
    assert line == "- `kemi-city`, website: `https://www.kemi.fi` → `https://kemi.fi/'[a](b)@all'`"


@pytest.mark.parametrize("base", ["nowhere", "HEAD~99"])
def test_a_commit_that_is_not_there_is_named(root, capsys, base):
    assert said(root, capsys, base) == (
        f'"{base}" is no commit with this site. Use a name such as origin/main; fetch it first.\n'
    )


def test_facts_that_cannot_be_read_are_told(root, capsys):
    (root / KEMI).write_text("- [\n")
    assert said(root, capsys) == "The facts of this change cannot be read. Run: make check\n"


def test_nothing_is_changed(root, capsys):
    said(root, capsys)
    assert subprocess.run(["git", "-C", root, "status", "--porcelain"], capture_output=True, check=True).stdout == b""
