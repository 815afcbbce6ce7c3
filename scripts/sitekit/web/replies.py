"""What one request gave, and what that says of an address."""

import errno
import re
import socket
import ssl
from dataclasses import dataclass
from typing import Literal

import httpx

from sitekit import retry_after
from sitekit.web import nowhere

Kind = Literal[
    "fine", "moved", "gone", "soft", "start", "no-host", "refused", "expired", "untrusted", "slow", "fault", "person",
    "inside", "odd",
]  # fmt: skip
START = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default)\.\w+|etusivu/?|home/?|start/?)?", re.I)
REDIRECTS = {301, 302, 303, 307, 308}
FOR_GOOD = {301, 308}
PASSING = {429, 500, 502, 503, 504}  # asked again
NO_NAME, NO_ROAD = "its name cannot be looked up", "no way leads to it"
NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH)
EXPIRED = 10  # X509_V_ERR_CERT_HAS_EXPIRED


@dataclass(frozen=True)
class Answer:
    """What became of an address."""

    kind: Kind
    detail: str = ""  # the status, the words of the page, the IP address: whatever the kind needs
    to: str = ""  # the address it leads to now


@dataclass(frozen=True)
class Reply:
    """What one request gave: an answer of the server, or the fault that kept it from us."""

    status: int = 0
    location: str = ""
    page: bool = False  # HTML
    words: tuple[str, ...] = ()
    wait: float = 0  # seconds that the server asks us to wait
    challenge: bool = False
    fault: Answer | None = None

    @property
    def passes(self) -> bool:
        """Whether the next attempt may give something else."""
        if self.fault:
            return self.fault.kind in ("slow", "fault")
        return self.status in PASSING and not self.challenge


def fault(error: BaseException) -> Answer:
    """What kept the answer from us, from the error below the one of the library."""
    below: BaseException | None = error
    while below:
        if isinstance(below, ssl.SSLCertVerificationError):
            if below.verify_code == EXPIRED:
                return Answer("expired")
            return Answer("untrusted", below.verify_message.rstrip("."))
        if isinstance(below, socket.gaierror):
            return Answer("fault", NO_NAME) if below.errno == socket.EAI_AGAIN else Answer("no-host")
        if isinstance(below, ConnectionRefusedError):
            return Answer("refused")
        if isinstance(below, OSError) and below.errno in NO_WAY:
            return Answer("fault", NO_ROAD)
        below = below.__cause__ or below.__context__
    return Answer("fault", "the connection is cut")


def wait_of(text: str) -> float:
    """The seconds that a Retry-After header asks for; 0 where it asks for none."""
    return retry_after.seconds(text) or 0.0


def is_askable(address: str) -> bool:
    """Whether this is an address of the web that tells nothing about who asks (no name, no password)."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        return False
    return url.scheme in ("http", "https") and bool(url.host) and not url.userinfo and (url.port or 80) < 65536


def joined(here: str, location: str) -> str:
    """The address that a Location header leads to, without its `#…`; "" for none."""
    try:
        return str(httpx.URL(here).join(location).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return ""


def is_start(address: str) -> bool:
    """Whether this is the start page of a host, or that of one of its languages."""
    url = httpx.URL(address)
    return not url.query and START.fullmatch(url.path) is not None


def judged(address: str, led: str, moved: str, reply: Reply) -> Answer:
    """What the last reply says of an address that `led` to another ("": to none), up to `moved` for good."""
    status = reply.status
    if status in (404, 410):
        return Answer("gone", str(status), led)
    if (status == 429 or 500 <= status < 600) and not reply.challenge:
        return Answer("fault", f"it answers {status}", led)
    if not 200 <= status < 300 or reply.challenge:
        return Answer("person", f"it answers {status}", led)
    if said := nowhere.guard(reply.words):
        return Answer("person", f'it says "{said}"', led)
    if said := nowhere.missing(reply.words):
        return Answer("soft", said, led)
    if led and is_start(led) and not is_start(address):
        return Answer("start", to=led)
    if moved != address and not (is_start(address) and same_site(address, moved)):
        return Answer("moved", to=moved)
    return Answer("fine")


def same_site(one: str, other: str) -> bool:
    """Whether two addresses have one scheme and one host, `www.` or not."""
    a, b = httpx.URL(one), httpx.URL(other)
    return (a.scheme, a.host.removeprefix("www.")) == (b.scheme, b.host.removeprefix("www."))
