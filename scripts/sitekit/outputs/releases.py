"""Built sites that are published: each whole in a folder of its own, one of them shown, those before it kept.

A place holds `releases/<UTC time>-<first of its hash>/` and `current`, a link to the one that is shown. A release gets
its name when it is whole and on the disk, and is shown by one rename: whenever this is ended, readers see a whole one.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sitekit import files
from sitekit.findings import Finding
from sitekit.outputs import finished

FOLDER, SHOWN, NEXT = "releases", "current", ".current"
KEPT = 3  # releases before the shown one that can be brought back
NAME = re.compile(r"(\d{8}T\d{6}Z)-[0-9a-f]{8}")
TIME = "%Y%m%dT%H%M%SZ"


class NotPublished(Exception):
    """Why nothing was changed, as findings."""

    def __init__(self, *found: Finding) -> None:
        super().__init__()
        self.found = found


@dataclass(frozen=True)
class Release:
    """A published site and when it was published (UTC)."""

    folder: Path
    time: datetime

    @property
    def name(self) -> str:
        """20261130T120000Z-1a2b3c4d."""
        return self.folder.name


def kept(place: Path) -> list[Release]:
    """Every whole release of a place, the oldest first."""
    folders = (place / FOLDER).iterdir() if (place / FOLDER).is_dir() else ()
    matches = sorted((path.name, path, NAME.fullmatch(path.name)) for path in folders)
    return [Release(path, datetime.strptime(match[1], TIME).replace(tzinfo=UTC)) for _, path, match in matches if match]


def shown(place: Path) -> Release | None:
    """The release that readers see; None: nothing was published yet."""
    link = place / SHOWN
    name = Path(os.readlink(link)).name if link.is_symlink() else ""
    return next((release for release in kept(place) if release.name == name), None)


def publish(site: Path, place: Path, now: datetime, say: Callable[[str], None]) -> Release:
    """Show a built site. Returns its release, which is the shown one when that has the same bytes already.

    Raises NotPublished when the site is not whole; OSError, as of a full disk, with the old one shown as before.
    """
    with files.locked(place):
        _tidy(place)
        if found := list(finished.faults(site)):
            raise NotPublished(*found)
        old, before = shown(place), kept(place)
        listed = (site / finished.LIST).read_bytes()
        if old and files.content_or_none(old.folder / finished.LIST) == listed and not any(finished.faults(old.folder)):
            return old
        last = max((int(release.time.timestamp()) for release in before), default=0)
        time = datetime.fromtimestamp(max(int(now.timestamp()), last + 1), UTC)  # no two have the same, see _put
        name = f"{time.strftime(TIME)}-{finished.digest(listed)[:8]}"
        new, folder = place / FOLDER / f".new-{name}", place / FOLDER / name
        try:
            _fill(new, site, old, int(time.timestamp()), say)
            os.rename(new, folder)
            _sync(folder.parent)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        _show(place, folder)
        release = Release(folder, time)
        earlier = [each for each in before if old and each.time <= old.time]
        for each in before:
            if each not in earlier[-KEPT:]:  # too old, or taken back before this one
                _remove(each.folder)
        return release


def back(place: Path, name: str | None = None) -> Release:
    """Show the release before the shown one, or the one of a name. Returns it. Raises NotPublished if there is none."""
    with files.locked(place):
        _tidy(place)
        now, all_ = shown(place), kept(place)
        if name:
            found = [release for release in all_ if release.name == name]
            what = f'there is no release "{name}". Choose one of these: {", ".join(each.name for each in all_)}.'
        else:
            found = [release for release in all_ if now and release.time < now.time][-1:]
            what = "there is no release before the one that is shown. Publish the site that should be shown."
        if not found:
            raise NotPublished(Finding(f"{place.name}/{FOLDER}", 1, what))
        _show(place, found[0].folder)
        return found[0]


def _tidy(place: Path) -> None:
    """Make what is missing in a place, and take away what one that was ended halfway left there."""
    link = place / SHOWN
    if os.path.lexists(link) and not link.is_symlink():
        what = "this should be a link to a release. Move it away, then run this again."
        raise NotPublished(Finding(f"{place.name}/{SHOWN}", 1, what))
    (place / FOLDER).mkdir(exist_ok=True)
    (place / NEXT).unlink(missing_ok=True)
    for path in (place / FOLDER).glob(".*"):
        shutil.rmtree(path, ignore_errors=True)


def _fill(new: Path, site: Path, old: Release | None, time: int, say: Callable[[str], None]) -> None:
    """A copy of a whole site, on the disk. Raises NotPublished if the site is changed meanwhile."""
    listed = finished.read(site)
    say(f"Copying {len(listed)} files …")
    new.mkdir()
    for name in [*listed, finished.LIST]:
        data = files.content_or_none(site / name)
        if data is None or (name in listed and finished.digest(data) != listed[name]):
            what = "this was changed meanwhile. Nothing was published. Wait for the build to end, then run this again."
            raise NotPublished(Finding(f"{site.name}/{name}", 1, what))
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        _put(data, new / name, old.folder / name if old else None, time)
    if finished.read(new) != listed:
        what = "this was changed meanwhile. Nothing was published. Wait for the build to end, then run this again."
        raise NotPublished(Finding(f"{site.name}/{finished.LIST}", 1, what))
    for folder in (new, *(path for path in new.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
        _sync(folder)


def _put(data: bytes, path: Path, old: Path | None, time: int) -> None:
    """A file of a release: the old one when it has the same bytes, else a new one with the release's time.

    So the web server's ETag, made of time and size, is the same for the same bytes, and never for others.
    """
    if old and files.content_or_none(old) == data:
        try:
            os.link(old, path)
            return
        except OSError:
            pass  # a disk without links, or too many: then a copy, fetched once more by who has it
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fchmod(file.fileno(), 0o444)  # several releases may share it: nobody edits it by mistake
        os.utime(file.fileno(), (time, time))
        os.fsync(file.fileno())


def _show(place: Path, folder: Path) -> None:
    """Let `current` lead to a release, by one rename."""
    os.symlink(f"{FOLDER}/{folder.name}", place / NEXT)
    os.replace(place / NEXT, place / SHOWN)
    _sync(place)


def _remove(folder: Path) -> None:
    """Take a release away; it loses its name first, so that none is ever there in part."""
    gone = folder.with_name(f".gone-{folder.name}")
    os.rename(folder, gone)
    shutil.rmtree(gone, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lines(place: Path) -> Iterator[str]:
    """A line for each release, the newest first."""
    now = shown(place)
    for release in reversed(kept(place)):
        mark = "  shown" if release == now else "  taken back" if now and release.time > now.time else ""
        yield f"{release.name}  {release.time:%Y-%m-%d %H:%M:%S} UTC{mark}"
