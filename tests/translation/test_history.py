"""The small parts under the commands: front matter, history, names of units, writing files."""

import subprocess
from pathlib import Path

import pytest

from sitekit import files
from sitekit.markdown import blocks, frontmatter, unitnames
from sitekit.translation.history import History
from sitekit.translation.writing import LINE
from translated import FI, commit, edit, write

PATH = "docs/fi/programme/plan.md"


def written(text: str, **texts: str) -> str | None:
    """A page with these texts in its front matter."""
    return frontmatter.with_texts(LINE.findall(text), blocks.parse(text), texts, "\n")


NEW = 'description: "New: \\"1\\"."'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ndescription: Old.\n---\nx\n", f"---\n{NEW}\n---\nx\n"),
        ("---\ndescription: 'Old'  # a\nkeywords: [b]\n---\n", f"---\n{NEW}  # a\nkeywords: [b]\n---\n"),
        ("---\ndescription: >\n  Old\n  text.\nkeywords: [b]\n---\n", f"---\n{NEW}\nkeywords: [b]\n---\n"),
        ("---\ndescription:\nkeywords: [b]\n---\n", f"---\n{NEW}\nkeywords: [b]\n---\n"),
        ("---\nkeywords: [ä] # b\n---\n", f"---\n{NEW}\nkeywords: [ä] # b\n---\n"),
        ("---\n---\nx\n", f"---\n{NEW}\n---\nx\n"),
        ("# A {#top}\n", f"---\n{NEW}\n---\n\n# A {{#top}}\n"),
    ],
)
def test_a_description_is_written_and_all_else_stays(before: str, after: str):
    assert written(before, description='New: "1".') == after


def test_title_stands_before_description():
    assert written("---\nkeywords: [a]\n---\n", title="T", description="D") == (
        '---\ntitle: "T"\ndescription: "D"\nkeywords: [a]\n---\n'
    )


def test_front_matter_that_is_not_yaml_is_left_alone():
    assert written("---\n[\n---\n", description="D") is None


def test_every_unit_has_a_name_and_is_found_by_it():
    names = [str(name) for name in unitnames.names("programme/plan.md", blocks.parse(FI))]
    places = ["top:description", "top:0", "top:1", *(f"duration:{at}" for at in range(4)), "next:0", "next:1"]
    assert names == [f"programme/plan#{place}" for place in places]
    for written_as in ("programme/plan#duration:2", "programme/plan.md#duration:2", f"{PATH}#duration:2"):
        assert str(unitnames.parse(written_as)) == "programme/plan#duration:2"
    assert unitnames.parse("programme/plan#duration") is None


def test_the_history_knows_old_texts_also_from_before_a_page_got_its_name(tmp_path: Path):
    write(tmp_path, git=True)
    old = blocks.parse(FI).units[4]
    edit(tmp_path, PATH, ("1 vuoden", "2 vuotta"), ("{#next}", "{#more}"))
    commit(tmp_path)
    (tmp_path / PATH).rename(tmp_path / "docs/fi/plan.md")
    commit(tmp_path)
    past = History(tmp_path)
    found = past.unit("docs/fi/plan.md", old.code, "paragraph")
    assert found and found.text == "Suunnitelma kestää enintään 1 vuoden."
    assert past.unit("docs/fi/plan.md", old.code, "list") is None
    assert past.former_ids("docs/fi/plan.md") == {"top", "duration", "next", "more"}


def test_without_history_former_ids_are_not_known(tmp_path: Path):
    write(tmp_path)
    assert History(tmp_path).former_ids(PATH) is None
    commit(tmp_path, init=True)
    assert History(tmp_path).former_ids("docs/fi/new.md") is None
    assert History(tmp_path).former_ids(PATH) == {"top", "duration", "next"}


def test_a_part_of_the_history_is_not_taken_for_the_whole(tmp_path: Path):
    root = write(tmp_path / "whole", git=True)
    edit(root, PATH, ("1 vuoden", "2 vuotta"))
    commit(root)
    clone = ["git", "clone", "-q", "--depth", "1", root.as_uri(), str(tmp_path / "part")]
    subprocess.run(clone, check=True, capture_output=True)
    assert History(tmp_path / "part").former_ids(PATH) is None
    assert History(tmp_path / "part").unit(PATH, blocks.parse(FI).units[4].code, "paragraph") is None


def test_without_the_program_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(History(tmp_path).pages(PATH)) == []


def test_files_are_written_beside_and_keep_their_permissions(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o640)
    assert files.save(tmp_path, {"a": files.Change(b"new", b"old"), "b/c": files.Change(b"x", None)}) == []
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", "c"]
