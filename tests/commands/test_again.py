"""A build takes from the last one the languages in which nothing changed: the bytes are those of a build anew."""

from datetime import date
from pathlib import Path

import pytest
from test_parallel import contents, different

import again
import build
import copies
from conftest import copy_project
from sitekit.content import site

TODAY = ["--today", "2026-11-24", "--processes", "2"]
SAME = "Unchanged since the last build: "


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("again"))
    copies.decide(root, address="https://example.org/")
    assert build.main(["--root", str(root), *TODAY]) == 0
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def taken(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Build, and what the build says that it takes from the last one."""
    capsys.readouterr()
    assert build.main(["--root", str(root), *TODAY, *options]) == 0
    return next((line for line in capsys.readouterr().out.splitlines() if line.startswith(SAME)), "nothing")


CHANGES = {
    "a keyword": (("docs/ar/programme/plan.md", "keywords: [", "keywords: [uusi, "), f"{SAME}en."),
    "a word around the pages": (
        ("locales/en/LC_MESSAGES/messages.po", 'msgid "Haku"\nmsgstr "', 'msgid "Haku"\nmsgstr "X '),
        f"{SAME}ar.",
    ),
    "a Finnish text": (("docs/fi/programme/plan.md", "{#top}\n\n", "{#top}\n\nUusi lause. "), "nothing"),
    "how much there is": (("docs/ar/programme/rights.md", "<!-- fi:", "<!-- xx:"), f"{SAME}en."),
}


@pytest.mark.parametrize(("edit", "same"), CHANGES.values(), ids=CHANGES)
def test_what_is_taken_has_the_bytes_of_a_build_anew(root, capsys, edit, same):
    change(root, *edit)
    assert taken(root, capsys) == same
    found = contents(root / "site")
    assert taken(root, capsys, "--anew") == "nothing"
    assert different(found, contents(root / "site")) == []


def test_a_file_that_somebody_changed_in_the_built_site_is_made_again(root, capsys):
    (root / "site/en/index.html").write_text("changed")
    (root / "site/ar/contacts/index.html").unlink()
    assert taken(root, capsys) == "nothing"
    assert "changed" not in (root / "site/en/index.html").read_text(encoding="utf-8")
    assert (root / "site/ar/contacts/index.html").is_file()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"list": "", "shown": "", "languages": {}}'])
def test_a_broken_list_of_what_was_built_is_no_list(root, text):
    loaded = site.load(root, date(2026, 11, 24))
    made = again.made_from(loaded, ((), False))
    assert again.read(loaded, root / "site", made).names
    listed = root / again.LIST
    good = listed.read_text(encoding="utf-8")
    listed.write_text(text)
    assert again.read(loaded, root / "site", made) == again.Last()
    listed.write_text(good)
