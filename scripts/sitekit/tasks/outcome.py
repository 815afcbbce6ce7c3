"""What a command would make of the site: files to write, words to say, and what it refuses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitekit.files import Change
from sitekit.findings import Finding


@dataclass(frozen=True)
class Outcome:
    """`files` are those that change, each by its path from the root."""

    files: Mapping[str, Change] = field(default_factory=dict)
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
