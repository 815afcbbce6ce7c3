"""Every kind of answer of another site is told apart, and no host is asked more than it should be."""

import errno
import gzip
import os
import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from random import Random

import pytest
import trustme

from otherhosts import HTML, LIMITS, Clock, Said, answer, ask, host, resolver, to
from sitekit.web.asking import Limits
from sitekit.web.replies import Answer

FINE = Answer("fine")
COUNT = 3000 if os.environ.get("FULL") else 150  # of answers changed at random


def test_a_page_that_is_there_is_fine():
    assert answer(Said()) == FINE


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_there_is_gone(status):
    assert answer(Said(status)) == Answer("gone", str(status))


def test_a_page_with_a_mark_is_asked_without_it():
    with host({"/sivu": Said()}) as other:
        assert ask(other("/sivu") + "#kohta") == {other("/sivu") + "#kohta": FINE}
        assert other.seen == ["HEAD /sivu", "GET /sivu"]


@pytest.mark.parametrize("status", [301, 308])
def test_a_page_that_has_moved_for_good_is_named_with_its_new_address(status):
    with host({"/vanha": to(status, "/uusi"), "/uusi": Said()}) as other:
        assert ask(other("/vanha"))[other("/vanha")] == Answer("moved", to=other("/uusi"))


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_page_that_sends_on_for_now_is_fine(status):
    with host({"/vanha": to(status, "/uusi"), "/uusi": Said()}) as other:
        assert ask(other("/vanha"))[other("/vanha")] == FINE


def test_only_what_has_moved_for_good_is_the_new_address():
    with host({"/a": to(301, "/b"), "/b": to(302, "/c"), "/c": Said()}) as other:
        assert ask(other("/a"))[other("/a")] == Answer("moved", to=other("/b"))
    with host({"/a": to(302, "/b"), "/b": to(301, "/c"), "/c": Said()}) as other:
        assert ask(other("/a"))[other("/a")] == FINE


def test_a_page_that_moved_to_one_that_is_not_there_is_gone():
    with host({"/vanha": to(301, "/uusi")}) as other:
        assert ask(other("/vanha"))[other("/vanha")] == Answer("gone", "404", other("/uusi"))


def test_a_start_page_may_lead_to_that_of_a_language():
    with host({"/": to(301, "/fi/etusivu"), "/fi/etusivu": Said()}) as other:
        assert ask(other("/"))[other("/")] == FINE


def test_a_start_page_that_moved_to_another_host_is_named():
    with host({"/": Said()}) as new, host({"/": to(301, new("/", "uusi.example.org"))}) as old:
        assert ask(old("/"))[old("/")] == Answer("moved", to=new("/", "uusi.example.org"))


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize("start", ["/", "/fi", "/sv/", "/en-GB/", "/index.html", "/fi/etusivu"])
def test_a_page_that_leads_to_a_start_page_is_gone(status, start):
    with host({"/sivu": to(status, start), start: Said()}) as other:
        assert ask(other("/sivu"))[other("/sivu")] == Answer("start", to=other(start))


def test_a_page_whose_words_say_that_it_is_not_there_is_gone():
    assert answer(Said(body="<title>Hups</title><h1>Sivua ei löytynyt</h1>")) == Answer("soft", "Sivua ei löytynyt")
    assert answer(Said(body="<title>Sidan kunde inte hittas | Staden</title>")).kind == "soft"
    assert answer(Said(body="<title>Library</title><p>Page not found</p>")) == FINE


def test_the_words_of_a_page_are_read_in_its_own_letters():
    latin = "<title>Sivua ei löydy</title>".encode("latin-1")
    assert answer(Said(body=latin, kind="text/html; charset=iso-8859-1")) == Answer("soft", "Sivua ei löydy")
    assert answer(Said(body=b'<meta charset="iso-8859-1">' + latin, kind="text/html")).detail == "Sivua ei löydy"
    assert answer(Said(body="<title>Sivua ei löydy</title>", kind="text/html; charset=nonsense")).kind == "soft"


def test_a_page_that_is_compressed_unasked_is_read():
    body = gzip.compress("<title>Sivua ei löydy</title>".encode())
    assert answer(Said(body=body, headers={"Content-Encoding": "gzip"})) == Answer("soft", "Sivua ei löydy")
    assert answer(Said(body=b"broken", headers={"Content-Encoding": "gzip"})) == FINE
    assert answer(Said(body=b"unknown", headers={"Content-Encoding": "br"})) == FINE


