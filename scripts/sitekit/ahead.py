"""What another process works out meanwhile, for whoever asks first."""

from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future
from typing import Any

BEGUN: dict[tuple, Future[Any]] = {}


def begin(pool: Executor, do: Callable[..., Any], *given: Hashable) -> None:
    """Have `do(*given)` worked out in a process of `pool`."""
    BEGUN[do, given] = pool.submit(do, *given)


def result(do: Callable[..., Any], *given: Hashable) -> Any:
    """What comes of `do(*given)`: once from where it was begun, and waited for; else worked out here."""
    begun = BEGUN.pop((do, given), None)
    return begun.result() if begun else do(*given)


def forget() -> None:
    """Nobody asks any more for what was begun."""
    BEGUN.clear()
