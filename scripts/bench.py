"""Speed and size of the build, as ratios to other builders of the same content in one run. Prints a Markdown table.

Ratios travel between machines, seconds do not: each round builds every variant once, in turn, and each is divided by
stock Material of the same round; the median of the rounds is shown. Use an otherwise idle machine. Builders are
compared on a disk in memory where there is one: ext4 makes new files slowly for minutes after many were deleted.
"""

import argparse
import importlib.metadata
import math
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import benchserve
import benchsite
import copies
from sitekit.markdown import blocks
from sitekit.translation import stamping

MEMORY, ROOM = Path("/dev/shm"), 4e9  # a disk in memory, and how many bytes of it some rounds may take
SCRIPTS = Path(__file__).resolve().parent
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "Markdown", "Jinja2", "brotli", "pagefind")
ZENSICAL = "zensical==0.0.73"  # compared with, never used; in an environment of its own, for as long as it takes
OWN = [sys.executable, str(SCRIPTS / "build.py"), "--quiet", "--today", benchsite.TODAY.isoformat(), "--root", "."]
VARIANTS = {
    "stock": [sys.executable, "-m", "mkdocs", "-q", "build", "-f", "stock.yml", "-d", "out-stock"],
    "pages": [*OWN, "--pages"],
    "all": OWN,
}
NAMES = {
    "stock": "stock Material, `mkdocs build`",
    "pages": "our pages",
    "all": "our whole site: search, offline files, compressed copies",
    "zensical": "Zensical, pages only, no languages",
}


