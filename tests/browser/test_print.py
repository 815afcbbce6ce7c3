"""Pages on paper: drawn by Chromium as PDF, read as text, and their QR codes decoded from the picture."""

import io
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
import zxingcpp
from lxml import html
from PIL import Image
from playwright.sync_api import Browser, Page

import build
from conftest import copy_project
from sitekit.content import page_codes, site
from sitekit.render import jobs
from visits import FULL

PAGES = {"programme/plan/": "344", "municipalities/kemi/": "613", "contacts/": "777"}
LANGUAGES = {"fi": "", "ar": "ar/"}
NAMES = {"fi": "Suomi", "ar": "العربية"}
SAID = {"fi": "Koodi", "ar": "الرمز"}
A4 = (595, 842)  # points


def printed(browser: Browser, address: str, **options) -> pypdfium2.PdfDocument:
    """The page as a browser prints it, with the sheet that the page asks for and no backgrounds."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(address)
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    context.close()
    return document


def words(document: pypdfium2.PdfDocument) -> str:
    """All text of a printed page; every run of spaces as one space."""
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", text)


def as_seen(document: pypdfium2.PdfDocument) -> str:
    """All letters of a printed page from left to right, line by line, without spaces: digits as an eye sees them."""
    seen = []
    for page in document:
        text = page.get_textpage()
        letters = [(text.get_text_range(at, 1), text.get_charbox(at, loose=True)) for at in range(text.count_chars())]
        lines: dict[int, list[tuple[float, str]]] = {}
        for letter, (left, bottom, _right, _top) in letters:
            if letter.strip():
                lines.setdefault(round(bottom / 2), []).append((left, letter))
        seen += ["".join(letter for _, letter in sorted(line)) for _, line in sorted(lines.items(), reverse=True)]
    return "\n".join(seen)


def read_codes(picture: Image.Image) -> list[str]:
    """What a phone reads in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_printed_page_is_a4_and_its_code_leads_to_its_short_address(browser, server, lang, path):
    document = printed(browser, server(LANGUAGES[lang] + path))
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {A4}
    assert read_codes(document[0].render(scale=2).to_pil()) == [f"https://example.org/k/{PAGES[path]}/"]
    text = words(document)
    assert f"example.org/k/{PAGES[path]}/" in text
    assert "Kotona Meri-Lapissa" in text
    for number in range(1, len(document) + 1):
        assert f"{number} / {len(document)}" in words(document)


CARDS = {  # whose contacts a page shows; the other pages lead to it
    "contacts/": ("region", "national"),
    "guidance/urgent/": ("urgent",),
    **{
        f"municipalities/{place}/": (place,) for place in ("tornio", "kemi", "keminmaa", "simo", "tervola", "ylitornio")
    },
}


@pytest.mark.parametrize("path", CARDS if FULL else list(CARDS)[:4])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_printed_contacts_have_their_numbers_and_websites_written_out(browser, server, project, lang, path):
    document = printed(browser, server(LANGUAGES[lang] + path))
    digits, text = as_seen(document), words(document).replace(" ", "")
    data = site.load(project, date(2026, 11, 24)).data
    for contact in (data.contacts[key] for area in CARDS[path] for key in data[f"contacts/{area}"]):
        for phone in contact["phones"] or []:
            assert phone["number"].replace(" ", "") in digits
        if contact["website"]:
            assert re.sub(r"https?://(www\.)?", "", contact["website"]["value"])[:12] in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_printed_head_names_language_and_page_and_nothing_of_the_menus(browser, server, lang):
    page = browser.new_page()
    page.goto(server(LANGUAGES[lang] + "municipalities/kemi/"))
    assert not page.locator(".top .paper").is_visible()
    page.emulate_media(media="print")
    head = page.locator(".top .paper p").inner_text().split("\n")
    assert head == [f"{NAMES[lang]} · Kemi", f"{SAID[lang]} 613 · example.org/k/613/"]
    shown = [part for part in (".tools", ".side", ".toc", ".here", ".where", ".acts", ".self", ".foot ul", ".skip")]
    assert [part for part in shown if page.locator(part).first.is_visible()] == []
    head, code = page.locator(".top .paper p").bounding_box(), page.locator(".paper .qr").bounding_box()
    assert (code["x"] > head["x"]) is (lang == "fi")
    bar = page.locator(".top").bounding_box()
    space = bar["x"] + bar["width"] - code["x"] - code["width"] if lang == "fi" else code["x"] - bar["x"]
    assert abs(space) < 1  # at the far end of the head, whatever is suggested on the screen
    page.context.close()


