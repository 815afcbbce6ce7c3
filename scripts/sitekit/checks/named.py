"""Whether the facts of the region name only contacts, pages, icons and municipalities that exist."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from sitekit.content import phones
from sitekit.content.data import MAP
from sitekit.content.site import Site
from sitekit.findings import Finding, near, suggestion
from sitekit.render import icons, region, safelist
from sitekit.yamlfile import Yaml

NEEDED = {"emergency": "number to call", "leave_to": "website"}  # a key of site.yml → what its contact must have
OTHER = " Write another id of data/contacts/."
VERBS = {"a": "leads to", "text": "shows"}  # what a tag of the map does with the name of a municipality


def check(site: Site) -> Iterator[Finding]:
    """What site.yml, municipalities.yml, services.yml, tasks.yml and the map lead to."""
    yield from contacts(site)
    for document, place, name in pages(site):
        if not site.has(name, site.default):
            what = f'there is no page "{name}".{suggestion(name, site.finnish)} Fix the name.'
            yield Finding(document.path, document.line(place), what)
    for document, place, name in pictures(site):
        if not icons.file(name).is_file():
            what = f'Material has no icon "{name}".{icon_hint(name)} Choose one of its set.'
            yield Finding(document.path, document.line(place), what)
    for line, what in drawn(site):
        yield Finding(MAP, line, what)


def contacts(site: Site) -> Iterator[Finding]:
    """The contacts of site.yml exist, and can be called or visited."""
    document = site.data.documents["site"]
    for key, field in NEEDED.items():
        name = document.value[key]
        contact = site.data.contacts.get(name)
        if not contact:
            what = f'there is no contact "{name}".{near(name, site.data.contacts) or OTHER}'
            yield Finding(document.path, document.line((key,)), what)
        elif not (phones.for_language(contact["phones"] or [], "") if key == "emergency" else contact[field]):
            what = f'"{name}" has no {field}, which readers need here. Add it, or choose another contact.'
            yield Finding(document.path, document.line((key,)), what)


def pages(site: Site) -> Iterator[tuple[Yaml, tuple, str]]:
    """Every name of a page in the facts, with its document and place."""
    facts = site.data.documents["site"]
    yield from ((facts, ("pages", role), name) for role, name in facts.value["pages"].items())
    for document, place, entry in entries(site, "municipalities", "services", "tasks"):
        yield document, (*place, "page"), entry["page"]


def pictures(site: Site) -> Iterator[tuple[Yaml, tuple, str]]:
    """Every name of an icon in the facts, with its document and place."""
    for document, place, entry in entries(site, "services", "tasks"):
        yield document, (*place, "icon"), entry["icon"]


def entries(site: Site, *names: str) -> Iterator[tuple[Yaml, tuple, dict]]:
    """Every entry of some documents, with its document and place."""
    for document in map(site.data.documents.__getitem__, names):
        value = document.value
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield document, (key,), entry


def icon_hint(name: str) -> str:
    """The likest icon of the same set."""
    folder = icons.file(name).parent
    stems = sorted(path.stem for path in folder.glob("*.svg")) if folder.is_relative_to(icons.templates()) else []
    return suggestion(Path(name).name, stems)


def drawn(site: Site) -> Iterator[tuple[int, str]]:
    """Line and words of what in the map is no drawing, is not allowed in a page, or names no municipality."""
    text, places = site.data.drawing, site.data["municipalities"]
    if not text:
        return
    try:
        elements = list(etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False)).iter("{*}*"))
    except etree.XMLSyntaxError as error:
        what = f"this is no SVG ({error.msg}). Fix the line, or take the file from before your change."
        yield error.lineno or 1, what
        return
    if not region.OPENING.match(text):
        yield 1, 'the map must begin with <svg …> and have a viewBox in it. Write its size: viewBox="0 0 340 300".'
    for what in safelist.faults(text):
        yield next((at for at, line in enumerate(text.split("\n"), 1) if what in safelist.faults(line)), 1), what
    known = {"a": places, "text": [place["name"] for place in places.values()]}
    for element in elements:
        name = etree.QName(element).localname
        word = (element.get("href") if name == "a" else element.text) or ""
        if name not in ("svg", "path", *known):
            yield element.sourceline, f"the map may not have <{name}>. Draw it with <path>, or take it away."
        elif name in known and word not in known[name]:
            hint = suggestion(word, known[name]) or f" Known: {', '.join(known[name])}."
            yield element.sourceline, f'the map {VERBS[name]} "{word}", which is no municipality.{hint}'
    if len(region.LINK.findall(text)) != sum(etree.QName(element).localname == "a" for element in elements):
        yield 1, f'a link of the map is written otherwise. Write each as <a href="{next(iter(places))}">.'
