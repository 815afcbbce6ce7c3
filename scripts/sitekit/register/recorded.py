"""Answers of the register kept in a folder, for work without a connection; only what a record holds is in them."""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sitekit import files
from sitekit.findings import Finding
from sitekit.register.fetch import Failure, NotFound


@dataclass(frozen=True)
class Folder:
    """Answers that were recorded before."""

    path: Path

    def ask(self, path: str) -> Any:
        """The answer for a path. Raises Failure when it was not recorded or the file is damaged; NotFound as it was."""
        place = self.path / name_of(path)
        try:
            kept = json.loads(files.content(place))
        except FileNotFoundError:
            what = "this was not recorded. Record it while there is a connection: the same command with --record."
            raise Failure(f"{place}: {what}") from None
        except (OSError, ValueError, RecursionError) as error:
            raise Failure(f"{place}: this cannot be read ({type(error).__name__}). Record it again.") from None
        if not isinstance(kept, dict) or kept.get("asked") != path or "answer" not in kept:
            raise Failure(f"{place}: this is not an answer that was recorded. Delete it, and record it again.")
        if kept["answer"] is None:
            raise NotFound(f"{place}: the register did not have this when it was recorded.")
        return kept["answer"]


@dataclass
class Recorder:
    """Answers of one run, written when it is over: all of them or none."""

    path: Path
    day: date
    answers: dict[str, Any] = field(default_factory=dict)

    def keep(self, path: str, answer: Any) -> None:
        """Note an answer, which must hold nothing of a person; None: there was none."""
        self.answers[path] = answer

    def save(self) -> list[Finding]:
        """Write the folder. Returns why nothing was written; nothing when all was."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            changes = {
                name_of(path): files.Change(
                    json.dumps(
                        {"asked": path, "day": str(self.day), "answer": answer}, ensure_ascii=False, indent=1
                    ).encode()
                    + b"\n",
                    files.content_or_none(self.path / name_of(path)),
                )
                for path, answer in self.answers.items()
            }
        except OSError as error:
            what = f"this cannot be written ({error.strerror}). Nothing was recorded. Choose another folder."
            return [Finding(str(self.path), 1, what)]
        return files.save(self.path, changes)


def name_of(path: str) -> str:
    """The name of the file for a path of the interface."""
    return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-") + ".json"
