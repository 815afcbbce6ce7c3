"""Units as XLIFF 1.2, for OmegaT, memoQ, Trados and other translation tools (OASIS, XLIFF Version 1.2)."""

from itertools import groupby

from lxml import etree

from sitekit.exchange.outgoing import Exchanged, ExchangeError, marked
from sitekit.translation.stamps import code

SPACE = "urn:oasis:names:tc:xliff:document:1.2"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OPEN = ("new", "needs-translation", "needs-adaptation", "needs-l10n")


def written(units: list[Exchanged], tag: str, project: str) -> bytes:
    """The file, with a `<file>` for each page."""
    root = etree.Element(f"{{{SPACE}}}xliff", nsmap={None: SPACE}, version="1.2")
    for path, group in groupby(units, key=lambda unit: unit.path):
        attributes = {"original": path, "source-language": "fi", "target-language": tag, "datatype": "plaintext"}
        file = child(root, "file", **attributes)
        body = child(file, "body")
        for unit in group:
            put(body, unit)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def put(body: etree._Element, unit: Exchanged) -> None:
    """One unit under the body of its page."""
    element = child(body, "trans-unit", id=unit.name)
    element.set(XML_SPACE, "preserve")
    child(element, "source", unit.finnish)
    target = child(element, "target", unit.text)
    target.set("state", "translated" if unit.finished else "needs-adaptation" if unit.text else "new")
    for comment in unit.comments:
        child(element, "note", comment)
    if unit.previous:
        before = child(element, "alt-trans", alttranstype="previous-version")
        child(before, "source", unit.previous)
        child(before, "target", unit.text)


def child(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """A new element under `parent`."""
    element = etree.SubElement(parent, f"{{{SPACE}}}{name}", attributes)
    element.text = text
    return element


def read(text: str) -> tuple[str, list[Exchanged]]:
    """The language the file says it is in, and its units. Raises ExchangeError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise ExchangeError(line, f"this is not XML ({error.msg}). Take the file from before your change.") from None
    tree = root.getroottree()
    if tree.docinfo.encoding and tree.docinfo.encoding.upper() not in ("UTF-8", "UTF8", "ASCII", "US-ASCII"):
        raise ExchangeError(1, f'the file says it is in "{tree.docinfo.encoding}". Save it as UTF-8 in your tool.')
    if root.tag != f"{{{SPACE}}}xliff" or root.get("version") != "1.2" or tree.docinfo.internalDTD is not None:
        raise ExchangeError(1, "this is not XLIFF 1.2. Take a file that the command export wrote.")
    files = root.findall(f"{{{SPACE}}}file")
    tags = {file.get("target-language", "") for file in files}
    if len(tags) != 1 or {file.get("source-language") for file in files} != {"fi"} or tags == {""}:
        what = "the languages in <file …> are missing or differ. Take those lines from the file as exported."
        raise ExchangeError(files[0].sourceline if files else 1, what)
    return tags.pop().replace("_", "-"), [read_unit(unit) for unit in root.iter(f"{{{SPACE}}}trans-unit")]


def read_unit(element: etree._Element) -> Exchanged:
    """One unit; not finished while it is empty, or as it was at export and still in the state it had then."""
    line = element.sourceline or 1
    source, target = (element.find(f"{{{SPACE}}}{name}") for name in ("source", "target"))
    if source is None or not element.get("id"):
        raise ExchangeError(line, "this unit has no id or no <source>. Take it from the file as exported.")
    for part in (source, target):
        if part is not None and len(part):
            raise ExchangeError(line, "this text has elements in it. Put the words alone between its tags.")
    notes = "\n".join(note.text or "" for note in element.findall(f"{{{SPACE}}}note"))
    pair, was = marked(notes, line)
    text = ((target.text if target is not None else None) or "").replace("\r\n", "\n").strip("\n")
    waits = target is not None and target.get("state") in OPEN and (not text.strip() or same(text, was))
    finished = bool(text.strip()) and not waits
    return Exchanged(element.get("id", ""), source.text or "", text, pair, was, line, finished=finished)


def same(text: str, was: str) -> bool:
    """Whether a text is what it was at export."""
    return code(text) == was
