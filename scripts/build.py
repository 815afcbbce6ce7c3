"""Build the whole site beside the old one, then swap them by two renames.

A site that cannot be built, or that `--strict` finds fault with, leaves the old one in place.
"""

import argparse
import fcntl
import gc
import logging
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a banner at every load of the configuration

from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

import commandline
from commandline import reason
from parallel import WORK, NotBuilt, begin, pool_of
from sitekit import findings, folders
from sitekit.checks import gate
from sitekit.content import coverage, site, templates
from sitekit.content.coverage import Coverage
from sitekit.outputs import compress, offline, search, site_files
from sitekit.render import icons, jobs

KEPT = "The site was not built. What stood in site/ before still stands there."
NONE = "The site was not built, and none stands in site/."
CONFIG_KEY = re.compile(r"Config value '(\w+)'")
KILLED = "A process was ended from outside, often because the memory was full. Try one at a time: --processes 1"


class Warnings(logging.Handler):
    """Keeps what MkDocs warns of, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[record.getMessage()] = None


def listening() -> Warnings:
    """What hears MkDocs from now on; nobody else does."""
    logger, heard = logging.getLogger("mkdocs"), Warnings()
    logger.handlers, logger.propagate = [heard], False
    return heard


@dataclass(frozen=True)
class Result:
    """What came of a language."""

    seconds: float
    warnings: tuple[str, ...]  # of MkDocs
    built: bool
    coverage: Coverage | None  # of a translation


def build_language(tag: str) -> Result:
    """One language into its own folder."""
    began = time.monotonic()
    config, job, warnings = WORK["config"], WORK["job"], listening()
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
        warnings.messages[f"{tag} could not be built. {reason(error, job.site.root)}"] = None
        built = False
    row = coverage.row(job.site, job.site.language(tag)) if built and tag != job.site.default else None
    return Result(time.monotonic() - began, tuple(warnings.messages), built, row)


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


def configuration(site_: site.Site) -> tuple[MkDocsConfig, list[str]]:
    """mkdocs.yml as MkDocs reads it, and what it warns of. Raises NotBuilt with what is wrong."""
    heard = listening()
    try:
        return load_config(str(site_.root / "mkdocs.yml"), strict=False), list(heard.messages)
    except Abort:
        lines = []
        for message in (" ".join(each.split()) for each in heard.messages):
            key = CONFIG_KEY.match(message)
            line = site_.config.line((key[1],)) if key else 1
            lines.append(f"mkdocs.yml:{line}: MkDocs cannot use this ({message}). Compare with the lines around it.")
        raise NotBuilt("\n".join(lines)) from None


def read(options: argparse.Namespace) -> site.Site:
    """The site, with everything worked out that all languages need. Raises NotBuilt."""
    with pool_of(options.processes, 1) as pool:
        if pool:
            templates.read_ahead(pool, options.root)
        loaded = gate.enter(options.root, options.today)
    if isinstance(loaded, list):
        raise NotBuilt(findings.report(loaded))
    coverage.words(loaded)
    return loaded


def tell(warnings: list[str], *, strict: bool) -> None:
    """Print what MkDocs warned of, each line once; in a strict build, raise NotBuilt with it."""
    said = "\n".join(dict.fromkeys(f"MkDocs: {warning}" for warning in warnings))
    if said and strict:
        raise NotBuilt(said)
    if said:
        print(said)


def gather(
    building: Iterator[tuple[str, Result]], options: argparse.Namespace, say: Callable[[str], None]
) -> list[Coverage]:
    """The pages of all languages as one site. Returns how much of it each language has. Raises NotBuilt."""
    site_, results = WORK["job"].site, {}
    for tag, result in building:
        say(f"  {tag}: {result.seconds:.1f} s{'' if result.built else ', could not be built'}")
        results[tag] = result
    in_turn = [results[language.tag] for language in site_.languages]
    warnings = [warning for result in in_turn for warning in result.warnings]
    tell(warnings, strict=options.strict or not all(result.built for result in in_turn))
    for row in (result.coverage for result in in_turn if result.coverage):
        coverage.keep(site_, row)
    merge(site_)
    return [replace(row, open=(), pages={}) for row in coverage.table(site_)]  # as much of it as pages show


def merge(site_: site.Site) -> None:
    """The languages as one site: the default at the root, the others in their folders."""
    stage, whole = WORK["stage"], WORK["whole"]
    for language in site_.translated:
        shutil.rmtree(whole / language.tag, ignore_errors=True)
        os.replace(stage / language.tag / language.tag, whole / language.tag)


def settle_language(tag: str, rows: list[Coverage]) -> None:
    """A language's pages, complete now that all are built."""
    for row in rows:
        coverage.keep(WORK["job"].site, row)
    WORK["job"].fill_in(tag, WORK["whole"], icons.templates())


