"""Whether a page that a server calls fine says in its words that there is no such page, or asks who is there."""

import re
import zlib

from lxml import etree, html

MISSING = re.compile(
    r"""\bsivu\w*\b.{0,40}\bei\b.{0,25}\blöy\w+                       # Hakemaasi sivua ei valitettavasti löytynyt
    |\bsivu\w*\b.{0,40}\bei\ ole(?:\ enää)?(?:\ olemassa|\ saatavilla|\W*$)  # Sivua ei ole olemassa
    |\bsivu\w*\b.{0,20}\bon\ poistettu\b
    |^\W*ei\ löy(?:ty(?:nyt)?|dy)\W*$
    |\bsidan\b.{0,40}\b(?:hittades\ inte|hittas\ inte|finns\ inte|finns\ tyvärr\ inte|existerar\ inte|är\ borttagen)
    |\bsidan\b.{0,20}\b(?:kunde|kan)\ inte\ hittas
    |\bhitta(?:r|de)?\ (?:tyvärr\ )?inte\ sidan
    |\bpage\b.{0,40}\b(?:not\ (?:be\ )?found|no\ longer\ exists|(?:does\ not|doesn['’]t)\ exist)
    |\bpage\b.{0,40}\bcan(?:no|['’])t\ be\ found
    |\b(?:could\ not|couldn['’]t|cannot|can['’]t)\ find\ (?:that|the|this)\ page
    |^\W*(?:404\W*)?not\ found\W*$
    |^\W*404\W*$
    |\b(?:error|virhe|fel)\W{1,3}404\b
    |\b404\W{1,3}(?:error|virhe|fel|not\ found|sivu|sidan|page)""",
    re.VERBOSE | re.IGNORECASE,
)
GUARD = re.compile(
    r"^just a moment|^attention required|captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are human"
    r"|^access denied|^pääsy (?:on )?estetty|^åtkomst nekad",
    re.IGNORECASE,
)
LONGEST = 300  # characters of a heading
PLAIN = re.compile(r"[^\w\s.,:!?'’–-]+")


def headings(body: bytes, charset: str | None) -> tuple[str, ...]:
    """The title and the first headings of an HTML page, or of its beginning; nothing for what is no page.

    `charset`: what the server says; else what the page says counts, and where it says nothing, UTF-8.
    """
    known = charset if charset and _is_known(charset) else None if b"charset" in body[:2048].lower() else "utf-8"
    try:
        tree = html.document_fromstring(body, parser=html.HTMLParser(encoding=known))
    except (etree.LxmlError, ValueError):
        return ()
    found = (" ".join(each.text_content().split()) for each in tree.xpath("//head//title | //h1")[:5])
    return tuple(text[:LONGEST] for text in found if text)


def _is_known(charset: str) -> bool:
    try:
        return html.HTMLParser(encoding=charset) is not None
    except (LookupError, ValueError):  # unknown, or with signs that no name has
        return False


def unpacked(body: bytes, encoding: str, most: int) -> bytes:
    """What a body says that is compressed though nobody asked for it, at most so many bytes; b"" for other ways."""
    if encoding in ("", "identity"):
        return body[:most]
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return b""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, most)
    except zlib.error:
        return b""


def missing(words: tuple[str, ...]) -> str:
    """What in the headings of a page says that there is no such page (Finnish, Swedish, English), or ""."""
    return _first(MISSING, words)


def guard(words: tuple[str, ...]) -> str:
    """What in the headings of a page says that it wants to see a person, or ""."""
    return _first(GUARD, words)


def _first(pattern: re.Pattern[str], words: tuple[str, ...]) -> str:
    """The first heading that has it, of which only letters and plain signs are kept: it is others' text."""
    found = next((text for text in words if pattern.search(text)), "")
    return " ".join(PLAIN.sub(" ", found).split())[:80]
