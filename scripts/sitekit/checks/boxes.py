"""What is to fix, in a box on the pages of a preview. The checks take seconds, so the pages are served before."""

import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from markupsafe import escape

from sitekit.checks import gate, registry
from sitekit.content import addresses
from sitekit.content.site import Site
from sitekit.findings import Finding

BOX = re.compile(r'<aside class="note urgent findings".*?</aside>\n?', re.DOTALL)
MAIN = re.compile(r"<main[^>]*>\n?")


def box(head: str, lines: Iterable[str]) -> str:
    """The box, as `partials/findings.html` shows it; nothing without lines."""
    items = "".join(f"<li>{escape(line)}</li>\n" for line in lines if line)
    opening = '<aside class="note urgent findings" lang="en" dir="ltr">'
    return f"{opening}<b>{head}</b>\n<ul>\n{items}</ul></aside>\n" if items else ""


def put(path: Path, html: str) -> None:
    """The box at the head of a built page, in place of the one before."""
    text = BOX.sub("", path.read_text(encoding="utf-8"))
    path.write_text(MAIN.sub(lambda main: main[0] + html, text, count=1), encoding="utf-8")


def of_page(site: Site, name: str, tag: str, found: Iterable[Finding]) -> list[str]:
    """The findings of a page and its Finnish one, and what blocks in data/ and mkdocs.yml."""
    own = {f"docs/{tag}/{name}", f"docs/{site.default}/{name}"}
    shared = ("data/", "mkdocs.yml")
    return [str(each) for each in found if each.path in own or (each.blocks and each.path.startswith(shared))]


@dataclass
class Boxes:
    """The boxes of one preview. Whoever builds holds `building`, so that a page is not written twice at once."""

    root: Path
    folder: Path  # of the built pages
    tag: str
    today: date
    show: Callable[[], None]  # has the browser load its page again
    building: threading.Lock = field(default_factory=threading.Lock)
    turn: int = 0  # how often was built

    def fault(self, said: str) -> None:
        """The last good pages say why there are no newer ones."""
        html = box("Not shown yet: this keeps the newest text away", said.splitlines())
        for path in self.folder.rglob("*.html"):
            put(path, html)

    def look(self) -> None:
        """Run the checks aside; the pages say what they found, unless newer ones are there by then."""
        threading.Thread(target=self._look, args=(self.turn,), daemon=True).start()

    def _look(self, turn: int) -> None:
        loaded = gate.enter(self.root, self.today, self.tag)
        if isinstance(loaded, list):
            return
        found = registry.run(loaded, "waiting")
        with self.building:
            if turn != self.turn:
                return
            for name in loaded.finnish:
                path = self.folder / addresses.file_of(loaded.address(name, self.tag))
                lines = of_page(loaded, name, self.tag, found)
                if path.is_file() and lines:
                    put(path, box(f"Checks ({len(lines)})", lines))
            self.show()
