"""Put a built site where the web server takes it from, whole and at once; or bring the one before back.

    publish.py /srv/site            shows what is built in site/
    publish.py /srv/site --back     shows the one before; once more: the one before that
    publish.py /srv/site --list     what can be brought back

Needs Python alone, none of the packages of .venv: it can run on the web server.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path

import commandline
from sitekit import findings, folders
from sitekit.outputs import releases

SAME = "Nothing was published: what readers see is as it was."
MOST = 20  # findings that are told: a site of which half is missing has hundreds


def place(text: str) -> Path:
    """The type of the folder to publish into."""
    path = Path(text).resolve()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f'there is no folder "{text}". Make it first: mkdir {text}')
    return path


def act(options: argparse.Namespace) -> str:
    """What was done, in a line. Raises NotPublished, OSError."""
    if options.back or options.use:
        release = releases.back(options.place, options.use)
        return f"Shown again: {release.name}. Whatever was wrong with the other one comes back with the next build."
    site = options.site or folders.standing(options.root / "site")
    before = releases.shown(options.place)
    release = releases.publish(site, options.place, datetime.now(UTC), lambda text: print(text, flush=True))
    if release == before:
        return f"This is what is published already: {release.name}."
    return f"Published: {release.name}."


def main(arguments: list[str] | None = None) -> int:
    """0: what was asked for is shown. 1: it is not, readers see what they saw. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument("place", type=place, help="the folder of the web server, with releases/ and current in it")
    parser.add_argument("--site", type=place, help="the built site (default: site/ of the project)")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--back", action="store_true", help="show the release before the one that is shown")
    one.add_argument("--use", metavar="RELEASE", help="show this one of --list")
    one.add_argument("--list", action="store_true", help="the releases that are kept, the newest first")
    options = parser.parse_args(arguments)
    if options.list:
        print("\n".join(releases.lines(options.place)) or "Nothing was published here yet.")
        return 0
    try:
        print(act(options))
    except releases.NotPublished as refused:
        print(findings.report(refused.found[:MOST]))
        if len(refused.found) > MOST:
            print(f"And {len(refused.found) - MOST} more.")
    except OSError as error:
        print(f"{error.filename or options.place}: this cannot be written ({error.strerror}).")
    else:
        return 0
    print(SAME)
    return 1


if __name__ == "__main__":
    commandline.run(main)
