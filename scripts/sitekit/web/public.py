"""Where a host lies, and that it lies in the public internet: nothing in a network of our own is asked."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable

Resolve = Callable[[str, int], Awaitable[list[str]]]  # host, port → its IP addresses, the first to be tried first


class NotPublic(Exception):
    """An address of loopback, of a private network, of a link, or of no single machine."""


async def lookup(host: str, port: int) -> list[str]:
    """The IP addresses of a host, IPv4 first: many machines that run on a schedule have no other. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    found.sort(key=lambda each: each[0] != socket.AF_INET)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet (IANA's special-purpose registries), those inside it too."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner: list[ipaddress.IPv4Address | ipaddress.IPv6Address] = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in ipaddress.ip_network("64:ff9b::/96"):  # NAT64, RFC 6052
            carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        inner += [each for each in carried if each is not None]
    return all(each.is_global and not each.is_multicast for each in inner)


async def places(host: str, port: int, resolve: Resolve, allowed: frozenset[str] = frozenset()) -> list[str]:
    """The IP addresses to connect to, at most three; a name that also leads to one of our own is not asked at all.

    Raises OSError when nobody knows the name, NotPublic (with the address). `allowed`: addresses of tests.
    """
    try:
        found = await resolve(host, port)
    except UnicodeError:  # a name that cannot be one
        raise socket.gaierror(socket.EAI_NONAME, "no name") from None
    for each in found:
        if each not in allowed and not is_public(each):
            raise NotPublic(each)
    return found[:3]
