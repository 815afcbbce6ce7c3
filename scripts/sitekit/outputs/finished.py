"""The list of a site's files and their hashes, written last: by it a copy is known to be whole.

`sha256sum -c files.txt` reads it too.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sitekit import files, folders
from sitekit.findings import Finding

LIST = "files.txt"
LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
NEEDED = ("index.html", "404.html")  # without these a web server has nothing to show
AGAIN = "Build the site again (make build), or copy all of it again."


def write(folder: Path) -> None:
    """The list of everything in a folder."""
    names = [name for name in folders.names(folder) if name != LIST]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # hashing works outside Python's lock
        sums = pool.map(lambda name: digest((folder / name).read_bytes()), names)
    text = "".join(f"{each}  {name}\n" for each, name in zip(sums, names, strict=True))
    (folder / LIST).write_text(text, encoding="utf-8")


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read(folder: Path) -> dict[str, str]:
    """The hash of each file by its path; empty when there is no list, or when it is not one."""
    try:
        text = files.content(folder / LIST).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    lines = [LINE.fullmatch(line) for line in text.splitlines()]
    names = [line[2] for line in lines if line]
    safe = all(not name.startswith("/") and ".." not in name.split("/") for name in names)
    return {line[2]: line[1] for line in lines if line} if all(lines) and safe else {}


def faults(folder: Path) -> Iterator[Finding]:
    """What makes a built site less, or other, than what was built; nothing when it is whole."""
    listed, name = read(folder), folder.name
    if not listed:
        what = "this list is missing or cut off: the build was not finished, or made pages only. Build it: make build"
        yield Finding(f"{name}/{LIST}", 1, what)
        return
    for each in NEEDED:
        if each not in listed:
            yield Finding(f"{name}/{LIST}", 1, f"{each} is not in this list, and no site is whole without it. {AGAIN}")
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not _is_folder(path)}
    for each in sorted({*found, *listed} - {LIST}):
        path = found.get(each)
        if path is None:
            yield Finding(f"{name}/{each}", 1, f"this is missing. {AGAIN}")
        elif each not in listed:
            yield Finding(f"{name}/{each}", 1, f"this is not in {LIST}: the build did not make it. Delete it.")
        elif path.is_symlink() or digest(files.content(path)) != listed[each]:
            yield Finding(f"{name}/{each}", 1, f"this is not what was built. {AGAIN}")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
