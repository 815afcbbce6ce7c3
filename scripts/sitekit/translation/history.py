"""What Finnish pages were before, as far as git knows; without git nothing is known, and nothing fails."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitekit.markdown import blocks
from sitekit.markdown.units import Body, Unit

MAIN = ("origin/HEAD", "origin/main", "main")  # what the main branch may be called


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


def start_of_change(root: Path) -> str | None:
    """The commit with which this change began; None where the history is not there, or not all of it.

    On a branch it is where the branch left the main one. On the main branch it is the last commit; while nothing has
    changed since, the one before it. What the very first commit has was there from the beginning.
    """

    def commit(*words: str) -> str:
        return git(root, *words).decode().strip()

    head = commit("rev-parse", "--verify", "--quiet", "HEAD")
    main = next((name for name in MAIN if commit("rev-parse", "--verify", "--quiet", name)), None)
    whole = commit("rev-parse", "--is-shallow-repository") == "false"
    if not head or not (main or whole):
        return None
    base = commit("merge-base", "HEAD", main) if main else head
    if base != head or commit("status", "--porcelain", "."):
        return base or None
    return commit("rev-parse", "--verify", "--quiet", "HEAD^") or (head if whole else None)


def changed_pages(root: Path, folder: str) -> dict[str, str]:
    """The text that each page in a folder had when this change began, where it had another one.

    None where git cannot say.
    """
    start = start_of_change(root)
    if start is None:
        return {}
    listed = git(root, "diff", "--name-only", "--relative", "-z", start, "--", folder).decode("utf-8", "replace")
    texts = {path: git(root, "show", f"{start}:./{path}") for path in listed.split("\0") if path.endswith(".md")}
    return {path: text.decode("utf-8", "replace") for path, text in texts.items() if text}


def git(root: Path, *words: str) -> bytes:
    """What git prints; nothing when there is no git, no repository or no such thing in it."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *words]
    try:
        return subprocess.run(command, capture_output=True, check=False).stdout
    except OSError:
        return b""
