"""Only hosts in the public internet are asked, whatever their names lead to."""

import socket

import pytest

from otherhosts import apart
from sitekit.web import public

OURS = """
127.0.0.1 127.8.8.8 10.0.0.1 172.16.5.5 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255
192.0.2.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1
64:ff9b::a00:1 2001:db8::1
""".split()  # noqa: SIM905


@pytest.mark.parametrize("address", OURS)
def test_an_address_of_our_own_is_not_public(address):
    assert not public.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.166.3.2", "2a00:1450:400f::1", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_public(address):
    assert public.is_public(address)


def places(*found: str | UnicodeError, **more: frozenset[str]) -> list[str]:
    async def resolve(name: str, port: int) -> list[str]:
        if isinstance(found[0], Exception):
            raise found[0]
        return list(found)

    return apart(public.places("www.example.org", 443, resolve, **more))


def test_of_many_addresses_of_a_name_three_are_tried():
    assert places("8.8.8.8", "9.9.9.9", "1.1.1.1", "8.8.4.4") == ["8.8.8.8", "9.9.9.9", "1.1.1.1"]


def test_a_name_with_one_address_of_our_own_is_not_asked():
    with pytest.raises(public.NotPublic, match=r"^10\.0\.0\.1$"):
        places("8.8.8.8", "10.0.0.1")
    allowed = frozenset({"10.0.0.1"})
    assert places("8.8.8.8", "10.0.0.1", allowed=allowed) == ["8.8.8.8", "10.0.0.1"]


def test_a_name_that_is_too_long_is_known_to_nobody():
    with pytest.raises(socket.gaierror):
        places(UnicodeError("label too long"))


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "2130706433", "0x7f.1"])
def test_loopback_is_known_however_it_is_written(name):
    found = apart(public.lookup(name, 80))
    assert found and not any(public.is_public(each) for each in found)
