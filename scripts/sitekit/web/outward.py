"""Every address of another site that ours leads to, with the places where it is written."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sitekit.checks.page_links import TITLE
from sitekit.content import shortcodes
from sitekit.content.site import Site
from sitekit.markdown.prose import ADDRESS, LINK

SCHEMES = ("http://", "https://")
OWN = "data/site.yml"  # the site's own address, and where it is edited


@dataclass(frozen=True)
class Place:
    """Where an address is written, and where readers meet it."""

    path: str
    line: int
    tags: tuple[str, ...]  # of the languages in which readers meet it
    pages: tuple[str, ...] = ()  # about.md; none for a fact that no page names
    source: bool = False  # it says where a fact is from, and is not what readers are sent to


def every(site: Site) -> dict[str, tuple[Place, ...]]:
    """All addresses without their `#…`, each with its places: Finnish pages, translations, then data/.

    Those of the site itself are left out: `page_links.py` looks at them.
    """
    found: dict[str, dict[tuple[str, int], Place]] = defaultdict(dict)
    for address, place in (*_written(site), *_facts(site)):
        address = address.partition("#")[0]
        if not (site.base and f"{address}/".startswith(site.base)):
            found[address].setdefault((place.path, place.line), place)
    return {address: tuple(places.values()) for address, places in found.items()}


def in_text(text: str) -> Iterator[str]:
    """The web addresses in one line of Markdown: of links and pictures, those in the words of others too, and bare."""
    for link in LINK.finditer(text):
        target = TITLE.sub("", link["target"].strip()).strip("<>")
        if target.lower().startswith(SCHEMES):
            yield target
        yield from in_text(link["words"])
    yield from (bare[0].rstrip(".,;:!?") for bare in ADDRESS.finditer(LINK.sub(" ", text)))


def _written(site: Site) -> Iterator[tuple[str, Place]]:
    """What is written in pages."""
    for tag, pages in site.pages.items():
        for page in pages.values():
            for line, text in page.prose:
                if "://" in text:
                    place = Place(page.path, line, (tag,), (page.name,))
                    yield from ((address, place) for address in in_text(text))


def _facts(site: Site) -> Iterator[tuple[str, Place]]:
    """What is written in data/: every language shows it."""
    tags = tuple(language.tag for language in site.languages)
    for name, document in site.data.documents.items():
        for key, text in _texts(document.value) if document.path != OWN else ():
            if "://" in text:
                source = any("source" in str(part) for part in key)
                place = Place(document.path, document.line(key), tags, _pages(site, name, key), source)
                yield from ((address, place) for address in in_text(text))


def _texts(value: Any, key: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """Every text in a value, with its place."""
    if isinstance(value, str):
        yield key, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for each, item in inner:
        yield from _texts(item, (*key, each))


def _pages(site: Site, name: str, key: tuple) -> tuple[str, ...]:
    """The written pages that show what is at a place of data/: a contact, a law or a municipality; none for the rest.

    The pages that are made from data/ (answers, sheets) are not named: there are many of each kind.
    """
    match name.split("/")[0], key:
        case "contacts", (id_, *_):
            shown = site.once("pages with cards", lambda: _cards(site))
            return tuple(shown.get(id_, ()))
        case "municipalities", (id_, *_):
            return (site.data["municipalities"][id_]["page"],)
        case "vocabulary", ("laws", law, *_):
            return tuple(each for each, page in site.finnish.items() if law in _laws(page.front.value))
    return ()


def _cards(site: Site) -> dict[str, list[str]]:
    """For each contact the pages that have its card."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, page in site.finnish.items():
        shown: list[str] = []
        for code in shortcodes.find(page.text):
            match code.words:
                case "contact", id_:
                    shown.append(id_)
                case "contacts", area if area in site.data.areas:
                    shown += site.data[f"contacts/{area}"]
        for id_ in dict.fromkeys(shown):
            found[id_].append(name)
    return found


def _laws(front: dict) -> set[str]:
    """The numbers of the laws that a page is from."""
    return {law.partition(":")[0] for law in (front.get("sources") or {}).get("law") or ()}
