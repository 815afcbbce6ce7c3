"""Measuring: the invented content is what it says, and a table comes out. How long anything takes is never tested."""

import importlib.metadata
import re

import bench
import benchsite
import build
from conftest import ROOT
from sitekit.checks import registry
from sitekit.content import site


def test_the_invented_site_has_its_pages_and_every_translation_is_current(tmp_path):
    tags = ("fi", "ar", "my")
    loaded = site.load(benchsite.write(tmp_path, tags, 40), benchsite.TODAY)
    assert [fault.text for fault in loaded.faults if fault.stops_build] == []
    assert [len(loaded.pages[tag]) for tag in tags] == [40, 40, 40]
    for name, finnish in loaded.finnish.items():
        states = {row.state for tag in tags[1:] for row in loaded.page(name, tag).comparison(finnish).by_finnish}
        assert states == {"machine"}, name


def test_the_invented_pages_are_within_the_grammar(tmp_path):
    loaded = site.load(benchsite.write(tmp_path, ("fi", "en"), 30), benchsite.TODAY)
    found = [
        finding for finding in registry.run(loaded) if finding.path.startswith("docs/") and "grammar" in finding.text
    ]
    assert found == []
    text = loaded.finnish["programme/plan.md"].text
    assert (text.count("\n!!! note "), text.count("|---|"), len(re.findall(r"(?<!!)\[[^\]]*\]\(", text))) == (3, 1, 13)


def test_every_language_that_is_measured_can_be_built(tmp_path, capsys):
    root = benchsite.write(tmp_path, benchsite.LANGUAGES, 1)
    assert build.main(["--root", str(root), "--quiet", "--strict", "--today", "2026-11-24", "--pages"]) == 0
    assert capsys.readouterr().out == ""
    for tag in benchsite.LANGUAGES[1:]:
        assert (root / "site" / tag / "index.html").is_file()


def test_growth_is_said_as_an_exponent():
    assert round(bench.exponent(1.0, 8.0, 2.0), 6) == 3.0
    assert round(bench.exponent(2.0, 20.0, 10.0), 6) == 1.0


def test_ratios_are_those_of_the_same_round(tmp_path, monkeypatch):
    costs = {
        "stock": [bench.Cost(10, 10, 90), bench.Cost(20, 10, 90), bench.Cost(40, 10, 90)],
        "pages": [bench.Cost(2, 1, 70), bench.Cost(2, 2, 80), bench.Cost(2, 3, 70)],
        "all": [bench.Cost(5, 5, 70)] * 3,
    }
    monkeypatch.setattr(bench, "rounds", lambda folder, variants, count: costs)
    assert list(bench.speed(tmp_path, 1, 1, 3, None)) == [
        "| 1 languages × 1 pages, median of 3 | clock s | CPU s | clock / stock | CPU / stock | MB |",
        "|---|---|---|---|---|---|",
        "| stock Material, `mkdocs build` | 20.0 | 10.0 | 1.00 | 1.00 | 90 |",
        "| our pages | 2.0 | 2.0 | 0.10 | 0.20 | 80 |",
        "| our whole site: search, offline files, compressed copies | 5.0 | 5.0 | 0.25 | 0.50 | 70 |",
    ]


def test_a_builder_begins_in_an_empty_place_and_nothing_is_deleted_for_it(tmp_path):
    (tmp_path / "one").mkdir()
    for _ in range(2):
        bench.run([bench.sys.executable, "-c", "import os; os.mkdir('site'); open('site/a', 'w')"], tmp_path / "one")
    assert [path.name for path in (tmp_path / "one/site").iterdir()] == ["a"]
    assert [path.name for path in tmp_path.glob("old-*/*")] == ["a"]


def test_a_builder_that_fails_is_told_with_its_last_words(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(bench.VARIANTS, "stock", [bench.sys.executable, "-c", "raise SystemExit('no theme')"])
    assert bench.main(["--quick"]) == 1
    assert capsys.readouterr().out == "This could not be measured: -c raise SystemExit('no theme') / no theme\n"


def test_versions_are_those_that_are_installed():
    assert f"mkdocs {importlib.metadata.version('mkdocs')}, " in bench.versions()
    assert "zensical 0.0.73" in bench.versions("zensical==0.0.73") and "zensical" not in bench.versions()


def test_a_package_that_is_compared_with_never_comes_into_the_projects_environment(tmp_path):
    before = {each.name for each in importlib.metadata.distributions()}
    assert bench.environment_with("no-such-package-as-this @ file:///nowhere", tmp_path / "one") is None
    assert bench.environment_with("pip", tmp_path / "two") == tmp_path / "two/bin/python"
    assert {each.name for each in importlib.metadata.distributions()} == before


def test_the_largest_pages_are_named_by_their_addresses(tmp_path):
    for name, size in {"index.html": 9, "work/index.html": 99, "a/b/index.html": 5}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"{name}.br").write_bytes(bytes(size))
    (tmp_path / "assets").mkdir()
    for name in ("style.css", "site.js"):
        (tmp_path / f"assets/{name}.br").write_bytes(bytes(10))
    assert list(bench.largest(tmp_path))[2:] == [
        "| `/` | 9 | 29 |",
        "| `/a/b/` | 5 | 25 |",
        "| median of 2 pages | 7 | 27 |",
    ]


def test_the_pages_measured_use_this_projects_own_shell(tmp_path):
    root = benchsite.write(tmp_path, ("fi",), 26)
    for path in (ROOT / "overrides").rglob("*.html"):
        assert (root / path.relative_to(ROOT)).read_bytes() == path.read_bytes()
