"""Build the whole site beside the old one, then swap them by two renames.

A site that cannot be built, or that `--strict` finds fault with, leaves the old one in place.
"""

import argparse
import fcntl
import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

import again
import commandline
import languageparts
import mkdocs_adapter
from commandline import reason
from parallel import NotBuilt, Work, begin, make_way, pool_of
from sitekit import ahead, findings, folders
from sitekit.checks import gate, registry
from sitekit.content import coverage, gettext, page_codes, site, templates
from sitekit.content.coverage import Coverage
from sitekit.outputs import compress, finished, offline, search, site_files, smaller
from sitekit.render import icons, jobs, qr

KEPT = "The site was not built. site/ is as it was before."
NONE = "The site was not built, and there is none in site/."
KILLED = "A process was ended from outside, often because the memory was full. Try one at a time: --processes 1"


@dataclass(frozen=True)
class Result:
    """What came of a language."""

    seconds: float
    warnings: tuple[str, ...]  # of MkDocs
    built: bool
    coverage: Coverage | None  # of a translation


def build_language(work: Work, tag: str, rows: dict[str, Coverage] | None = None) -> Result:
    """One language into its own folder, from a part where it was built elsewhere; nothing where its row is given."""
    began = time.monotonic()
    if rows and tag in rows:
        return Result(0, (), True, rows[tag])
    if tag in work.parts:
        shutil.copytree(work.parts[tag], work.stage / tag)  # no links: its pages are filled in there
        return Result(time.monotonic() - began, (), True, coverage_of(work, tag))
    config, job, warnings = work.config, work.job, mkdocs_adapter.listening()
    mkdocs_adapter.build_only(config, tag)
    config.site_dir = str(work.stage / tag)
    config.docs_dir = str(docs_of(work, tag))
    built = True
    try:
        mkdocs_build(config)
    except (Exception, SystemExit) as error:  # anything a template raises; a worker's exit would end the run silently
        warnings.messages[f"{tag} could not be built. {reason(error, job.site.root)}"] = None
        built = False
    row = coverage_of(work, tag) if built else None
    return Result(time.monotonic() - began, tuple(warnings.messages), built, row)


def coverage_of(work: Work, tag: str) -> Coverage | None:
    """How much of the site a translation has."""
    site_ = work.job.site
    return coverage.row(site_, site_.language(tag)) if tag != site_.default else None


def docs_of(work: Work, tag: str) -> Path:
    """A folder with links to the pages of one language, to the Finnish ones and to what lies in no language's folder.

    MkDocs looks at every file of its folder: without this, at those of all languages for each of them.
    """
    docs = work.stage / "docs" / tag
    docs.mkdir(parents=True)
    others = {each.tag for each in work.job.site.translated} - {tag}
    for path in work.docs.iterdir():
        if path.name not in others:
            (docs / path.name).symlink_to(path.resolve())
    return docs


def configuration(site_: site.Site) -> tuple[MkDocsConfig, list[str]]:
    """mkdocs.yml as MkDocs reads it, and what it warns of. Raises NotBuilt with what is wrong."""
    heard = mkdocs_adapter.listening()
    try:
        return load_config(str(site_.root / "mkdocs.yml"), strict=False), list(heard.messages)
    except Abort:
        lines = []
        for message in (" ".join(each.split()) for each in heard.messages):
            key = mkdocs_adapter.key_of(message)
            line = site_.config.line((key,)) if key else 1
            lines.append(f"mkdocs.yml:{line}: MkDocs cannot use this ({message}). Compare with the lines around it.")
        raise NotBuilt("\n".join(lines)) from None


def read(options: argparse.Namespace, lock: int) -> site.Site:
    """The site, with everything worked out that all languages need. Raises NotBuilt."""
    with pool_of(options.processes, lock) as pool:
        if pool:
            ahead.begin(pool, templates.read, options.root)
            for path in sorted(options.root.glob("locales/*/")):
                ahead.begin(pool, gettext.read_catalogue, options.root, path.name)
        loaded = gate.enter(options.root, options.today)
    ahead.forget()
    if isinstance(loaded, list):
        raise NotBuilt(findings.report(loaded))
    coverage.words(loaded)
    for language in loaded.languages:
        language.dir  # noqa: B018  # CLDR's data of all languages, which a page's list of them needs
    return loaded


