"""Pictures and PDF files that editors put beside pages: which there may be, how large, and how pages show them."""

import base64
import re
import struct
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement, fromstring

from sitekit.content.site import Site

PICTURES = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".webp": "webp"}
PICTURE_KB, PDF_KB = 200, 2000  # a reader pays for each
INLINE_KB = 40  # a picture that goes into the file of all pages
HOST = "http://site/"  # stands for the site while links are followed
IMG = re.compile(r'<img (?P<rest>[^>]*?src="(?P<src>[^"]+)"[^>]*?) ?/?>')
TO_PDF = re.compile(r'(?P<open><a href="(?P<href>[^"]+\.pdf)"[^>]*>)(?P<words>.*?)</a>', re.IGNORECASE)
Find = Callable[[str], Path | None]


def kilobytes(size: int) -> int:
    """A size as people read it, rounded up."""
    return -(-size // 1000)


def dimensions(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or WebP picture; None for anything else."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return struct.unpack(">II", data[16:24])
        if data.startswith(b"\xff\xd8"):
            return _of_jpeg(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _of_webp(data)
    except (struct.error, IndexError):
        pass
    return None


def _of_jpeg(data: bytes) -> tuple[int, int] | None:
    """The frame header stands behind segments that each say how long they are."""
    at = 2
    while data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _of_webp(data: bytes) -> tuple[int, int] | None:
    """Lossy, lossless and extended pictures each say it in their own way."""
    if data[12:16] == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if data[12:16] == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    return None


def finder(site: Site, tag: str, here: str) -> Find:
    """What gives the source of a file that a page at `here` links to, or None."""

    def find(link: str) -> Path | None:
        address = unquote(urlsplit(urljoin(HOST + here, link)).path).lstrip("/")
        inside = address.removeprefix(f"{tag}/")
        places = (f"docs/{tag}/{inside}", f"docs/{site.default}/{inside}", f"docs/{address}")
        return next((site.root / each for each in places if (site.root / each).is_file()), None)

    return find


def shown(html: str, find: Find, said: Callable[[int], str]) -> str:
    """A page's HTML with room kept for its pictures, and each link to a PDF saying that it is one, and its size."""

    def picture(match: re.Match) -> str:
        path = find(match["src"])
        size = dimensions(path.read_bytes()) if path else None
        room = f' width="{size[0]}" height="{size[1]}"' if size else ""
        return f'<img {match["rest"]}{room} loading="lazy">'

    def pdf(match: re.Match) -> str:
        path = find(match["href"])
        size = f" ({said(kilobytes(path.stat().st_size))})" if path else ""
        return f"{match['open']}{match['words']}{size}</a>"

    html = IMG.sub(picture, html) if "<img " in html else html
    return TO_PDF.sub(pdf, html) if ".pdf" in html.lower() else html


def take_in(tree: HtmlElement, find: Find, left_out: Callable[[str], str]) -> None:
    """A page made ready for the file of all pages: small pictures inside, words for larger ones and PDFs."""
    for picture in list(tree.iterfind(".//article//img")):
        path = find(picture.get("src", ""))
        if path and path.stat().st_size <= INLINE_KB * 1000 and path.suffix.lower() in PICTURES:
            data = base64.b64encode(path.read_bytes()).decode()
            picture.set("src", f"data:image/{PICTURES[path.suffix.lower()]};base64,{data}")
            picture.attrib.pop("loading", None)
        else:
            word = fromstring("<em></em>")
            word.text, word.tail = left_out(picture.get("alt") or ""), picture.tail
            picture.getparent().replace(picture, word)
    for link in tree.iterfind(".//article//a"):
        if link.get("href", "").lower().endswith(".pdf"):
            word = fromstring("<em></em>")
            word.text, word.tail, link.tail = left_out(""), link.tail, " "
            link.addnext(word)
