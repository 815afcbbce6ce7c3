"""What translations were made from: bring it up to date, see what waits, and exchange texts with translators' tools.

Nothing is guessed and nothing lost: what cannot be done is named, file and line, and left as it is.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import commandline
import strings as strings_command
from sitekit import files, findings, quality
from sitekit.checks import gate
from sitekit.content import site
from sitekit.exchange import formats, incoming, outgoing
from sitekit.findings import Finding
from sitekit.languages import Language
from sitekit.quality import context
from sitekit.tasks import new_language, outcome, stamp_pages, still_right, worklist
from sitekit.tasks.outcome import Outcome
from sitekit.translation import history, stamping


def quality_of(loaded: site.Site) -> stamp_pages.QualityOf:
    """The quality errors that keep a translation from being stamped or taken in, for each language."""

    def of(tag: str) -> stamping.Quality:
        own, _ = context.load(loaded, tag)
        return lambda finnish, unit: quality.errors(finnish, unit, own)

    return cache(of)


def tags(loaded: site.Site, wanted: str | None) -> list[str] | Finding:
    """The languages a command is about: the one that was named, or all translations."""
    known = [language.tag for language in loaded.translated]
    if wanted is None or wanted in known:
        return known if wanted is None else [wanted]
    what = (
        f'"{wanted}" is not a language of translations.{findings.suggestion(wanted, known)} Known: {", ".join(known)}.'
    )
    return Finding("mkdocs.yml", 1, what)


def run_stamp(loaded: site.Site, options: argparse.Namespace) -> Outcome:
    """Bring stamps up to date."""
    paths = stamp_pages.all_pages(loaded) if options.all else options.files
    done = stamp_pages.stamp(loaded, paths, quality_of(loaded), history.History(loaded.root))
    count = f"{len(done.files)} pages written, {len(done.said)} units stamped again."
    return Outcome(done.files, () if options.quiet else (*done.said, count), done.findings)


def run_checked(loaded: site.Site, options: argparse.Namespace) -> Outcome:
    """Mark what a person has checked."""
    return stamp_pages.checked(loaded, options.files, options.by)


def run_still_right(loaded: site.Site, options: argparse.Namespace) -> Outcome:
    """Show the two Finnish texts, ask, and keep the translations."""
    wanted = tags(loaded, options.lang)
    if isinstance(wanted, Finding):
        return outcome.refusal(wanted)
    proposal = still_right.propose(loaded, options.unit, wanted, history.History(loaded.root))
    for text in proposal.texts:
        print(text)
    if proposal.outcome.refused or options.yes:
        return proposal.outcome
    print(f"The translations of this text stay right ({', '.join(proposal.outcome.files)})? Type yes: ", end="")
    answer = sys.stdin.readline().strip().lower()
    return proposal.outcome if answer in ("yes", "y") else Outcome(said=("Nothing was changed.",))


def run_status(loaded: site.Site, options: argparse.Namespace) -> Outcome:
    """What each language has, and what waits."""
    wanted = tags(loaded, options.lang)
    return outcome.refusal(wanted) if isinstance(wanted, Finding) else Outcome(said=(*worklist.status(loaded, wanted),))


def run_diff(loaded: site.Site, options: argparse.Namespace) -> Outcome:
    """What changed in the Finnish of a page's outdated units."""
    return worklist.diff(loaded, options.file, history.History(loaded.root))


def run_export(loaded: site.Site, options: argparse.Namespace) -> Outcome:
    """Write units to a file for a translator's tool."""
    wanted = tags(loaded, options.lang)
    if isinstance(wanted, Finding):
        return outcome.refusal(wanted)
    units, found = outgoing.collect(loaded, *wanted, history.History(loaded.root), everything=options.all)
    if not units:
        return Outcome(said=("Nothing to translate: no file was written.",), findings=tuple(found))
    data = formats.FORMATS[options.format].written(units, *wanted, str(loaded.config.value.get("site_name", "")))
    if options.output:
        said = f"{options.output}: {len(units)} units."
        return Outcome({str(options.output.absolute()): files.Change(data, None)}, (said,), tuple(found))
    sys.stdout.buffer.write(data)
    return Outcome(findings=tuple(found))