def test_an_empty_page_is_fine():
    assert answer(Said(body=b"")) == FINE


@pytest.mark.parametrize("status", [401, 403, 451, 400, 406, 999])
def test_a_host_that_answers_only_people_is_for_a_person(status):
    assert answer(Said(status)) == Answer("person", f"it answers {status}")


def test_a_page_that_asks_for_a_person_is_for_a_person():
    assert answer(Said(body="<title>Just a moment...</title>")) == Answer("person", 'it says "Just a moment..."')
    guarded = Said(503, headers={"cf-mitigated": "challenge"})
    assert answer(guarded) == Answer("person", "it answers 503")


def test_a_host_that_refuses_head_is_asked_with_get():
    for status in (405, 501, 403, 404, 500):
        with host({"/sivu": Said(head=status)}) as other:
            assert ask(other("/sivu"))[other("/sivu")] == FINE
            assert other.seen == ["HEAD /sivu", "GET /sivu"]


def test_what_is_no_page_is_not_fetched():
    with host({"/ohje.pdf": Said(body=b"%PDF", kind="application/pdf")}) as other:
        assert ask(other("/ohje.pdf"))[other("/ohje.pdf")] == FINE
        assert other.seen == ["HEAD /ohje.pdf"]


def test_a_page_is_read_only_up_to_a_limit():
    stopped = threading.Event()

    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", HTML)
        handler.end_headers()
        try:
            while handler.command == "GET":
                handler.wfile.write(b"<p>sana</p>" * 1000)
        except OSError:
            stopped.set()

    assert answer(endless) == FINE
    assert stopped.wait(20)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_asked_again_later_each_time(status):
    clock = Clock()
    requests = 1 if status == 429 else 2  # of an attempt
    assert answer([Said(status)] * 2 * requests + [Said()], clock=clock) == FINE
    assert sum(clock.slept) == 2 + 4


@pytest.mark.parametrize("status", [500, 503])
def test_what_does_not_pass_is_out_of_order(status):
    with host({"/sivu": Said(status)}) as other:
        assert ask(other("/sivu"))[other("/sivu")] == Answer("fault", f"it answers {status}")
        assert other.seen == ["HEAD /sivu", "GET /sivu"] * LIMITS.attempts


def test_a_fault_that_is_no_passing_one_is_asked_once():
    with host({"/sivu": Said(520)}) as other:
        assert ask(other("/sivu"))[other("/sivu")] == Answer("fault", "it answers 520")
        assert other.seen == ["HEAD /sivu", "GET /sivu"]


def test_a_connection_that_is_cut_is_out_of_order():
    def cut(handler):
        handler.connection.shutdown(socket.SHUT_RDWR)

    assert answer(cut) == Answer("fault", "the connection is cut")
    assert answer([Said(), cut]) == Answer("fault", "the connection is cut")


def test_an_answer_that_is_not_http_is_out_of_order():
    assert answer(lambda handler: handler.wfile.write(b"220 mail\r\n\r\n")) == Answer("fault", "the connection is cut")


def test_the_wait_that_a_host_asks_for_is_kept():
    for wait, least, most in (("7", 7, 7), (formatdate(time.time() + 3600, usegmt=True), 3000, 3600)):
        clock = Clock()
        limits = Limits(pause=0, patience=10_000)
        assert answer([Said(429, headers={"Retry-After": wait}), Said()], clock=clock, limits=limits) == FINE
        assert least <= sum(clock.slept) <= most


def test_a_host_that_asks_for_a_long_wait_is_left_alone():
    with host({"/a": Said(429, headers={"Retry-After": "9000"}), "/b": Said(), "/c": Said()}) as other:
        assert set(ask(other("/a"), other("/b"), other("/c")).values()) == {Answer("fault", "it answers 429")}
        assert other.seen == ["HEAD /a"]


def test_a_host_that_never_answers_is_too_slow():
    over = threading.Event()
    try:
        limits = Limits(whole=0.2, pause=0, attempts=2)
        assert answer(lambda handler: over.wait(20), limits=limits) == Answer("slow")
    finally:
        over.set()


