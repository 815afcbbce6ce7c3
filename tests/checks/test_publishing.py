"""A language has what it must have before it is first published; who changes a text is told who then sees Finnish."""

import re
import subprocess
from pathlib import Path

import pytest

from sitekit.markdown import blocks
from sitekit.translation import stamping
from sites import TODAY, changed, fault, note, page, report, write_site
from sites import translation as page_in

CONFIG = {
    "an unknown language": (
        changed("mkdocs.yml", ("[fi, en, ar]", "[fi, en, ar, so]")),
        'mkdocs.yml:16: "so" is not a language of this site.'
        " Add it to plugins: i18n: languages: first, or take it away.",
    ),
    "Finnish left out": (
        changed("mkdocs.yml", ("[fi, en, ar]", "[en, ar]")),
        'mkdocs.yml:16: "fi" is missing in published. Add it: every page exists in it.',
    ),
    "a gate in words": (
        changed("mkdocs.yml", ("gates: {words: 0", "gates: {words: many")),
        "mkdocs.yml:17: extra.gates.words must be a number. Write it so.",
    ),
    "a gate over 100": (
        changed("mkdocs.yml", ("gates: {words: 0", "gates: {words: 101")),
        'mkdocs.yml:17: extra.gates.words: "101" is not right here. Write a number from 0 to 100.',
    ),
    "a gate left out": (
        changed("mkdocs.yml", ("words: 0, ", "")),
        'mkdocs.yml:17: "words" is missing in extra.gates. Add it.',
    ),
    "a menu too deep": (
        changed("mkdocs.yml", ("      - programme/rights.md", "      - more: [programme/rights.md]")),
        "mkdocs.yml:4: nav.1: \"{'programme': ['programme/plan.md', {'more': ['programme/rights.md']}]}\""
        " is not right here. Write a file name, or a word with the list of its file names under it.",
    ),
    "a language CLDR does not know": (
        changed("mkdocs.yml", ("{locale: ar, name: ar", "{locale: xx, name: xx"), ("[fi, en, ar]", "[fi, en]")),
        'mkdocs.yml:14: CLDR does not know the language "xx". Use its code, such as so, fa or ku-IQ.',
    ),
}


@pytest.mark.parametrize(("files", "line"), CONFIG.values(), ids=CONFIG)
def test_a_fault_in_the_list_of_languages_is_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


BELOW = '"ar" has 6 % of everything current, not 60 %.'
MORE = changed("mkdocs.yml", ("rights: 0, all: 0", "rights: 0, all: 60"), ("[fi, en, ar]", "[fi, ar]"))
INFORMS = f"mkdocs.yml:16: (for information) {BELOW} Readers see notes and Finnish. Translate it."
STOPPED = f"mkdocs.yml:16: {BELOW} Take it out of published until it has."
UNKNOWN = (
    f"mkdocs.yml:16: {BELOW} Whether it was published before, the history here does not say."
    " Take it out of published until it has, or check in a whole clone (git fetch --unshallow)."
)
FEWER = changed("mkdocs.yml", ("[fi, en, ar]", "[fi]"))


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@x"]
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def commit(root: Path, files: dict | None = None) -> Path:
    """A commit of the small site with these files, the first one on the branch "main"."""
    if not (root / ".git").exists():
        root.mkdir(exist_ok=True)
        git(root, "init", "-q", "-b", "main")
    write_site(root, files)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", "--allow-empty")
    return root


def about_a_gate(root: Path) -> list[str]:
    """What is said of Arabic; how much it has changes with each text."""
    lines = [re.sub(r"\d+ % of", "6 % of", line) for line in report(root).split("\n")]
    return [line for line in lines if '"ar" has' in line]


def test_a_language_published_in_the_work_tree_is_stopped(tmp_path):
    commit(tmp_path, FEWER)
    assert about_a_gate(write_site(tmp_path, MORE)) == [STOPPED]


def test_a_language_published_by_the_last_commit_is_stopped(tmp_path):
    commit(tmp_path, FEWER)
    assert about_a_gate(commit(tmp_path, MORE)) == [STOPPED]


def test_a_language_published_on_a_branch_is_stopped_however_many_commits_follow(tmp_path):
    commit(tmp_path, FEWER)
    git(tmp_path, "checkout", "-qb", "somali")
    for files in (MORE, MORE, {**MORE, "docs/fi/about.md": page("Uusi.")}):
        assert about_a_gate(commit(tmp_path, files)) == [STOPPED]


def test_a_language_that_was_published_before_informs(tmp_path):
    files = {**MORE, "docs/fi/about.md": page("Uusi.")}
    commit(tmp_path, MORE)
    assert about_a_gate(tmp_path) == [INFORMS]  # it was there from the beginning
    commit(tmp_path, MORE)
    assert about_a_gate(write_site(tmp_path, files)) == [INFORMS]
    assert about_a_gate(commit(tmp_path, files)) == [INFORMS]
    git(tmp_path, "checkout", "-qb", "texts")
    assert about_a_gate(commit(tmp_path, {**files, "docs/fi/index.md": page("Uusi.")})) == [INFORMS]


