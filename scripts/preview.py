"""Serve one language while it is written: a saved page, template, word or contact is shown in about a second.

Pages of this language that do not exist are shown in Finnish. Other languages are not built: use `make site` for them.
"""

import argparse
import errno
import logging
import os
import socket
import sys
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a banner at every load of the configuration

from mkdocs.commands import serve
from mkdocs.exceptions import MkDocsException

from sitekit import findings, site

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Serves until Ctrl+C. 1: the site has a fault, or the port is in use. 2: a wrong option."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", default="fi", metavar="LANGUAGE", help="its folder in docs/, such as ar (default: fi)"
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    loaded = site.load(root, site.today_from(None))
    if not loaded.can_be_built:
        print(findings.report(fault for fault in loaded.faults if fault.stops_build))
        return 1
    known = [language.tag for language in loaded.languages]
    if options.only not in known:
        hint = findings.suggestion(options.only, known)
        print(f'"{options.only}" is no language of mkdocs.yml.{hint} Known: {", ".join(known)}.', file=sys.stderr)
        return 2
    if trouble := port_trouble(options.port):
        print(
            f"Port {options.port} {trouble}. Choose another one: make preview PORT={options.port + 1}", file=sys.stderr
        )
        return 1
    os.environ["SITE_LANG"] = options.only
    logging.getLogger("mkdocs").addHandler(logging.StreamHandler(sys.stderr))
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    home = loaded.address("index.md", options.only)
    print(f"The preview: http://127.0.0.1:{options.port}/{home}   (stop with Ctrl+C)", flush=True)
    try:
        serve.serve(str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{options.port}", strict=False)
    except MkDocsException as fault:
        print(fault)
        return 1
    return 0


def port_trouble(port: int) -> str:
    """Why a port of this machine cannot be used; nothing when it can."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            return ""
    except OSError as error:
        return "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"


if __name__ == "__main__":
    sys.exit(main())
