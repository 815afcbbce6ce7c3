"""The facts of the site for machines: contacts.json, responsibilities.json, and JSON-LD in the pages."""

import json
import re
from typing import Any

from markupsafe import Markup

from sitekit import phones
from sitekit.site import Site
from sitekit.views import View

VERSION = 1  # of both files; the shape is described in data/README.md
WORDS = {"does", "ask", "office", "purpose", "label", "question", "text", "short"}  # keys whose text is translated
SURE = ("confirmed", "official")


def contacts(site: Site) -> str:
    """Every contact with its area, each field with its state and source, texts in all languages."""
    found = {}
    tags = {language.code: language.html for language in site.languages}
    for area in site.data.areas:
        for key, contact in site.data[f"contacts/{area}"].items():
            value = _plain(site, contact)
            names = value.pop("names", {})
            value["name"] = {site.default: contact["name"]} | {tags.get(code, code): names[code] for code in names}
            if contact["hours"]:
                value["hours"]["value"] = _words(site, contact["hours"]["value"])
            for phone in value.get("phones", []):
                phone["dial"] = phones.dialled(phone["number"])
            found[key] = {"area": area} | value
    return _file(site, {"contacts": found})


def responsibilities(site: Site) -> str:
    """Who does each service for whom in each municipality: cells of ids, and what the ids mean in all languages."""
    vocabulary = site.data["vocabulary"]
    services = {}
    for key, service in site.data["services"].items():
        value = _plain(site, service)
        del value["icon"]
        value["name"] = _words(site, service["name"])
        value["page"] = {
            each.html: site.address(service["page"], each.tag) for each in site.in_languages(service["page"])
        }
        services[key] = value
    value = {
        "municipalities": _plain(site, site.data["municipalities"]),
        "services": services,
        **{kind: _plain(site, vocabulary[kind]) for kind in ("groups", "actors", "phrases", "chapters")},
        "cells": _plain(site, site.data["responsibilities"]),
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


def _plain(site: Site, value: Any) -> Any:
    """A value of data/ without empty keys, its words in all languages."""
    if isinstance(value, dict):
        return {
            str(key): _words(site, item) if key in WORDS and isinstance(item, str) else _plain(site, item)
            for key, item in value.items()
            if item is not None
        }
    return [_plain(site, item) for item in value] if isinstance(value, list) else value


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
