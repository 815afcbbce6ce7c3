"""Pictures and PDF files in pages: what editors are told, what readers see, what stands in the offline file."""

import io
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

import build
from conftest import copy_project
from sitekit.content import attachments
from sites import FRONT, fault, note, report, write_site

PAGE = "docs/fi/about.md"
AS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def drawn(width: int, height: int, kind: str = "png", **options) -> bytes:
    """A picture of one colour."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#0b4a61").save(data, AS[kind], **options)
    return data.getvalue()


@pytest.mark.parametrize(
    ("kind", "options"),
    [("png", {}), ("jpg", {}), ("jpg", {"progressive": True}), ("webp", {}), ("webp", {"lossless": True})],
)
def test_a_picture_says_how_large_it_is(kind, options):
    data = drawn(123, 45, kind, **options)
    assert attachments.dimensions(data) == (123, 45)
    assert attachments.dimensions(data[:20]) is None
    assert attachments.dimensions(b"GIF89a" + data) is None


FILES = {
    "kuva.png": drawn(40, 20),
    "valhe.png": b"<script>",
    "iso.png": drawn(40, 20) + bytes(200_000),
    "kuva.svg": b"<svg/>",
    "taulukko.docx": b"docx",
    "iso.pdf": b"%PDF" + bytes(2_000_000),
}
FAULTS = {
    "![](kuva.png)": 'the picture "kuva.png" has no words. Write what it shows: ![words](kuva.png).',
    "[![ ](kuva.png)](index.md)": 'the picture "kuva.png" has no words. Write what it shows: ![words](kuva.png).',
    "![a](valhe.png)": ('"valhe.png" is no picture inside, whatever its name. Save it again as .jpg, .png or .webp.'),
    "![a](iso.png)": 'the picture "iso.png" has 201 kB. Make it smaller, 200 kB at most: 1000 pixels do.',
    "![a](kuva.svg)": ('"kuva.svg" is of a kind that pages do not show as a picture. Save it as .jpg, .png or .webp.'),
    "![a](iso.pdf)": ('"iso.pdf" is of a kind that pages do not show as a picture. Save it as .jpg, .png or .webp.'),
    "[a](taulukko.docx)": (
        '"taulukko.docx" is not a page, picture or PDF. Write its text as a page, or save it as PDF.'
    ),
    "[a](iso.pdf)": '"iso.pdf" has 2001 kB. Make it 2000 kB at most, or write its text as a page.',
}


def with_files(body: str, files: dict[str, bytes]) -> dict[str, str | bytes | None]:
    heading, next_ = (
        "\n# Sivustosta {#top}\n\nLyhyt teksti.\n\n",
        "\n\n## Mitä seuraavaksi? {#next}\n\n- [Etusivu](index.md)\n",
    )
    text = FRONT + heading + body + next_
    return {PAGE: text} | {f"docs/fi/{name}": data for name, data in files.items()}


@pytest.mark.parametrize(("body", "what"), FAULTS.items(), ids=FAULTS)
def test_a_file_that_cannot_be_shown_is_named(tmp_path, body, what):
    said = report(write_site(tmp_path, with_files(body, FILES)))
    assert [line for line in said.split("\n") if line.startswith(PAGE)] == [f"{PAGE}:14: {what}"], said
    assert said.endswith(fault("").split("\n")[-1])


def test_a_picture_too_large_for_the_offline_file_is_told_and_stops_nobody(tmp_path):
    files = {"kuva.png": drawn(40, 20) + bytes(40_000)}
    said = report(write_site(tmp_path, with_files("![Kartta](kuva.png)", files)))
    assert said == note(
        f'{PAGE}:14: the picture "kuva.png" has 41 kB and cannot go into the offline file: 40 kB at most.'
        " Its words are there instead."
    )


def test_small_pictures_and_pdfs_are_left_alone(tmp_path):
    body = "![Kartta](kuva.png) [Lomake](lomake.pdf) [Kuva isona](kuva.png) `![](x.svg)`"
    files = {"kuva.png": drawn(40, 20), "lomake.pdf": b"%PDF"}
    assert report(write_site(tmp_path, with_files(body, files))) == "Nothing to fix."


@pytest.fixture(scope="module")
def with_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a wide picture, a heavy one and a PDF on a Finnish page that has no English translation."""
    root = copy_project(tmp_path_factory.mktemp("pictures"))
    folder = root / "docs/fi/programme"
    (folder / "wide.png").write_bytes(drawn(3000, 600))
    (folder / "heavy.png").write_bytes(drawn(300, 200) + bytes(50_000))
    (folder / "form.pdf").write_bytes(b"%PDF" + bytes(340_000))
    page = folder / "plan.md"
    added = "\n![Kartta](wide.png)\n\n![Painava kuva](heavy.png)\n\nTäytä [lomake](form.pdf).\n"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\n## ", f"{added}\n## ", 1), encoding="utf-8")
    (root / "docs/en/programme/plan.md").unlink()
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    return root / "site"


@pytest.mark.parametrize(
    ("folder", "up"), [("", "../"), ("en/", "../../../programme/"), ("ar/", "../../../programme/")]
)
def test_a_picture_has_its_room_kept_and_a_pdf_says_what_it_is(with_pictures, folder, up):
    root = html.parse(str(with_pictures / folder / "programme/plan/index.html"), html.HTMLParser(encoding="utf-8"))
    first, second = root.findall(".//article//img")
    assert dict(first.attrib) == {
        "alt": "Kartta",
        "src": f"{up}wide.png",
        "width": "3000",
        "height": "600",
        "loading": "lazy",
    }
    assert (second.get("width"), second.get("height")) == ("300", "200")
    (link,) = root.xpath("//article//a[contains(@href, '.pdf')]")
    said = {"": "lomake (PDF, 341 kt)", "en/": "lomake (PDF, 341 kB)", "ar/": "lomake (PDF، 341 كيلوبايت)"}
    assert (link.get("href"), link.text_content()) == (f"{up}form.pdf", said[folder])


@pytest.mark.parametrize("width", [360, 1280])
def test_a_wide_picture_is_shown_within_the_page(browser, with_pictures, width):
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto((with_pictures / "programme/plan/index.html").as_uri())
    box = page.locator("article img").first.bounding_box()
    assert box["width"] <= width - 32 and abs(box["width"] / box["height"] - 5) < 0.1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


WORDS = {
    "fi": ("Kuva ei ole tässä tiedostossa: Painava kuva", "(ei tässä tiedostossa)"),
    "en": ("This picture is not in this file: Painava kuva", "(not in this file)"),
}


@pytest.mark.parametrize("tag", WORDS)
def test_the_offline_file_has_small_pictures_inside_and_words_for_the_others(with_pictures, tag):
    text = (with_pictures / f"offline/{tag}.html").read_text(encoding="utf-8")
    (inside,) = html.fromstring(text.encode()).findall(".//article//img")
    assert inside.get("alt") == "Kartta"
    assert inside.get("src").startswith("data:image/png;base64,")
    for words in WORDS[tag]:
        assert words in text


def test_saved_pages_have_their_pictures(with_pictures):
    listed = (with_pictures / "offline/fi.json").read_text(encoding="utf-8")
    assert '"programme/wide.png"' in listed and '"programme/heavy.png"' in listed
    assert "qr/" not in listed
