"""Serve the built site on this machine only, as a web server would: folders, the 404 page, nothing cached."""

import http.server
import sys
from functools import partial
from pathlib import Path

import commandline
from sitekit import folders


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of one folder; an address that does not exist gets the site's own 404 page."""

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".ics": "text/calendar"}  # noqa: RUF012

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for findings."""


def main(arguments: list[str] | None = None) -> int:
    """Serves until Ctrl+C. 1: there is no site, or the port is in use. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument("--port", type=commandline.port, default=8000, help="the port (default: 8000)")
    parser.add_argument("--check", action="store_true", help="only ask whether the port can be used")
    options = commandline.read(parser, arguments)
    if fault := commandline.port_fault(options.port, "make site"):
        print(fault, file=sys.stderr)
        return 1
    if options.check:
        return 0
    site = folders.standing(options.root / "site")
    if not (site / "index.html").is_file():
        print(f"There is no site in {site}/. Build it first: make build", file=sys.stderr)
        return 1
    handler = partial(Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), handler)
    print(f"The site: http://127.0.0.1:{server.server_port}/   (stop with Ctrl+C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    commandline.run(main)
