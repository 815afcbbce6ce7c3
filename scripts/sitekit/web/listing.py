"""What is said of addresses that are not fine: a finding for each, and a list in Markdown for an issue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import quote, urlsplit

from sitekit import findings
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.languages import Language
from sitekit.web.outward import Place
from sitekit.web.replies import NO_NAME, NO_ROAD, Answer

ENGLISH = Language("en")
DOUBT = timedelta(days=14)  # so long what may pass stops nobody: two weekly lists
SILENT = ("no-host", "refused", "slow")
LONGEST = 500  # characters of an address
MOST = 3  # pages that are named; a law is on more than a hundred
WAIT = "Open it in a browser. If it does not open there, tell those who keep it, or take the link away."
LOOK = "Look for the page on {host}: write its new address, or take the link away."
AS_SOURCE = "A fact is from there: find where it is now, read it again, and write that address as its source."
CERTIFICATE = "Browsers warn readers. Tell those who keep {host}; until it is mended, take the link away."


@dataclass(frozen=True)
class Words:
    """What is said of one kind of answer: `what` after the address, `do` after that."""

    title: str
    what: str
    do: str
    lost: bool = False  # what was there is there no more: a fact needs another source
    passing: bool = False  # it may be so today alone
    blocks: bool = True


KINDS: dict[str, Words] = {
    "gone": Words("Gone", "is gone: the host answers {detail}.", LOOK, lost=True),
    "soft": Words("Gone, though the host says it is fine", 'is gone: its page says "{detail}".', LOOK, lost=True),
    "start": Words("Gone to a start page", 'is gone: it leads to the start page "{to}".', LOOK, lost=True),
    "no-host": Words(
        "No such host",
        'leads nowhere: nothing on the internet is called "{host}".',
        "Compare the name letter by letter. If it is right, the site is gone: take the link away.",
        lost=True,
    ),
    "moved": Words(
        "Moved for good", 'has moved for good to "{to}".', "Open that. If it says the same, write it in place of this."
    ),
    "expired": Words("Expired certificate", "has a certificate that has expired.", CERTIFICATE),
    "untrusted": Words("Wrong certificate", "has a certificate that browsers do not trust ({detail}).", CERTIFICATE),
    "inside": Words(
        "Not on the internet",
        "leads into a network that readers cannot reach ({detail}). It was not asked.",
        "Write a public address, or take the link away.",
    ),
    "odd": Words("No address", "{odd}.", "Copy it once more from the browser, without a name and password."),
    "refused": Words("Refused", "is refused: the host is there, but nothing answers.", WAIT, passing=True),
    "slow": Words("Too slow", "is too slow: no answer in time, again and again.", WAIT, passing=True),
    "fault": Words("Out of order", "does not work: {detail}, again and again.", WAIT, passing=True),
    "person": Words(
        "Open these yourself",
        "does not answer a program: {detail}.",
        "Open it in a browser. If it shows what you mean, there is nothing to do.",
        blocks=False,
    ),
}


@dataclass(frozen=True)
class Trouble:
    """An address that is not fine."""

    site: Site
    address: str
    places: tuple[Place, ...]
    answer: Answer
    fine: date | None  # when it last was

    @property
    def words(self) -> Words:
        """Those of its kind."""
        return KINDS[self.answer.kind]

    @property
    def blocks(self) -> bool:
        """Whether somebody has to do something; not yet, where it may pass and it was fine two weeks ago."""
        recent = self.fine is not None and timedelta(0) <= self.site.today - self.fine < DOUBT
        return self.words.blocks and not (self.words.passing and recent)

    @cached_property
    def what(self) -> str:
        """What is wrong and what to do, after the address."""
        answer, words = self.answer, self.words
        to = shown(answer.to)
        odd = "sends on to what is not an address" if answer.detail == "sends on" else "is not an address of the web"
        said = {"detail": answer.detail, "to": to, "odd": odd, "host": host_of(answer.to or self.address)}
        do = [words.do.format(**said)]
        if words.lost and any(place.source for place in self.places):
            do = [AS_SOURCE] if all(place.source for place in self.places) else [*do, AS_SOURCE]
        led = f'leads to "{to}", which ' if to and "{to}" not in words.what else ""
        since = f" It was last fine on {self.fine.isoformat()}." if self.fine else ""
        return f"{led}{words.what.format(**said)}{since} {' '.join(do)}"

    def finding(self) -> Finding:
        """One line at the first place, with all others and with the pages and languages in which readers meet it."""
        first, *others = self.places
        also = f" Also in {', '.join(f'{each.path}:{each.line}' for each in others)}." if others else ""
        tags = {tag for each in self.places for tag in each.tags}
        pages = tuple(dict.fromkeys(page for each in self.places for page in each.pages))
        meet = f" Readers meet it {where(self.site, tags, pages)}."
        return Finding(first.path, first.line, f'"{shown(self.address)}" {self.what}{also}{meet}', blocks=self.blocks)


def where(site: Site, tags: set[str], pages: tuple[str, ...]) -> str:
    """`on about.md, in Finnish and English`; all languages are `in every language`."""
    named = [ENGLISH.name_of(each.tag) for each in site.languages if each.tag in tags]
    languages = "in every language" if len(named) == len(site.languages) > 1 else f"in {ENGLISH.listing(named)}"
    more = f" and {len(pages) - MOST} more" if len(pages) > MOST else ""
    return f"on {', '.join(pages[:MOST])}{more}, {languages}" if pages else languages


def shown(address: str) -> str:
    """An address of which nothing can be taken for something else, not too long: others wrote it."""
    whole = quote(address, safe="%/:?#@!$&'()*+,;=~-._", errors="replace")
    return whole if len(whole) <= LONGEST else f"{whole[:LONGEST]}…"


def host_of(address: str) -> str:
    """The host of an address, in small letters; "" for what has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def troubles(
    site: Site, places: Mapping[str, tuple[Place, ...]], answers: Mapping[str, Answer], fine: Mapping[str, date]
) -> list[Trouble]:
    """What is not fine, in the order of the places. `fine`: when each address last was."""
    return [
        Trouble(site, address, places[address], answers[address], fine.get(address))
        for address in places
        if address in answers and answers[address].kind != "fine"
    ]


