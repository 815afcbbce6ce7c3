"""The addresses of the pages as QR codes, for paper.

Each is a file of its own, which a browser fetches when it prints: in the page it would weigh 0.4 KB on every visit.
"""

import io
from pathlib import Path

from sitekit.content.site import Site

MASK = 2  # any mask can be read (ISO/IEC 18004, 7.8); a fixed one takes a fifth of the time of finding the best


def svg(address: str) -> bytes:
    """A QR code of error level M as SVG, one unit for each module, with its quiet zone of four."""
    import segno  # here: with it comes urllib, 20 ms at every start

    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False, mask=MASK)
    code.save(out, kind="svg", xmldecl=False, omitsize=True, nl=False, svgclass=None, lineclass=None)
    return out.getvalue()


def path(name: str, tag: str) -> str:
    """Where the code of a page lies in the built site."""
    return f"qr/{tag}/{name.removesuffix('.md')}.svg"


def write(site: Site, tag: str, folder: Path) -> list[Path]:
    """The code of every page in a language; none while the site has no address. Returns the files."""
    files = {name: folder / path(name, tag) for name in site.finnish} if site.base else {}
    for each in {file.parent for file in files.values()}:
        each.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        file.write_bytes(svg(f"{site.base}{site.address(name, tag)}"))
    return list(files.values())
