"""Another region is other data and other pages: an invented one, built by the project's own code and templates."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from icalendar import Calendar
from lxml import html

import build
import check
import copies
import strings
from conftest import ROOT
from sitekit.content import data

REGION = ROOT / "tests/region"
CALLED = ("Meri-Lap", "Lapin", "Lappi", "Lapland", "Mikseri", "InfoFinland", "infofinland", "tel:112", "358")


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented region, built: what it does not bring along is the project's, as it stands."""
    root = copies.copy(ROOT, tmp_path_factory.mktemp("region"), ("locales", "overrides", "scripts"))
    copies.copy(REGION, root, ("data", "docs", "mkdocs.yml"))
    assert strings.main(["--root", str(root)]) == 0
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    return root


def page(root: Path, address: str) -> html.HtmlElement:
    return html.parse(str(root / "site" / address), parser=html.HTMLParser(encoding="utf-8")).getroot()


@pytest.mark.parametrize("option", ["--publish", "--built"])
def test_nothing_is_to_fix(region, option, capsys):
    assert check.main(["--root", str(region), "--today", "2026-11-24", option]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Nothing to fix")


def test_the_home_page_has_the_map_the_tasks_and_the_number_of_the_region(region):
    for lang in ("", "en/"):
        main = page(region, f"{lang}index.html").find(".//main")
        places = ["kunnat/kuunsilta/", "kunnat/sadunlaakso/"]
        assert main.xpath(".//svg[@class='map']/a/@href") == places
        assert main.xpath(".//*[@class='region']//ul/li/a/@href") == places
        assert main.xpath(".//ul[@class='tiles tasks']/li/a/@href") == ["ohjelma/suunnitelma/", "yhteystiedot/"]
        assert main.xpath(".//*[@class='call']//a/@href") == ["tel:000", "apua/"]
    assert page(region, "404.html").xpath("//a[@class='tel']/@href") == ["tel:000"]


def test_other_pages_say_what_this_region_says(region):
    assert page(region, "apua/index.html").xpath("//*[@class='leave']/a/@href") == ["https://kirjasto.example/"]
    assert "tel:+99910000001" in page(region, "yhteystiedot/index.html").xpath("//a[@class='tel']/@href")
    place = page(region, "kunnat/kuunsilta/index.html")
    assert "Lähde: Satumaan kotoutumisohjelma." in place.find(".//footer").text_content()
    assert "#c-kuunsillan-kunta" in place.xpath("//article//dd//a/@href")
    other = page(region, "kunnat/sadunlaakso/index.html")
    assert other.xpath("//article//dd//a/@href") == ["#c-sadunlaakson-kunta"]


def test_a_course_is_on_the_page_of_its_municipality_with_its_calendar(region):
    for tag in ("", "en/"):
        place = page(region, f"{tag}kunnat/kuunsilta/index.html")
        links = [link for link in place.xpath("//article//a/@href") if link.endswith(".ics")]
        assert [Path(link).name for link in links] == ["satukurssi.ics", "kuunsilta.ics"]
        assert "Satukatu 1, Kuunsilta" in place.find(".//article").text_content()
        assert "satukurssi" not in "".join(page(region, f"{tag}kunnat/sadunlaakso/index.html").xpath("//@href"))
    events = Calendar.from_ical((region / "site/courses/kuunsilta.ics").read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Satukurssi"]


def test_no_built_file_has_a_word_of_the_first_region(region):
    facts, _ = data.load(ROOT)
    own = {place["name"] for place in facts["municipalities"].values()} | {*facts["names"], *facts.contacts, *CALLED}
    words = re.compile("|".join(rf"(?<![\w-]){re.escape(word)}" for word in sorted(own)))
    texts = {path: text(path) for path in (region / "site").rglob("*") if path.is_file()}
    assert len(texts) > 50
    found = {(path.name, each) for path, content in texts.items() for each in words.findall(content)}
    assert found == set()


def text(path: Path) -> str:
    """What a file holds, as it is read: a copy that travels is unpacked."""
    content = path.read_bytes()
    content = brotli.decompress(content) if path.suffix == ".br" else content
    content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    return content.decode("utf-8", errors="ignore")
