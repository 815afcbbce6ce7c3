"""Builds that fail, are killed or meet each other: one line says why, and what stood in site/ still stands there."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

import build
import parallel
from conftest import ROOT, copy_project
from sitekit import folders

TODAY = ["--today", "2026-11-24", "--quiet"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = copy_project(tmp_path)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("old")
    return root


def told(root: Path, capsys, *options: str) -> str:
    """What a build that fails says before its last line; it leaves the old site as it was."""
    assert build.main(["--root", str(root), *TODAY, *options]) == 1
    assert [path.read_text() for path in (root / "site").iterdir()] == ["old"]
    said, _, last = capsys.readouterr().out.rstrip("\n").rpartition("\n")
    assert last == "The site was not built. site/ is as it was before."
    return said


@pytest.mark.parametrize("processes", ["1", "2"])
@pytest.mark.parametrize("name", ["partials/coverage.html", "404.html", "work.html", "single.html", "unsaved.html"])
def test_a_template_beside_the_pages_that_fails_is_named_with_its_line(copy, capsys, name, processes):
    template = copy / "overrides" / name
    text = template.read_text(encoding="utf-8")
    at = text.index(">", text.index("\n")) + 1  # behind a tag, which no block or comment leaves out
    template.write_text(f"{text[:at]}{{{{ nothing }}}}{text[at:]}", encoding="utf-8")
    line = text[:at].count("\n") + 1
    said = told(copy, capsys, "--processes", processes)
    assert said == f"overrides/{name}:{line}: UndefinedError: 'nothing' is undefined"


def test_a_script_that_cannot_be_read_is_named_with_its_line(copy, capsys):
    script = copy / "overrides/assets/site.js"
    line = script.read_text(encoding="utf-8").count("\n") + 1
    script.write_text(script.read_text(encoding="utf-8") + "let x = ;\n", encoding="utf-8")
    assert told(copy, capsys) == (
        f"overrides/assets/site.js:{line}: unexpected ; in expression. Mend the line, or take it out."
    )


def killed(*_: object) -> None:
    """What the system does to a process when the memory is full."""
    os._exit(9)


@pytest.mark.parametrize("name", ["build_language", "settle_and_copy", "finish_language"])
def test_a_process_that_is_killed_is_told(copy, capsys, monkeypatch, name):
    monkeypatch.setattr(build, name, killed)
    assert told(copy, capsys, "--processes", "2") == (
        "A process was ended from outside, often because the memory was full. Try one at a time: --processes 1"
    )


def test_a_disk_that_cannot_be_written_is_told(copy, capsys, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build.compress, "write", full)
    assert told(copy, capsys) == "OSError: [Errno 28] No space left on device"


def test_what_only_mkdocs_knows_of_its_configuration_is_told(copy, capsys):
    config = copy / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("- attr_list", "- attr_lizt"), encoding="utf-8")
    line = config.read_text(encoding="utf-8").split("\n").index("markdown_extensions:") + 1
    assert told(copy, capsys) == (
        f"mkdocs.yml:{line}: MkDocs cannot use this (Config value 'markdown_extensions': Failed to load extension"
        " 'attr_lizt'. ModuleNotFoundError: No module named 'attr_lizt'). Compare with the lines around it."
    )


@pytest.mark.parametrize("strict", [True, False])
def test_what_mkdocs_warns_of_in_its_configuration_is_told(copy, capsys, strict):
    config = copy / "mkdocs.yml"
    config.write_text(f"site_ulr: x\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
    warning = "MkDocs: Config value 'site_ulr': Unrecognised configuration name: site_ulr"
    if strict:
        assert told(copy, capsys, "--strict") == warning
    else:
        assert build.main(["--root", str(copy), *TODAY]) == 0
        assert capsys.readouterr().out == f"{warning}\n"


def test_the_second_of_two_builds_says_that_it_waits(tmp_path, monkeypatch):
    order: list[str] = []
    said: list[str] = []  # what is captured while another thread prints may be lost
    monkeypatch.setattr(build, "print", lambda text, **options: said.append(text), raising=False)

    def second() -> None:
        with build.alone(tmp_path):
            order.append("second")

    with build.alone(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        while not said:
            assert thread.is_alive()
            time.sleep(0.01)
        order.append("first")
    thread.join()
    assert said == ["Another build is running here. This one begins when that is done."]
    assert order == ["first", "second"]


def test_builds_after_each_other_say_nothing(tmp_path, capsys):
    for _ in range(2):
        with build.alone(tmp_path):
            pass
    assert capsys.readouterr().out == ""


def pid_soon(_: int) -> int:
    """The process that does this, after a moment in which another can take the next one."""
    time.sleep(0.05)
    return os.getpid()


def test_a_process_that_outlives_its_build_does_not_keep_the_next_one_waiting(tmp_path):
    with ExitStack() as processes:
        with build.alone(tmp_path) as lock:
            pool = processes.enter_context(parallel.pool_of(2, lock))
            seen: set[int] = set()
            while len(seen) < 2:  # both have begun
                seen |= set(pool.map(pid_soon, range(4)))
            assert os.getpid() not in seen
        with (tmp_path / ".build.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises when somebody has it


def test_front_matter_of_wrong_kinds_is_built_as_if_it_were_absent(copy, capsys):
    path = copy / "docs/fi/guidance/index.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines[1:] if not line.startswith(("title", "keywords", "review_by"))]
    wrong = ["template: [1]", "title: 7", "keywords: kirahvi", "review_by: 2026-11-11 10:00:00"]
    path.write_text("\n".join(["---", *wrong, *kept]), encoding="utf-8")
    (copy / "docs/so").mkdir()
    (copy / "docs/so/index.md").write_text("# So\n")
    assert build.main(["--root", str(copy), *TODAY, "--pages"]) == 0
    assert capsys.readouterr().out == ""
    assert (copy / "site/guidance/index.html").is_file()
    assert not (copy / "site/so").exists()
    assert "irahvi" not in (copy / "site/a-z/index.html").read_text(encoding="utf-8")


def test_a_site_that_a_build_left_aside_when_it_was_killed_comes_back(copy, capsys):
    (copy / "site").rename(copy / "site.old")  # killed between its two renames
    assert folders.standing(copy / "site") == copy / "site.old"
    (copy / "data/names.yml").write_text("- [\n")
    assert told(copy, capsys).startswith("data/names.yml:2: this is not YAML")
    assert not (copy / "site.old").exists()


def test_without_a_site_a_failing_build_does_not_say_that_one_stands(copy, capsys):
    shutil.rmtree(copy / "site")
    (copy / "data/names.yml").write_text("- [\n")
    assert build.main(["--root", str(copy), *TODAY]) == 1
    assert capsys.readouterr().out.endswith("\nThe site was not built, and there is none in site/.\n")


@pytest.mark.parametrize("kind", ["link", "file"])
@pytest.mark.parametrize("name", ["site", "site.old"])
def test_what_is_no_folder_is_not_swapped_however_often(copy, capsys, name, kind):
    if name == "site":
        (copy / "site").rename(copy / "elsewhere")
    if kind == "link":
        (copy / "elsewhere").mkdir(exist_ok=True)
        (copy / name).symlink_to("elsewhere")
    else:
        (copy / name).write_text("mine")
    for _ in range(2):
        assert build.main(["--root", str(copy), *TODAY]) == 1
        assert capsys.readouterr().out == (
            f"{name} is a {kind}. Move it away; a link may lead to site/, but not be it.\n{build.KEPT}\n"
        )
    assert (copy / name).is_symlink() == (kind == "link")


@pytest.mark.parametrize(("number", "code", "said"), [(signal.SIGTERM, 143, "Stopped.\n"), (signal.SIGKILL, -9, "")])
def test_no_process_outlives_a_build_that_is_ended(copy, number, code, said):
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--root", str(copy), "--processes", "2", *TODAY[:2]]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not child.stdout.readline().startswith("Building "):
        assert child.poll() is None
    while not (copy / ".build/docs").exists():
        assert child.poll() is None
    child.send_signal(number)
    _, error = child.communicate(timeout=60)  # ends when nobody holds them any more
    assert (child.returncode, error) == (code, said)
    assert [path.read_text() for path in (copy / "site").iterdir()] == ["old"]
