"""Version 12 of the register's open interface, as far as it is known here: pages, and what a channel is.

It is in use since 2026 and needs a key. Known from its users' clients: the address, the header of the key, the page and
the words below. Not known: where an id, a name, a number, an e-mail, an address and the day of the last change stand.
Who has the description adds a `record` here, which gives the Record that version 11 gives.
"""

from typing import Any

from sitekit.register.wire11 import Shape

BASE = "https://api-gw.palvelutietovaranto.suomi.fi/api/v12/"
KEY = "PTV_API_KEY"  # the environment variable that holds the key
HEADER = "x-api-key"
SEARCH = "service-channel/search?page={page}&pageSize={size}"
KINDS = {"EService": "EChannel", "TelephoneService": "Phone"}  # those of version 11; the others are not known


def page(answer: Any) -> tuple[int, list[dict]]:
    """How many pages there are, and the channels of this one. Raises Shape."""
    if not isinstance(answer, dict):
        raise Shape("the answer is not an object")
    count, items = answer.get("totalPages"), answer.get("items")
    if not isinstance(count, int) or isinstance(count, bool):
        raise Shape("totalPages is not a number")
    if items is not None and not (isinstance(items, list) and all(isinstance(item, dict) for item in items)):
        raise Shape("items is not a list of objects")
    return count, items or []


def kind(item: dict) -> str:
    """What kind of channel this is, in the words of version 11; "" where it has none that is known."""
    return next((KINDS[word] for word in item.values() if isinstance(word, str) and word in KINDS), "")


def languages(item: dict) -> tuple[str, ...]:
    """The languages that a channel has texts in. Raises Shape."""
    versions = item.get("languageVersions")
    if not isinstance(versions, dict):
        raise Shape("languageVersions is not an object")
    return tuple(versions)
