"""Ask other sites whether what our pages link to is still there: on a schedule, never in a build or a check.

Each host is asked one thing at a time, with a pause. What was fine in the last days is not asked again.
"""

import argparse
import asyncio
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import commandline
from sitekit import files, findings
from sitekit.checks import gate
from sitekit.content.site import Site
from sitekit.web import asking, listing, outward, public, remembered

EVERY = 5  # seconds between two lines of progress, where they are not written over each other


def days(text: str) -> int:
    """The type of `--older`."""
    if not text.isdecimal() or len(text) > 5:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of days. Write one such as 7, or 0 for all.')
    return int(text)


def report_file(text: str) -> tuple[Path, bytes | None]:
    """The type of `--report`: where to, and what is there now."""
    path = Path(text).resolve()
    try:
        return path, files.content_or_none(path)
    except OSError as error:
        raise argparse.ArgumentTypeError(
            f'"{text}" cannot be read ({error.strerror}). Write the name of a file.'
        ) from None


def agent(site: Site) -> str:
    """How we name ourselves: the project, and how to reach it where that is decided. ASCII alone."""
    facts = site.data["site"]
    ways = [f"+{way}" for way in (facts["address"], facts["feedback"]) if way]
    said = "; ".join(["compatible", f"link check of {facts['name']}", *ways])
    return f"Mozilla/5.0 ({unicodedata.normalize('NFKD', said).encode('ascii', 'ignore').decode()})"


class Progress:
    """How far it is, on a terminal in one line, else in a line now and then; nothing in the first two seconds."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total, self.clock, self.open = total, clock, False
        self.next = clock() + 2

    def __call__(self, done: int, troubles: int) -> None:
        """Say it, if it is time."""
        if self.clock() < self.next:
            return
        self.open = sys.stderr.isatty()
        self.next = self.clock() + (0.2 if self.open else EVERY)
        end = "\r" if self.open else "\n"
        print(f"{done} of {self.total} asked, {troubles} not fine", end=end, file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leave the line."""
        if self.open:
            print(file=sys.stderr)


async def ask(asker: asking.Asker, addresses: list[str], answers: dict[str, asking.Answer]) -> None:
    """Fill in the answers as they come."""
    progress = Progress(len(addresses))
    try:
        async for address, answer in asker.many(addresses):
            answers[address] = answer
            progress(len(answers), sum(each.kind != "fine" for each in answers.values()))
    finally:
        progress.close()


def tests_only(host: str | None) -> tuple[public.Resolve, frozenset[str]]:
    """How names are looked up: as everywhere, or (in tests) every one at this address, which may be asked."""
    if host is None:
        return public.lookup, frozenset()

    async def there(*_: object) -> list[str]:
        return [host]

    return there, frozenset({host})


def main(arguments: list[str] | None = None) -> int:
    """0: nothing to fix. 1: something to fix, or nothing could be asked. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument(
        "--older", type=days, default=7, metavar="DAYS", help="ask what was last fine so long ago (default: 7)"
    )
    parser.add_argument("--all", action="store_true", help="ask every address, fine yesterday or not")
    parser.add_argument("--host", help="ask the addresses of this host alone, such as www.example.org")
    parser.add_argument("--report", type=report_file, metavar="FILE", help="write the list as Markdown too")
    parser.add_argument("--today", type=commandline.day, help="the date of the list (default: today)")
    parser.add_argument("--at", help=argparse.SUPPRESS)
    parser.add_argument("--pause", type=float, default=1.0, help=argparse.SUPPRESS)
    options = commandline.read(parser, arguments)
    site = gate.enter(options.root, options.today)
    if isinstance(site, list):
        print(findings.report(site))
        print("No address was asked.")
        return 1
    places = outward.every(site)
    hosts = {listing.host_of(each) for each in places}
    if options.host and options.host.lower() not in hosts:
        parser.error(f'nothing links to the host "{options.host}".{findings.suggestion(options.host, sorted(hosts))}')
    memory, found = remembered.load(options.root)
    mine = [each for each in places if not options.host or listing.host_of(each) == options.host.lower()]
    wanted = memory.wanted(mine, options.today, 0 if options.all else options.older)
    resolve, allowed = tests_only(options.at)
    asker = asking.Asker(agent(site), asking.Limits(pause=options.pause), resolve=resolve, allowed=allowed)
    answers: dict[str, asking.Answer] = {}
    try:
        asyncio.run(ask(asker, wanted, answers))
    finally:
        fine = {address: options.today for address, answer in answers.items() if answer.kind == "fine"}
        found += remembered.save(options.root, memory, places, fine) if fine else []
    if listing.offline(answers):
        print("No host answers: this machine seems to be without the internet. Connect it, then run this again.")
        return 1
    troubles = listing.troubles(site, places, answers, memory.fine)
    if options.report:
        path, before = options.report
        text = listing.as_markdown(site, troubles, len(mine), len(wanted))
        found += files.save(options.root, {str(path): files.Change(text.encode(), before)})
    found += [each.finding() for each in troubles]
    print(findings.report(found))
    left = len(mine) - len(wanted)
    rest = f", {left} not: fine less than {options.older} days ago" if left else ""
    print(f"{listing.addresses(len(mine))}: {len(wanted)} asked{rest}.")
    return int(any(finding.blocks for finding in found))


if __name__ == "__main__":
    commandline.run(main)
