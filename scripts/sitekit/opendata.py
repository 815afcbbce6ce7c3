"""The facts of the site for machines: contacts.json, responsibilities.json, and JSON-LD in the pages."""

import json
import re
from functools import reduce
from operator import getitem
from typing import Any

from markupsafe import Markup

from sitekit import phones, strings
from sitekit.site import Site
from sitekit.views import View

VERSION = 1  # of both files; the shape is described in data/README.md
SURE = ("confirmed", "official")


def contacts(site: Site) -> str:
    """Every contact with its area, each field with its state and source, texts in all languages."""
    found = {}
    tags = {language.code: language.html for language in site.languages}
    for area in site.data.areas:
        for key, contact in site.data[f"contacts/{area}"].items():
            value = _plain(site, f"contacts/{area}", key)
            names = value.pop("names", {})
            value["name"] = {site.default: contact["name"]} | {tags.get(code, code): names[code] for code in names}
            for phone in value.get("phones", []):
                phone["dial"] = phones.dialled(phone["number"])
            found[key] = {"area": area} | value
    return _file(site, {"contacts": found})


def responsibilities(site: Site) -> str:
    """Who does each service for whom in each municipality: cells of ids, and what the ids mean in all languages."""
    services = {}
    for key, service in site.data["services"].items():
        value = _plain(site, "services", key)
        del value["icon"]
        value["page"] = {
            each.html: site.address(service["page"], each.tag) for each in site.in_languages(service["page"])
        }
        services[key] = value
    value = {
        "municipalities": _plain(site, "municipalities"),
        "services": services,
        **{kind: _plain(site, "vocabulary", kind) for kind in ("groups", "actors", "phrases", "chapters")},
        "cells": _plain(site, "responsibilities"),
    }
    return _file(site, value)


def linked(site: Site, view: View, home: str, services: str) -> Markup:
    """JSON-LD (schema.org) of a page: where it stands, and on a municipality's page its services and sure numbers.

    `home` and `services` are words in the reader's language. Empty for the home page and without the site's address.
    """
    if not site.base or not view.crumbs:
        return Markup("")
    tag = view.language.tag
    above = [
        {"@type": "ListItem", "position": at, "name": home if name == "index.md" else site.page(name, tag).title}
        | {"item": f"{site.base}{site.address(name, tag)}"}
        for at, name in enumerate(view.crumbs, start=1)
    ]
    here = {"@type": "ListItem", "position": len(above) + 1, "name": view.page.title}
    graph: list[dict] = [{"@type": "BreadcrumbList", "itemListElement": [*above, here]}]
    place = view.name.removeprefix("municipalities/").removesuffix(".md")
    if f"municipalities/{place}.md" == view.name and place in site.data["municipalities"]:
        graph.append(_service(site, place, services))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _service(site: Site, place: str, services: str) -> dict:
    """The services of a municipality; a number that nobody vouches for is left to the page, which says so."""
    name = site.data["municipalities"][place]["name"]
    channels = [
        {"@type": "ServiceChannel", "name": contact["name"], "servicePhone": point}
        for contact in (site.data[f"contacts/{place}"] if place in site.data.areas else {}).values()
        for phone in contact["phones"] or []
        if phone["state"] in SURE
        for point in [{"@type": "ContactPoint", "telephone": phones.dialled(phone["number"])}]
    ]
    value = {"@type": "GovernmentService", "name": f"{services}: {name}"}
    value |= {"areaServed": {"@type": "AdministrativeArea", "name": name}}
    return value | ({"availableChannel": channels} if channels else {})


def _plain(site: Site, name: str, *keys: str) -> Any:
    """What a file of data/ has under some keys, without empty ones, its words in all languages."""
    document = site.data.documents[name]

    def plain(value: Any, place: tuple) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(item, (*place, str(key))) for key, item in value.items() if item is not None}
        if isinstance(value, list):
            return [plain(item, (*place, at)) for at, item in enumerate(value)]
        return _words(site, value) if isinstance(value, str) and strings.is_word(place, document.path) else value

    return plain(reduce(getitem, keys, document.value), keys)


def _words(site: Site, text: str) -> dict[str, str]:
    """A text by language; one that is not translated is left out, so that nobody takes Finnish for Arabic."""
    found = {site.default: text}
    for language in site.translated:
        message = site.catalogues[language.tag].get(text)
        if message and message.string and not message.fuzzy:
            found[language.html] = re.sub(r"\*([^*]+)\*", r"\1", message.string)
    return found


def _file(site: Site, value: dict) -> str:
    head = {"version": VERSION, "date": site.today.isoformat(), "source": site.default, "licence": "CC-BY-4.0"}
    return json.dumps(head | value, ensure_ascii=False, indent=1, default=str) + "\n"
