"""Languages built on different machines are joined into the same bytes; a part that does not fit is refused."""

import json
import shutil
from pathlib import Path

import pytest
from test_parallel import contents, different

import build
import copies
from conftest import copy_project

TODAY = ["--today", "2026-11-24", "--quiet"]


@pytest.fixture(scope="module")
def parts(tmp_path_factory) -> tuple[Path, list[Path], dict[str, bytes]]:
    """The project, two parts of it made in a copy (another machine), and the site as one build makes it."""
    root = copy_project(tmp_path_factory.mktemp("own"))
    copies.decide(root, address="https://example.org/")
    other = tmp_path_factory.mktemp("other") / "project"
    shutil.copytree(root, other)
    made = []
    for tags in ("ar", "fi,en"):
        made.append(other.parent / f"part-{tags}")
        assert build.main(["--root", str(other), *TODAY, "--languages", tags, "--part", str(made[-1])]) == 0
    assert not (other / "site").exists()
    assert build.main(["--root", str(root), *TODAY]) == 0
    whole = contents(root / "site")
    shutil.rmtree(root / "site")
    return root, made, whole


@pytest.mark.parametrize("processes", ["1", "2"])
@pytest.mark.parametrize("count", [1, 2])
def test_parts_of_other_machines_are_joined_into_the_same_bytes(parts, processes, count):
    root, made, whole = parts
    joined = ["--join", *map(str, made[:count]), "--processes", processes]
    before = [contents(part) for part in made]
    assert build.main(["--root", str(root), *TODAY, *joined]) == 0
    assert different(contents(root / "site"), whole) == []
    assert [contents(part) for part in made] == before  # what another machine made stays as it is


def told(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    capsys.readouterr()
    assert build.main(["--root", str(root), *options]) == 1
    return capsys.readouterr().out.splitlines()[0]


def test_a_part_of_another_day_of_other_files_or_of_nothing_is_refused(parts, capsys, tmp_path):
    root, made, _ = parts
    late = told(root, capsys, "--today", "2026-11-25", "--quiet", "--join", str(made[0]))
    assert late == f"{made[0]} was built for 2026-11-24, this is 2026-11-25. Say the same --today everywhere."
    assert told(root, capsys, *TODAY, "--join", str(tmp_path)) == (
        f"{tmp_path} is no part of a site. Make one: build.py --languages TAG,… --part DIR"
    )
    twice = told(root, capsys, *TODAY, "--join", str(made[0]), str(made[0]))
    assert twice == f'"ar" is in {made[0]} and in {made[0]}. Leave one out.'
    changed = tmp_path / "changed"
    shutil.copytree(made[0], changed)
    value = json.loads((changed / "part.json").read_text())
    (changed / "part.json").write_text(json.dumps(value | {"sources": "0"}))
    assert told(root, capsys, *TODAY, "--join", str(changed)) == (
        f"{changed} was built from other files than these. Build it again from this version."
    )
    (changed / "part.json").write_text(json.dumps(value | {"languages": ["ar", "../../etc"]}))
    assert told(root, capsys, *TODAY, "--join", str(changed)) == (
        f'{changed} has no whole "../../etc". Build it again.'
    )


def test_a_language_that_is_not_there_is_named(parts, capsys, tmp_path):
    line = told(parts[0], capsys, *TODAY, "--languages", "ar,xx", "--part", str(tmp_path / "part"))
    assert line == '"xx" is not a language of mkdocs.yml. Known: fi, en, ar.'
    assert not (tmp_path / "part").exists()


@pytest.mark.parametrize(
    "options", [["--part", "x"], ["--languages", "fi"], ["--languages", "fi", "--part", "x", "--join", "y"]]
)
def test_options_that_do_not_go_together_are_refused(options, capsys):
    with pytest.raises(SystemExit) as stopped:
        build.main(options)
    assert stopped.value.code == 2
    assert "--languages and --part belong together, and not with --join." in capsys.readouterr().err
