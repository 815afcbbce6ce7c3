"""Ask Lighthouse what the site is like on a slow phone: home, content, municipality and search, in Finnish and Arabic.

A copy of the project is built and served as a good web server would: compressed, and its assets kept for a year.
Settings are Lighthouse's own for mobile: 150 ms, 1.6 Mbit/s, a processor four times slower, simulated.
"""

import argparse
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path

import build
import copies
import install
import serve
from sitekit.content import addresses, data, special

ROOT = Path(__file__).resolve().parent.parent
TOOL = ROOT / "tests/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
NODE = 18
MOBILE = [
    "--form-factor=mobile",
    "--throttling-method=simulate",
    "--throttling.rttMs=150",
    "--throttling.throughputKbps=1638.4",
    "--throttling.cpuSlowdownMultiplier=4",
]
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


class Handler(serve.Handler):
    """Sends the compressed copy of a file, or compresses it, and lets browsers keep what has a version."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        packed, accepted = path.with_name(path.name + ".br"), self.headers.get("Accept-Encoding", "")
        if not packed.is_file() or not ("br" in accepted or "gzip" in accepted):
            super().do_GET()
            return
        body = packed.read_bytes() if "br" in accepted else gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br" if "br" in accepted else "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def guess_type(self, path: str) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def end_headers(self) -> None:
        kept = "public, max-age=31536000, immutable" if "?" in self.path else "no-cache"
        self.send_header("Cache-Control", kept)
        http.server.SimpleHTTPRequestHandler.end_headers(self)


def pages() -> list[str]:
    """The addresses that are looked at: home, where a service is explained, a municipality, search."""
    facts, _ = data.load(ROOT)
    first = [next(iter(facts[name].values()))["page"] for name in ("services", "municipalities")]
    return [addresses.address(name, "fi", "fi") for name in ("index.md", *first, special.SEARCH)]


def missing() -> str | None:
    """What this machine lacks, and how to get it; None when all is there."""
    node = shutil.which("node")
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip() if node else ""
    if not version or int(version.lstrip("v").split(".")[0]) < NODE or not shutil.which("npm"):
        has = f"Node {version}" if version else "no Node"
        return f"Lighthouse needs Node {NODE} or newer with npm; here is {has} (Debian: apt install nodejs npm)."
    if not install.browser():
        return "Lighthouse needs a Chromium (Debian: apt install chromium)."
    mark = TOOL / "node_modules/.package-lock.json"
    if not mark.is_file() or mark.stat().st_mtime < (TOOL / "package-lock.json").stat().st_mtime:
        print("Installing Lighthouse into tests/lighthouse/node_modules (once) …", flush=True)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if subprocess.run(command, cwd=TOOL, check=False).returncode:
            return "npm could not install Lighthouse. Check the network, then run this again."
    return None


def built(folder: Path, address: str | None) -> Path:
    """A copy of the project's site, built for an address or for none."""
    copies.decide(copies.copy(ROOT, folder), address=address)
    if build.main(["--root", str(folder), "--quiet"]):
        raise SystemExit(1)
    return folder / "site"


def report(address: str, categories: tuple[str, ...], work: Path) -> dict:
    """What Lighthouse says of one page."""
    place = work / "report.json"
    only = f"--only-categories={','.join(categories)}"
    command = [str(TOOL / "node_modules/.bin/lighthouse"), address, "--quiet", "--output=json", only, *MOBILE]
    environment = {**os.environ, "CHROME_PATH": install.browser() or ""}
    command += [f"--output-path={place}", f"--chrome-flags={CHROME}"]
    subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)
    return json.loads(place.read_text(encoding="utf-8"))


def failed(result: dict) -> list[str]:
    """The audits that cost points, a line each."""
    found = []
    for category in result["categories"].values():
        for entry in category["auditRefs"]:
            audit = result["audits"][entry["id"]]
            if entry["weight"] and audit["score"] is not None and audit["score"] < 0.995:
                found.append(f"  {category['id']}: {audit['title']} ({audit['score']}) {audit.get('displayValue', '')}")
    return found


def main(arguments: list[str] | None = None) -> int:
    """0: every score is 100 and LCP at most 1.2 s. 1: something is below, or missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="how often each page is loaded; the median counts")
    parser.add_argument("--address", help="build the copy for this address, such as https://example.org/")
    parser.add_argument("--pages", nargs="*", default=pages(), help="addresses of Finnish pages")
    parser.add_argument("--languages", nargs="*", default=["fi", "ar"])
    options = parser.parse_args(arguments)
    if trouble := missing():
        print(trouble)
        return 1
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        site = built(work, options.address)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(
            "| page | performance | accessibility | best practices | SEO | LCP s | CLS |\n|---|---|---|---|---|---|---|"
        )
        good = True
        for page in options.pages:
            for tag in options.languages:
                path = page if tag == "fi" else f"{tag}/{page}"
                if not (site / path / "index.html").is_file():
                    continue
                address = f"http://127.0.0.1:{server.server_port}/{path}"
                first = report(address, CATEGORIES, work)
                results = [first, *(report(address, CATEGORIES[:1], work) for _ in range(options.runs - 1))]
                scores = [round(first["categories"][name]["score"] * 100) for name in CATEGORIES]
                scores[0] = round(statistics.median(r["categories"]["performance"]["score"] for r in results) * 100)
                value = lambda name, all_=results: statistics.median(r["audits"][name]["numericValue"] for r in all_)  # noqa: E731
                lcp, cls = value("largest-contentful-paint") / 1000, value("cumulative-layout-shift")
                print(f"| `/{path}` | {' | '.join(map(str, scores))} | {lcp:.2f} | {cls:.3f} |", flush=True)
                if min(scores) < 100 or lcp > 1.2 or cls:
                    good = False
                    print("\n".join(failed(first)), file=sys.stderr, flush=True)
        server.shutdown()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
