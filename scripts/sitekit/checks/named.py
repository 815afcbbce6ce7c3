"""Whether the facts of the region name only contacts, pages, icons and municipalities that exist."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from sitekit.content.data import MAP
from sitekit.content.site import Site
from sitekit.findings import Finding, near, suggestion
from sitekit.render import icons, region, safelist
from sitekit.yamlfile import Yaml

NEEDED = {"emergency": "phones", "leave_to": "website"}  # a key of site.yml → what its contact must have
OTHER = " Write another id of data/contacts/."


def check(site: Site) -> Iterator[Finding]:
    """What site.yml, municipalities.yml, services.yml, tasks.yml and the map lead to."""
    yield from contacts(site)
    for document, place, name in pages(site):
        if not site.has(name, site.default):
            what = f'there is no page "{name}".{suggestion(name, site.finnish)} Mend the name.'
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
        known = site.data.contacts.get(name)
        if not known:
            what = f'there is no contact "{name}".{near(name, site.data.contacts) or OTHER}'
            yield Finding(document.path, document.line((key,)), what)
        elif not known[field]:
            it = "them" if field == "phones" else "it"
            what = f'"{name}" has no {field}, and readers need {it}. Add {it}, or choose another contact.'
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
    """Line and words of what in the map is no drawing, may not stand in a page, or names no municipality."""
    text, places = site.data.drawing, site.data["municipalities"]
    if not text:
        return
    try:
        tree = etree.fromstring(text.encode())
    except etree.XMLSyntaxError as error:
        yield (
            error.lineno or 1,
            f"this is no SVG ({error.msg}). Mend the line, or take the file from before your change.",
        )
        return
    if not region.OPENING.match(text):
        yield 1, 'the map must begin with <svg …> and have a viewBox in it. Write its size: viewBox="0 0 340 300".'
    for what in safelist.faults(text):
        yield next((at for at, line in enumerate(text.split("\n"), 1) if what in safelist.faults(line)), 1), what
    names = [place["name"] for place in places.values()]
    for element in tree.iter("{*}a", "{*}text"):
        is_link = etree.QName(element).localname == "a"
        word, known = (element.get("href") or "", places) if is_link else (element.text or "", names)
        if word not in known:
            hint = suggestion(word, known) or f" Known: {', '.join(known)}."
            yield (
                element.sourceline,
                f'the map {"leads to" if is_link else "shows"} "{word}", which is no municipality.{hint}',
            )