def memory() -> Path | None:
    """A disk in memory with room for what builders write; None where there is none."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds on the clock, seconds of all processors, and its largest process in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str], folder: Path) -> Cost:
    """Run a builder from an empty place. Raises RuntimeError with its last words when it fails.

    What was built before is put aside, not deleted: on ext4, creating files costs more for minutes after many went.
    """
    for old in ("site", ".build", ".build-cache", "out-stock"):
        if (folder / old).exists():
            os.replace(folder / old, tempfile.mkdtemp(prefix="old-", dir=folder.parent))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    began = time.monotonic()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - began
        if child.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").strip().splitlines()[-5:]
            raise RuntimeError(" / ".join([" ".join(command[1:3]), *words]))
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def rounds(folder: Path, variants: dict[str, list[str]], count: int) -> dict[str, list[Cost]]:
    """Every variant `count` times, in turn; `variants` are the commands by name."""
    costs: dict[str, list[Cost]] = {name: [] for name in variants}
    for at in range(count):
        for name in variants:
            costs[name].append(run(variants[name], folder))
            print(f"  round {at + 1}, {name}: {costs[name][-1].wall:.1f} s", file=sys.stderr, flush=True)
    return costs


def speed(work: Path, languages: int, pages: int, count: int, zensical: Path | None) -> Iterator[str]:
    """Rows: each builder, its seconds, and its ratios to stock Material. `zensical` is the Python that has it."""
    folder = benchsite.write(work / "speed", benchsite.LANGUAGES[:languages], pages)
    other = {"zensical": [str(zensical), "-m", "zensical", "build", "-c", "-f", "zensical.yml"]} if zensical else {}
    variants = VARIANTS | other
    costs = rounds(folder, variants, count)
    where = ", in memory" if MEMORY in folder.parents else ""
    title = f"{languages} languages × {pages} pages, median of {count}{where}"
    yield f"| {title} | clock s | CPU s | clock / stock | CPU / stock | MB |"
    yield "|---|---|---|---|---|---|"
    for name in variants:
        own, stock = costs[name], costs["stock"]
        wall = statistics.median(a.wall / b.wall for a, b in zip(own, stock, strict=True))
        cpu = statistics.median(a.cpu / b.cpu for a, b in zip(own, stock, strict=True))
        times = f"{statistics.median(a.wall for a in own):.1f} | {statistics.median(a.cpu for a in own):.1f}"
        yield f"| {NAMES[name]} | {times} | {wall:.2f} | {cpu:.2f} | {max(a.memory for a in own):.0f} |"


def exponent(few: float, many: float, times: float) -> float:
    """The power of the size with which a cost grows: 1 for twice as much for twice the size."""
    return math.log(many / few) / math.log(times)


def growth(work: Path, languages: tuple[int, int], pages: tuple[int, int]) -> Iterator[str]:
    """Rows: CPU seconds of the whole site at two sizes, and the exponent, in pages and in languages."""
    sizes = [(languages[1], pages[0]), (languages[1], pages[1]), (languages[0], pages[0])]
    costs = {}
    for at, (tags, count) in enumerate(sizes):
        folder = benchsite.write(work / f"growth-{at}", benchsite.LANGUAGES[:tags], count)
        costs[tags, count] = min(run(VARIANTS["all"], folder).cpu for _ in range(2 if count < 100 else 1))
        print(f"  {tags} languages × {count} pages: {costs[tags, count]:.1f} s", file=sys.stderr, flush=True)
        shutil.rmtree(folder)
    base, more, fewer = (costs[size] for size in sizes)
    yield "| growth of the whole site | CPU s | exponent |"
    yield "|---|---|---|"
    up = exponent(base, more, pages[1] / pages[0])
    yield f"| {pages[0]} → {pages[1]} pages in {languages[1]} languages | {base:.1f} → {more:.1f} | {up:.2f} |"
    up = exponent(fewer, base, languages[1] / languages[0])
    yield f"| {languages[0]} → {languages[1]} languages of {pages[0]} pages | {fewer:.1f} → {base:.1f} | {up:.2f} |"


def comparing(work: Path, languages: int, pages: int) -> Iterator[str]:
    """A row: reading all pages of all languages and holding each against its Finnish page."""
    folder = benchsite.write(work / "comparing", benchsite.LANGUAGES[:languages], pages)
    began = time.monotonic()
    files = lambda tag: (folder / "docs" / tag).rglob("*.md")  # noqa: E731
    read = lambda tag: {p.relative_to(folder / "docs" / tag): blocks.parse(p.read_text("utf-8")) for p in files(tag)}  # noqa: E731
    finnish = read("fi")
    for tag in benchsite.LANGUAGES[1:languages]:
        for name, page in read(tag).items():
            stamping.compare(finnish[name], page)
    spent = time.monotonic() - began
    yield f"| reading and comparing {pages} pages × {languages} languages | {spent:.2f} s |"


def preview(work: Path, languages: int, pages: int, saves: int) -> Iterator[str]:
    """A row: from saving an Arabic page until the new words are served by `preview.py`."""
    folder = benchsite.write(work / "preview", benchsite.LANGUAGES[:languages], pages)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(SCRIPTS / "preview.py"), "--only", "ar", "--port", str(port), "--root", str(folder)]
    address, path = f"http://127.0.0.1:{port}/ar/contacts/", folder / "docs/ar/contacts.md"
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: b"<h1" in fetched(address))
        text, times = path.read_text(encoding="utf-8"), []
        for at in range(saves):
            time.sleep(0.5)
            began = time.monotonic()
            path.write_text(text.replace("-->\n\n", f"-->\n\nSaved{at}. ", 1), encoding="utf-8")  # into the lead
            until(lambda at=at: f"Saved{at}.".encode() in fetched(address))
            times.append(time.monotonic() - began)
    finally:
        server.terminate()
        server.wait()
    took = f"{statistics.median(times):.2f} s (most {max(times):.2f})"
    yield f"| a saved page is served, {pages} pages in it, {languages} languages, median of {saves} | {took} |"


def fetched(address: str) -> bytes:
    """What a server sends, or nothing."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.read()
    except OSError:
        return b""


