"""What the partial of a shortcode gets beside its words, for the shortcodes whose partial needs more than data."""

from collections.abc import Callable
from typing import Any

from sitekit.content import courses, coverage
from sitekit.content.site import Site
from sitekit.render import az

VALUES: dict[str, Callable[[Site, str, tuple[str, ...]], dict[str, Any]]] = {
    "courses": lambda site, tag, words: _courses(site, *words),
    "coverage": lambda site, tag, words: {"rows": coverage.shown(site)},
    "a-z": lambda site, tag, words: {"rows": az.topics(site, tag)},
    "words": lambda site, tag, words: {"rows": az.words_by_letter(site, tag)},
}


def _courses(site: Site, word: str = "") -> dict[str, Any]:
    """The courses of a municipality or of a kind; and for want of any whom to ask, or the service to look up."""
    municipality = word if word in site.data["municipalities"] else ""
    kinds = (word,) if word and not municipality else ()
    services = courses.services_of(site, kinds) if kinds else ()
    return {
        "rows": courses.to_come(site, municipality, kinds),
        "asked": courses.to_ask(site, municipality),
        "service": next(iter(services), ""),
    }


def of(site: Site, tag: str, name: str, words: tuple[str, ...]) -> dict[str, Any]:
    """The values for a shortcode with these words, in the language with this tag."""
    own = VALUES[name](site, tag, words) if name in VALUES else {}
    return {"ids": list(words), "id": words[0] if words else "", **own}
