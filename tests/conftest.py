"""The site as built for an address, a server for it and a browser: made once for each test process."""

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import build
import install
import serve
from sitekit import copies

ROOT = Path(__file__).resolve().parent.parent
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def copy_project(folder: Path) -> Path:
    """A copy of the project's own sources, to change and build; whatever the project has, nothing is decided."""
    copies.decide(copies.copy(ROOT, folder), address=None, owner=None, feedback=None, repository=None)
    return folder


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project, built for https://example.org/."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    copies.decide(root, address="https://example.org/", repository="https://git.example.org/site/edit/main")
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--strict", "--processes", "1", "--quiet"]) == 0
    return root


@pytest.fixture(scope="session")
def site_folder(project: Path) -> Path:
    """The built site."""
    return project / "site"


@dataclass(frozen=True)
class Server:
    """A web server on loopback for one folder."""

    address: str

    def __call__(self, path: str) -> str:
        return self.address + path


def serving(folder: Path) -> Iterator[Server]:
    """Serve a folder until the test is done."""
    handler = partial(serve.Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Server(f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def server(site_folder: Path) -> Iterator[Server]:
    """The built site, served."""
    yield from serving(site_folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one the tests fail: a browser test is never skipped."""
    path = install.browser()
    assert path, "The tests need a Chromium. Install one (Debian: apt install chromium), then run this again."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass(frozen=True)
class Rules:
    """axe-core's rules for WCAG 2.2 AA."""

    script: str

    def broken(self, page: Page) -> list[str]:
        """What axe reports on a page: rule, place and help, a line each."""
        page.evaluate(self.script)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        options = json.dumps({"runOnly": tags, "resultTypes": ["violations"]})
        violations = page.evaluate(f"axe.run(document, {options}).then((result) => result.violations)")
        return [f"{rule['id']}: {node['target']}: {rule['help']}" for rule in violations for node in rule["nodes"]]


@pytest.fixture(scope="session")
def axe() -> Rules:
    """The rules, from the package that carries them."""
    import axe_playwright_python

    script = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    return Rules(script.read_text(encoding="utf-8"))
