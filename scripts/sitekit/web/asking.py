"""What other sites answer: each address is asked as a polite browser would, and nothing is believed twice.

HEAD first; GET where the answer to HEAD is none, and where the words of a page say whether it is the one meant.
"""

import asyncio
import socket
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, replace

import httpx
import tenacity

from sitekit.web import nowhere, public
from sitekit.web.manners import Manners
from sitekit.web.replies import (
    FOR_GOOD,
    NO_NAME,
    NO_ROAD,
    PASSING,
    REDIRECTS,
    Answer,
    Reply,
    fault,
    is_askable,
    joined,
    judged,
    wait_of,
)

HEADERS = {
    "Accept": "text/html,*/*;q=0.8",
    "Accept-Language": "fi,sv;q=0.8,en;q=0.7",
    "Accept-Encoding": "identity",
}
WHOLE_HOST = ("no-host", "refused", "expired", "untrusted", "inside")  # so is every address there
PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True)
class Limits:
    """How long and how much: seconds, but where it says otherwise."""

    connect: float = 10
    whole: float = 30  # for one request
    pause: float = 1  # between two requests to one host
    patience: float = 120  # the longest wait that a host may ask for; one that wants more is not asked again
    attempts: int = 3
    redirects: int = 8
    body: int = 128 * 1024  # bytes of a page that are read
    hosts: int = 8  # asked at the same time


