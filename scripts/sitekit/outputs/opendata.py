"""The facts of the site for machines: contacts.json and responsibilities.json."""

import json
import re
from functools import reduce
from operator import getitem
from typing import Any

from sitekit.content import gettext
from sitekit.content.site import Site

VERSION = 1  # of both files; the shape is described in data/README.md


def contacts(site: Site) -> str:
    """Every contact with its area, each field with its state and source, texts in all languages."""
    found = {}
    tags = {language.code: language.html for language in site.languages}
    for area in site.data.areas:
        for key, contact in site.data[f"contacts/{area}"].items():
            value = _plain(site, f"contacts/{area}", key)
            shown = site.data.contacts[key]  # without what is too old
            left = [phone["number"] for phone in shown["phones"] or []]
            value["phones"] = [phone for phone in value.get("phones", []) if phone["number"] in left]
            value = {name: field for name, field in value.items() if field != [] and shown.get(name, True) is not None}
            names = value.pop("names", {})
            value["name"] = {site.default: contact["name"]} | {tags.get(code, code): names[code] for code in names}
            for phone in value.get("phones", []):
                phone["dial"] = site.data.numbering.dialled(phone["number"])
            found[key] = {"area": area} | value
    return _file(site, {"contacts": found})


def responsibilities(site: Site) -> str:
    """Who does each service for whom in each municipality: cells of ids, and what the ids mean in all languages."""
    services = {}
    for key, service in site.data["services"].items():
        value = _plain(site, "services", key)
        del value["icon"]
        value.pop("courses", None)  # of the pages alone
        value["page"] = {
            each.html: site.address(service["page"], each.tag) for each in site.in_languages(service["page"])
        }
        services[key] = value
    places = _plain(site, "municipalities")
    value = {
        "municipalities": {key: {k: v for k, v in place.items() if k != "page"} for key, place in places.items()},
        "services": services,
        **{kind: _plain(site, "vocabulary", kind) for kind in ("groups", "actors", "phrases", "chapters")},
        "cells": _plain(site, "responsibilities"),
    }
    return _file(site, value)


def _plain(site: Site, name: str, *keys: str) -> Any:
    """What a file of data/ has under some keys, without empty ones, its words in all languages."""
    document = site.data.documents[name]

    def plain(value: Any, place: tuple) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(item, (*place, str(key))) for key, item in value.items() if item is not None}
        if isinstance(value, list):
            return [plain(item, (*place, at)) for at, item in enumerate(value)]
        return _words(site, value) if isinstance(value, str) and gettext.is_word(place, document.path) else value

    return plain(reduce(getitem, keys, document.value), keys)


def _words(site: Site, text: str) -> dict[str, str]:
    """A text by language; one that is not translated is left out, so that nobody takes Finnish for Arabic."""
    found = {site.default: text}
    for language in site.translated:
        if said := gettext.said(site.catalogues[language.tag], text):
            found[language.html] = re.sub(r"\*([^*]+)\*", r"\1", said)
    return found


def _file(site: Site, value: dict) -> str:
    head = {"version": VERSION, "date": site.today.isoformat(), "source": site.default, "licence": "CC-BY-4.0"}
    return json.dumps(head | value, ensure_ascii=False, indent=1, default=str) + "\n"
