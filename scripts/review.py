"""Say what a change does: which numbers it changes, and what readers see in Finnish because of it.

BASE is the commit the change began with, such as origin/main. Prints a comment in Markdown for a pull request; nothing
is changed.
"""

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

import commandline
from sitekit.content import site
from sitekit.tasks import change_report

READ = ("data", "docs", "locales", "overrides", "mkdocs.yml")


class NotThere(Exception):
    """Why a commit cannot be read."""


def unpack(root: Path, commit: str, folder: Path) -> None:
    """What the site is made of, as a commit has it, into an empty folder. Raises NotThere."""
    git = ["git", "-C", str(root)]
    listed = subprocess.run(
        [*git, "ls-tree", "--name-only", "--end-of-options", commit, *READ], capture_output=True, text=True, check=False
    )
    if listed.returncode or not listed.stdout.strip():
        raise NotThere(f'"{commit}" is no commit with this site. Use a name such as origin/main; fetch it first.')
    archive = ["archive", "--format=tar", commit, *listed.stdout.split()]
    packed = subprocess.run([*git, *archive], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(folder, filter="data")


def main(arguments: list[str] | None = None) -> int:
    """0: the comment was printed. 1: there is no such commit. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument("base", metavar="BASE", help="the commit before the change, such as origin/main")
    parser.add_argument("--today", type=commandline.day, help="the date of the comparison (default: today)")
    options = commandline.read(parser, arguments)
    after = site.load(options.root, options.today)
    with tempfile.TemporaryDirectory() as folder:
        try:
            unpack(options.root, options.base, Path(folder))
        except NotThere as told:
            print(told)
            return 1
        before = site.load(Path(folder), options.today)
        for loaded, which in ((before, options.base), (after, "this change")):
            if not loaded.has_facts:
                print(f"The facts of {which} cannot be read. Run: make check")
                return 1
        print(change_report.report(before, after), end="")
    return 0


if __name__ == "__main__":
    commandline.run(main)
