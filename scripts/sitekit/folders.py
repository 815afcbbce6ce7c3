"""A folder that is made anew, or stays as it was."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def refilled(folder: Path) -> Iterator[None]:
    """The folder is empty inside; what stood in it stands there again when filling it raises anything."""
    before = folder.with_name(f"{folder.name}.before")
    folder.rename(before)
    folder.mkdir()
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)


def names(folder: Path) -> list[str]:
    """The paths of all files in a folder and its folders, from it, with slashes, sorted. No link is followed."""
    root = len(f"{folder}/")
    return sorted(f"{place}/{name}"[root:] for place, _, files in os.walk(folder) for name in files)


def swap(new: Path, place: Path) -> None:
    """Put a new folder in place of another, which comes back if that fails. Raises OSError then."""
    old = aside(place)
    shutil.rmtree(old, ignore_errors=True)
    try:
        if place.exists():
            os.replace(place, old)
        os.replace(new, place)
    finally:
        restore(place)
    shutil.rmtree(old, ignore_errors=True)


def restore(place: Path) -> None:
    """Put back what a swap left aside when it was ended between its two renames."""
    if standing(place) == aside(place):
        os.replace(aside(place), place)


def standing(place: Path) -> Path:
    """Where what belongs in this place lies: there, or aside when a swap was ended halfway."""
    return aside(place) if not os.path.lexists(place) and aside(place).is_dir() else place


def aside(place: Path) -> Path:
    """Where the old folder lies during a swap."""
    return place.with_name(f"{place.name}.old")


def unfit(place: Path) -> str:
    """Why a swap is not possible, and what to do; "" when it is. A link would be replaced, not what it leads to."""
    for each in (place, aside(place)):
        if os.path.lexists(each) and (each.is_symlink() or not each.is_dir()):
            what = "a link" if each.is_symlink() else "a file"
            return f"{each.name} is {what}. Move it away; a link may lead to {place.name}/, but not be it."
    return ""
