"""What was worked out from a value that never changes, kept with it."""

from collections.abc import Callable, Hashable
from typing import TypeVar

Made = TypeVar("Made")


class Once:
    """A value that keeps what was worked out from it; a changed copy of it (`dataclasses.replace`) keeps nothing."""

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives for this value: called the first time, not again."""
        kept = self.__dict__.setdefault("kept by once", {})
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def keep(self, key: Hashable, made: object) -> None:
        """What `once` gives from now on, whatever it gave before."""
        self.__dict__.setdefault("kept by once", {})[key] = made