def test_the_addresses_of_links_are_not_spelled_out(browser, server):
    text = words(printed(browser, server("programme/plan/")))
    assert "http" not in text and "www." not in text


def test_what_is_folded_is_printed_in_new_browsers_by_the_stylesheet_alone(browser, server):
    text = words(printed(browser, server("training/"), java_script_enabled=False))
    assert "Mitä opintoja voin opiskella?" in text
    page = browser.new_page()
    page.goto(server("training/"))
    folded = page.locator("article details:not(.here)").first
    hidden = folded.locator(":scope > :not(summary)").first.text_content().split()[:3]
    assert " ".join(hidden) in text
    page.context.close()


def test_what_is_folded_is_opened_for_paper_in_older_browsers_and_folded_again(browser, server):
    page = browser.new_page()
    page.goto(server("training/"))
    page.evaluate("document.querySelector('article details.here').open = true")  # by the reader: stays as it is
    state = "() => [...document.querySelectorAll('article details')].map((part) => part.open)"
    before = page.evaluate(state)
    assert True in before and False in before
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert False not in page.evaluate(state)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(state) == before
    page.context.close()


def test_a_page_is_dark_on_white_even_where_the_screen_is_dark(browser, server):
    picture = printed(browser, server("programme/plan/"), color_scheme="dark")[0].render(scale=1).to_pil().convert("L")
    shades = picture.histogram()
    assert sum(shades[250:]) > 0.8 * sum(shades)
    assert shades[0] > 0


def grid(page: Page, files: list[str]) -> Image.Image:
    """Codes beside each other, as one picture."""
    images = "".join(f'<img src="{file}" style="inline-size:160px">' for file in files)
    page.evaluate("(images) => document.body.innerHTML = images", images)
    page.wait_for_function("[...document.images].every((image) => image.complete && image.naturalWidth)")
    return Image.open(io.BytesIO(page.screenshot(full_page=True)))


def test_the_code_of_every_page_can_be_read_and_is_light(browser, server, project, site_folder):
    loaded = site.load(project, date(2026, 11, 24))
    wanted = {f"{loaded.base}k/{page_codes.by_name(loaded)[name]}/" for name in loaded.names}
    files = sorted(path.relative_to(site_folder).as_posix() for path in (site_folder / "qr").rglob("*.svg"))
    assert len(files) == len(wanted)
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto(server(""))
    found: set[str] = set()
    for start in range(0, len(files), 14):
        found |= set(read_codes(grid(page, files[start : start + 14])))
    assert found == wanted
    assert max((site_folder / f"{file}.br").stat().st_size for file in files) <= 500
    page.context.close()


def test_the_code_costs_nothing_until_a_page_is_printed(browser, server):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server("programme/plan/"), wait_until="networkidle")
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/qr/" in url] == []
    page.evaluate("() => { window.print = () => { window.had = document.querySelector('.qr').complete } }")
    page.get_by_role("button", name="Tulosta").click()
    page.wait_for_function("window.had !== undefined")
    assert page.evaluate("window.had")  # the button fetches it first, for Safari
    assert [url for url in asked if "/qr/" in url] == [server("qr/344.svg")]
    page.context.close()


def test_without_an_address_there_is_neither_code_nor_address(tmp_path):
    root = copy_project(tmp_path)
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    assert not (root / "site/qr").exists()
    page = html.parse(str(root / "site/ar/contacts/index.html"), parser=html.HTMLParser(encoding="utf-8")).getroot()
    assert page.xpath("//img") == []
    assert (
        " ".join(page.xpath("//*[@class='paper']")[0].text_content().split()) == "العربية · معلومات الاتصال الرمز 777"
    )
    assert page.xpath("//script[@type='application/ld+json']") == []


@pytest.mark.parametrize(
    ("machine", "said"),
    [
        (True, "A machine translated this page. A person has not checked the translation."),
        (False, "A person has checked the translation."),
    ],
)
def test_the_printed_foot_says_when_and_whether_a_person_has_checked(project, machine, said):
    renderer = jobs.Job(site.load(project, date(2026, 11, 24))).renderer("en", Path())
    state = SimpleNamespace(has_machine=machine)
    v = SimpleNamespace(programme=[], laws=[], updated=date(2026, 11, 24), is_translation=True, state=state)
    text = html.fragment_fromstring(renderer.page("partials/sources.html", "", {"v": v}), create_parent=True)
    lines = [line.text_content() for line in text.findall("p")]
    assert lines == ["Finnish text updated on 24 November 2026.", said]
