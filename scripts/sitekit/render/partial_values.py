"""What the partial of a shortcode gets beside its words, for the shortcodes whose partial needs more than data."""

from collections.abc import Callable
from typing import Any

from sitekit.content import coverage
from sitekit.content.site import Site
from sitekit.render import az

VALUES: dict[str, Callable[[Site, str, tuple[str, ...]], dict[str, Any]]] = {
    "coverage": lambda site, tag, words: {"rows": coverage.shown(site)},
    "a-z": lambda site, tag, words: {"rows": az.topics(site, tag)},
    "words": lambda site, tag, words: {"rows": az.words_by_letter(site, tag)},
}


def of(site: Site, tag: str, name: str, words: tuple[str, ...]) -> dict[str, Any]:
    """The values for a shortcode with these words, in the language with this tag."""
    own = VALUES[name](site, tag, words) if name in VALUES else {}
    return {"ids": list(words), "id": words[0] if words else "", **own}
