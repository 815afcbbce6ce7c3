"""What a command would make of the site: files to write, words to say, and what it refuses."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitekit.findings import Finding


@dataclass(frozen=True)
class Outcome:
    """`files` are the bytes of each file by its path from the root; only those that change."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether something was not done."""
        return any(finding.blocks for finding in self.findings)


def refusal(*findings: Finding) -> Outcome:
    """Nothing is written, for these reasons."""
    return Outcome(findings=findings)


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Several outcomes, about different files, as one."""
    parts = list(outcomes)
    return Outcome(
        {path: data for part in parts for path, data in part.files.items()},
        tuple(words for part in parts for words in part.said),
        tuple(finding for part in parts for finding in part.findings),
    )


def save(root: Path, files: Mapping[str, bytes]) -> None:
    """Write every file beside its place, then rename them all; raises OSError with no file changed but by a rename."""
    beside: list[tuple[str, Path]] = []
    try:
        for name, data in files.items():
            place = (root / name).resolve()
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, written = tempfile.mkstemp(dir=place.parent, prefix=".new-")
            beside.append((written, place))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(written, place.stat().st_mode & 0o777 if place.exists() else 0o644)
        for written, place in beside:
            os.replace(written, place)
    finally:
        for written, _ in beside:
            Path(written).unlink(missing_ok=True)
