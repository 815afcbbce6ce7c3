"""The site as built for an address, made once; a server for it and a browser, once for each test process."""

import fcntl
import http.server
import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import build
import copies
import install
import serve
import webserver
from sitekit.outputs import releases

ROOT = Path(__file__).resolve().parent.parent
FEW = ("fi", "en", "ar")  # a source, its neighbour, and one from right to left
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

expect.set_options(timeout=30_000)  # what is waited for comes, if late: two cores may have other work too


def copy_project(folder: Path, *, every: bool = False) -> Path:
    """A copy of the project's own sources, to change and build; whatever the project has, nothing is decided.

    With `every` in all its languages, else in three, which are built in a third of the time.
    """
    root = copies.copy(ROOT, folder)
    copies.decide(root, address=None, owner=None, feedback=None, repository=None)
    if not every:
        keep_languages(root)
    return root


def keep_languages(root: Path) -> None:
    """Leave FEW of the project's languages in a copy."""
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    for tag in re.findall(r"- \{locale: ([\w-]+),", text):
        if tag not in FEW:
            text = re.sub(rf"(?m)^ *- \{{locale: {tag},.*\n", "", text)
            for place in ("docs", "locales"):
                shutil.rmtree(root / place / tag)
    text = re.sub(r"published: \[[^]]*\]", f"published: [{', '.join(FEW)}]", text)
    config.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project, built for https://example.org/: by the first test process that asks, for all. Nobody changes it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root, whole = shared / "project", shared / "project-is-built"
    with (shared / "project-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # who comes second waits
        if not whole.exists():
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir()
            copy_project(root, every=True)
            copies.decide(root, address="https://example.org/", repository="https://git.example.org/site/edit/main")
            assert build.main(["--root", str(root), "--today", "2026-11-24", "--strict", "--quiet"]) == 0
            whole.touch()
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


@contextmanager
def deployed(site: Path) -> Iterator[tuple[Path, Server]]:
    """A site published, in the place that is given, and served by Debian's nginx with the configuration of deploy/."""
    with webserver.open_folder() as place, webserver.open_folder() as folder:
        releases.publish(site, place, datetime.now(UTC), lambda text: None)
        with webserver.serving(place, folder) as address:
            yield place, Server(address)


@pytest.fixture(scope="session")
def nginx(site_folder: Path) -> Iterator[Server]:
    """The built site, as it is published."""
    with deployed(site_folder) as (_, server):
        yield server


OWN = "the machine's own"
FONTS = ["DejaVu Sans", OWN, *(["Liberation Sans", "Noto Sans"] if os.environ.get("FULL") else [])]


def only(family: str, folder: Path) -> Path:
    """A configuration of fontconfig with one family; DejaVu stands behind it for scripts that it has not."""
    found = install.fonts(family)
    assert found, f"The tests need {family}. Install it (Debian: apt install {install.FONTS[family][0]})."
    folders = dict.fromkeys([*found, *install.fonts("DejaVu Sans")])
    edit = f'<edit name="family" mode="append" binding="strong"><string>{family}</string></edit>'
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        + "".join(f"<dir>{each}</dir>" for each in folders)
        + f'<cachedir>{folder}</cachedir><match target="pattern">{edit}</match></fontconfig>',
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="session")
def launch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Browser]]:
    """A real Chromium for each set of fonts, kept. Without one the tests fail: a browser test is never skipped."""
    path = install.browser()
    assert path, "The tests need a Chromium. Install one (Debian: apt install chromium), then run this again."
    launched: dict[str, Browser] = {}
    with sync_playwright() as playwright:

        def browser(fonts: str) -> Browser:
            if fonts not in launched:
                own = fonts == OWN
                more = {} if own else {"FONTCONFIG_FILE": str(only(fonts, tmp_path_factory.mktemp("fonts")))}
                environment = {**os.environ, **more}
                launched[fonts] = playwright.chromium.launch(executable_path=path, args=FLAGS, env=environment)
            return launched[fonts]

        yield browser
        for each in launched.values():
            each.close()


@pytest.fixture(scope="session")
def browser(launch: Callable[[str], Browser]) -> Browser:
    """A Chromium with the machine's own fonts."""
    return launch(OWN)


@pytest.fixture(params=FONTS)
def lettered(launch: Callable[[str], Browser], request: pytest.FixtureRequest) -> Browser:
    """A Chromium with each set of fonts in turn, for what depends on the width of text."""
    return launch(request.param)


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
