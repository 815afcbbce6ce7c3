"""Whether pictures and PDF files in pages can be shown, carry words, and are small enough to be fetched by a phone."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sitekit.checks.page_links import TITLE
from sitekit.content.attachments import INLINE_KB, PDF_KB, PICTURE_KB, PICTURES, dimensions, kilobytes
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown.prose import LINK


def check(site: Site) -> Iterator[Finding]:
    """Every picture and every link to a file that is not a page, where that file exists."""
    for pages in site.pages.values():
        for page in pages.values():
            folder = site.root / "docs" / page.lang / posixpath.dirname(page.name)
            for line, text in page.prose:
                for image, words, target in targets(text):
                    for what, blocks in faults(folder, target, words, image=image):
                        yield Finding(page.path, line, what, blocks=blocks)


def targets(text: str) -> Iterator[tuple[bool, str, str]]:
    """Whether it is a picture, words and address of each link in a line, those in the words of others included."""
    for found in LINK.finditer(text) if "](" in text else ():
        yield bool(found["image"]), found["words"], TITLE.sub("", found["target"].strip())
        yield from targets(found["words"])


def faults(folder: Path, target: str, words: str, *, image: bool) -> Iterator[tuple[str, bool]]:
    """What is wrong with one file that a page links to, and whether it blocks."""
    address = "" if "://" in target else unquote(urlsplit(target).path)
    path, kind = folder / address, posixpath.splitext(address)[1].lower()
    if image and not words.strip():
        yield (
            f'the picture "{target}" has no words. Write what it shows: ![words]({target}).',
            True,
        )
    if not address or kind == ".md" or not path.is_file():
        return
    size = kilobytes(path.stat().st_size)
    if kind in PICTURES:
        if not dimensions(path.read_bytes()):
            yield f'"{target}" is no picture inside, whatever its name. Save it again as .jpg, .png or .webp.', True
        if size > PICTURE_KB:
            yield (
                f'the picture "{target}" has {size} kB. Make it smaller, {PICTURE_KB} kB at most: 1000 pixels do.',
                True,
            )
        elif size > INLINE_KB:
            yield (
                f'the picture "{target}" has {size} kB and cannot go into the offline file: {INLINE_KB} kB at most.'
                " Its words are there instead.",
                False,
            )
    elif image:
        yield f'"{target}" is of a kind that pages do not show as a picture. Save it as .jpg, .png or .webp.', True
    elif kind != ".pdf":
        yield f'"{target}" is not a page, picture or PDF. Write its text as a page, or save it as PDF.', True
    elif size > PDF_KB:
        yield f'"{target}" has {size} kB. Make it {PDF_KB} kB at most, or write its text as a page.', True