def test_a_page_that_comes_letter_by_letter_is_too_slow():
    over = threading.Event()

    def drop(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not over.wait(0.01):
            handler.wfile.write(b"x")

    try:
        assert answer(drop, limits=Limits(whole=0.3, pause=0, attempts=1)) == Answer("slow")
    finally:
        over.set()


def test_a_host_that_nobody_knows_is_no_host():
    assert ask("https://ei-ole.example/") == {"https://ei-ole.example/": Answer("no-host")}
    assert ask("https://" + "a" * 70 + ".example.com/") == {"https://" + "a" * 70 + ".example.com/": Answer("no-host")}


def test_a_name_that_cannot_be_looked_up_for_now_is_looked_up_again():
    names = iter([socket.gaierror(socket.EAI_AGAIN, "later"), None, None])

    async def resolve(name: str, port: int) -> list[str]:
        if error := next(names):
            raise error
        return ["127.0.0.1"]

    assert answer(Said(), resolve=resolve) == FINE


def test_a_name_that_cannot_be_looked_up_at_all_is_not_said_to_be_nobodys():
    asked: list[str] = []

    async def resolve(name: str, port: int) -> list[str]:
        asked.append(name)
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    addresses = ("https://www.example.org/a", "https://www.example.org/b")
    found = ask(*addresses, resolve=resolve)
    assert found == dict.fromkeys(addresses, Answer("fault", "its name cannot be looked up"))
    assert len(asked) <= 4 * LIMITS.attempts


def test_a_port_where_nothing_listens_is_refused_once_for_all_its_pages():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    a, b = (f"http://www.example.org:{port}/{name}" for name in "ab")
    assert ask(a, b) == {a: Answer("refused"), b: Answer("refused")}


def test_a_name_with_an_address_where_nothing_listens_is_asked_at_the_next_one():
    both = "127.0.0.2 127.0.0.1"
    more = {"resolve": resolver(www_example_org=both), "allowed": frozenset(both.split())}
    assert answer(Said(), **more) == FINE


@pytest.mark.parametrize("number", [errno.ENETUNREACH, errno.EHOSTUNREACH])
def test_a_network_that_cannot_be_reached_is_out_of_order(number):
    async def resolve(name: str, port: int) -> list[str]:
        raise OSError(number, "unreachable")

    assert answer(Said(), resolve=resolve) == Answer("fault", "no way leads to it")


def test_whatever_a_host_sends_is_answered():
    random = Random(11)
    whole = b"HTTP/1.1 302 Found\r\nLocation: /uusi\r\nContent-Type: text/html; charset=utf-8\r\n"
    whole += b"Content-Encoding: gzip\r\nRetry-After: 1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<h1>a\r\n0\r\n\r\n"

    def nonsense(handler):
        sent = bytearray(whole.replace(b"302", random.choice([b"200", b"302", b"404", b"503", b"999", b"0"])))
        for _ in range(random.choice((0, 1, 3, 30))):
            at = random.randrange(len(sent))
            sent[at : at + random.choice((0, 1, 9))] = random.randbytes(random.choice((0, 1, 4)))
        handler.wfile.write(sent)
        handler.close_connection = True

    paths = [f"/{at}" for at in range(COUNT)]
    with host({**dict.fromkeys(paths, nonsense), "/uusi": Said()}) as other:
        found = ask(*map(other, paths), limits=Limits(pause=0, whole=20, attempts=2))
    assert len(found) == COUNT and {each.kind for each in found.values()} >= {"fine", "gone", "fault"}


def test_a_circle_is_for_a_person():
    with host({"/a": to(302, "/b"), "/b": to(302, "/a")}) as other:
        assert ask(other("/a"))[other("/a")] == Answer("person", "sends on more than 8 times")
        assert len(other.seen) == 9


def test_a_chain_as_long_as_is_allowed_is_followed():
    with host({**{f"/{at}": to(302, f"/{at + 1}") for at in range(8)}, "/8": Said()}) as other:
        assert ask(other("/0"))[other("/0")] == FINE


@pytest.mark.parametrize(
    "place", ["mailto:a@example.org", "file:///etc/passwd", "http://x:99999/", "ftp://example.org/"]
)
def test_a_host_that_sends_on_to_what_is_no_address_is_odd(place):
    assert answer(to(302, place)) == Answer("odd", "sends on")


@pytest.mark.parametrize(
    "address", ["http://", "http://[", "http://a:b@example.org/", "http://exa mple.org/", "http://x:99999/"]
)
def test_an_address_that_is_none_is_odd(address):
    assert ask(address)[address].kind in ("odd", "no-host")


def test_a_name_in_other_letters_is_asked_by_its_ascii_name():
    with host({"/": Said()}) as other:
        address = other("/", "järjestö.example.org")
        assert ask(address) == {address: FINE}
        assert other.headers[0]["host"] == f"{'järjestö'.encode('idna').decode()}.example.org:{other.port}"


def test_we_say_who_we_are_and_bring_no_cookie():
    with host({"/sivu": Said(headers={"Set-Cookie": "a=b"})}) as other:
        ask(other("/sivu"))
        assert [each["user-agent"] for each in other.headers] == ["Testi", "Testi"]
        assert [each.get("cookie") for each in other.headers] == [None, None]


# Certificates


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls(authority: trustme.CA, name: str, **more: datetime) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, **more).configure_cert(context)
    return context


