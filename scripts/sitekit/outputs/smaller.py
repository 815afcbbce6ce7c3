"""Makes styles and scripts smaller, in a process of its own: the library is in Go, which does not bear a fork."""

import subprocess
import sys
from pathlib import Path

TYPES = {".css": "text/css", ".js": "text/javascript"}
NEWEST = 2020  # of JavaScript: what the oldest phones that we care for understand (tests/browser/test_floor.py)


def write(folder: Path) -> str:
    """Take comments, spaces and long names of variables from what lies in `folder`.

    Returns what is wrong, in lines for a person; then nothing has changed. Nothing wrong: "".
    """
    command = [sys.executable, "-P", __file__, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        why = done.stderr.rstrip().rpartition("\n")[2]
        return f"overrides/assets/: this cannot be made smaller ({why}). Mend it, or run: make clean, then make site"
    return done.stdout.rstrip()


def shrink(folder: Path) -> None:
    """The same, in this process; prints what is wrong."""
    import minify

    minify.config({"js-version": NEWEST})
    small, problems = {}, []
    for path in sorted(path for path in folder.iterdir() if path.suffix in TYPES):
        try:
            small[path] = minify.string(TYPES[path.suffix], path.read_text(encoding="utf-8"))
        except minify.MinifyError as error:
            what, _, place = str(error).partition("\n")[0].partition(" on line ")
            line = place.partition(" ")[0] or "1"
            problems.append(f"overrides/assets/{path.name}:{line}: {what}. Mend the line, or take it out.")
    print("\n".join(problems))
    for path, text in small.items() if not problems else ():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    shrink(Path(sys.argv[1]))
