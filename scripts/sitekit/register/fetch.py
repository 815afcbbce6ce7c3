"""Asking the register, one question after the other: patient with a server that is busy, short with one that is not it.

Every way in which an answer can fail ends in a Failure, whose words an editor reads.
"""

import json
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from http import HTTPStatus
from typing import Any

import httpx
import tenacity

from sitekit import retry_after
from sitekit.findings import CONTROL

TRIES = 5
CONNECT, READ = 10, 60  # seconds: for a connection, and between two pieces of an answer
WHOLE = 180  # seconds for one answer
LONGEST_WAIT = 120  # seconds that a server may ask us to wait
MOST_BYTES = 8_000_000  # of one answer; pages of 1.4 MB have been seen
MOST_PAGES = 200  # of one list; 80 have been seen
AGAIN = {408, 429, 500, 502, 503, 504}


class Failure(Exception):
    """Why there is no answer, in words for who asked."""


class NotFound(Failure):
    """The register does not have what was asked for."""


class _Again(Exception):
    """This may work when it is asked once more, after so many seconds (None: the server does not say)."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


def agent(facts: Mapping[str, Any]) -> str:
    """How we name ourselves to the register: the site's name, and its addresses once data/site.yml has them."""
    addresses = "; ".join(filter(None, (facts.get("address"), facts.get("feedback"))))
    name = f"{facts['name']} register comparison{f' ({addresses})' if addresses else ''}"
    return CONTROL.sub(" ", name).encode("ascii", "ignore").decode()


@dataclass(frozen=True)
class Web:
    """The register's interface at `base`, which ends with `/`. `pause` waits, `tell` shows what is waited for."""

    base: str
    agent: str
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: Callable[[float], None] = time.sleep
    tell: Callable[[str], None] = lambda line: None
    tries: int = TRIES
    timeout: httpx.Timeout = field(default_factory=lambda: httpx.Timeout(READ, connect=CONNECT))
    whole: float = WHOLE

    def ask(self, path: str) -> Any:
        """The JSON at a path below `base`. Raises Failure, and NotFound for 404."""
        retrying = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.tries),
            wait=_wait,
            retry=tenacity.retry_if_exception_type(_Again),
            before_sleep=self._say,
            sleep=self.pause,
            reraise=True,
        )
        try:
            return retrying(self._once, path)
        except _Again as error:
            raise Failure(f"{self._host}: {error}, {self.tries} times in a row. Try again later.") from None

    def close(self) -> None:
        """End the connection, where there is one."""
        if "_client" in self.__dict__:
            self._client.close()

    @cached_property
    def _client(self) -> httpx.Client:
        headers = {"User-Agent": self.agent, "Accept": "application/json", **self.headers}
        return httpx.Client(headers=headers, timeout=self.timeout, verify=_certificates())

    @property
    def _host(self) -> str:
        return httpx.URL(self.base).host

    def _say(self, state: tenacity.RetryCallState) -> None:
        error, wait = state.outcome.exception(), state.next_action.sleep
        self.tell(f"{self._host}: {error}. Asking again in {wait:.0f} seconds …")

    def _once(self, path: str) -> Any:
        try:
            with self._client.stream("GET", self.base + path) as response:
                return self._read(response)
        except httpx.TimeoutException:
            raise _Again("there is no answer in time") from None
        except (httpx.TransportError, httpx.DecodingError) as error:
            what = "cannot be reached" if isinstance(error, httpx.ConnectError) else "the connection was cut"
            raise _Again(what) from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # of a proxy or a key that is none
            what = f"{self.base}{path} cannot be asked ({type(error).__name__})."
            raise Failure(f"{what} Look at --base, and at the variables of proxies and keys.") from None

    def _read(self, response: httpx.Response) -> Any:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        is_json = kind == "application/json" or kind.endswith("+json")
        status = response.status_code
        if status in AGAIN:
            raise _Again(f"the answer is {status} ({_phrase(status)})", self._after(response))
        if status == HTTPStatus.OK and not is_json:
            raise Failure(f"{self._host} answers with {kind or 'something'} instead of JSON. Nothing was read of it.")
        data = self._bytes(response)
        if status == HTTPStatus.OK:
            return self._json(data)
        words = _error_words(data) if is_json else ""
        text = f"{self._host}: the answer is {status} ({_phrase(status)}{f': {words}' if words else ''})."
        if status == HTTPStatus.NOT_FOUND:
            raise NotFound(text)
        raise Failure(f"{text} Asking again does not help: report it to a maintainer.")

    def _bytes(self, response: httpx.Response) -> bytes:
        data, until = bytearray(), time.monotonic() + self.whole
        for part in response.iter_bytes():
            data += part
            if len(data) > MOST_BYTES:
                most = f"{MOST_BYTES // 1_000_000} MB"
                raise Failure(f"{self._host}: the answer is longer than {most}. Nothing was read of it.")
            if time.monotonic() > until:
                raise _Again(f"the answer takes longer than {self.whole:.0f} seconds")
        return bytes(data)

    def _json(self, data: bytes) -> Any:
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            raise Failure(f"{self._host}: the answer is called JSON and is not. Nothing was read of it.") from None

    def _after(self, response: httpx.Response) -> float | None:
        """The seconds of Retry-After, None without one. Raises Failure when they are too many."""
        seconds = retry_after.seconds(response.headers.get("retry-after", ""))
        if seconds is not None and seconds > LONGEST_WAIT:
            raise Failure(f"{self._host} is busy and asks to come back in {seconds / 60:.0f} minutes. Do that.")
        return seconds


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities that are trusted; reading them takes longer than an answer does."""
    return httpx.create_ssl_context()


def _wait(state: tenacity.RetryCallState) -> float:
    """What the server asks for, else 1, 2, 4 … seconds and up to one more, so that not all come back at once."""
    error = state.outcome.exception()
    if isinstance(error, _Again) and error.after is not None:
        return error.after
    return tenacity.wait_exponential_jitter(initial=1, max=60, jitter=1)(state)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "unknown"


def _error_words(data: bytes) -> str:
    """What the register says is wrong: `{"errorMessage": "…"}`, or `{"field": ["…"]}`."""
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(answer, dict):
        return ""
    words = [str(each) for value in answer.values() for each in (value if isinstance(value, list) else [value])]
    return CONTROL.sub(" ", "; ".join(words))[:200]
