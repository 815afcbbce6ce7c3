"""What a newcomer touches for three usual changes: each is made in a copy of the project, and its result is seen."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import copies
from conftest import ROOT
from sites import page, write_site

CHECK = '''"""Whether a page shouts."""

from collections.abc import Iterator

from sitekit.content.site import Site
from sitekit.findings import Finding


def check(site: Site) -> Iterator[Finding]:
    """Every line that ends with three exclamation marks."""
    for page in site.finnish.values():
        for line, text in page.prose:
            if text.endswith("!!!"):
                yield Finding(page.path, line, "this shouts. Write a full stop.")
'''
TEST = '''"""Whether a page shouts."""

from sites import fault, page, report, write_site


def test_three_exclamation_marks_are_named(tmp_path):
    root = write_site(tmp_path, {"docs/fi/index.md": page("Tule heti!!!")})
    assert report(root) == fault("docs/fi/index.md:14: this shouts. Write a full stop.")


def test_one_exclamation_mark_is_fine(tmp_path):
    assert report(write_site(tmp_path, {"docs/fi/index.md": page("Tule heti!")})) == "Nothing to fix."
'''
EVENTS = """events:
  file: data/events.yml
  optional: true
  type: object
  propertyNames: {$ref: '#/$defs/id'}
  additionalProperties:
    type: object
    additionalProperties: false
    required: [municipality, when, text]
    properties:
      municipality: {$ref: '#/$defs/id'}
      when: {type: date}
      text: {$ref: '#/$defs/words'}

"""
PARTIAL = """{# What happens in a municipality. #}
<ul>
{% for event in data['events'].values() if event.municipality == id %}
<li>{{ L.date(event.when) }}: {{ label(event.text) }}</li>
{% endfor %}
</ul>
"""


class Walk:
    """A copy of the project, and the files of it that were touched."""

    def __init__(self, folder: Path) -> None:
        self.root = copies.copy(ROOT, folder)
        self.touched: set[str] = set()

    def write(self, path: str, text: str) -> None:
        """A new file."""
        assert not (self.root / path).exists()
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")
        self.touched.add(path)

    def change(self, path: str, old: str, new: str) -> None:
        """Some words of a file replaced once."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        self.touched.add(path)

    def run(self, *command: str) -> str:
        """What a command of the copy says."""
        done = subprocess.run(
            [sys.executable, *command], cwd=self.root, capture_output=True, text=True, check=False, timeout=300
        )
        return done.stdout + done.stderr

    def page(self, address: str) -> str:
        """A page of the copy, built with two languages."""
        said = self.run("scripts/build.py", "--pages", "--quiet", "--today", "2026-11-24")
        assert said == ""
        return (self.root / "site" / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    return Walk(tmp_path)


def test_a_new_check_is_a_file_a_line_of_the_table_and_a_test(walk, tmp_path_factory):
    shutil.copytree(ROOT / "tests", walk.root / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", walk.root)
    walk.write("scripts/sitekit/checks/shouting.py", CHECK)
    walk.change("scripts/sitekit/checks/registry.py", "CHECKS = (\n", 'CHECKS = (\n    Check("shouting.check"),\n')
    walk.write("tests/checks/test_shouting.py", TEST)
    small = write_site(tmp_path_factory.mktemp("small"), {"docs/fi/index.md": page("Tule heti!!!")})
    assert walk.run("scripts/check.py", "--root", str(small), "--today", "2026-11-24") == (
        "docs/fi/index.md:14: this shouts. Write a full stop.\n1 to fix.\n"
    )
    own = ("--basetemp", str(tmp_path_factory.mktemp("own")))  # else it also clears what older runs left, for minutes
    assert "2 passed" in walk.run("-m", "pytest", "-v", *own, "tests/checks/test_shouting.py")
    assert len(walk.touched) == 3


def test_what_a_reader_sees_of_an_outdated_block_is_a_template_and_its_look(walk):
    page = walk.root / "docs/fi/programme/plan.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{#top}\n\n", "{#top}\n\nUusi lause. ", 1), encoding="utf-8"
    )
    walk.change(
        "overrides/partials/note.html", '<div class="note late" markdown', '<div class="note late faint" markdown'
    )
    walk.change("overrides/assets/style.css", ".warning, .late {", ".faint { opacity: .8 }\n.warning, .late {")
    shown = walk.page("ar/programme/plan")
    assert '<div class="note late faint">' in shown and "Uusi lause." in shown
    assert ".faint {" in (walk.root / "site/assets/style.css").read_text(encoding="utf-8")
    assert len(walk.touched) == 2


def test_a_new_kind_of_data_on_a_page_is_its_file_its_declaration_its_template_and_the_page(walk):
    fair = "fair: {municipality: kemi, when: 2027-02-01, text: Avoimet ovet.}\n"
    walk.write("data/events.yml", fair)
    schemas = "scripts/sitekit/schemas.yml"
    walk.change(schemas, "  offline: {page", "  events: {words: [municipality]}\n  offline: {page")
    walk.change(schemas, "amounts:\n", EVENTS + "amounts:\n")
    walk.write("overrides/partials/events.html", PARTIAL)
    walk.change("docs/fi/municipalities/kemi.md", "{#top}\n", "{#top}\n\n{{ events kemi }}\n")
    shown = walk.page("municipalities/kemi")
    assert "<li>1. helmikuuta 2027: Avoimet ovet.</li>" in shown
    assert '<li>1 February 2027: <span lang="fi" dir="ltr">Avoimet ovet.</span></li>' in (
        walk.root / "site/en/municipalities/kemi/index.html"
    ).read_text(encoding="utf-8")
    assert len(walk.touched) == 4