class Asker:
    """Asks addresses. `resolve`, `allowed`, `trust`, `clock` and `sleep` are the machine's own but in tests."""

    def __init__(
        self,
        agent: str,
        limits: Limits | None = None,
        *,
        resolve: public.Resolve = public.lookup,
        allowed: frozenset[str] = frozenset(),
        trust: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.agent, self.limits = agent, limits or Limits()
        self.resolve, self.allowed, self.trust = resolve, allowed, trust or httpx.create_ssl_context(trust_env=False)
        self.manners = Manners(self.limits.pause, self.limits.hosts, clock, sleep)
        self.closed: dict[str, Reply] = {}  # by scheme, host and port: what every address there would give
        self.resting: set[str] = set()  # hosts that want to be left alone for longer than we wait

    async def many(self, addresses: Iterable[str]) -> AsyncIterator[tuple[str, Answer]]:
        """Each address with its answer, as they come."""
        no_reuse = httpx.Limits(max_keepalive_connections=0)  # two names may share an IP address, but no certificate
        wire = httpx.AsyncHTTPTransport(verify=self.trust, limits=no_reuse, trust_env=False)  # no cookies, no proxy

        async def one(address: str) -> tuple[str, Answer]:
            return address, await self.ask(wire, address)

        async with wire:
            tasks = [asyncio.create_task(one(address)) for address in addresses]
            try:
                for task in asyncio.as_completed(tasks):
                    yield await task
            finally:
                for task in tasks:
                    task.cancel()

    async def ask(self, wire: httpx.AsyncBaseTransport, address: str) -> Answer:
        """What became of one address, wherever it sends on to."""
        here = moved = address
        for_good = True
        for _ in range(self.limits.redirects + 1):
            reply = await self._persistently(wire, here)
            led = here if here != address else ""
            if reply.fault:
                return replace(reply.fault, to=led)
            if not (reply.status in REDIRECTS and reply.location):
                return judged(address, led, moved, reply)
            here = joined(here, reply.location)
            if not is_askable(here):
                return Answer("odd", "sends on")
            for_good = for_good and reply.status in FOR_GOOD
            moved = here if for_good else moved
        return Answer("person", f"sends on more than {self.limits.redirects} times")

    async def _persistently(self, wire: httpx.AsyncBaseTransport, address: str) -> Reply:
        """The reply for an address, asked again where a fault may pass, later each time (Retry-After, RFC 9110)."""
        if not is_askable(address):
            return Reply(fault=Answer("odd"))
        url = httpx.URL(address)
        host = url.host.removeprefix("www.")
        origin = f"{url.scheme}://{url.netloc.decode()}"

        async def later(seconds: float) -> None:
            self.manners.put_off(host, seconds)

        again = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_result(lambda reply: reply.passes),
            stop=lambda state: (
                state.attempt_number >= self.limits.attempts or state.outcome.result().wait > self.limits.patience
            ),
            wait=lambda state: max(state.outcome.result().wait, 2.0**state.attempt_number),
            sleep=later,
            retry_error_callback=lambda state: state.outcome.result(),
        )
        reply: Reply = await again(self._once, wire, url, host, origin)
        if reply.status == 429 or reply.wait > self.limits.patience:
            self.resting.add(host)
        if reply.fault and (reply.fault.kind in WHOLE_HOST or reply.fault.detail in (NO_NAME, NO_ROAD)):
            self.closed[origin] = reply
        return reply

    async def _once(self, wire: httpx.AsyncBaseTransport, url: httpx.URL, host: str, origin: str) -> Reply:
        """One attempt: HEAD, and GET where that says too little."""
        reply = Reply()
        for method in ("HEAD", "GET"):
            async with self.manners.turn(host):
                if origin in self.closed:
                    return self.closed[origin]
                if host in self.resting:
                    return Reply(status=429, wait=self.limits.patience + 1)
                reply = await self._request(wire, method, url)
            if reply.fault and reply.fault.kind not in ("slow", "fault"):
                break
            if reply.status == 429 or reply.status in REDIRECTS or (200 <= reply.status < 300 and not reply.page):
                break
        return reply

    async def _request(self, wire: httpx.AsyncBaseTransport, method: str, url: httpx.URL) -> Reply:
        """One request, in limited time, to the very IP address that was looked at."""
        name = url.raw_host.decode("ascii")
        try:
            async with asyncio.timeout(self.limits.whole):
                port = url.port or {"http": 80, "https": 443}[url.scheme]
                places = await public.places(name, port, self.resolve, self.allowed)
                response = await self._first(wire, method, url, places)
                try:
                    return await self._read(method, response)
                finally:
                    await response.aclose()
        except public.NotPublic as error:
            return Reply(fault=Answer("inside", str(error)))
        except (TimeoutError, httpx.TimeoutException):
            return Reply(fault=Answer("slow"))
        except (OSError, httpx.HTTPError, httpx.InvalidURL) as error:
            return Reply(fault=fault(error))

    async def _first(
        self, wire: httpx.AsyncBaseTransport, method: str, url: httpx.URL, places: list[str]
    ) -> httpx.Response:
        """The response from the first of these IP addresses where something listens."""
        name, limit = url.raw_host.decode("ascii"), httpx.Timeout(self.limits.whole, connect=self.limits.connect)
        for ip in places:
            request = httpx.Request(
                method,
                url.copy_with(host=ip, fragment=None),
                headers={"Host": url.netloc.decode("ascii"), "User-Agent": self.agent, **HEADERS},
                extensions={"sni_hostname": name, "timeout": limit.as_dict()},
            )
            try:
                return await wire.handle_async_request(request)
            except httpx.ConnectError as error:
                listens = fault(error).kind in ("expired", "untrusted")
                if listens or ip == places[-1]:
                    raise
        raise socket.gaierror(socket.EAI_NONAME, "no address")

    async def _read(self, method: str, response: httpx.Response) -> Reply:
        """The part of a response that we need."""
        headers = response.headers
        page = headers.get("content-type", "").partition(";")[0].strip().lower() in PAGES
        words: tuple[str, ...] = ()
        if page and method == "GET" and response.is_success:
            body = b""
            async for part in response.aiter_raw():
                body += part
                if len(body) >= self.limits.body:
                    break
            body = nowhere.unpacked(body, headers.get("content-encoding", "").strip().lower(), self.limits.body)
            words = nowhere.headings(body, response.charset_encoding)
        return Reply(
            status=response.status_code,
            location=headers.get("location", ""),
            page=page,
            words=words,
            wait=wait_of(headers.get("retry-after", "")) if response.status_code in PASSING else 0,
            challenge=headers.get("cf-mitigated", "") == "challenge",
        )
