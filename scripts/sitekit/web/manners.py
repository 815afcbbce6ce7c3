"""How often another site is asked: one request at a time for each host, a pause between two, not too many hosts."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


class Manners:
    """Whose turn it is; `clock` and `sleep` are the machine's own but in tests."""

    def __init__(
        self,
        pause: float,
        hosts: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.pause, self.clock, self.sleep = pause, clock, sleep
        self.together = asyncio.Semaphore(hosts)
        self.locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.earliest: dict[str, float] = {}  # when a host may be asked next

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until this host may be asked; within it nobody else asks it."""
        async with self.locks[host]:
            while (wait := self.earliest.get(host, 0) - self.clock()) > 0:
                await self.sleep(wait)
            try:
                async with self.together:
                    yield
            finally:
                self.put_off(host, self.pause)

    def put_off(self, host: str, seconds: float) -> None:
        """Ask a host no earlier than in so many seconds."""
        self.earliest[host] = max(self.earliest.get(host, 0), self.clock() + seconds)
