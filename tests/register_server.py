"""A register on loopback with invented channels of the shape of version 11, and every way in which it can fail."""

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

ORGANISATION = "00000000-0000-4000-8000-0000000000a1"
HALL = "00000000-0000-4000-8000-0000000000c1"
ADVICE = "00000000-0000-4000-8000-0000000000c2"
ELSEWHERE = "00000000-0000-4000-8000-0000000000c3"
NAMED_PERSON = ("Etunimi", "Sukunimi", "160000009", "etunimi.sukunimi")  # must never be shown or written


def text(value: str | None, language: str = "fi") -> dict:
    """A text in one language."""
    return {"value": value, "language": language}


def phone(number: str, note: str | None = None, language: str = "fi", **more: Any) -> dict:
    """A number after +358."""
    return {
        "type": "Phone",
        "additionalInformation": note,
        "serviceChargeType": "Chargeable",
        "chargeDescription": None,
        "prefixNumber": "+358",
        "isFinnishServiceNumber": "prefixNumber" in more,
        "number": number,
        "language": language,
        **more,
    }


def channel(id_: str, name: str, kind: str = "ServiceLocation", **more: Any) -> dict:
    """A channel with every key that version 11 writes for it."""
    return {
        "id": id_,
        "sourceId": None,
        "serviceChannelType": kind,
        "organizationId": ORGANISATION,
        "serviceChannelNames": [{"language": "fi", "value": name, "type": "Name"}],
        "serviceChannelDescriptions": [{"language": "fi", "value": "Keksitty testejä varten.", "type": "Summary"}],
        "areaType": "LimitedType",
        "areas": [{"type": "Municipality", "code": None, "name": None, "municipalities": [{"code": "240"}]}],
        "languages": ["fi", "sv"],
        "webPages": [],
        "serviceHours": [],
        "services": None,
        "serviceCollections": [],
        "publishingStatus": "Published",
        "modified": "2026-02-03T04:05:06",
        "responsibleSoteOrganization": None,
        "ontologyTerms": [],
        **more,
    }


def address(street: str, number: str | None, code: str | None, office: str = "KEMI") -> dict:
    """A visiting address."""
    return {
        "type": "Location",
        "subType": "Single",
        "postOfficeBoxAddress": None,
        "streetAddress": {
            "street": [text("Exempelvägen", "sv"), text(street)],
            "streetNumber": number,
            "postalCode": "00000",
            "postOffice": [text(office)],
            "municipality": code and {"code": code, "name": [text("Esimerkkilä")]},
            "additionalInformation": [text("Pääovi pihan puolelta")],
            "latitude": "7300000.000",
            "longitude": "400000.000",
            "coordinateState": "Ok",
        },
        "otherAddress": None,
        "locationAbroad": None,
        "entrances": [{"contactInfo": {"phone": "+358160000009", "email": "etunimi.sukunimi@kunta.example"}}],
        "country": "FI",
    }


POST_BOX = {
    "type": "Postal",
    "subType": "PostOfficeBox",
    "postOfficeBoxAddress": {"postOfficeBox": [text("PL 0")], "postalCode": "00000", "postOffice": [text("KEMI")]},
    "streetAddress": None,
    "entrances": [],
    "country": "FI",
}


def hours(kind: str, *openings: tuple[str, str, str, str], **more: Any) -> dict:
    """A set of opening hours: (from day, to day, from, to)."""
    rows = [dict(zip(("dayFrom", "dayTo", "from", "to"), each, strict=True)) for each in openings]
    base = {"serviceHourType": kind, "validFrom": None, "validTo": None, "isClosed": False, "validForNow": True}
    flags = {"isAlwaysOpen": False, "isReservation": False, "additionalInformation": [], "openingHour": rows}
    return {**base, **flags, **more}


