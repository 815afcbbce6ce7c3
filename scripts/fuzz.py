"""Change files of a small copy of the project at random, and see that every check only ever answers with findings.

The same seed gives the same inputs; a failure is printed with the command that repeats it.
"""

import re
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random

import commandline
import copies
from sitekit import findings
from sitekit.checks import gate, registry
from sitekit.content import site
from sitekit.exchange import formats, incoming, outgoing
from sitekit.quality.spelling import WORDS
from sitekit.render import icons, jobs
from sitekit.tasks import stamp_pages
from sitekit.translation import history
from translate import quality_of

PAGES = ("index.md", "guidance/urgent.md", "programme/plan.md", "programme/rights.md")
SECTIONS = 3  # of each page: a load and all checks take some hundredths of a second
TAGS = ("fi", "en", "ar")
ENTRIES = 30  # of each catalogue
SECONDS, WAIT = 20, 300  # of the processor, and of the clock, for one input; usual are some hundredths
MARKUP = r"""
--- <!-- --> {{ }} {# {{{{ ``` ~~~ !!! ??? | |- [](x.md) [a](../../../x) ](# <div> </div> <b &#0; \ \` ** =:: =checked
{#top} {.right} {% raw %} # ## ###### - 1. >
""".split()  # noqa: SIM905
SIGNS = ["\t", "\r", "\u2028", "\u202e", "\x00", "\x0b", "\x1c", "\x85", "\ufeff", "\ud7ff", "é", "٣", "漢", "😀"]
VALUES = """
null ~ [] {} 12 -1 0x10 1e999 .nan .inf true no '' "" *a &a !!bool !!python/object:os.system 2026-02-30 0001-01-01
10:00:00 [[[[ {a:{b:[ : # % @
""".split()  # noqa: SIM905
VALUES += ["? :", "<<: {a: 1}", "|\n x", "- -", "2026-11-24 10:00:00"]
GETTEXT = (
    r"""
msgid_plural "a"|msgstr[1] "x"|#, fuzzy|#~ |"|%(x)s|%|\u|msgstr "\|charset=x|"Plural-Forms: nplurals=0;\n"
"Language: zz\n"|<target/>|&lt;|]]>|<!DOCTYPE x>|</file>|id="x"
""".strip()
    .replace("\n", "|")
    .split("|")
)
NASTY = (*MARKUP, *SIGNS, *VALUES, *GETTEXT, "9" * 400, "a" * 5000)


@dataclass(frozen=True)
class Failure:
    """An input that was answered with something else than findings."""

    number: int
    place: str
    why: str


class Slow(BaseException):
    """An input took too long: nothing in the project catches this."""


def changed(random: Random, text: str) -> str:
    """The text with some small things wrong in it."""
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        text = random.choice(CHANGES)(random, text)
    return text


def spot(random: Random, text: str) -> tuple[int, int]:
    """A short piece of the text."""
    begin = random.randint(0, len(text))
    return begin, min(len(text), begin + random.choice((0, 0, 1, 1, 3, 20, 200)))


def insert(random: Random, text: str) -> str:
    """Something that means something to a parser, in place of a short piece."""
    begin, end = spot(random, text)
    return text[:begin] + random.choice(NASTY) + text[end:]


def at_line(random: Random, text: str) -> str:
    """The same, as the beginning of a line or a line of its own."""
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice(NASTY) + random.choice(("", " ", "\n")) + lines[at]
    return "\n".join(lines)


def value(random: Random, text: str) -> str:
    """Another value after a colon, or another key before one."""
    found = list(re.finditer(r"(?m)^([ \t-]*)([^\s:]+):[ \t]*(.*)$", text))
    if not found:
        return insert(random, text)
    each = random.choice(found)
    begin, end = each.span(random.choice((2, 3)))
    return text[:begin] + random.choice(NASTY) + text[end:]


