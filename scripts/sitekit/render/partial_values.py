"""What the partial of a shortcode gets beside its words, for the shortcodes whose partial needs more than data."""

from collections.abc import Callable
from typing import Any

from sitekit.content import coverage
from sitekit.content.site import Site
from sitekit.render import az


def _a_z(site: Site, tag: str, words: tuple[str, ...]) -> dict[str, Any]:
    by_letter = az.words_by_letter(site, tag)
    return {"words": by_letter, "rows": az.topics(site, tag) if words == ("topics",) else by_letter}


VALUES: dict[str, Callable[[Site, str, tuple[str, ...]], dict[str, Any]]] = {
    "coverage": lambda site, tag, words: {"rows": coverage.shown(site)},
    "a-z": _a_z,
}


def of(site: Site, tag: str, name: str, words: tuple[str, ...]) -> dict[str, Any]:
    """The values for a shortcode with these words, in the language with this tag."""
    own = VALUES[name](site, tag, words) if name in VALUES else {}
    return {"ids": list(words), "id": words[0] if words else "", **own}
