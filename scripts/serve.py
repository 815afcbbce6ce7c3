"""Serve the built site on this machine only, as a web server would: folders, the 404 page, nothing cached."""

import argparse
import errno
import http.server
import sys
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of one folder; an address that does not exist gets the site's own 404 page."""

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
    """Serves until Ctrl+C. 1: there is no site, or the port is in use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--folder", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    if not (options.folder / "index.html").is_file():
        print(f"There is no site in {options.folder}/. Build it first: make build", file=sys.stderr)
        return 1
    handler = partial(Handler, directory=str(options.folder))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), handler)
    except OSError as error:
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        print(f"Port {options.port} {why}. Choose another one: make site PORT={options.port + 1}", file=sys.stderr)
        return 1
    print(f"The site: http://127.0.0.1:{server.server_port}/   (stop with Ctrl+C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
