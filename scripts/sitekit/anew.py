"""A folder that is filled anew, or stays as it was."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def filled_anew(folder: Path) -> Iterator[None]:
    """The folder is empty inside; what stood in it stands there again when filling it raises anything."""
    before = folder.with_name(f"{folder.name}.before")
    folder.rename(before)
    folder.mkdir()
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)
