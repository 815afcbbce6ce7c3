"""The compressed copy of every file that a web server sends instead of the file."""

import hashlib
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from sitekit import folders

SUFFIX = ".br"
PACKED = {".html", ".css", ".svg", ".xml", ".txt", ".js", ".json"}
SHARED = {".css", ".js"}  # few files that every first visit fetches: always as small as can be (0.3 KB of a visit)


def pack(data: bytes) -> bytes:
    """Brotli 9 with a window of 64 KB: for pages, the bytes of the default window at a twentieth of its time."""
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=9, lgwin=16)


def pack_small(data: bytes) -> bytes:
    """Brotli 11, a tenth smaller, at fifty times the time: for a site that is published, and kept from then on."""
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=11)


def beside(path: Path) -> Path:
    """Where the copy of a file lies."""
    return path.with_name(path.name + SUFFIX)


def copied(path: Path) -> int:
    """How many bytes of a file travel: those of its copy, which is made if there is none yet."""
    if path.suffix not in PACKED:
        return path.stat().st_size
    if not beside(path).exists():
        smaller = pack_small if path.suffix in SHARED else pack
        keep(beside(path), smaller(path.read_bytes()))  # whole: other languages may ask for it too
    return beside(path).stat().st_size


def write(folder: Path, store: Path | None = None) -> int:
    """A copy beside every file that has none; with a `store`, the smallest ones, which it keeps by their content.

    Returns how many were made. What the store holds and the site no longer needs goes.
    """
    names = folders.names(folder)
    there = set(names)
    to_pack = (name for name in names if os.path.splitext(name)[1] in PACKED)
    paths = [folder / name for name in to_pack if store or f"{name}{SUFFIX}" not in there]
    kept = {path.name for path in store.glob(f"*{SUFFIX}")} if store and store.is_dir() else set()
    needed: set[str] = set()
    made: set[str] = set()

    def copy(path: Path) -> None:
        if store is None:
            copied(path)
            return
        data = path.read_bytes()
        name = f"{hashlib.sha256(data).hexdigest()}{SUFFIX}"
        needed.add(name)
        if name in kept:
            packed = (store / name).read_bytes()
        else:
            packed = pack_small(data)
            made.add(name)
            keep(store / name, packed)
        keep(beside(path), packed)

    if store:
        store.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # Brotli works outside Python's lock
        list(pool.map(copy, paths))
    for path in store.glob(f"*{SUFFIX}") if store else ():
        if path.name not in needed:
            path.unlink()
    return len(made) if store else len(paths)


def keep(place: Path, data: bytes) -> None:
    """Write a file whole or not at all: whoever finds it takes it as it is."""
    unfinished = place.with_name(f"{place.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        unfinished.write_bytes(data)
        os.replace(unfinished, place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
