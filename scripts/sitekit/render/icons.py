"""Where Material keeps its icons; found without importing it."""

import importlib.util
from functools import cache
from pathlib import Path


@cache
def templates() -> Path:
    """Material's templates: `.icons/material/school.svg` in them is the icon that we call material/school."""
    spec = importlib.util.find_spec("material")
    assert spec and spec.origin
    return Path(spec.origin).parent / "templates"


def file(name: str) -> Path:
    """The drawing of an icon."""
    return templates() / ".icons" / f"{name}.svg"