def tell(warnings: list[str], *, strict: bool) -> None:
    """Print what MkDocs warned of, each line once; in a strict build, raise NotBuilt with it."""
    said = "\n".join(dict.fromkeys(f"MkDocs: {warning}" for warning in warnings))
    if said and strict:
        raise NotBuilt(said)
    if said:
        print(said)


def gather(
    work: Work, building: Iterator[tuple[str, Result]], options: argparse.Namespace, say: Callable[[str], None]
) -> list[Coverage]:
    """The pages of all languages as one site. Returns how much of it each language has. Raises NotBuilt."""
    site_ = work.job.site
    in_turn = results(work, building, options, say)
    for row in (result.coverage for result in in_turn if result.coverage):
        coverage.keep(site_, row)
    merge(work)
    return [replace(row, open=(), pages={}) for row in coverage.table(site_)]  # as much of it as pages show


def results(
    work: Work, building: Iterator[tuple[str, Result]], options: argparse.Namespace, say: Callable[[str], None]
) -> list[Result]:
    """What came of each language, in the order of the site. Raises NotBuilt."""
    found = {}
    for tag, result in building:
        if result.seconds:
            say(f"  {tag}: {result.seconds:.1f} s{'' if result.built else ', could not be built'}")
        found[tag] = result
    in_turn = [found[language.tag] for language in work.job.site.languages if language.tag in found]
    warnings = [warning for result in in_turn for warning in result.warnings]
    tell(warnings, strict=options.strict or not all(result.built for result in in_turn))
    return in_turn


def merge(work: Work) -> None:
    """The languages as one site: the default at the root, the others in their folders."""
    for tag in (language.tag for language in work.job.site.translated):
        if (work.stage / tag / tag).exists():
            shutil.rmtree(work.whole / tag, ignore_errors=True)
            os.replace(work.stage / tag / tag, work.whole / tag)


def settle_language(work: Work, tag: str, rows: list[Coverage]) -> None:
    """A language's pages, complete now that all are built."""
    coverage.show(work.job.site, rows)
    work.job.fill_in(tag, work.whole, icons.templates())


def settle_and_copy(work: Work, tag: str, rows: list[Coverage], same: frozenset[str]) -> Markup:
    """The same, and their copies for the search. Returns what the language says in a page that all share."""
    if tag not in same:
        settle_language(work, tag, rows)
        search.copies(work.job.site, tag, work.whole, work.stage / "search")
    return offline.unsaved_part(work.job, tag, icons.templates())


def finish_language(work: Work, tag: str, same: frozenset[str]) -> None:
    """What is made from the pages of one language."""
    make_way()  # for the search index, which takes longest
    if tag not in same:
        site_files.write_language(work.job, tag, work.whole, icons.templates())


def list_words(work: Work, tag: str, same: frozenset[str]) -> None:
    """The words of the search index of one language, and their compressed copy."""
    for path in search.write_words(work.job.site, tag, work.whole) if tag not in same else ():
        compress.copied(path)


def build_everything(
    pool: Executor | None, work: Work, options: argparse.Namespace, last: again.Last, say: Callable[[str], None]
) -> list[Coverage]:
    """The whole site in `work.whole`, of the `last` one what is still the same. Returns how much each language has.

    Raises NotBuilt.
    """
    job, whole, stage, place = work.job, work.whole, work.stage, options.root / "site"
    same = frozenset(last.names)
    rows = gather(work, begin(pool, work, build_language, last.rows), options, say)
    if same and again.shown(rows) != last.shown:  # every language shows it, so none is the same
        say("How much each language has is different now: building the others too …")
        gather(work, begin(pool, replace(work, only=tuple(same)), build_language), options, say)
        last, same = again.Last(), frozenset()
    settling = begin(pool, work, settle_and_copy, rows, same)
    say("Search, offline files, codes and compressed copies …")
    site_files.write(job, whole, icons.templates())
    if wrong := smaller.write(whole / "assets"):
        raise NotBuilt(wrong)
    settled = dict(settling)
    with ThreadPoolExecutor(1) as aside:
        before = place if same else None
        index = aside.submit(search.write, job.site, whole, stage / "search", before)  # a process of its own
        aside.submit(shutil.rmtree, stage / "search", ignore_errors=True)
        site_files.write_shared(job, whole, icons.templates(), settled)
        finishing = begin(pool, work, finish_language, same)
        for folder in (page_codes.FOLDER, qr.FOLDER):  # what no other process looks at
            compress.write(whole / folder)
        if problem := index.result():
            print(problem)
        last.take(place, whole)  # after the search, which keeps its own files alone
        if problem:
            shutil.rmtree(whole / search.FOLDER, ignore_errors=True)
        listing = begin(pool, work, list_words, same)  # none without an index
        dict(finishing)
        dict(listing)
    compress.write(whole, options.root / ".build-cache" if options.smallest else None)  # copies of everything
    finished.write(whole)  # last
    return rows


