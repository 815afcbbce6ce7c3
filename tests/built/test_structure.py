"""What a screen reader is told: headings, landmarks, names, the language of each word. In every built page."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lxml import html
from lxml.html import HtmlElement

from sitekit.checks import built
from sitekit.content import site
from sites import TODAY
from visits import FULL

CONTROLS = ("a", "button", "summary", "input", "select", "textarea", "meter", "progress", "iframe")
UNSEEN = ("script", "style", "noscript", "template")
SAID = ("alt", "aria-label", "placeholder", "title", "data-head")  # attributes whose words are read or shown
ADDRESS = re.compile(r"\S+@\S+|\S*\w\.(?:fi|com|org|md)\b\S*")
FINNISH_LETTERS = r"\w*[äöÄÖ]\w*"
LATIN = r"[A-Za-zÀ-ž]{2,}(?:[ -][A-Za-zÀ-ž]{2,})*"
ALIKE = re.compile(r"words/.|municipalities/[^/]+/.")
SCRIPTS = {
    "[\u0600-\u06ff]+": {"ar", "fa", "ckb"},
    "[\u0400-\u04ff]+": {"ru", "uk"},
    "[\u0e00-\u0e7f]+": {"th"},
    "[\u4e00-\u9fff]+": {"zh"},
}  # whose they are
# Names that are not Finnish, and are the same in every language.
OTHER_NAMES = re.compile(
    r"\b(?:CC BY|MIT|ESR|ESF|EUR?|QR|kB|[Cc]ookies?|WCAG|AA|axe|Chromium|JavaScript|Esc|Welcome to Finland)\b"
)


def tree(text: str | bytes) -> HtmlElement:
    return html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(site_folder: Path) -> dict[str, HtmlElement]:
    """Every built page by its path within the site; in the sample every tenth word and answer: they are alike."""
    found = {path.relative_to(site_folder).as_posix(): path for path in sorted(site_folder.rglob("*.html"))}
    alike = [name for name in found if ALIKE.search(name)]
    left_out = set() if FULL else set(alike) - set(alike[::10])
    found = {name: path for name, path in found.items() if name not in left_out}
    assert len(found) > 90
    return {name: tree(path.read_bytes()) for name, path in found.items()}


def is_silent(element: HtmlElement) -> bool:
    """Whether a screen reader passes over an element."""
    return any(each.get("aria-hidden") == "true" or each.tag in UNSEEN for each in (element, *element.iterancestors()))


def words(element: HtmlElement, lang: str) -> Iterator[tuple[str, str]]:
    """Every piece of text that is read or shown, with the language its nearest element says."""
    if not isinstance(element.tag, str) or is_silent(element):
        return
    lang = element.get("lang", lang)
    yield from ((lang, element.get(name, "")) for name in SAID)
    yield lang, element.text or ""
    for child in element:
        yield from words(child, lang)
        yield lang, child.tail or ""


def headings(page: HtmlElement) -> Iterator[str]:
    """One h1, and no level left out (WCAG 1.3.1)."""
    levels = [(int(element.tag[1]), element) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if (count := sum(level == 1 for level, _ in levels)) != 1:
        yield f"{count} h1"
    for (before, _), (level, element) in zip([(0, page), *levels], levels, strict=False):
        if level > before + 1:
            yield f"h{level} after h{before}: {element.text_content().strip()}"


def landmarks(page: HtmlElement) -> Iterator[str]:
    """One main, a header and a footer of the page, and navigations that can be told apart (WCAG 1.3.1, 2.4.1)."""
    for path in ("//main", "/html/body/header", "/html/body/footer"):
        if (count := len(page.xpath(path))) != 1:
            yield f"{count} {path.rpartition('/')[2]}"
    labels = Counter(element.get("aria-label", "").strip() for element in page.iter("nav"))
    if not labels:
        yield "0 nav"
    for label, count in labels.items():
        if count > 1 or not label:
            yield f'{count} nav called "{label}"'


def name_of(element: HtmlElement) -> str:
    """The name that a screen reader says of a control: its own words, or those of its label. No picture says it."""
    labels = element.xpath("//label[@for=$id]", id=element.get("id")) if element.get("id") else []
    return " ".join(text for each in (element, *labels) for _, text in words(each, "")).strip()


def nameless(page: HtmlElement) -> Iterator[str]:
    """Controls without a name in words (WCAG 2.4.4, 4.1.2), and those that can be reached but are not announced."""
    for element in page.iter(*CONTROLS):
        if not is_silent(element):
            if not name_of(element):
                yield f"no name: {html.tostring(element, encoding='unicode')[:60]}"
        elif element.get("tabindex") != "-1":
            yield f"reached but not announced: {html.tostring(element, encoding='unicode')[:60]}"


def pictures(page: HtmlElement) -> Iterator[str]:
    """Pictograms that are not left out of what is read: each stands beside words that say the same (WCAG 1.1.1)."""
    for element in page.iter("svg"):
        if not is_silent(element):
            yield f"a pictogram is read: {html.tostring(element, encoding='unicode')[:60]}"
    for element in page.iter("img"):
        if element.get("alt") != "":
            yield f"no decoration: {html.tostring(element, encoding='unicode')[:60]}"


def strange(page: HtmlElement, finnish: str) -> Iterator[str]:
    """Words that stand in another language than the one their element says (WCAG 3.1.2).

    `finnish`: a pattern of Finnish words. Where another script is written no Latin word may stand unmarked, and no word
    of such a script elsewhere. Swedish, Estonian and Turkish have the letters of Finnish too.
    """
    body = page.find("body")
    for lang, text in words(body, page.get("lang", "")):
        text = OTHER_NAMES.sub(" ", ADDRESS.sub(" ", text))
        patterns = {
            "en": [finnish, FINNISH_LETTERS],
            **{each: [finnish, FINNISH_LETTERS] for each in ("es", "fr", "so", "sw", "vi")},
            **{each: [finnish] for each in ("et", "sv", "tr")},
        }
        patterns |= {each: [LATIN] for own in SCRIPTS.values() for each in own}
        strangers = [letters for letters, own in SCRIPTS.items() if lang not in own]
        for pattern in [rf"(?<!\w)(?:{each})" for each in patterns.get(lang, [])] + strangers:
            yield from (f'"{match[0]}" in {lang}' for match in re.finditer(pattern, text))


def finnish_words(loaded: site.Site) -> str:
    """A pattern of what is known to be Finnish: names, offices, places, and agreed terms with their endings."""
    contacts = loaded.data.contacts.values()
    names = {*loaded.data["names"], *(contact["name"] for contact in contacts)}
    names |= {office.strip() for contact in contacts for office in (contact.get("office") or "").split(",")} - {""}
    names |= {form for place in loaded.data["municipalities"].values() for form in (place["name"], place["in"])}
    terms: set[str] = set()
    for path in (loaded.root / "locales").glob("*/glossary.yml"):
        for term in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            terms |= {term["fi"], *term.get("fi_forms", [])}
    whole = "|".join(re.escape(name) + r"(?!\w)" for name in sorted(names, key=len, reverse=True))
    return rf"{whole}|(?i:{'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})\w*"


@pytest.fixture(scope="module")
def loaded(project: Path) -> site.Site:
    return site.load(project, TODAY)


def everywhere(pages: dict[str, HtmlElement], check) -> list[str]:
    """What a check finds in all pages."""
    return [f"{name}: {fault}" for name, page in pages.items() for fault in check(page)]


def test_every_page_has_one_h1_and_leaves_no_level_out(pages):
    assert everywhere(pages, headings) == []


def test_every_page_has_its_landmarks_and_each_navigation_its_own_name(pages, loaded):
    in_site = {name: page for name, page in pages.items() if not name.startswith("offline/") or "index" in name}
    others = len(loaded.languages) + 1  # one file for each language, and the page in place of one that is not saved
    assert len(in_site) == len(pages) - others
    assert everywhere(in_site, landmarks) == []
    for name in pages.keys() - in_site.keys():
        assert [fault for fault in landmarks(pages[name]) if fault not in ("0 footer", "0 nav")] == [], name


def test_every_control_has_a_name_without_its_pictures(pages):
    assert everywhere(pages, nameless) == []


def test_no_pictogram_means_something_alone(pages):
    assert everywhere(pages, pictures) == []


def test_the_language_of_every_word_is_said(pages, loaded):
    finnish = finnish_words(loaded)
    assert everywhere(pages, lambda page: strange(page, finnish)) == []


def test_the_built_pages_pass_their_own_check(loaded, site_folder):
    assert [str(finding) for finding in built.check(loaded, site_folder)] == []


FRAME = "<header><nav aria-label=a></nav></header><main>{}</main><footer></footer>"


@pytest.mark.parametrize(
    ("check", "body", "said"),
    [
        (headings, "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>", []),
        (headings, "<h2>a</h2>", ["0 h1", "h2 after h0: a"]),
        (headings, "<h1>a</h1><h3>b</h3><h1>c</h1>", ["2 h1", "h3 after h1: b"]),
        (landmarks, FRAME, []),
        (landmarks, FRAME + "<main></main>", ["2 main"]),
        (landmarks, "<main><header></header></main><nav aria-label=a></nav>", ["0 header", "0 footer"]),
        (landmarks, FRAME + "<nav aria-label=a></nav><nav></nav>", ['2 nav called "a"', '1 nav called ""']),
        (landmarks, "<header></header><main></main><footer></footer>", ["0 nav"]),
        (nameless, "<a href=x>a</a><label for=q>b</label><input id=q><meter aria-label=c></meter>", []),
        (nameless, '<a href="x"><svg><title>a</title></svg></a>', []),
        (nameless, '<a href="x"><svg aria-hidden="true"><title>a</title></svg></a>', ["no name: <a "]),
        (nameless, "<button><span aria-hidden=true>×</span></button>", ["no name: <button>"]),
        (nameless, '<input id="q">', ["no name: <input "]),
        (nameless, '<p aria-hidden=true><a href="x" tabindex="-1">a</a></p>', []),
        (nameless, '<p aria-hidden=true><a href="x">a</a></p>', ["reached but not announced: <a "]),
        (pictures, "<svg aria-hidden=true></svg><img alt=''>", []),
        (pictures, "<svg></svg>", ["a pictogram is read: <svg>"]),
        (pictures, '<img src="a">', ["no decoration: <img "]),
    ],
)
def test_each_check_finds_its_fault_and_nothing_else(check, body, said):
    found = list(check(tree(f"<html><body>{body}</body></html>")))
    assert len(found) == len(said) and all(map(str.startswith, found, said)), found


@pytest.mark.parametrize(
    ("lang", "body", "said"),
    [
        ("en", 'The <em lang="fi">kotoutumissuunnitelma</em> is a plan.', []),
        ("en", "The kotoutumissuunnitelman is a plan.", ['"kotoutumissuunnitelman" in en']),
        ("en", 'Go to <span lang="fi">Kemin kaupunki</span>.', []),
        ("en", "Go to Kemin kaupunki.", ['"Kemin kaupunki" in en']),
        ("en", "It is in Torniossa.", ['"Torniossa" in en']),
        ("en", 'Go to <span lang="fi">Kela <b lang="en">near Kemi</b></span>.', ['"Kemi" in en']),
        ("en", "A word like hyöty.", ['"hyöty" in en']),
        ("en", "Kemian, and kela.", []),
        ("en", "See www.kemi.fi or kirjaamo@kemi.fi.", []),
        ("en", '<b data-head="Kela">a</b>', ['"Kela" in en']),
        ("en", '<svg aria-hidden="true"><text>Kemi</text></svg>', []),
        ("en", '<b lang="ar">العربية</b>', []),
        ("en", "العربية", ['"العربية" in en']),
        ("ar", 'في <span lang="fi">Kemi</span> وفق WCAG', []),
        ("ar", "في Kemi", ['"Kemi" in ar']),
        ("ar", "كلمة some word", ['"some word" in ar']),
        ("fi", "Kemin kaupunki", []),
        ("fi", "<b>العربية</b>", ['"العربية" in fi']),
    ],
)
def test_words_of_another_language_are_found(loaded, lang, body, said):
    page = tree(f'<html lang="{lang}"><body><p>{body}</p></body></html>')
    assert list(strange(page, finnish_words(loaded))) == said
