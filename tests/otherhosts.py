"""Other sites for tests: servers on loopback that give prepared answers, and the Asker that finds them there.

All hosts and pages are invented.
"""

import asyncio
import http.server
import socket
import ssl
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sitekit.web.asking import Asker, Limits
from sitekit.web.replies import Answer

HTML = "text/html; charset=utf-8"
LIMITS = Limits(connect=5, whole=20, pause=0)  # enough for a busy machine; what is tested is not slow


@dataclass(frozen=True)
class Said:
    """One prepared answer; `head`: the status for HEAD, where it is another."""

    status: int = 200
    body: bytes | str = "<title>Kirjasto</title><h1>Kirjasto</h1>"
    kind: str = HTML
    headers: dict[str, str] = field(default_factory=dict)
    head: int | None = None


def to(status: int, place: str) -> Said:
    """An answer that sends on."""
    return Said(status, headers={"Location": place})


Answers = dict[str, Said | list[Said] | Callable[[http.server.BaseHTTPRequestHandler], None]]


class Host:
    """A server that answers by path: the same each time, or one after the other, the last of them for ever."""

    def __init__(self, answers: Answers, context: ssl.SSLContext | None = None) -> None:
        self.answers, self.seen = answers, []  # what was asked: "HEAD /page"
        self.headers: list[dict[str, str]] = []
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            timeout = 20

            def do_GET(self) -> None:
                host.seen.append(f"{self.command} {self.path}")
                host.headers.append({key.lower(): value for key, value in self.headers.items()})
                said = host.answers.get(self.path, Said(404))
                if isinstance(said, list):
                    said = said.pop(0) if len(said) > 1 else said[0]
                if callable(said):
                    said(self)
                else:
                    host.send(self, said)

            do_HEAD = do_GET

            def log_message(self, *args: object) -> None:
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *args: object) -> None:
                """A client that goes away is nothing to print."""

        self.server = Server(("127.0.0.1", 0), Handler)
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_port
        self.scheme = "https" if context else "http"

    @staticmethod
    def send(handler: http.server.BaseHTTPRequestHandler, said: Said) -> None:
        """Send one prepared answer."""
        body = said.body.encode() if isinstance(said.body, str) else said.body
        handler.send_response(said.head if said.head and handler.command == "HEAD" else said.status)
        for key, value in {"Content-Type": said.kind, "Content-Length": str(len(body)), **said.headers}.items():
            handler.send_header(key, value)
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(body)

    def __call__(self, path: str, name: str = "www.example.org") -> str:
        """The address of a path on this host, by one of its names."""
        return f"{self.scheme}://{name}:{self.port}{path}"


@contextmanager
def host(answers: Answers, context: ssl.SSLContext | None = None) -> Iterator[Host]:
    """A host for as long as the test needs it."""
    made = Host(answers, context)
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 1000.0, []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


def resolver(**names: str) -> Callable[[str, int], Any]:
    """Looks names up: these, then those that end with example.org on loopback; nobody knows any other."""

    async def resolve(name: str, port: int) -> list[str]:
        known = {key.replace("_", "."): value for key, value in names.items()}
        if name in known:
            return known[name].split()
        if name.endswith("example.org"):
            return ["127.0.0.1"]
        raise socket.gaierror(socket.EAI_NONAME, "nobody knows it")

    return resolve


RUN = asyncio.run


def apart(work: Coroutine[Any, Any, Any]) -> Any:
    """What `asyncio.run` gives, from a thread of its own: in this one the tests in a browser have a loop running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(RUN, work).result()


def ask(*addresses: str, clock: Clock | None = None, limits: Limits = LIMITS, **more: Any) -> dict[str, Answer]:
    """What becomes of these addresses."""
    clock = clock or Clock()
    options = {"resolve": resolver(), "allowed": frozenset({"127.0.0.1"}), "clock": clock, "sleep": clock.sleep, **more}

    async def all_of_them() -> dict[str, Answer]:
        return {address: answer async for address, answer in Asker("Testi", limits, **options).many(addresses)}

    return apart(all_of_them())


def answer(said: Said | list[Said] | Callable, **more: Any) -> Answer:
    """What becomes of an address that is answered so."""
    with host({"/sivu": said}) as other:
        return ask(other("/sivu"), **more)[other("/sivu")]