@contextmanager
def alone(root: Path) -> Iterator[int]:
    """One build at a time in a folder, for all work in .build/: the next one waits. A lock ends with its process.

    Gives the lock, which no process of a pool may hold.
    """
    lock = os.open(root / ".build.lock", os.O_CREAT | os.O_WRONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is running here. This one begins when that is done.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock
    finally:
        os.close(lock)


def chosen(site_: site.Site, tags: list[str]) -> tuple[str, ...]:
    """The languages that were asked for. Raises NotBuilt for one that the site has not."""
    known = [language.tag for language in site_.languages]
    if unknown := [tag for tag in tags if tag not in known]:
        raise NotBuilt(f'"{unknown[0]}" is not a language of mkdocs.yml. Known: {", ".join(known)}.')
    return tuple(dict.fromkeys(tags))


def build_site(options: argparse.Namespace, lock: int, say: Callable[[str], None]) -> list[str]:
    """The whole site, swapped into site/. Returns what to say of it. Raises NotBuilt, or what a full disk raises."""
    began = time.monotonic()
    place = options.root / "site"
    if problem := folders.unfit(place):
        raise NotBuilt(problem)
    folders.restore(place)
    loaded = read(options, lock)
    found = ()
    if options.findings:
        found = tuple(registry.run(loaded, "waiting"))
    say(f"Building {len(loaded.finnish)} pages in {len(loaded.languages)} languages …")
    stage = options.root / ".build"
    shutil.rmtree(stage, ignore_errors=True)
    job = jobs.Job(loaded, found, waits=True)
    config, said = configuration(loaded)
    tell(said, strict=options.strict)
    config.extra["job"] = job
    only = chosen(loaded, options.languages) if options.part else ()
    work = Work(job, config, stage, Path(config.docs_dir), languageparts.read(loaded, options.join), only)
    gc.freeze()  # what is loaded lives to the end: the collector need not walk it at the end either
    with pool_of(options.processes, lock, work) as pool:
        if options.part:
            results(work, begin(pool, work, build_language), options, say)
            languageparts.write(loaded, {tag: stage / tag for tag in only}, options.part)
            shutil.rmtree(stage, ignore_errors=True)
            return [f"Built {', '.join(only)} into {options.part} in {time.monotonic() - began:.1f} s."]
        if options.pages:
            dict(begin(pool, work, settle_language, gather(work, begin(pool, work, build_language), options, say)))
        else:
            made = again.made_from(loaded, (found, options.smallest))
            last = again.Last() if options.anew or options.join else again.read(loaded, place, made)
            if last.names:
                say(f"Unchanged since the last build: {', '.join(last.names)}.")
            rows = build_everything(pool, work, options, last, say)
            again.write(loaded, work.whole, made, rows)
    folders.swap(work.whole, place)
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
    parser.add_argument(
        "--anew", action="store_true", help="take nothing from the last site, even where nothing changed"
    )
    parser.add_argument("--pages", action="store_true", help="the pages alone, to measure how long they take")
    parser.add_argument(
        "--languages", type=lambda text: text.split(","), help="with --part: these alone, such as uk,so"
    )
    parser.add_argument(
        "--part", type=Path, metavar="DIR", help="build only --languages, into DIR, for another machine"
    )
    parser.add_argument(
        "--join", type=Path, nargs="+", default=[], metavar="DIR", help="take languages from these parts"
    )
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    options = commandline.read(parser, arguments)
    if bool(options.languages) != bool(options.part) or (options.part and options.join):
        parser.error("--languages and --part belong together, and not with --join.")
    say = (lambda text: None) if options.quiet else (lambda text: print(text, flush=True))
    gc.disable()  # what is read lives to the end, and what a page leaves behind goes without the collector
    try:
        with alone(options.root) as lock:
            said = build_site(options, lock, say)
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
    finally:
        gc.enable()
    print(f"{why}\n{KEPT if (options.root / 'site').exists() else NONE}")
    return 1


if __name__ == "__main__":
    commandline.run(main)
