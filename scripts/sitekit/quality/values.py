"""What the quality checks of a translation look at beside the two texts, and what they find."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sitekit.markdown.units import Unit
from sitekit.quality.finnish import BaseForms, Names, no_base_forms

__all__ = ["ERROR", "WARNING", "Check", "Context", "Fault", "Unit"]

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing a check found: `severity` is error (it blocks) or warning (it informs), `text` says what to do."""

    check: str
    severity: str
    text: str


@dataclass(frozen=True)
class Context:
    """The tag of the translation's language, the names that stay Finnish, and the agreed words by their id.

    `base_forms` gives the dictionary forms of a Finnish word where Voikko is installed, and nothing elsewhere.
    """

    language: str
    names: tuple[str, ...] = ()
    glossary: dict[str, dict[str, Any]] = field(default_factory=dict)
    base_forms: BaseForms = no_base_forms

    @cached_property
    def finnish_names(self) -> Names:
        """The names, ready to be found in a text in any of their Finnish cases."""
        return Names(self.names)


Check = Callable[[Unit, Unit, Context], Iterator[Fault]]
