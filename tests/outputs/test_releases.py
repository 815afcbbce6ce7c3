"""Publishing: readers see the old site or the new one, whole, whatever happens; and the old one comes back."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

import publish
from conftest import ROOT
from disks import small_disk
from sitekit.findings import Finding
from sitekit.outputs import finished, releases

FULL = bool(os.environ.get("FULL"))
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MOMENTS = 200 if FULL else 12  # at which a process is killed
NO_LIST = "this list is missing or cut off: the build was not finished, or made pages only. Build it: make build"
CHANGES = ("open", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "os.utime", "os.chmod")


def built(folder: Path, words: str) -> Path:
    """An invented site, finished."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "en").mkdir(parents=True)
    for name, text in {"index.html": words, "404.html": "404", "en/index.html": f"in English: {words}"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    finished.write(folder)
    return folder


def put(place: Path, site: Path, *, day: int = 0) -> releases.Release:
    return releases.publish(site, place, NOON + timedelta(days=day), lambda text: None)


def words(place: Path) -> str:
    """What readers see; fails when it is not a whole site."""
    assert list(finished.faults(place / "current")) == []
    return (place / "current/index.html").read_text(encoding="utf-8")


def run(capsys: pytest.CaptureFixture, place: Path, *options: str) -> tuple[int, str]:
    code = publish.main([str(place), *options])
    return code, capsys.readouterr().out


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return built(tmp_path / "site", "one")


def test_a_site_is_shown_and_the_one_before_comes_back_with_one_command(tmp_path, place, site, capsys):
    code, out = run(capsys, place, "--site", str(site))
    first = releases.shown(place).name
    assert (code, out) == (0, f"Copying 3 files …\nPublished: {first}.\n")
    assert (words(place), first[-8:]) == ("one", finished.digest((site / "files.txt").read_bytes())[:8])
    run(capsys, place, "--site", str(built(site, "two")))
    second = releases.shown(place).name
    assert words(place) == "two"
    code, out = run(capsys, place, "--back")
    comes = "Whatever was wrong with the other one comes back with the next build."
    assert (code, out, words(place)) == (0, f"Shown again: {first}. {comes}\n", "one")
    code, out = run(capsys, place, "--list")
    assert [line.split("  ")[::2] for line in out.splitlines()] == [[second, "taken back"], [first, "shown"]]
    assert run(capsys, place, "--back") == (
        1,
        "place/releases:1: there is no release before the one that is shown. Publish the site that should be shown.\n"
        f"1 to fix.\n{publish.SAME}\n",
    )
    assert run(capsys, place, "--use", second)[0] == 0 and words(place) == "two"
    assert run(capsys, place, "--use", "x")[1].startswith(
        f'place/releases:1: there is no release "x". Choose one of these: {first}, {second}.\n'
    )


def test_three_before_the_shown_one_are_kept_and_what_was_taken_back_goes(place, site):
    for day in range(6):
        put(place, built(site, f"day {day}"), day=day)
    assert [release.time.day for release in releases.kept(place)] == [26, 27, 28, 29]
    seen = [words(place)]
    for _ in range(3):
        releases.back(place)
        seen.append(words(place))
    assert seen == ["day 5", "day 4", "day 3", "day 2"]
    put(place, built(site, "day 6"), day=6)
    assert [release.time.day for release in releases.kept(place)] == [26, 30]
    assert (words(place), releases.back(place).time.day, words(place)) == ("day 6", 26, "day 2")


def test_the_same_site_is_published_once_unless_somebody_changed_it_in_its_place(place, site, capsys):
    release = put(place, site)
    assert run(capsys, place, "--site", str(site)) == (0, f"This is what is published already: {release.name}.\n")
    page = place / "current/index.html"
    page.chmod(0o644)
    page.write_text("0n3", encoding="utf-8")
    assert put(place, site, day=1).name != release.name
    assert words(place) == "one"


def test_the_same_bytes_keep_their_time_and_other_bytes_get_another_one(place, site):
    """The web server tells files apart by time (in seconds) and size: two builds in a second must not look alike."""

    def times() -> dict[str, int]:
        names = ("index.html", "404.html", "files.txt")
        return {name: int((place / "current" / name).stat().st_mtime) for name in names}

    put(place, site)
    first = times()
    put(place, built(site, "two"))
    assert times() == {
        "index.html": first["404.html"] + 1,
        "404.html": first["404.html"],
        "files.txt": first["404.html"] + 1,
    }


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("files.txt", None, [f"site/files.txt:1: {NO_LIST}"]),
        ("files.txt", f"{'0' * 64}  index.ht", ["site/404.html"]),
        ("files.txt", f"{'0' * 64}  index.html\nabc", [f"site/files.txt:1: {NO_LIST}"]),
        ("files.txt", f"{'0' * 64}  ../../index.html\n", [f"site/files.txt:1: {NO_LIST}"]),
        ("en/index.html", None, [f"site/en/index.html:1: this is missing. {finished.AGAIN}"]),
        ("en/index.html", "in Engl", [f"site/en/index.html:1: this is not what was built. {finished.AGAIN}"]),
        ("x.html", "x", ["site/x.html:1: this is not in files.txt: the build did not make it. Delete it."]),
    ],
)
def test_a_site_that_is_not_whole_is_refused(place, site, capsys, name, text, found):
    put(place, built(site, "old"))
    built(site, "new")
    if text is None:
        (site / name).unlink()
    else:
        (site / name).write_text(text, encoding="utf-8")
    code, out = run(capsys, place, "--site", str(site))
    lines = out.splitlines()
    assert (code, lines[-1], words(place)) == (1, publish.SAME, "old")
    assert lines[: len(found)] == found or lines[0].startswith(found[0])