def over_tls(authority: trustme.CA, context: ssl.SSLContext, *, trusted: bool = True) -> Answer:
    trust = ssl.create_default_context()
    if trusted:
        authority.configure_trust(trust)
    with host({"/sivu": Said()}, context) as other:
        address = other("/sivu", "kunta.example.org")
        return ask(address, trust=trust)[address]


def test_a_certificate_that_is_right_is_fine(authority):
    assert over_tls(authority, tls(authority, "kunta.example.org")) == FINE


def test_an_expired_certificate_is_named(authority):
    past = datetime.now(UTC) - timedelta(days=1)
    context = tls(authority, "kunta.example.org", not_before=past - timedelta(days=90), not_after=past)
    assert over_tls(authority, context) == Answer("expired")


def test_a_certificate_of_another_name_is_named(authority):
    found = over_tls(authority, tls(authority, "toinen.example.org"))
    assert found.kind == "untrusted" and "kunta.example.org" in found.detail


def test_a_certificate_that_nobody_vouches_for_is_named(authority):
    found = over_tls(authority, tls(authority, "kunta.example.org"), trusted=False)
    assert found.kind == "untrusted" and "certificate" in found.detail


# Nothing in a network of our own


def test_a_host_in_a_private_network_is_not_asked():
    address = "http://sisainen.example.org/"
    assert ask(address, resolve=resolver(sisainen_example_org="10.0.0.1")) == {address: Answer("inside", "10.0.0.1")}


def test_loopback_is_not_asked_but_by_tests():
    with host({"/sivu": Said()}) as other:
        assert ask(other("/sivu"), allowed=frozenset()) == {other("/sivu"): Answer("inside", "127.0.0.1")}
        assert other.seen == []


def test_a_host_that_sends_on_into_a_private_network_is_not_followed():
    with host({"/sivu": to(302, "http://sisainen.example.org/avain")}) as other:
        found = ask(other("/sivu"), resolve=resolver(sisainen_example_org="169.254.169.254"))
        answer = Answer("inside", "169.254.169.254", "http://sisainen.example.org/avain")
        assert found == {other("/sivu"): answer}


def test_a_name_that_leads_elsewhere_the_second_time_is_not_asked_again():
    places = iter(["127.0.0.1", "192.168.1.1"])

    async def resolve(name: str, port: int) -> list[str]:
        return [next(places)]

    with host({"/sivu": Said()}) as other:
        assert ask(other("/sivu"), resolve=resolve) == {other("/sivu"): Answer("inside", "192.168.1.1")}
        assert other.seen == ["HEAD /sivu"]


# Manners


def test_between_two_requests_to_a_host_there_is_a_pause():
    clock = Clock()
    with host({f"/{at}": Said(kind="image/png") for at in range(6)}) as other:
        names = ("www.example.org", "example.org")  # one host
        found = ask(*(other(f"/{at}", names[at % 2]) for at in range(6)), clock=clock, limits=Limits(pause=3))
        assert set(found.values()) == {FINE} and len(other.seen) == 6 and clock.slept == [3] * 5


def test_several_hosts_are_asked_at_the_same_time():
    together = threading.Barrier(3)

    def met(handler):
        together.wait(20)
        other.send(handler, Said(kind="image/png"))

    with host({"/": met}) as other:
        found = ask(*(other("/", f"{name}.example.org") for name in "abc"))
        assert set(found.values()) == {FINE}