def settle_and_copy(tag: str, rows: list[Coverage]) -> Markup:
    """The same, and their copies for the search. Returns what the language says in a page that all share."""
    settle_language(tag, rows)
    search.copies(WORK["job"].site, tag, WORK["whole"], WORK["stage"] / "search")
    return offline.unsaved_part(WORK["job"], tag, icons.templates())


def write_codes(tag: str) -> None:
    """The QR codes of a language."""
    site_files.write_codes(WORK["job"].site, tag, WORK["stage"] / "codes")


def finish_language(tag: str) -> None:
    """What is made from the pages of one language."""
    site_files.write_language(WORK["job"], tag, WORK["whole"], icons.templates())


def list_words(tag: str) -> None:
    """The words of the search index of one language."""
    search.write_words(WORK["job"].site, tag, WORK["whole"])


def build_everything(pool: Executor | None, options: argparse.Namespace, say: Callable[[str], None]) -> None:
    """The whole site in WORK["whole"]. Raises NotBuilt."""
    job, whole, stage = WORK["job"], WORK["whole"], WORK["stage"]
    building = begin(pool, build_language)
    if options.pages:
        dict(begin(pool, settle_language, gather(building, options, say)))
        return
    coded = begin(pool, write_codes)  # now: one process need not wait while another builds the last language
    settled = begin(pool, settle_and_copy, gather(building, options, say))
    say("Search, offline files, QR codes and compressed copies …")
    site_files.write(job, whole, icons.templates())
    site_files.write_shared(job, whole, icons.templates(), dict(settled))
    with ThreadPoolExecutor(1) as aside:
        index = aside.submit(search.write, job.site, whole, stage / "search")  # Pagefind is a process of its own
        dict(begin(pool, finish_language))
    if problem := index.result():
        print(problem)
    else:
        dict(begin(pool, list_words))
    dict(coded)
    if (stage / "codes").exists():
        os.replace(stage / "codes/qr", whole / "qr")
    compress.write(whole, options.root / ".build-cache" if options.smallest else None)  # last: copies of everything


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


def build_site(options: argparse.Namespace, say: Callable[[str], None]) -> list[str]:
    """The whole site, swapped into site/. Returns what to say of it. Raises NotBuilt, or what a full disk raises."""
    began = time.monotonic()
    place = options.root / "site"
    if problem := folders.unfit(place):
        raise NotBuilt(problem)
    folders.restore(place)
    gc.set_threshold(1_000_000, 20, 100)  # what is read stays, and a page leaves little behind: look rarely
    loaded = read(options)
    found = ()
    if options.findings:
        from sitekit.checks import registry

        found = tuple(registry.run(loaded, waiting=True))
    say(f"Building {len(loaded.finnish)} pages in {len(loaded.languages)} languages …")
    stage = options.root / ".build"
    shutil.rmtree(stage, ignore_errors=True)
    job = jobs.Job(loaded, found, coverage_later=True)
    config, said = configuration(loaded)
    tell(said, strict=options.strict)
    config.extra["job"] = job
    WORK.update(config=config, job=job, stage=stage, whole=stage / loaded.default, docs=Path(config.docs_dir))
    gc.freeze()  # what is loaded lives to the end: the collector need not walk it for every page
    with pool_of(options.processes) as pool:
        build_everything(pool, options, say)
    folders.swap(WORK["whole"], place)
    shutil.rmtree(stage, ignore_errors=True)
    return [*site_files.left_out(loaded), f"Built site/ in {time.monotonic() - began:.1f} s."]


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
    say = (lambda text: None) if options.quiet else (lambda text: print(text, flush=True))
    try:
        with alone(options.root):
            said = build_site(options, say)
    except NotBuilt as told:
        why = str(told)
    except BrokenProcessPool:
        why = KILLED
    except Exception as error:
        why = reason(error, options.root)
    else:
        for line in said:
            say(line)
        return 0
    print(f"{why}\n{KEPT if (options.root / 'site').exists() else NONE}")
    return 1


if __name__ == "__main__":
    commandline.run(main)