def test_a_link_in_a_site_and_a_site_without_a_404_page_are_refused(tmp_path, place, site):
    (site / "404.html").unlink()
    (site / "secret.html").symlink_to("/etc/hostname")
    finished.write(site)
    (site / "404").symlink_to("en")
    lines = [
        f"site/files.txt:1: 404.html is not in this list, and no site is whole without it. {finished.AGAIN}",
        "site/404:1: this is not in files.txt: the build did not make it. Delete it.",
        f"site/secret.html:1: this is not what was built. {finished.AGAIN}",
    ]
    assert [str(found) for found in finished.faults(site)] == lines


def test_a_site_that_is_built_anew_while_it_is_copied_is_refused(place, site):
    def meanwhile(text: str) -> None:
        built(site, "new")

    put(place, built(site, "old"))
    (site / "index.html").write_text("other", encoding="utf-8")
    finished.write(site)
    with pytest.raises(releases.NotPublished) as refused:
        releases.publish(site, place, NOON, meanwhile)
    what = "this was changed meanwhile. Nothing was published. Wait for the build to end, then run this again."
    assert refused.value.found == (Finding("site/en/index.html", 1, what),)
    assert (words(place), len(list((place / "releases").iterdir()))) == ("old", 1)


def test_a_full_disk_leaves_the_old_site(place, site, capsys):
    put(place, built(site, "old"))
    built(site, "new" * 200)
    with small_disk():
        code, out = run(capsys, place, "--site", str(site))
    assert (code, words(place), len(list((place / "releases").iterdir()))) == (1, "old", 1)
    said = f"Copying 3 files …\n{place}: this cannot be written ({os.strerror(errno.EFBIG)}).\n{publish.SAME}\n"
    assert out == said


def test_a_folder_in_place_of_the_link_is_named(place, site, capsys):
    (place / "current").mkdir()
    what = "place/current:1: this should be a link to a release. Move it away, then run this again."
    assert run(capsys, place, "--site", str(site)) == (1, f"{what}\n1 to fix.\n{publish.SAME}\n")


def test_a_disk_without_links_gets_copies(place, site, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    put(place, site)
    put(place, built(site, "two"), day=1)
    assert words(place) == "two"


def test_whenever_it_is_ended_readers_see_a_whole_site_and_the_next_one_comes(place, site):
    """A process for each step that changes something on the disk; it ends there, as if it had been killed."""
    for day in range(5):
        put(place, built(site, f"day {day}"), day=day)
    before = "day 4"
    for step in range(1, 200):
        built(site, f"step {step}")
        child = os.fork()
        if not child:
            left = [step]

            def count(event: str, arguments: tuple, left: list[int] = left) -> None:
                if event in CHANGES:
                    left[0] -= 1
                    if not left[0]:
                        os._exit(9)

            sys.addaudithook(count)
            put(place, site, day=5 + step)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert words(place) in (before, f"step {step}")
        before = words(place)
        for release in releases.kept(place):
            assert list(finished.faults(release.folder)) == []
        if code == 0:
            break
    assert (code, before) == (0, f"step {step}") and step > 30
    assert 1 <= len(releases.kept(place)) <= releases.KEPT + 1
    assert sorted(path.name for path in place.iterdir()) == ["current", "releases"]


def test_killed_at_random_moments_nothing_is_lost(place, site):
    """The command itself, by SIGKILL, and the next one goes on."""
    random = Random(11)
    put(place, built(site, "first"))
    seen = {"first"}
    command = [sys.executable, "-S", str(ROOT / "scripts/publish.py"), str(place), "--site", str(site)]
    for number in range(MOMENTS):
        built(site, f"number {number}")
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            child.wait(random.uniform(0.03, 0.2))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait(60)
        seen.add(f"number {number}")
        assert words(place) in seen
        assert all(not list(finished.faults(release.folder)) for release in releases.kept(place))
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert words(place) == f"number {MOMENTS - 1}"
    assert not any(path.name.startswith(".") for path in [*place.iterdir(), *(place / "releases").iterdir()])


def test_two_at_a_time_wait_for_each_other(tmp_path, place):
    commands = []
    for number in range(3):
        folder = built(tmp_path / f"site{number}", f"number {number}")
        commands.append([sys.executable, str(ROOT / "scripts/publish.py"), str(place), "--site", str(folder)])
    children = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    assert [child.wait(60) for child in children] == [0, 0, 0]
    assert words(place).startswith("number ") and len(releases.kept(place)) == 3


def test_it_needs_python_alone(tmp_path):
    """So it runs on a web server on which nothing of .venv is installed."""
    command = [sys.executable, "-E", "-s", "-S", str(ROOT / "scripts/publish.py"), str(tmp_path / "none")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wrong = f'publish.py: argument place: there is no folder "{tmp_path}/none". Make it first: mkdir {tmp_path}/none\n'
    assert (done.returncode, done.stderr) == (2, wrong)


def test_sha256sum_reads_the_list_too(site):
    done = subprocess.run(["sha256sum", "--strict", "-c", "files.txt"], cwd=site, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_nothing_published_yet_is_said(place, capsys):
    assert run(capsys, place, "--list") == (0, "Nothing was published here yet.\n")
