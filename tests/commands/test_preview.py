"""The preview of one language: what is saved is served, at the address it has in the whole site."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect

import preview
from conftest import ROOT, copy_project
from sitekit.checks import boxes

PATIENCE = 120  # seconds until a test gives up; how fast a preview is, bench.py measures


@dataclass
class Preview:
    """A running preview of Arabic, and what it has said so far."""

    root: Path
    address: str
    said: list[str] = field(default_factory=list)

    def page(self, path: str) -> str:
        """A page as it is served; nothing while there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.read().decode()
        except OSError:
            return ""

    def change(self, path: str, old: str, new: str) -> None:
        """Save a file of the project with words replaced once."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, (path, old)
        self.save(path, text.replace(old, new, 1))

    def save(self, path: str, text: str) -> None:
        """Save a file of the project whole: half a file would be built too, and its faults told."""
        half = self.root / ".half"
        half.write_text(text, encoding="utf-8")
        os.replace(half, self.root / path)

    @contextmanager
    def changed(self, path: str, old: str, new: str) -> Iterator[int]:
        """A file with words replaced, until the test ends, however it ends; how many lines had been said before."""
        text = (self.root / path).read_text(encoding="utf-8")
        try:
            said = len(self.said)
            self.change(path, old, new)
            yield said
        finally:
            self.save(path, text)


def until(done: Callable[[], object]) -> None:
    """Wait for something; the test fails when it does not come."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "It did not come."
        time.sleep(0.05)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = copy_project(tmp_path_factory.mktemp("preview"))
    (root / "docs/ar/programme/rights.md").unlink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "scripts/preview.py"), "--only", "ar", "--port", str(port)]
    child = subprocess.Popen(
        [*command, "--root", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    it = Preview(root, f"http://127.0.0.1:{port}/")
    reader = threading.Thread(target=lambda: it.said.extend(child.stdout), daemon=True)
    reader.start()
    try:
        until(lambda: it.page("ar/"))
        yield it
    finally:
        child.send_signal(signal.SIGINT)
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:  # in the background of some shells nothing hears Ctrl+C
            child.kill()
        reader.join()


def test_it_says_where_it_is(running):
    until(lambda: running.said)
    assert running.said[0] == f"The preview: {running.address}ar/   (stop with Ctrl+C)\n"


def test_pages_lie_where_they_lie_in_the_whole_site(running):
    text = running.page("ar/programme/plan/")
    assert '<html lang="ar" dir="rtl">' in text
    assert re.search(r'<link rel="stylesheet" href="\.\./\.\./\.\./assets/style\.css', text)
    assert "color-scheme" in running.page("assets/style.css")


def test_a_page_that_is_not_translated_is_shown_in_finnish(running):
    assert '<article lang="fi" dir="ltr">' in running.page("ar/programme/rights/")


def test_a_saved_page_is_served(running):
    running.change("docs/ar/programme/plan.md", "-->\n\n", "-->\n\nSavedPage. ")
    until(lambda: "SavedPage." in running.page("ar/programme/plan/"))


def test_a_saved_template_is_served(running):
    running.change("overrides/main.html", '<main id="main">', '<main id="main" class="saved">')
    until(lambda: 'class="saved"' in running.page("ar/programme/plan/"))


def test_a_saved_contact_is_served(running):
    running.change("data/contacts/national.yml", "kela-international:\n  name: ", "kela-international:\n  name: Saved ")
    until(lambda: "Saved " in running.page("ar/contacts/"))


def test_a_saved_word_is_served(running):
    running.change("locales/ar/LC_MESSAGES/messages.po", 'msgid "Etusivu"\nmsgstr "', 'msgid "Etusivu"\nmsgstr "Saved')
    until(lambda: "Saved" in running.page("ar/programme/plan/"))


def test_a_finnish_page_that_is_saved_is_served_where_there_is_no_translation(running):
    running.change("docs/fi/programme/rights.md", "{#top}\n\n", "{#top}\n\nTallennettu. ")
    until(lambda: "Tallennettu." in running.page("ar/programme/rights/"))


def test_a_fault_keeps_the_pages_and_is_told_until_it_is_mended(running):
    fault = "data/amounts.yml:1: there is a tab in YAML. Use spaces, two for each step.\n"
    with running.changed("data/amounts.yml", "", "\tx: 1\n"):
        until(lambda: fault in running.said)
        until(lambda: "The pages stay as they were until this is fixed.\n" in running.said)
        assert "<h1" in running.page("ar/contacts/")
    running.change("docs/ar/contacts.md", "-->\n\n", "-->\n\nFixed. ")
    until(lambda: "Fixed." in running.page("ar/contacts/"))


FAULTS = {
    "a name in the menu": (
        "mkdocs.yml",
        "- contacts.md",
        "- contakts.md",
        'there is no page "contakts.md" in docs/fi/.',
    ),
    "an unknown id": ("data/services.yml", "page: programme/plan.md", "page: programme/plam.md", "there is no page"),
    "an undefined name in a template": ("overrides/main.html", "<main", "{{ nothing }}<main", "UndefinedError: "),
    "a plugin that is not installed": ("mkdocs.yml", "plugins:", "plugins:\n  - nosuch", "Aborted with"),
}


@pytest.mark.parametrize(("path", "old", "new", "words"), FAULTS.values(), ids=FAULTS)
def test_whatever_fails_keeps_the_pages_until_it_is_mended(running, path, old, new, words):
    before = running.page("ar/contacts/")
    with running.changed(path, old, new) as said:
        until(lambda: [line for line in running.said[said:] if words in line])
        until(lambda: "The pages stay as they were until this is fixed.\n" in running.said[said:])
        assert not [line for line in running.said[said:] if "Traceback" in line]
        assert without_clock(running.page("ar/contacts/")) == without_clock(before)
    running.change("docs/ar/contacts.md", "-->\n\n", f"-->\n\nFixed {path[:4]} {len(new)}. ")
    until(lambda: f"Fixed {path[:4]} {len(new)}." in running.page("ar/contacts/"))


def without_clock(page: str) -> str:
    """A page without what is to fix and the script that asks for a newer one, which knows when it was built."""
    return boxes.BOX.sub("", re.sub(r"livereload\(\d+, \d+\);", "", page))


def test_the_page_says_in_the_browser_what_keeps_the_newest_text_away(running, browser):
    tab = browser.new_page()
    tab.goto(running.address + "ar/contacts/")
    said = tab.locator("main > .findings, .hero .findings")
    with running.changed("data/amounts.yml", "", "\tx: 1\n"):
        expect(said).to_contain_text("data/amounts.yml:1: there is a tab in YAML.", timeout=PATIENCE * 1000)
        assert (said.get_attribute("lang"), said.get_attribute("dir")) == ("en", "ltr")
    expect(tab.get_by_text("data/amounts.yml:1:")).to_have_count(0, timeout=PATIENCE * 1000)  # loads again by itself
    tab.close()


def test_a_finding_of_a_page_stands_on_the_page_and_goes_when_it_is_mended(running, browser):
    tab = browser.new_page()
    tab.goto(running.address + "ar/contacts/")
    with running.changed("docs/ar/contacts.md", "-->\n\n", "-->\n\n[x](nowhere.md) "):
        expect(tab.locator(".findings")).to_contain_text('there is no page "nowhere.md".', timeout=PATIENCE * 1000)
        assert 'there is no page "nowhere.md".' not in running.page("ar/programme/plan/")
    expect(tab.get_by_text('there is no page "nowhere.md".')).to_have_count(0, timeout=PATIENCE * 1000)
    tab.close()


@pytest.mark.parametrize("path", ["docs/picture.svg", "docs/images/picture.svg"])
def test_a_saved_file_in_no_folder_of_a_language_is_served(running, path):
    file = running.root / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("<svg><!-- one --></svg>")
    running.change("docs/ar/contacts.md", "-->\n\n", "-->\n\nA picture is new. ")
    address = path.removeprefix("docs/")
    until(lambda: "one" in running.page(address))
    time.sleep(0.2)  # the folder is watched by now
    file.write_text("<svg><!-- two --></svg>")
    until(lambda: "two" in running.page(address))


def test_an_unknown_language_gets_one_clear_line(capsys):
    assert preview.main(["--only", "arr"]) == 2
    known = "fi, sv, en, ar, fa, ku-IQ, ru, uk, th, zh, et, es, fr, sw, so, vi, tr"
    assert capsys.readouterr().err == f'"arr" is not a language of mkdocs.yml. Did you mean "ar"? Known: {known}.\n'


def test_a_port_in_use_gets_one_clear_line(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert preview.main(["--only", "ar", "--port", str(port)]) == 1
    expected = f"Port {port} is in use. Choose another one: make preview PORT={port + 1}\n"
    assert capsys.readouterr().err == expected
