"""Building: what fails keeps the last good site, what is missing is shown honestly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

import build
import copies
from conftest import ROOT, copy_project
from sitekit import folders

TODAY = ["--today", "2026-11-24", "--processes", "1"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def built(root: Path, *options: str) -> int:
    return build.main(["--root", str(root), *TODAY, *options])


def page(root: Path, address: str) -> html.HtmlElement:
    return html.parse(str(root / "site" / address / "index.html"), parser=html.HTMLParser(encoding="utf-8")).getroot()


def test_a_broken_data_file_keeps_the_last_good_site(copy, capsys):
    assert built(copy, "--quiet") == 0
    before = (copy / "site/index.html").read_bytes()
    amounts = copy / "data/amounts.yml"
    amounts.write_text(amounts.read_text(encoding="utf-8") + "\tx: 1\n", encoding="utf-8")
    line = amounts.read_text(encoding="utf-8").count("\n")
    capsys.readouterr()
    assert built(copy) == 1
    assert capsys.readouterr().out == (
        f"data/amounts.yml:{line}: there is a tab in YAML. Use spaces, two for each step.\n"
        "1 to fix.\n"
        "The site was not built. site/ is as it was before.\n"
    )
    assert (copy / "site/index.html").read_bytes() == before


def test_a_swap_that_fails_puts_the_old_site_back(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("old")
    with pytest.raises(OSError):
        folders.swap(tmp_path / "no-such-folder", tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert not (tmp_path / "site.old").exists()


def test_without_an_address_a_build_says_what_it_leaves_out(copy, capsys):
    assert built(copy) == 0
    out = capsys.readouterr().out
    assert "data/site.yml has no address: canonical links, hreflang, sitemap and Open Graph were left out.\n" in out
    assert 'data/site.yml has no repository: "edit this page" was left out.\n' in out
    root = page(copy, "en/programme/plan")
    assert root.find(".//link[@rel='canonical']") is None
    assert root.findall(".//link[@rel='alternate']") == []
    assert root.findall(".//meta[@property]") == []
    assert not (copy / "site/sitemap.xml").exists()


def test_a_page_without_translation_shows_the_finnish_one_and_says_so(copy):
    (copy / "docs/ar/programme/plan.md").unlink()
    copies.decide(copy, address="https://example.org/")
    assert built(copy, "--quiet") == 0
    root = page(copy, "ar/programme/plan")
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    article = root.find(".//article")
    assert (article.get("lang"), article.get("dir")) == ("fi", "ltr")
    notice = article.find(".//p[@class='note late']")
    assert (notice.get("lang"), notice.get("dir")) == ("ar", "rtl")
    assert root.find(".//meta[@name='robots']").get("content") == "noindex"
    assert root.find(".//link[@rel='canonical']").get("href") == "https://example.org/programme/plan/"
    assert "https://example.org/ar/programme/plan/" not in (copy / "site/sitemap.xml").read_text(encoding="utf-8")


def test_a_language_that_is_not_published_is_a_preview(copy):
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("published: [fi, en, ar]", "published: [fi, en]"), encoding="utf-8")
    assert built(copy, "--quiet") == 0
    assert page(copy, "ar/contacts").find(".//meta[@name='robots']").get("content") == "noindex"
    assert page(copy, "").xpath("//header//ul[@class='langs']//a/@lang") == ["fi", "en"]


def test_findings_stand_on_the_page_they_concern_in_preview_only(copy):
    path = copy / "docs/fi/guidance/index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("{{ ", "{{ x", 1), encoding="utf-8")
    if "{{ x" not in path.read_text(encoding="utf-8"):
        path.write_text(path.read_text(encoding="utf-8") + "\n{{ nothing }}\n", encoding="utf-8")
    assert built(copy, "--quiet") == 0
    assert page(copy, "guidance").xpath("//*[contains(@class, 'findings')]") == []
    assert built(copy, "--quiet", "--findings") == 0
    assert len(page(copy, "guidance").xpath("//*[contains(@class, 'findings')]")) == 1
    assert page(copy, "privacy").xpath("//*[contains(@class, 'findings')]") == []


def test_a_shortcode_of_another_page_stays_as_it_is_written(copy):
    path = copy / "docs/fi/privacy.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n{{ offline }}\n\n{{ coverage }}\n", encoding="utf-8")
    assert built(copy, "--quiet", "--pages") == 0
    text = page(copy, "privacy").find(".//article").text_content()
    assert "{{ offline }}" in text and "{{ coverage }}" in text
    assert len(page(copy, "ar/translations").xpath("//article//meter")) == 6


@pytest.mark.parametrize(("today", "overdue"), [("2026-12-31", False), ("2027-01-01", True)])
def test_an_amount_says_when_its_time_is_over(copy, today, overdue):
    assert build.main(["--root", str(copy), "--today", today, "--processes", "1", "--quiet"]) == 0
    text = page(copy, "programme/rights").find(".//article").text_content()
    assert "56,70" in text
    assert ("määrä on voinut muuttua 31. joulukuuta 2026 jälkeen" in text) is overdue


@pytest.mark.parametrize(("days", "overdue"), [(0, False), (1, True)])
def test_a_page_on_rights_says_when_its_review_is_overdue(copy, days, overdue):
    from datetime import date, timedelta

    from sitekit.content import site

    review_by = site.load(copy, date(2026, 11, 24)).finnish["programme/rights.md"].front.value["review_by"]
    today = (review_by + timedelta(days=days)).isoformat()
    assert build.main(["--root", str(copy), "--today", today, "--processes", "1", "--quiet"]) == 0
    for lang in ("", "ar/"):
        article = page(copy, f"{lang}programme/rights").find(".//article")
        assert (article.find("./p[@class='note late']") is not None) is overdue


def test_one_process_and_two_and_plain_mkdocs_build_the_same_bytes(copy):
    def content(folder: Path) -> dict[str, bytes]:
        files = (
            path
            for path in folder.rglob("*.html")
            if path.name != "404.html" and path.parent.name not in ("work", "confirm", "offline")
            if path.relative_to(folder).parts[0] != "k"  # short addresses belong to no language
        )
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    assert built(copy, "--quiet") == 0
    one = content(copy / "site")
    assert build.main(["--root", str(copy), "--today", "2026-11-24", "--processes", "2", "--quiet"]) == 0
    assert content(copy / "site") == one
    environment = {**os.environ, "SITE_TODAY": "2026-11-24", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "-q", "build", "-d", str(copy / "plain")]
    environment["PYTHONPATH"] = str(ROOT / "scripts")
    subprocess.run(command, cwd=copy, env=environment, check=True)
    assert content(copy / "plain") == one