def test_in_a_clone_the_change_begins_at_the_main_branch_of_where_it_came_from(tmp_path):
    commit(tmp_path / "origin", FEWER)
    git(tmp_path, "clone", "-q", "origin", "clone")
    for _ in range(2):
        assert about_a_gate(commit(tmp_path / "clone", MORE)) == [STOPPED]
    for _ in range(2):
        commit(tmp_path / "origin", MORE)
    git(tmp_path, "clone", "-q", "origin", "later")
    assert about_a_gate(tmp_path / "later") == [INFORMS]
    files = {**MORE, "docs/fi/about.md": page("Uusi.")}
    assert about_a_gate(commit(tmp_path / "later", files)) == [INFORMS]


def test_a_project_in_a_folder_of_its_repository_is_compared_too(tmp_path):
    folder = tmp_path / "site"
    git(tmp_path, "init", "-q", "-b", "main")
    for files, found in ((FEWER, []), (MORE, [STOPPED]), (MORE, [INFORMS])):
        write_site(folder, files)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "x", "--allow-empty")
        assert about_a_gate(folder) == found


def test_where_the_history_is_missing_a_language_below_a_gate_is_stopped(tmp_path):
    assert about_a_gate(write_site(tmp_path / "none", MORE)) == [UNKNOWN]
    for files in (FEWER, MORE, MORE):
        commit(tmp_path / "origin", files)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/origin", "clone")
    assert about_a_gate(tmp_path / "clone") == [UNKNOWN]
    git(tmp_path / "clone", "fetch", "-q", "--unshallow")
    assert about_a_gate(tmp_path / "clone") == [INFORMS]


PAGES = {
    path: stamping.stamp(
        page_in("Enough." if tag == "en" else "كاف."), blocks.parse(page("Riittää.")), today=TODAY
    ).text
    for tag in ("en", "ar")
    for path in [f"docs/{tag}/about.md"]
} | {"docs/fi/about.md": page("Riittää.")}
CHANGED = PAGES | {"docs/fi/about.md": page("Riittää nyt.")}
OLD = PAGES | {"docs/fi/about.md": page("Riittää.").replace("2026-11-24", "2026-11-20")}
SEEN = "docs/fi/about.md:10: You changed about#top: English and Arabic readers now see Finnish there."
STILL = (
    'docs/fi/about.md:4: the text has changed, but "updated" still says 2026-11-20. Write the day of the change:'
    " 2026-11-24."
)


def test_who_changes_a_finnish_text_is_told_which_readers_see_finnish_there(tmp_path):
    commit(tmp_path, PAGES)
    assert report(tmp_path) == "Nothing to fix."
    assert report(write_site(tmp_path, CHANGED)) == note(SEEN)
    assert report(commit(tmp_path, CHANGED)) == note(SEEN)
    assert report(commit(tmp_path, CHANGED)) == "Nothing to fix."  # another change


def test_who_adds_a_finnish_text_is_told_too(tmp_path):
    commit(tmp_path, PAGES)
    added = page("Riittää.\n\nTämä on uutta.\n\n## Uusi kohta {#more}\n\nTämäkin on uutta.")
    more = SEEN.replace(":10:", ":18:").replace("#top", "#more")
    assert report(write_site(tmp_path, PAGES | {"docs/fi/about.md": added})) == note(SEEN, more)


def test_the_sections_changed_are_named_instead_of_the_share_that_is_current(tmp_path):
    gate = changed("mkdocs.yml", ("rights: 0, all: 0", "rights: 0, all: 60"))
    commit(tmp_path, PAGES | gate)
    assert about_a_gate(tmp_path)
    assert SEEN.replace(":10:", ":10: (for information)") in report(write_site(tmp_path, CHANGED | gate))
    assert not about_a_gate(tmp_path)


def test_a_changed_text_with_an_old_day_informs(tmp_path):
    commit(tmp_path, OLD)
    changed_text = page("Riittää nyt.").replace("2026-11-24", "2026-11-20")
    assert report(write_site(tmp_path, OLD | {"docs/fi/about.md": changed_text})) == note(STILL, SEEN)
    assert report(write_site(tmp_path, CHANGED)) == note(SEEN)
    same = OLD | {"docs/fi/about.md": OLD["docs/fi/about.md"] + "\n"}
    assert report(write_site(tmp_path, same)) == "Nothing to fix."


def test_without_history_nothing_is_said_of_changes(tmp_path):
    commit(tmp_path / "origin", OLD)
    commit(tmp_path / "origin", CHANGED)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/origin", "clone")
    assert report(tmp_path / "clone") == "Nothing to fix."
    assert report(write_site(tmp_path / "none", CHANGED)) == "Nothing to fix."
