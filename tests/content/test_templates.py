"""Templates are read once, whoever needs them first; another process can begin."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest

import build
from conftest import ROOT, copy_project
from sitekit import ahead
from sitekit.content import templates


@pytest.fixture(autouse=True)
def nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "FOUND", {})
    monkeypatch.setattr(templates, "CODES", templates.Codes())


def test_what_is_read_ahead_is_what_is_read_here(monkeypatch):
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
        ahead.begin(pool, templates.read, ROOT)
        read = list(templates.words(ROOT))
    compiled = dict(templates.CODES.codes)
    monkeypatch.setattr(templates, "FOUND", {})
    assert ("overrides/partials/menu.html", ("Etusivu", None)) in read
    assert list(templates.words(ROOT)) == read
    env = templates.environment([ROOT / "overrides"])
    for path in (ROOT / "overrides").rglob("*.html"):
        env.get_template(path.relative_to(ROOT / "overrides").as_posix())
    assert templates.CODES.codes == compiled  # none had to be compiled here


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_template_that_cannot_be_read_is_told_by_whichever_process_reads_it(tmp_path, capsys, processes):
    root = copy_project(tmp_path)
    (root / "overrides/partials/note.html").write_text("<p>\n{% if kind %}\n")
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--quiet", "--processes", processes]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "overrides/partials/note.html:2: this is not a Jinja template (Unexpected end of template. Jinja was looking"
        " for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.)."
        " Compare with the lines around it."
    )


def test_a_template_that_cannot_be_read_has_no_words(tmp_path):
    root = copy_project(tmp_path)
    (root / "overrides/partials/note.html").write_text("{{ _('Sana') }}{% if kind %}")
    assert not [word for place, word in templates.words(root) if place == "overrides/partials/note.html"]
    (root / "overrides/partials/note.html").write_text("{{ _('Sana') }}")
    assert [word for place, word in templates.words(root) if place == "overrides/partials/note.html"] == [
        ("Sana", None)
    ]
