"""Build the whole site beside the old one, then swap them by two renames.

A site that cannot be built, or that `--strict` finds fault with, leaves the old one in place.
"""

import argparse
import fcntl
import gc
import logging
import multiprocessing
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a banner at every load of the configuration

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

import commandline
from sitekit import build, coverage, door, findings, icons, outputs, packing, search, site, templates
from sitekit.coverage import Coverage
from sitekit.languages import Language
from sitekit.reason import reason

KEPT = "The site was not built. What stood in site/ before still stands there."
KILLED = "A process was ended from outside, often because the memory was full. Try one at a time: --processes 1"
WORK: dict[str, Any] = {}  # configuration and folder, which workers inherit by fork (MkDocs' cannot be pickled)


class NotBuilt(Exception):
    """Why there is no new site, in lines for a person."""


class Warnings(logging.Handler):
    """Keeps what MkDocs warns of, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[record.getMessage()] = None


@dataclass(frozen=True)
class Result:
    """What came of a language."""

    tag: str
    seconds: float
    warnings: tuple[str, ...]  # of MkDocs
    built: bool
    coverage: Coverage | None  # of a translation


def build_language(tag: str) -> Result:
    """One language into its own folder."""
    began = time.monotonic()
    config, warnings = WORK["config"], Warnings()
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [warnings], False
    i18n = config.plugins["i18n"]
    i18n.current_language = tag
    for each in i18n.config.languages:
        each.build = each.locale == tag  # after validation, so `default` and all addresses stay as they are
    config.site_dir = str(WORK["stage"] / tag)
    config.docs_dir = str(docs_of(tag, i18n.default_language, i18n.all_languages))
    built = True
    try:
        mkdocs_build(config)
    except (Exception, SystemExit) as error:  # anything a template raises; a worker's exit would end the run silently
        warnings.messages[f"{tag} could not be built. {reason(error, config.extra['job'].site.root)}"] = None
        built = False
    site_ = config.extra["job"].site
    row = coverage.row(site_, site_.language(tag)) if built and tag != site_.default else None
    row = row and replace(row, language=Language(tag))  # without what CLDR says of it, which is large
    return Result(tag, time.monotonic() - began, tuple(warnings.messages), built, row)


def docs_of(tag: str, default: str, tags: list[str]) -> Path:
    """A folder with links to the pages of one language, to the Finnish ones and to what lies in no language's folder.

    MkDocs looks at every file of its folder: without this, at those of all languages for each of them.
    """
    docs = Path(WORK["stage"]) / "docs" / tag
    docs.mkdir(parents=True)
    for path in WORK["docs"].iterdir():
        if path.name not in tags or path.name in (tag, default):
            (docs / path.name).symlink_to(path.resolve())
    return docs


def in_order(site_: site.Site) -> list[str]:
    """The tags of all languages, the one with the longest pages first: no core waits long for another at the end."""
    length = lambda tag: sum(len(page.text.encode()) for page in site_.pages[tag].values())  # noqa: E731
    return sorted((language.tag for language in site_.languages), key=length, reverse=True)


def workers(count: int) -> ProcessPoolExecutor:
    """Processes that begin with everything this one has read, but do not hold its lock: one may outlive it."""
    return ProcessPoolExecutor(count, multiprocessing.get_context("fork"), os.close, (WORK["lock"],))


def build_languages(job: build.Job, stage: Path, processes: int, say: Callable[[str], None]) -> tuple[list[str], bool]:
    """Every language, in parallel. Returns what MkDocs warned of, and whether all were built."""
    config = load_config(str(job.site.root / "mkdocs.yml"), strict=False)
    config.extra["job"] = job
    coverage.words(job.site)  # before the workers are made, so that each has them
    WORK.update(config=config, stage=stage, docs=Path(config.docs_dir))
    gc.freeze()  # what is loaded lives to the end: the collector need not walk it for every page
    tags = [language.tag for language in job.site.languages]
    results = []
    with workers(processes) if processes > 1 else nullcontext() as pool:
        waiting = in_order(job.site)
        done = as_completed([pool.submit(build_language, tag) for tag in waiting]) if pool else None
        for result in (each.result() for each in done) if done else map(build_language, waiting):
            say(f"  {result.tag}: {result.seconds:.1f} s{'' if result.built else ', could not be built'}")
            results.append(result)
            if result.coverage:
                coverage.keep(job.site, result.coverage)
    results.sort(key=lambda result: tags.index(result.tag))
    warnings = dict.fromkeys(message for result in results for message in result.warnings)
    return list(warnings), all(result.built for result in results)


def merge(site_: site.Site, stage: Path) -> Path:
    """The languages as one site: the default at the root, the others in their folders."""
    whole = stage / site_.default
    for language in site_.translated:
        shutil.rmtree(whole / language.tag, ignore_errors=True)
        os.replace(stage / language.tag / language.tag, whole / language.tag)
    return whole


def write_search() -> str | None:
    """The search index. Returns why the site has none, or None."""
    return search.write(WORK["job"].site, WORK["whole"], WORK["stage"] / "search")


def write_rest(job: build.Job, whole: Path, stage: Path, processes: int) -> str | None:
    """The search index, and beside it everything else that is no page. Returns why the site has no search, or None."""
    WORK.update(job=job, whole=whole, stage=stage)
    with workers(1) if processes > 1 else nullcontext() as pool:
        searching = pool.submit(write_search) if pool else None
        outputs.write(job, whole, icons.templates())
        return searching.result() if searching else write_search()


def swap(new: Path, place: Path) -> None:
    """Put the new site in place; the old one comes back if that fails. Raises OSError then."""
    old = place.with_name(place.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    had = place.exists()
    if had:
        os.replace(place, old)
    try:
        os.replace(new, place)
    except OSError:
        if had:
            os.replace(old, place)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """One build at a time in a folder, for all work in .build/: the next one waits. A lock ends with its process."""
    lock = os.open(root / ".build.lock", os.O_CREAT | os.O_WRONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is running here. This one begins when that is done.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        WORK["lock"] = lock
        yield
    finally:
        os.close(lock)


def build_site(options: argparse.Namespace, say: Callable[[str], None]) -> None:
    """The whole site, swapped into site/. Raises NotBuilt, or anything that a template or a full disk raises."""
    began = time.monotonic()
    gc.set_threshold(1_000_000, 20, 100)  # what is read stays, and a page leaves little behind: look rarely
    with workers(1) if options.processes > 1 else nullcontext() as pool:
        if pool:
            templates.read_ahead(pool, options.root)
        loaded = door.enter(options.root, options.today)
    if isinstance(loaded, list):
        raise NotBuilt(findings.report(loaded))
    found = ()
    if options.findings:
        from sitekit.checks import every  # here: the checks of translations need not be loaded to build pages

        found = tuple(every.run(loaded, waiting=True))
    say(f"Building {len(loaded.finnish)} pages in {len(loaded.languages)} languages …")
    stage = options.root / ".build"
    shutil.rmtree(stage, ignore_errors=True)
    job = build.Job(loaded, found, coverage_later=True)
    warnings, built = build_languages(job, stage, options.processes, say)
    said = "\n".join(f"MkDocs: {warning}" for warning in warnings)
    if not built or (options.strict and warnings):
        raise NotBuilt(said)
    if said:
        print(said)
    whole = merge(loaded, stage)
    job.fill_in(whole, icons.templates())
    if not options.pages:
        if problem := write_rest(job, whole, stage, options.processes):
            print(problem)
        packing.write(whole, options.root / ".build-cache" if options.smallest else None)  # last: copies of everything
    swap(whole, options.root / "site")
    shutil.rmtree(stage, ignore_errors=True)
    for line in outputs.left_out(loaded):
        say(line)
    say(f"Built site/ in {time.monotonic() - began:.1f} s.")


def main(arguments: list[str] | None = None) -> int:
    """0: the new site stands in site/. 1: it does not, the old one was kept. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument("--findings", action="store_true", help="show findings on the pages they concern")
    parser.add_argument("--strict", action="store_true", help="keep the old site when MkDocs warns of anything")
    parser.add_argument("--today", type=commandline.day, help="the date of the build (default: today)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="languages built at the same time")
    parser.add_argument("--smallest", action="store_true", help="compressed copies as small as can be (minutes, once)")
    parser.add_argument("--pages", action="store_true", help="the pages alone, to measure how long they take")
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    options = commandline.read(parser, arguments)
    try:
        with alone(options.root):
            build_site(options, (lambda text: None) if options.quiet else (lambda text: print(text, flush=True)))
        return 0
    except NotBuilt as told:
        why = str(told)
    except BrokenProcessPool:
        why = KILLED
    except Exception as error:
        why = reason(error, options.root)
    print(f"{why}\n{KEPT}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
