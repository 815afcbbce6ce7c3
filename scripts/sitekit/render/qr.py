"""The short addresses of the pages as QR codes, for paper and for the screen of a guidance worker.

Each is a file of its own, which a browser fetches when it is seen: in the page it would weigh 0.4 KB on every visit.
"""

import io
from pathlib import Path

from sitekit.content import page_codes
from sitekit.content.site import Site

FOLDER = "qr"
MASK = 2  # any mask can be read (ISO/IEC 18004, 7.8); a fixed one takes a fifth of the time of finding the best


def svg(address: str) -> bytes:
    """A QR code of error level M as SVG, one unit for each module, with its quiet zone of four."""
    import segno  # here: with it comes urllib, 20 ms at every start

    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False, mask=MASK)
    code.save(out, kind="svg", xmldecl=False, omitsize=True, nl=False, svgclass=None, lineclass=None)
    return out.getvalue()


def path(code: str) -> str:
    """Where the QR code of a short address lies in the built site."""
    return f"{FOLDER}/{code}.svg"


def write(site: Site, folder: Path) -> None:
    """The QR code of every page that has a code; none while the site has no address."""
    if not site.base:
        return
    (folder / FOLDER).mkdir(exist_ok=True)
    for code in page_codes.by_name(site).values():
        (folder / path(code)).write_bytes(svg(f"{site.base}{page_codes.address(code)}"))
