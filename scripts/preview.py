"""Serve one language while it is written: a saved page, template, word or contact is shown in about a second.

Pages of this language that do not exist are shown in Finnish. Other languages are not built: use `make site` for them.
"""

import os
import sys

from mkdocs.commands import serve
from mkdocs.exceptions import Abort

import commandline
import mkdocs_adapter
from commandline import reason
from sitekit import findings
from sitekit.checks import gate


def main(arguments: list[str] | None = None) -> int:
    """Serves until Ctrl+C. 1: the site has a fault, or the port is in use. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument(
        "--only", default="fi", metavar="LANGUAGE", help="its folder in docs/, such as ar (default: fi)"
    )
    parser.add_argument("--port", type=commandline.port, default=8000, help="the port (default: 8000)")
    options = commandline.read(parser, arguments)
    loaded = gate.enter(options.root, options.today)
    if isinstance(loaded, list):
        print(findings.report(loaded))
        return 1
    known = [language.tag for language in loaded.languages]
    if options.only not in known:
        hint = findings.suggestion(options.only, known)
        print(f'"{options.only}" is not a language of mkdocs.yml.{hint} Known: {", ".join(known)}.', file=sys.stderr)
        return 2
    if fault := commandline.port_fault(options.port, "make preview"):
        print(fault, file=sys.stderr)
        return 1
    os.environ["SITE_LANG"] = options.only
    mkdocs_adapter.print_warnings()
    home = loaded.address("index.md", options.only)
    print(f"The preview: http://127.0.0.1:{options.port}/{home}   (stop with Ctrl+C)", flush=True)
    try:
        serve.serve(str(options.root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{options.port}", strict=False)
    except Exception as error:  # anything a template raises while the first pages are made
        print(error if isinstance(error, Abort) else reason(error, options.root))
        return 1
    return 0


if __name__ == "__main__":
    commandline.run(main)