def until(done: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something, looking every 10 ms. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("The preview did not answer.")
        time.sleep(0.01)


def sizes(work: Path) -> Iterator[str]:
    """Rows: the largest pages of this project's own site, and the median, as sent (brotli), with style and script."""
    folder = work / "own"
    folder.mkdir()
    copies.copy(benchsite.ROOT, folder)
    run(VARIANTS["all"], folder)
    yield from largest(folder / "site")


def largest(site: Path) -> Iterator[str]:
    """Rows: the largest pages of a built site by their addresses."""
    shell = sum(len((site / "assets" / f"{name}.br").read_bytes()) for name in ("style.css", "site.js"))
    found = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("index.html.br")}
    pages = {name.removesuffix("index.html.br"): size for name, size in found.items() if not name.startswith("work")}
    yield "| first visit, brotli 9 | page B | page, style and script B |"
    yield "|---|---|---|"
    for name, size in sorted(pages.items(), key=lambda item: -item[1])[:5]:
        yield f"| `/{name}` | {size} | {size + shell} |"
    middle = int(statistics.median(pages.values()))
    yield f"| median of {len(pages)} pages | {middle} | {middle + shell} |"


def serving(work: Path) -> Iterator[str]:
    """Rows: this project's own site from nginx, and from Python's server."""
    folder = work / "served"
    folder.mkdir()
    copies.copy(benchsite.ROOT, folder)
    run(VARIANTS["all"], folder)
    yield from benchserve.rows(folder / "site")


def environment_with(package: str, folder: Path) -> Path | None:
    """The Python of a new environment in `folder` that has one package; None when it cannot be installed."""
    python = folder / "bin/python"
    commands = [
        [sys.executable, "-m", "venv", str(folder)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package],
    ]
    return python if all(subprocess.run(command, check=False).returncode == 0 for command in commands) else None


def versions(*others: str) -> str:
    """What was measured on: processors, Python, the packages of this environment, and others as pip names them."""
    found = [other.replace("==", " ") for other in others]
    for name in PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {', '.join(found)}."


def main(arguments: list[str] | None = None) -> int:
    """0: measured. 1: something that should be measured did not work."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 languages × 26 pages, one round: does it run?")
    parser.add_argument("--growth", action="store_true", help="exponents: 30 to 300 pages, 3 to 17 languages (minutes)")
    parser.add_argument("--preview", action="store_true", help="time from saving a page to seeing it")
    parser.add_argument("--serve", action="store_true", help="nginx beside Python's server, nothing else (a minute)")
    parser.add_argument("--zensical", action="store_true", help=f"compare with {ZENSICAL} too, installed for that")
    parser.add_argument("--all", action="store_true", help="everything above at full size")
    options = parser.parse_args(arguments)
    every, small = options.all, options.quick
    languages, pages, count = (3, 30, 1) if small else (17, 30, 3)
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory(dir=memory()) as fast:
        work, zensical = Path(place), None
        if (options.zensical or every) and not (zensical := environment_with(ZENSICAL, work / "zensical")):
            print(f"Zensical could not be installed ({ZENSICAL}). Check the network, or leave --zensical out.")
            return 1
        parts = [speed(Path(fast), languages, pages, count, zensical)]
        if options.growth or every:
            parts.append(growth(work, (1, 3), (30, 60)) if small else growth(work, (3, 17), (30, 300)))
        single = [comparing(work, languages, 40)]
        if options.preview or every:
            single.append(preview(work, languages, 30 if small else 60, 7))
        try:
            tables = ["\n".join(part) for part in ([serving(work)] if options.serve else parts)]
            if not options.serve:
                tables.append("\n".join(["| also | |", "|---|---|", *(row for part in single for row in part)]))
                tables.append("\n".join(sizes(work)))
        except (RuntimeError, TimeoutError) as error:
            print(f"This could not be measured: {error}")
            return 1
    print("\n\n".join([versions(*([ZENSICAL] if zensical else [])), *tables]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
