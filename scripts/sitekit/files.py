"""Reading and writing files: what is wrong with one becomes a finding; one is written whole or not at all."""

import errno
import fcntl
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitekit import unseen
from sitekit.findings import Finding

FOLDERS = ("docs", "data", "locales", "overrides")
SPECIAL = "not a file but a pipe, a socket or a device"
UNFINISHED = ".new-"  # begins the name of a file that is being written


@dataclass(frozen=True)
class Change:
    """What a file is to hold, and what it held when it was read; None: there was none."""

    after: bytes
    before: bytes | None


def relative(path: Path, root: Path) -> str:
    """The path as a person writes it: relative to the project root, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def content(path: Path) -> bytes:
    """The bytes of a file. Raises OSError, also for a pipe or a device, which nobody waits for."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, f"it is {SPECIAL}", str(path))
    return path.read_bytes()


def content_or_none(path: Path) -> bytes | None:
    """The same; None when there is no such file."""
    try:
        return content(path)
    except FileNotFoundError:
        return None


def read(path: Path, root: Path) -> tuple[str | None, list[Finding]]:
    """The text of a file (line ends as `\\n`, without byte-order mark), and what is wrong with its characters.

    The text is None when the file cannot be read as UTF-8.
    """
    name = relative(path, root)
    try:
        data = content(path)
    except OSError as error:
        what = f"this file cannot be read ({error.strerror}). Check that it exists and that you may read it."
        return None, [Finding(name, 1, what, stops_build=True)]
    found = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        found.append(
            Finding(name, 1, 'the file begins with a byte-order mark. Save it as "UTF-8" without BOM.', blocks=False)
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if error.reason == "unexpected end of data":
            what = "The file is cut off at the end. Save all of it once more."
            return None, [*found, Finding(name, line, what, stops_build=True)]
        what = f'byte 0x{data[error.start]:02x} is not UTF-8. Save the file with the encoding "UTF-8".'
        return None, [*found, Finding(name, line, what, stops_build=True)]
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        what = 'the lines end as on Windows (CRLF). Save the file with line ends "LF".'
        found.append(Finding(name, line, what, blocks=False))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found += [Finding(name, line, what, blocks=blocks) for line, what, blocks in unseen.faults(text)]
    return text, found


def strange(root: Path) -> Iterator[Finding]:
    """What stands in the folders of the project and is no plain file or folder with a name that all can read.

    MkDocs follows links, without end and out of the project.
    """
    for path in sorted(path for folder in FOLDERS for path in _below(root / folder)):
        mode = path.lstat().st_mode
        what = ""
        if not path.name.isprintable():
            what = "the name of this has signs in it that are no letters. Rename it, in letters a to z and hyphens."
        elif stat.S_ISLNK(mode):
            what = "this is a link. Put the file or folder itself here."
        elif not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            what = f"this is {SPECIAL}. Delete it."
        if what:
            yield Finding(relative(path, root), 1, what, stops_build=True)


def _below(folder: Path) -> Iterator[Path]:
    """Everything in a folder and its folders but what is hidden by a dot; no link is followed."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in (*folders, *names) if not name.startswith("."))


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One of our commands at a time writes in a folder; the next one waits. A lock ends with its process."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def save(root: Path, changes: Mapping[str, Change]) -> list[Finding]:
    """Write files, by their paths from the root: each whole, none when one cannot be or holds something newer.

    Returns why nothing was written; nothing when all was.
    """
    beside: list[tuple[Path, Path]] = []
    made: list[Path] = []
    name = "."
    try:
        with locked(root):
            found = [Finding(name, 1, what) for name, each in changes.items() if (what := _newer(root / name, each))]
            ready: set[Path] = set()
            for name, change in changes.items() if not found else ():
                place = (root / name).resolve()
                if place.parent not in ready:
                    made += _make_folder(place.parent)
                    _clear(place.parent)
                    ready.add(place.parent)
                beside.append((_beside(place, change.after), place))
            for written, place in beside:
                os.replace(written, place)
            made.clear()
        return found
    except OSError as error:
        what = f"this cannot be written ({error.strerror}). Nothing was written."
        what += " Check that you may write there, and that there is room."
        return [Finding(name, 1, what)]
    finally:
        for written, _ in beside:
            written.unlink(missing_ok=True)
        for folder in reversed(made):
            folder.rmdir()


def _newer(path: Path, change: Change) -> str:
    """Why a file is not written over; "" when it is as it was read."""
    if change.before is None:
        there = os.path.lexists(path)
        return "this exists already. Nothing was written. Move it away, or choose another name." if there else ""
    same = content_or_none(path) == change.before
    return "" if same else "this was changed meanwhile. Nothing was written. Run this again."


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder with those around it; gives the new ones, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _clear(folder: Path) -> None:
    """Delete what a command that was killed left beside the files: it held the lock that this one holds now."""
    for path in folder.glob(f"{UNFINISHED}*"):
        path.unlink()


def _beside(place: Path, data: bytes) -> Path:
    """A new file on the disk beside a place, with the permissions of what stands there."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
            os.fchmod(handle, stat.S_IMODE(place.stat().st_mode) if place.exists() else 0o644)
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)