def within(random: Random, text: str) -> str:
    """A change within a comment, a shortcode, braces or quotes."""
    found = list(re.finditer(r"<!--.*?-->|\{\{.*?\}\}|\{[#.:].*?\}|\".*?\"|\]\(.*?\)", text))
    if not found:
        return insert(random, text)
    begin, end = random.choice(found).span()
    return text[:begin] + insert(random, text[begin:end]) + text[end:]


def lines_moved(random: Random, text: str) -> str:
    """Lines left out, doubled, moved, joined or indented."""
    lines = text.split("\n")
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[at : at + random.choice((1, 1, 3))]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        case _:
            lines[at] = random.choice((" ", "    ", "\t")) + lines[at].lstrip(random.choice(("", " ")))
    return "\n".join(lines)


def cut(random: Random, text: str) -> str:
    """The text up to somewhere, or from there on."""
    at = random.randint(0, len(text))
    return random.choice((text[:at], text[at:]))


CHANGES = (insert, insert, at_line, value, value, within, within, within, lines_moved, lines_moved, cut)


class Bench:
    """The small copy, and what an input of each kind is."""

    def __init__(self, root: Path, project: Path, today: date) -> None:
        self.root, self.today = root, today
        copies.copy(project, root, ("data", "locales", "overrides", "mkdocs.yml"))
        for name in (f"docs/{tag}/{page}" for tag in TAGS for page in PAGES):
            if (project / name).exists():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                sections = (project / name).read_text(encoding="utf-8").split("\n## ")
                (root / name).write_text("\n## ".join(sections[:SECTIONS]) + "\n", encoding="utf-8")
        for path in (root / "locales").rglob("*.po"):
            entries = path.read_text(encoding="utf-8").split("\n\n")
            path.write_text("\n\n".join(entries[:ENTRIES]) + "\n", encoding="utf-8")
        self.list_of_words = (root / WORDS).read_bytes()
        self.kinds: dict[str, list[str]] = {
            "page": [self.name(path) for path in (root / "docs").rglob("*.md")],
            "data": [self.name(path) for path in (root / "data").rglob("*.yml")],
            "config": ["mkdocs.yml"],
            "words": [self.name(path) for path in (root / "locales").rglob("*.po")],
            "glossary": [self.name(path) for path in (root / "locales").glob("*/[gw][lo]*.*")],
            "return": ["back.po", "back.xliff"],
        }
        for names in self.kinds.values():
            names.sort()
        said(registry.run(self.sound))  # what is read once is read now
        (root / WORDS).unlink()  # with it the spelling of everything is looked at, which takes long
        units, _ = outgoing.collect(self.sound, "en", self.past, everything=True)
        for kind, name in (("po", "back.po"), ("xliff", "back.xliff")):
            (root / name).write_bytes(formats.FORMATS[kind].written(units, "en", "Site"))

    def name(self, path: Path) -> str:
        """The path from the root."""
        return path.relative_to(self.root).as_posix()

    @cached_property
    def sound(self) -> site.Site:
        """The copy as it is."""
        return site.load(self.root, self.today)

    @cached_property
    def past(self) -> history.History:
        """No history: a copy is no repository."""
        return history.History(self.root)

    @cached_property
    def closed(self) -> set[findings.Finding]:
        """What the copy lacks, whatever is done to it."""
        return set(gate.closed_by(self.sound))

    def run(self, random: Random, kinds: list[str]) -> tuple[str, Callable[[], None]]:
        """An input: the file that is changed, and what to do then."""
        name = random.choice(self.kinds[random.choice(kinds)])
        data = self.list_of_words if name == WORDS else (self.root / name).read_bytes()
        broken = changed(random, data.decode("utf-8")).encode("utf-8", "surrogatepass")
        if random.random() < 0.05:
            at = random.randint(0, len(broken))
            broken = broken[:at] + random.randbytes(random.choice((1, 4))) + broken[at:]
        whole = random.random() < 0.25

        def look() -> None:
            (self.root / name).write_bytes(broken)
            try:
                self.returned(name) if name.startswith("back.") else self.read(name, whole=whole)
            finally:
                (self.root / name).write_bytes(data)
                (self.root / WORDS).unlink(missing_ok=True)

        return name, look

    def read(self, name: str, *, whole: bool) -> None:
        """All checks; and for some inputs what commands and a build make of them, without writing."""
        loaded = site.load(self.root, self.today)
        said(registry.run(loaded, *(["waiting"] if whole else [])))
        if not whole:
            return
        tag, _, page = name.removeprefix("docs/").partition("/")
        if name.startswith("docs/") and tag != "fi":
            said(stamp_pages.stamp(loaded, [name], quality_of(loaded), self.past).findings)
        if set(gate.closed_by(loaded)) <= self.closed:
            job = jobs.Job(loaded)
            for language in loaded.languages:
                renderer = job.renderer(language.tag, icons.templates())
                for each in [page] if name.startswith("docs/") else PAGES[-1:]:
                    if each in loaded.finnish:
                        job.markdown(renderer, each)

    def returned(self, name: str) -> None:
        """A translator's file, taken in without writing."""
        read = formats.read(self.root / name, list(TAGS[1:]))
        if isinstance(read, findings.Finding):
            said([read])
        else:
            said(incoming.take(self.sound, *read, name, quality_of(self.sound)).findings)


