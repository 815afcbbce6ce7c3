"""Build the whole site beside the old one, then swap them by two renames.

A site that cannot be built, or that `--strict` finds fault with, leaves the old one in place.
"""

import argparse
import logging
import multiprocessing
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a banner at every load of the configuration

import material
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from sitekit import build, checks, findings, outputs, site

ROOT = Path(__file__).resolve().parent.parent
ICONS = Path(material.__file__).parent / "templates"
WORK: dict[str, Any] = {}  # configuration and folder, which workers inherit by fork (MkDocs' cannot be pickled)


class Warnings(logging.Handler):
    """Keeps what MkDocs warns of, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[record.getMessage()] = None


def build_language(tag: str) -> tuple[str, float, list[str], bool]:
    """One language into its own folder: its tag, seconds, what MkDocs warned of, and whether it was built."""
    began = time.monotonic()
    config, warnings = WORK["config"], Warnings()
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [warnings], False
    i18n = config.plugins["i18n"]
    i18n.current_language = tag
    for each in i18n.config.languages:
        each.build = each.locale == tag  # after validation, so `default` and all addresses stay as they are
    config.site_dir = str(WORK["stage"] / tag)
    built = True
    try:
        mkdocs_build(config)
    except (Abort, BuildError, ConfigurationError, SystemExit) as error:  # a worker's exit would end the run silently
        warnings.messages[str(error) or "MkDocs stopped without a word."] = None
        built = False
    return tag, time.monotonic() - began, list(warnings.messages), built


def build_languages(job: build.Job, stage: Path, processes: int, say: Callable[[str], None]) -> tuple[list[str], bool]:
    """Every language, in parallel. Returns what MkDocs warned of, and whether all were built."""
    config = load_config(str(job.site.root / "mkdocs.yml"), strict=False)
    config.extra["job"] = job
    WORK.update(config=config, stage=stage)
    tags = [language.tag for language in job.site.languages]
    results = []
    if processes > 1:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            for result in pool.imap_unordered(build_language, tags, chunksize=1):
                say(f"  {result[0]}: {result[1]:.1f} s")
                results.append(result)
    else:
        results = [build_language(tag) for tag in tags]
    results.sort(key=lambda result: tags.index(result[0]))
    warnings = dict.fromkeys(message for _, _, messages, _ in results for message in messages)
    return list(warnings), all(built for *_, built in results)


def merge(site_: site.Site, stage: Path) -> Path:
    """The languages as one site: the default at the root, the others in their folders."""
    whole = stage / site_.default
    for language in site_.translated:
        shutil.rmtree(whole / language.tag, ignore_errors=True)
        os.replace(stage / language.tag / language.tag, whole / language.tag)
    return whole


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


def main(arguments: list[str] | None = None) -> int:
    """0: the new site stands in site/. 1: it does not, the old one was kept. 2: a wrong option."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    parser.add_argument("--preview", action="store_true", help="show findings on the pages they concern")
    parser.add_argument("--strict", action="store_true", help="keep the old site when MkDocs warns of anything")
    parser.add_argument("--today", help="the date of the build, such as 2026-12-01 (default: today)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="languages built at the same time")
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    options = parser.parse_args(arguments)
    try:
        today = site.today_from(options.today)
    except ValueError as error:
        print(f'build.py: "{options.today}" is not a date ({error}). Write it like 2026-12-01.', file=sys.stderr)
        return 2
    say = (lambda text: None) if options.quiet else (lambda text: print(text, flush=True))

    began = time.monotonic()
    loaded = site.load(options.root, today)
    if not loaded.can_be_built:
        print(findings.report(f for f in loaded.faults if f.stops_build))
        print("The site was not built. What stood in site/ before still stands there.")
        return 1
    found = tuple(checks.run(loaded)) if options.preview else ()
    say(f"Building {len(loaded.finnish)} pages in {len(loaded.languages)} languages …")
    stage = options.root / ".build"
    shutil.rmtree(stage, ignore_errors=True)
    job = build.Job(loaded, found)
    warnings, built = build_languages(job, stage, options.processes, say)
    for warning in warnings:
        print(f"MkDocs: {warning}")
    if not built or (options.strict and warnings):
        print("The site was not built. What stood in site/ before still stands there.")
        return 1
    whole = merge(loaded, stage)
    outputs.write(job, whole, ICONS)
    swap(whole, options.root / "site")
    shutil.rmtree(stage, ignore_errors=True)
    for line in outputs.left_out(loaded):
        say(line)
    say(f"Built site/ in {time.monotonic() - began:.1f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
