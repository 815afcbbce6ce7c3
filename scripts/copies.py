"""A copy of the project, to change and to build: for tests and for measuring."""

import json
import re
import shutil
from pathlib import Path

PARTS = ("docs", "data", "locales", "overrides", "scripts", "mkdocs.yml")


def copy(project: Path, folder: Path, parts: tuple[str, ...] = PARTS) -> Path:
    """The sources of the project in another folder. Returns that folder."""
    for part in parts:
        if (project / part).is_dir():
            shutil.copytree(project / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(project / part, folder / part)
    return folder


def decide(root: Path, **facts: str | None) -> None:
    """Write facts of data/site.yml over what stands there; None: not decided. Raises KeyError for a key it lacks."""
    path = root / "data/site.yml"
    text = path.read_text(encoding="utf-8")
    for key, value in facts.items():
        line = f"{key}: {json.dumps(value, ensure_ascii=False)}"
        text, count = re.subn(rf"(?m)^{key}:.*$", lambda _, line=line: line, text)
        if count != 1:
            raise KeyError(key)
    path.write_text(text, encoding="utf-8")
