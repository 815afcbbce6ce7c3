"""A host is left in peace between two requests; others are not kept waiting by it."""

import asyncio

from otherhosts import Clock, apart
from sitekit.web.manners import Manners


def turns(manners: Manners, *hosts: str) -> None:
    async def take() -> None:
        for host in hosts:
            async with manners.turn(host):
                pass

    apart(take())


def test_the_same_host_waits_and_another_does_not():
    clock = Clock()
    turns(Manners(2, 8, clock, clock.sleep), "a", "a", "b", "a")
    assert clock.slept == [2, 2]


def test_a_host_that_is_put_off_waits_for_the_longer_of_both():
    clock = Clock()
    manners = Manners(2, 8, clock, clock.sleep)
    manners.put_off("a", 30)
    manners.put_off("a", 5)
    turns(manners, "a", "b")
    assert clock.slept == [30]


def test_a_host_is_asked_one_thing_at_a_time():
    manners, within, most = Manners(0, 8), [], []

    async def take() -> None:
        async with manners.turn("a"):
            within.append(1)
            most.append(len(within))
            await asyncio.sleep(0)
            within.pop()

    async def all_of_them() -> None:
        await asyncio.gather(*(take() for _ in range(5)))

    apart(all_of_them())
    assert most == [1] * 5


def test_not_more_hosts_than_agreed_are_asked_at_the_same_time():
    manners, at_once, most = Manners(0, 2), set(), []

    async def take(host: str) -> None:
        async with manners.turn(host):
            at_once.add(host)
            most.append(len(at_once))
            await asyncio.sleep(0)
            at_once.remove(host)

    async def all_of_them() -> None:
        await asyncio.gather(*(take(host) for host in "abcdef"))

    apart(all_of_them())
    assert max(most) == 2 and len(most) == 6
