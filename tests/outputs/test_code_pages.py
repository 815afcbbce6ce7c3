"""The pages that belong to no language: /k/344/ for a code, /k/ where a code is typed."""

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from conftest import copy_project
from sitekit.content import page_codes, site
from sitekit.outputs import code_pages
from sitekit.render import icons, jobs


@pytest.fixture(scope="module")
def loaded(project: Path) -> site.Site:
    return site.load(project, date(2026, 11, 24))


def read(folder: Path, address: str) -> html.HtmlElement:
    return html.parse(str(folder / address / "index.html"), parser=html.HTMLParser(encoding="utf-8")).getroot()


def rows(root: html.HtmlElement) -> list[tuple]:
    """Language, direction, words and link of each line."""
    found = root.xpath("//ul[@class='lost']/li")
    return [
        (li.get("lang"), li.get("dir"), li.find(".//a").text_content(), li.find(".//a").get("href")) for li in found
    ]


def test_a_code_leads_to_its_page_in_every_language(loaded, site_folder):
    root = read(site_folder, "k/344/")
    assert root.find(".//h1").text == "344"
    assert rows(root)[:4] == [
        ("fi", "ltr", "Kotoutumissuunnitelma", "../../programme/plan/"),
        ("sv", "ltr", "Integrationsplan", "../../sv/programme/plan/"),
        ("en", "ltr", "Integration plan", "../../en/programme/plan/"),
        ("ar", "rtl", "خطة الاندماج", "../../ar/programme/plan/"),
    ]
    assert [a.get("hreflang") for a in root.xpath("//ul[@class='lost']//a")] == [each.html for each in loaded.published]


def test_every_page_has_its_short_address_and_none_is_for_search_engines(loaded, site_folder):
    for name in loaded.finnish:
        root = read(site_folder, page_codes.address(page_codes.by_name(loaded)[name]))
        assert len(rows(root)) == len(loaded.published), name
        assert root.xpath("//meta[@name='robots']/@content") == ["noindex"], name
        assert root.xpath("//*[@data-pagefind-body]") == [], name
    assert read(site_folder, "k/").xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "/k/" not in (site_folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "/k/" not in (site_folder / "offline/fi.json").read_text(encoding="utf-8")


def test_the_list_has_every_code_once_with_its_titles(loaded, site_folder):
    items = read(site_folder, "k/").xpath("//ul[@class='lost']/li")
    assert [li.find(".//a").get("href") for li in items] == [
        f"{code}/" for code in sorted(page_codes.by_name(loaded).values())
    ]
    plan = next(li for li in items if li.find(".//a").text == "344")
    titles = [(each.get("lang"), each.get("dir"), each.text_content()) for each in plan.xpath("./p[2]/span")]
    assert titles[:4] == [
        ("fi", "ltr", "Kotoutumissuunnitelma"),
        ("sv", "ltr", "Integrationsplan"),
        ("en", "ltr", "Integration plan"),
        ("ar", "rtl", "خطة الاندماج"),
    ]


def test_the_not_found_page_leads_to_where_a_code_is_typed(site_folder):
    root = html.parse(str(site_folder / "404.html"), parser=html.HTMLParser(encoding="utf-8")).getroot()
    links = root.xpath("//ul[@class='lost']//a[@href='/k/']")
    assert [link.text for link in links][:4] == ["Kirjoita koodi", "Skriv koden", "Type the code", "اكتب الرمز"]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The short addresses of a copy in which a page has moved and one is not translated."""
    root = copy_project(tmp_path)
    codes = root / "data/codes.yml"
    codes.write_text(codes.read_text(encoding="utf-8") + "878: {moved_to: 344}\n", encoding="utf-8")
    (root / "docs/ar/programme/plan.md").unlink()
    loaded = site.load(root, date(2026, 11, 24))
    code_pages.write(jobs.Job(loaded), root / "site", icons.templates())
    return root / "site"


def test_a_code_that_has_moved_says_so_and_leads_on(written):
    items = read(written, "k/878/").xpath("//ul[@class='lost']/li")
    said = [li.find("p").text_content() for li in items]
    assert said[:2] == ["Suomi · Koodi 878 on nyt 344.", "English · Code 878 is now 344."]
    assert "الرمز 878 أصبح الآن 344." in said[2]
    assert items[0].find(".//a").get("href") == "../../programme/plan/"
    assert "878" not in read(written, "k/").text_content()


def test_a_title_that_is_not_translated_is_marked_and_the_reader_is_told(written):
    arabic = read(written, "k/344/").xpath("//ul[@class='lost']/li[@lang='ar']")[0]
    assert arabic.find(".//a/span").get("lang") == "fi" and arabic.find(".//a/span").get("dir") == "ltr"
    assert len(arabic.find("p").text_content()) > len("العربية · ")


def test_without_an_address_there_are_short_addresses_but_no_qr_codes(written):
    assert (written / "k/344/index.html").is_file()
    assert not (written / "qr").exists()
