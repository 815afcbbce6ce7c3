"""What Finnish pages were before, as far as git knows; without git nothing is known, and nothing fails."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitekit import blocks
from sitekit.units import Body, Unit


@dataclass
class History:
    """The committed versions of pages under `root`, read when they are asked for; each is cut only once."""

    root: Path
    met: dict[str, list[Body]] = field(default_factory=dict)
    waiting: dict[str, Iterator[str]] = field(default_factory=dict)

    def pages(self, path: str) -> Iterator[Body]:
        """The versions of a page, the newest first, also under names it had before."""
        met = self.met.setdefault(path, [])
        yield from list(met)
        if path not in self.waiting:
            self.waiting[path] = versions(self.root, path)
        for text in self.waiting[path]:
            met.append(blocks.parse(text))
            yield met[-1]

    def unit(self, path: str, code: str, kind: str) -> Unit | None:
        """The newest unit of this kind with this code that ever stood on the page."""
        units = (unit for page in self.pages(path) for unit in page.units)
        return next((unit for unit in units if unit.code == code and unit.kind == kind), None)

    def former_ids(self, path: str) -> frozenset[str] | None:
        """Every id the page ever had; None when the history is not there, or only a part of it."""
        if git(self.root, "rev-parse", "--is-shallow-repository").strip() != b"false":
            return None
        ids = {section.id for page in self.pages(path) for section in page.sections}
        return frozenset(ids) if self.met[path] else None


def versions(root: Path, path: str) -> Iterator[str]:
    """The text of a file in every commit that touched it, the newest first, each once."""
    listed = git(root, "log", "--follow", "--format=%x00%H", "--name-only", "--", path).decode("utf-8", "replace")
    places = []
    for entry in listed.split("\0")[1:]:
        commit, *names = entry.split()
        places += [f"{commit}:{name}" for name in names[:1]]
    seen: set[bytes] = set()
    for place in places:
        data = git(root, "cat-file", "blob", place)
        if data and data not in seen:
            seen.add(data)
            yield data.decode("utf-8", "replace")


def git(root: Path, *words: str) -> bytes:
    """What git prints; nothing when there is no git, no repository or no such thing in it."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *words]
    try:
        return subprocess.run(command, capture_output=True, check=False).stdout
    except OSError:
        return b""