def offline(answers: Mapping[str, Answer]) -> bool:
    """Whether this machine seems to be without the internet: three hosts or more, and nothing was heard of any."""
    unheard = lambda answer: answer.kind in SILENT or answer.detail in (NO_NAME, NO_ROAD)  # noqa: E731
    silent = all(map(unheard, answers.values()))
    return silent and len({host_of(address) for address in answers}) > 2


def as_markdown(site: Site, found: list[Trouble], known: int, asked: int) -> str:
    """The list for an issue: a box to tick for each address, by kind, with its places."""
    lines = [f"# Links to other sites, {site.today.isoformat()}", ""]
    counted = findings.summary(each.finding() for each in found)
    lines += [f"{addresses(known)}, of which {asked} {'was' if asked == 1 else 'were'} asked. {counted}"]
    for words, urgent in [(words, True) for words in KINDS.values()] + [(words, False) for words in KINDS.values()]:
        own = [each for each in found if each.words is words and each.blocks == urgent]
        if not own:
            continue
        hint = "" if urgent or not words.blocks else ", perhaps only today"
        lines += ["", f"## {words.title}{hint} ({len(own)})", ""]
        for each in own:
            lines += [f"- [ ] <{shown(each.address)}> {each.what}"]
            for place in each.places:
                role = "source, " if place.source else ""
                lines += [f"    - `{place.path}:{place.line}`: {role}{where(site, set(place.tags), place.pages)}"]
    return "\n".join(lines) + "\n"


def addresses(count: int) -> str:
    """`1 address`, `12 addresses`."""
    return f"{count} address{'' if count == 1 else 'es'}"