def run_import(loaded: site.Site, options: argparse.Namespace) -> Outcome:
    """Take the texts of a file into the pages."""
    read = formats.read(options.file, [language.tag for language in loaded.translated])
    if isinstance(read, Finding):
        return outcome.refusal(read)
    done = incoming.take(loaded, *read, str(options.file), quality_of(loaded))
    if done.findings and not done.files:
        return done
    said = (*done.said, *outgoing.unfinished(read[1]))
    return Outcome(done.files, said if done.files else (*said, "Nothing was changed."), done.findings)


def run_new(loaded: site.Site, options: argparse.Namespace) -> Outcome:
    """Begin a language."""
    done = new_language.begin(loaded, options.lang)
    if done.refused:
        return done
    catalogue, *_ = strings_command.synced(loaded.root, Language(options.lang))
    return replace(done, files={**done.files, **catalogue})


def parser_of_commands() -> commandline.Parser:
    """Every command with its options."""
    parser = commandline.parser(__doc__)
    parser.add_argument("--today", type=commandline.day, help="the date of checks (default: today)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[..., Outcome]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        added.set_defaults(run=run)
        return added

    stamp = command("stamp", run_stamp)
    pages = stamp.add_mutually_exclusive_group(required=True)
    pages.add_argument("files", nargs="*", default=[], metavar="FILE", help="such as docs/so/programme/plan.md")
    pages.add_argument("--all", action="store_true", help="every page of every language")
    stamp.add_argument("--quiet", action="store_true", help="print only what was left as it was")
    checked = command("checked", run_checked)
    checked.add_argument("files", nargs="+", metavar="FILE[#ID]", help="a page, or one section of it")
    checked.add_argument("--by", required=True, metavar="ROLE", help="a role or pseudonym, never a name: interpreter")
    right = command("still-right", run_still_right)
    right.add_argument("unit", metavar="PAGE#ID:N", help="such as programme/plan#duration:2 (0 is the heading)")
    right.add_argument("--lang", help="one language only (default: all)")
    right.add_argument("--yes", action="store_true", help="do not ask")
    command("status", run_status).add_argument("lang", nargs="?", metavar="LANG", help="one language only")
    command("diff", run_diff).add_argument("file", metavar="FILE", help="such as docs/so/programme/plan.md")
    export = command("export", run_export)
    export.add_argument("lang", metavar="LANG")
    export.add_argument("--format", required=True, choices=formats.FORMATS)
    export.add_argument("--all", action="store_true", help="also units that are up to date")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: print it")
    command("import", run_import).add_argument("file", type=Path, metavar="FILE", help="a PO or XLIFF file")
    command("new", run_new).add_argument("lang", metavar="LANG", help="the code CLDR knows: so, fa, ku-IQ")
    return parser


def opened(options: argparse.Namespace) -> site.Site | list[Finding]:
    """The site; a command about single pages needs only the list of languages, and those pages."""
    if options.run in (run_status, run_export, run_import, run_new):
        return gate.enter(options.root, options.today)
    loaded = site.load(options.root, options.today)
    return loaded if isinstance(loaded.config.value, dict) else gate.closed_by(loaded)


def main(arguments: list[str] | None = None) -> int:
    """0: done. 1: something was refused, and is as it was. 2: a wrong option."""
    options = commandline.read(parser_of_commands(), arguments)
    loaded = opened(options)
    if isinstance(loaded, list):
        print(findings.report(loaded))
        return 1
    done = options.run(loaded, options)
    if found := files.save(loaded.root, done.files):
        print(findings.report(found))
        return 1
    for words in done.said:
        print(words)
    if done.findings:
        print(findings.report(done.findings))
    return int(done.refused)


if __name__ == "__main__":
    commandline.run(main)
