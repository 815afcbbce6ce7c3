"""What a check found: where, what is wrong, what to do."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")  # a finding is one line, whatever stands in the file


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to fix. `path` is relative to the project root, `line` counts from 1."""

    path: str
    line: int
    text: str
    blocks: bool = True  # False: it informs, nobody is stopped
    stops_build: bool = False  # True: the site cannot be built with it

    def __str__(self) -> str:
        return CONTROL.sub(" ", f"{self.path}:{self.line}: {self.text}")


def suggestion(word: str, known: Iterable[str]) -> str:
    """` Did you mean "x"?` for the closest known word, or nothing."""
    known = list(known)
    alike = [each for each in known if each.startswith(word[:4]) and len(word) > 3]
    close = difflib.get_close_matches(word, alike, n=1, cutoff=0.3) or difflib.get_close_matches(word, known, n=1)
    return f' Did you mean "{close[0]}"?' if close else ""


def near(word: str, known: Iterable[str]) -> str:
    """` Did you mean "x"?` for the id that one slip of the finger is away, or nothing: another id is another body."""
    close = [each for each in known if len(word) > 1 and _one_slip(word, each)]
    return f' Did you mean "{close[0]}"?' if len(close) == 1 else ""


def no_contact(id_: str, known: Iterable[str]) -> str:
    """Words for the id of a contact that does not exist."""
    if hint := near(id_, known):
        return f'there is no contact "{id_}".{hint} Fix the id.'
    return f'Contact "{id_}" no longer exists. Take its line away, or put the contact back.'


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, too many or another, or two neighbours have changed places."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return one != other and (a[1:] == b[1:] or a[1:] == b or a == b[1:] or a[1::-1] + a[2:] == b)


def summary(findings: Iterable[Finding]) -> str:
    """The last line of a report: `1 to fix, 3 notes.` or `Nothing to fix.`"""
    found = list(findings)
    to_fix = sum(f.blocks for f in found)
    to_know = len(found) - to_fix
    if not found:
        return "Nothing to fix."
    parts = ([f"{to_fix} to fix"] if to_fix else ["Nothing to fix"]) + (
        [f"{to_know} note{'s' if to_know > 1 else ''}"] if to_know else []
    )
    return ", ".join(parts) + "."


def report(findings: Iterable[Finding]) -> str:
    """All findings, sorted by place, one line each, then the summary line."""
    found = sorted(set(findings))
    lines = [f"{f if f.blocks else replace(f, text=f'(for information) {f.text}')}" for f in found]
    return "\n".join([*lines, summary(found)])