def said(found: list[findings.Finding] | tuple[findings.Finding, ...]) -> None:
    """Raises AssertionError for a finding that is not a line for a person."""
    for each in found:
        assert each.line >= 1 and len(str(each).splitlines()) == 1, repr(each)
    findings.report(found).encode("utf-8")


def attempt(bench: Bench, number: int, seed: int, kinds: list[str]) -> Failure | None:
    """One input; what is wrong with the answer."""

    def slow(*_: object) -> None:
        raise Slow(f"more than {SECONDS} s of work or {WAIT} s of waiting")

    name, look = bench.run(Random(f"{seed}:{number}"), kinds)
    clocks = ((signal.ITIMER_PROF, signal.SIGPROF, SECONDS), (signal.ITIMER_REAL, signal.SIGALRM, WAIT))
    for clock, number_of_signal, seconds in clocks:
        signal.signal(number_of_signal, slow)
        signal.setitimer(clock, seconds)
    try:
        look()
    except (Exception, Slow) as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        ours = [each for each in traceback.extract_tb(error.__traceback__) if "sitekit" in each.filename] or [at]
        place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
        return Failure(number, name, f"{type(error).__name__} in {place}: {str(error)[:200]}")
    finally:
        for clock, *_ in clocks:
            signal.setitimer(clock, 0)
    return None


def main(arguments: list[str] | None = None) -> int:
    """0: every input was answered with findings. 1: some were not. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another number gives other inputs (default: 1)")
    parser.add_argument("--count", type=int, default=10_000, help="how many inputs (default: 10000)")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="begin with this one (default: 0)")
    kinds = ("page", "data", "config", "words", "glossary", "return")
    parser.add_argument("--only", choices=kinds, help="files of this kind alone (default: all)")
    parser.add_argument("--today", type=commandline.day, help="the date of the checks (default: today)")
    options = commandline.read(parser, arguments)
    failures, began = [], time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.root, options.today)
        for number in range(options.first, options.first + options.count):
            if failure := attempt(bench, number, options.seed, [options.only] if options.only else list(kinds)):
                failures.append(failure)
                only = f" --only {options.only}" if options.only else ""
                repeat = f"scripts/fuzz.py --seed {options.seed}{only} --first {number} --count 1"
                print(f"{failure.place}: {failure.why}\n    .venv/bin/python {repeat}", flush=True)
            done = number + 1 - options.first
            if done % 500 == 0:
                print(f"{done} of {options.count}, {time.monotonic() - began:.0f} s", flush=True)
    print(f"{options.count} inputs in {time.monotonic() - began:.0f} s: {len(failures)} answered with no finding.")
    return int(bool(failures))


if __name__ == "__main__":
    commandline.run(main)