def hall(**more: Any) -> dict:
    """An office with a switchboard, a person's number and e-mail, a fax, two addresses and three sets of hours."""
    found: dict[str, Any] = {
        "serviceChannelNames": [
            {"language": "sv", "value": "Exempelby kommunkontor", "type": "Name"},
            {"language": "fi", "value": "Esimerkkilän kunnantalo", "type": "Name"},
            {"language": "fi", "value": "Kunnantalo Esimerkki", "type": "AlternativeName"},
        ],
        "displayNameType": [{"type": "Name", "language": "fi"}, {"type": "Name", "language": "sv"}],
        "phoneNumbers": [
            phone("160000001", "Vaihde"),
            phone("160000009", "Kunnanjohtaja Etunimi Sukunimi"),
            phone("160000009", None, "sv"),
            phone("160000001", "Växel", "sv"),
            phone("160000002", None, type="Fax"),
        ],
        "emails": [text("kirjaamo@esimerkkila.example"), text("etunimi.sukunimi@esimerkkila.example")],
        "webPages": [{"url": "https://www.esimerkkila.example/", "value": "Etunimi Sukunimi", "language": "fi"}],
        "addresses": [POST_BOX, address("Esimerkkitie", "1 A", "240")],
        "serviceHours": [
            hours(
                "DaysOfTheWeek",
                ("Monday", "", "08:00:00", "11:00:00"),
                ("Monday", "", "12:00:00", "16:00:00"),
                ("Tuesday", "", "08:00:00", "00:00:00"),
            ),
            hours("Exceptional", validFrom="2026-12-24T00:00:00", isClosed=True, validForNow=False),
        ],
        "services": [{"contactDetails": {"emails": [text("etunimi.sukunimi@esimerkkila.example")]}}],
        "modified": "2026-03-04T14:07:04.84048",
    }
    return channel(HALL, "Esimerkkilän kunnantalo", **{**found, **more})


def advice(**more: Any) -> dict:
    """A free telephone service, also by text message."""
    numbers = [
        phone(
            "0800123456", "Neuvonta", prefixNumber=None, isFinnishServiceNumber=True, serviceChargeType="FreeOfCharge"
        ),
        phone("400000003", type="Sms", serviceChargeType="Other"),
    ]
    found = {
        "phoneNumbers": numbers,
        "supportEmails": [text("neuvonta@esimerkkila.example")],
        "serviceHours": [hours("OverMidnight", ("Friday", "Saturday", "18:00:00", "02:00:00"))],
    }
    return channel(ADVICE, "Esimerkkilän neuvontapuhelin", "Phone", **{**found, **more})


def elsewhere(**more: Any) -> dict:
    """An office in another town whose area of service has ours in it."""
    found = {"phoneNumbers": [phone("160000004")], "addresses": [address("Muutie", "2", "999")]}
    return channel(ELSEWHERE, "Muualla", **{**found, **more})


def page(*items: dict, number: int = 1, count: int = 1) -> dict:
    """One page of a list."""
    return {"pageNumber": number, "pageSize": 100, "pageCount": count, "itemList": list(items) or None}


@dataclass(frozen=True)
class Answer:
    """What the server sends; `cut` ends the connection after half of it."""

    body: Any = None
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: dict = field(default_factory=dict)
    cut: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of the body: as they are, or as JSON."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


NOT_FOUND = Answer({"errorMessage": "Not found"}, 404)


@dataclass
class Server:
    """What is answered, by path: one answer for good, or several that come in turn, the last one for good."""

    base: str
    answers: dict[str, Answer | list[Answer]]
    asked: list[tuple[str, dict]] = field(default_factory=list)
    then: Callable[[], None] = lambda: None  # called at every question

    @property
    def paths(self) -> list[str]:
        """Every path that was asked for."""
        return [path for path, _ in self.asked]

    def answer(self, path: str) -> Answer:
        """The answer for a path."""
        found = self.answers.get(path, NOT_FOUND)
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


@contextmanager
def serving(answers: dict[str, Any]) -> Iterator[Server]:
    """A server with these answers; a body alone is sent as JSON."""
    made = {path: each if isinstance(each, Answer | list) else Answer(each) for path, each in answers.items()}

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = self.path.removeprefix("/api/v11/").removeprefix("/")
            server.asked.append((path, dict(self.headers)))
            server.then()
            answer = server.answer(path)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.data)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.data[: len(answer.data) // 2] if answer.cut else answer.data)
            self.close_connection = answer.cut or self.close_connection

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    class Listener(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """Nothing: who asked may go before the whole answer is sent."""

    listener = Listener(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{listener.server_port}/api/v11/", made)
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        listener.server_close()
