"""Builds and commands that are killed at any moment: no text is lost, and a whole site stands.

In `make test` a few moments, in `make test-all` 200.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from conftest import ROOT, copy_project
from sitekit import folders
from sitekit.outputs import finished

MOMENTS = 100 if os.environ.get("FULL") else 3  # of each of the two
SOURCES = ("docs", "locales", "data", "mkdocs.yml")
DAY = ["--today", "2026-11-24"]
PAGE = "docs/fi/programme/plan.md"


def started(root: Path, name: str, *more: str) -> subprocess.Popen:
    """A command of the project, in a group of processes of its own."""
    command = [sys.executable, str(ROOT / "scripts" / name), "--root", str(root), *more]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def seconds(root: Path, name: str, *more: str) -> float:
    """How long a command takes here, now."""
    began = time.monotonic()
    assert started(root, name, *more).wait(120) == 0
    return time.monotonic() - began


def kill_after(child: subprocess.Popen, wait: float) -> None:
    """Kill a command when it has run for so many seconds, whatever it does then; it may be done by that time."""
    try:
        child.wait(wait)
    except subprocess.TimeoutExpired:
        os.kill(child.pid, signal.SIGKILL)
        child.wait(60)


def texts(root: Path) -> dict[str, bytes]:
    """What people wrote, by its path."""
    tops = (root / top for top in SOURCES)
    paths = (path for top in tops for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def test_a_build_that_is_killed_leaves_a_whole_site_and_every_text(root):
    random, page = Random(9), root / PAGE
    text = page.read_text(encoding="utf-8")
    most = seconds(root, "build.py", *DAY)
    for number in range(MOMENTS):
        page.write_text(text.replace("\n\n", f"\n\nVersio {number}. ", 2), encoding="utf-8")
        before = texts(root)
        kill_after(started(root, "build.py", *DAY), random.uniform(0.1, 1.1) * most)
        assert texts(root) == before
        shown = folders.standing(root / "site")
        assert list(finished.faults(shown)) == []
    assert started(root, "build.py", *DAY).wait(120) == 0
    assert f"Versio {MOMENTS - 1}." in (root / "site/programme/plan/index.html").read_text(encoding="utf-8")
    assert list(finished.faults(root / "site")) == [] and not (root / ".build").exists()
    assert not (root / "site.old").exists()


def test_a_command_that_is_killed_has_written_each_file_whole_or_not_at_all(root, tmp_path_factory):
    """Stamps, which stand in files that people write in, and catalogues."""
    random, made = Random(10), {"translate.py": (*DAY, "stamp", "--all"), "strings.py": ()}
    for path in sorted((root / "docs/en").rglob("*.md")):  # a change on each page, so that each is stamped anew
        path.write_text(path.read_text(encoding="utf-8").replace(". ", ".  Now ", 1), encoding="utf-8")
    for path in (root / "locales").rglob("messages.po"):
        path.write_text(path.read_text(encoding="utf-8").replace("#: overrides/base.html\n", ""), encoding="utf-8")
    before = texts(root)
    done = tmp_path_factory.mktemp("done")
    shutil.copytree(root, done, dirs_exist_ok=True)
    most = {name: seconds(done, name, *more) for name, more in made.items()}
    after = texts(done)
    assert sum(before[path] != after[path] for path in before) > 60
    for number in range(MOMENTS):
        name = list(made)[number % len(made)]
        kill_after(started(root, name, *made[name]), random.uniform(0.3, 1.1) * most[name])
        now = {path: data for path, data in texts(root).items() if "/.new-" not in path}
        assert now.keys() == before.keys()
        assert [path for path in now if now[path] not in (before[path], after[path])] == []
        for path in before if number % 10 == 9 else ():  # begin again, for most runs change nothing any more
            (root / path).write_bytes(before[path])
    for path in before:
        (root / path).write_bytes(before[path])
    for name, more in made.items():
        assert started(root, name, *more).wait(120) == 0
    assert texts(root) == after
