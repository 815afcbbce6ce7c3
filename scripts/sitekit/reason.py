"""What to say of an error that nobody foresaw, in one line and without a traceback."""

import traceback
from pathlib import Path


def reason(error: BaseException, root: Path) -> str:
    """`overrides/main.html:12: UndefinedError: 'x' is undefined`, the place only where a template of `root` failed."""
    templates = root.resolve() / "overrides"
    lines = [
        f"{Path(frame.filename).resolve().relative_to(root.resolve()).as_posix()}:{frame.lineno}: "
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).resolve().is_relative_to(templates)
    ]
    kind = "" if isinstance(error, SystemExit) else type(error).__name__  # MkDocs' Abort says it in a sentence
    text = " ".join(str(error).split())
    return f"{lines[-1] if lines else ''}{': '.join(filter(None, (kind, text)))}"
