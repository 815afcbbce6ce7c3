"""Asking a register on loopback that fails in every way: patience where it helps, one clear line where it does not."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Event

import httpx
import pytest

from register_server import Answer, Server, serving
from sitekit.register import fetch
from sitekit.register.fetch import Failure, NotFound, Web

HTML = b"<html>Gateway</html>"
SITE = {"name": "Pieni sivustö", "address": None, "feedback": None}
FINE = Answer({"fine": True})


class Asked:
    """A client with the waits that it asked for, none of which is waited, and what it told."""

    def __init__(self, server: Server, **more) -> None:
        self.waits: list[float] = []
        self.told: list[str] = []
        self.web = Web(server.base, fetch.agent(SITE), pause=self.waits.append, tell=self.told.append, **more)

    def failure(self, path: str = "x") -> str:
        with pytest.raises(Failure) as error:
            self.web.ask(path)
        return str(error.value)


def gateway(status: int, **headers: str) -> Answer:
    return Answer(HTML, status, "text/html", headers)


def test_a_question_names_the_project_and_carries_no_authorization():
    with serving({"x": FINE}) as server:
        assert Asked(server).web.ask("x") == {"fine": True}
        headers = server.asked[0][1]
    assert headers["User-Agent"] == "Pieni sivust register comparison"
    assert headers["Accept"] == "application/json"
    assert "Authorization" not in headers


def test_the_addresses_of_the_site_are_named_once_it_has_them():
    facts = {"name": "Sivu", "address": "https://example.org/", "feedback": "palaute@example.org"}
    assert fetch.agent(facts) == "Sivu register comparison (https://example.org/; palaute@example.org)"


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        ([Answer(b"Too many", 429, "text/plain", {"Retry-After": "7"}), FINE], [7]),
        ([gateway(504), gateway(500), FINE], [1, 2]),
        ([Answer({"long": "x" * 5000}, cut=True), FINE], [1]),
        ([gateway(503, **{"Retry-After": "soon"}), FINE], [1]),
    ],
)
def test_a_server_that_is_busy_is_asked_again_later(answers, waits):
    with serving({"x": answers}) as server:
        asked = Asked(server)
        assert asked.web.ask("x") == {"fine": True}
    assert len(asked.waits) == len(waits)
    assert all(wanted <= wait <= wanted + 1 for wanted, wait in zip(waits, asked.waits, strict=True))


def test_a_wait_may_be_asked_for_as_a_date_and_is_told():
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    with serving({"x": [gateway(503, **{"Retry-After": later}), FINE]}) as server:
        asked = Asked(server)
        asked.web.ask("x")
    assert 20 <= asked.waits[0] <= 30
    assert asked.told[0].startswith("127.0.0.1: the answer is 503 (Service Unavailable). Asking again in ")


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (gateway(500), "the answer is 500 (Internal Server Error)"),
        (gateway(504), "the answer is 504 (Gateway Timeout)"),
        (Answer(b"Too many", 429, "text/plain"), "the answer is 429 (Too Many Requests)"),
        (Answer({"long": "x" * 5000}, cut=True), "the connection was cut"),
        (Answer(b"this is not gzip", headers={"Content-Encoding": "gzip"}), "the connection was cut"),
    ],
)
def test_a_server_that_stays_broken_is_given_up(answer, what):
    with serving({"x": answer}) as server:
        asked = Asked(server)
        assert asked.failure() == f"127.0.0.1: {what}, 5 times in a row. Try again later."
        assert len(server.asked) == 5


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (Answer(HTML, 200, "text/html"), " answers with text/html instead of JSON. Nothing was read of it."),
        (Answer(b"{", 200), ": the answer is called JSON and is not. Nothing was read of it."),
        (Answer(b"[" * 100_000), ": the answer is called JSON and is not. Nothing was read of it."),
        (Answer(b'"' + b"x" * fetch.MOST_BYTES + b'"'), ": the answer is longer than 8 MB. Nothing was read of it."),
        (
            Answer({"code": ["not a number"]}, 400),
            ": the answer is 400 (Bad Request: not a number). Asking again does not help: report it to a maintainer.",
        ),
        (
            Answer(b"", 302, "text/html", {"Location": "/y"}),
            ": the answer is 302 (Found). Asking again does not help: report it to a maintainer.",
        ),
        (gateway(429, **{"Retry-After": "3600"}), " is busy and asks to come back in 60 minutes. Do that."),
    ],
)
def test_what_does_not_get_better_is_asked_once(answer, what):
    with serving({"x": answer}) as server:
        asked = Asked(server)
        assert asked.failure() == f"127.0.0.1{what}"
        assert (len(server.asked), asked.waits) == (1, [])


@pytest.mark.parametrize("answer", [Answer({"errorMessage": "No such"}, 404), gateway(404)])
def test_what_is_not_there_is_told_apart(answer):
    with serving({"x": answer}) as server, pytest.raises(NotFound):
        Asked(server).web.ask("x")


def test_a_page_of_more_than_a_megabyte_is_read():
    with serving({"x": {"text": "x" * 1_400_000}}) as server:
        assert len(Asked(server).web.ask("x")["text"]) == 1_400_000


def test_a_server_that_says_nothing_is_given_up():
    over = Event()
    with serving({"x": FINE}) as server:
        server.then = over.wait
        asked = Asked(server, tries=2, timeout=httpx.Timeout(0.05))
        try:
            assert asked.failure() == "127.0.0.1: there is no answer in time, 2 times in a row. Try again later."
        finally:
            over.set()


def test_an_answer_that_drips_for_ever_is_given_up():
    with serving({"x": FINE}) as server:
        asked = Asked(server, tries=2, whole=-1)
        assert asked.failure().startswith("127.0.0.1: the answer takes longer than -1 seconds, 2 times in a row.")


def test_a_server_that_is_not_there_is_given_up():
    with serving({}) as server:
        pass
    assert Asked(server).failure() == "127.0.0.1: cannot be reached, 5 times in a row. Try again later."
