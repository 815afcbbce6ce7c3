"""One service channel of the register, whichever version of its interface it came through, without any person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

PREFERRED = ("fi", "sv")  # the language of a text to show; then whichever comes first
PHONE, TEXT_MESSAGE = "Phone", "Sms"


@dataclass(frozen=True)
class Phone:
    """A number of a service. `number` is dialled after `prefix` (`+358`), as it is where that is ""."""

    kind: str  # PHONE or TEXT_MESSAGE
    prefix: str
    number: str
    languages: tuple[str, ...] = ()  # of the texts it stands beside, not of those who answer
    charge: str = ""  # Chargeable, FreeOfCharge or Other
    note: Mapping[str, str] = field(default_factory=dict)  # by language: what it is for

    @property
    def written(self) -> str:
        """The number as the register has it, the prefix apart: `+358 160000001`."""
        return " ".join(filter(None, (self.prefix, self.number)))


@dataclass(frozen=True)
class WebPage:
    """A page of a service."""

    url: str
    language: str = ""


@dataclass(frozen=True)
class Address:
    """Where a service is visited; `code` is the three digits of the municipality, "" where there is none."""

    street: str
    postal_code: str
    post_office: str
    code: str = ""

    @property
    def written(self) -> str:
        """`Esimerkkitie 1 A, 00000 ESIMERKKILÄ`."""
        return ", ".join(filter(None, (self.street, f"{self.postal_code} {self.post_office}".strip())))


@dataclass(frozen=True)
class Opening:
    """From a time of a day to a time of the same or a later day; both days "" for a date, `to` 00:00 is midnight."""

    day: str
    start: time
    last_day: str
    end: time


@dataclass(frozen=True)
class Hours:
    """A set of opening hours; local dates, both None for what always holds."""

    kind: str  # DaysOfTheWeek, Exceptional or OverMidnight
    valid_from: date | None = None
    valid_to: date | None = None
    closed: bool = False
    always: bool = False
    by_appointment: bool = False
    openings: tuple[Opening, ...] = ()

    @property
    def written(self) -> str:
        """In words: `Monday 08:00–11:00, Tuesday 08:00–24:00`, `2026-12-24: closed`."""
        times = ", ".join(_opening(each, self.kind) for each in self.openings)
        what = "closed" if self.closed else "always" if self.always else "by appointment" if self.by_appointment else ""
        if self.kind == "Exceptional":
            when = str(self.valid_from or "")
            when += f"–{self.valid_to}" if self.valid_to and self.valid_to != self.valid_from else ""
        else:
            when = f"{self.valid_from or ''}–{self.valid_to}" if self.valid_to else ""
        return ": ".join(filter(None, (when, what or times)))


def _opening(each: Opening, kind: str) -> str:
    day = f"{each.day} " if each.day and kind != "Exceptional" else ""
    last = f"{each.last_day} " if each.last_day and each.last_day != each.day and kind != "Exceptional" else ""
    end = "24:00" if each.end == time(0) else f"{each.end:%H:%M}"
    return f"{day}{each.start:%H:%M}–{last}{end}"


@dataclass(frozen=True)
class LeftOut:
    """How many numbers and e-mails of persons, and fax numbers, a channel has in the register and not here."""

    phones: int = 0
    emails: int = 0
    faxes: int = 0

    def __add__(self, other: "LeftOut") -> "LeftOut":
        return LeftOut(self.phones + other.phones, self.emails + other.emails, self.faxes + other.faxes)

    def __str__(self) -> str:
        """`Left out: 2 numbers and 1 e-mail that may be of persons, 1 fax number.`; "" for none."""
        people = [_count(self.phones, "number"), _count(self.emails, "e-mail")]
        persons = " and ".join(filter(None, people))
        parts = [f"{persons} that may be of persons" if persons else "", _count(self.faxes, "fax number")]
        return f"Left out: {', '.join(filter(None, parts))}." if any(parts) else ""


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' if number > 1 else ''}" if number else ""


@dataclass(frozen=True)
class Record:
    """A service channel: a place, a phone service, a web service, a form."""

    id: str
    kind: str
    organisation: str  # its id
    modified: datetime  # UTC
    names: Mapping[str, str]  # by language, the one that is to be shown
    also: tuple[str, ...] = ()  # its other names
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    websites: tuple[WebPage, ...] = ()
    address: Address | None = None
    hours: tuple[Hours, ...] = ()
    left_out: LeftOut = LeftOut()

    @property
    def name(self) -> str:
        """The name in Finnish, or in the next language that has one."""
        return preferred(self.names) or "(no name)"

    @property
    def day(self) -> date:
        """When the register last changed it; a new connection to a service does not count there."""
        return self.modified.date()

    @property
    def where(self) -> str:
        """`00000000-0000-4000-8000-0000000000c1, 2026-03-04`: how a line names the record."""
        return f"{self.id}, {self.day}"

    @property
    def summary(self) -> str:
        """Its name and how to reach it, on one line."""
        ways = [phone.written for phone in self.phones] + list(self.emails)
        ways += [self.address.written] if self.address else []
        return " · ".join([self.name, *ways])


def preferred(texts: Mapping[str, str]) -> str:
    """The Finnish text, else the Swedish one, else the first; "" when there is none."""
    return next((texts[each] for each in (*PREFERRED, *texts) if texts.get(each)), "")
