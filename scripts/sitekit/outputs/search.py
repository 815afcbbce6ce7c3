"""The search index: one for each language, made by Pagefind from the finished pages, and a list of its words."""

import gzip
import html
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from sitekit.content import addresses, gettext, special
from sitekit.content.site import Site
from sitekit.languages import NO_SPACES, Language
from sitekit.render import az

BODY = "data-pagefind-body"  # what a template marks with it is indexed; a page without it is not
ENTRY = "pagefind-entry.json"
FOLDER = "pagefind"  # the name Pagefind's own script expects
KEPT = re.compile(r"pagefind\.js|pagefind-entry\.json|index|fragment|.*\.pf_meta|wasm\..*")  # the rest is its own look
NOT_READ = ".machine, .late > p:first-child, p.late, .here, .state, .findings, .keep, .speak, .acts, .say"
CELL = re.compile(r"</(?:t[hd]|d[td])>")  # Pagefind joins the words of neighbouring cells
SPACED = r"\g<0> "
HTML = re.compile(r"<html[^>]*>")
QR = re.compile(r'<img class="qr"[^>]*>')  # Pagefind would take it for the picture of the page
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0dff])"
WORD = re.compile(rf"{LETTER}(?:['’ʼ\u200c\u200d]?{LETTER}){{2,}}")  # three letters or more
SYLLABLE = re.compile(rf"{LETTER}+")  # what stands between two spaces where every syllable is written apart
SYLLABIC = {"vi"}


def copies(site: Site, tag: str, folder: Path, stage: Path) -> None:
    """Copies of a language's own pages for Pagefind, with what it cannot see in them and without what it need not see.

    Readers need not fetch those words. `folder` is the built site, `stage` where the copies go.
    """
    if special.SEARCH not in site.finnish:
        return
    made = {name: site.page(name, tag) for name, one in site.made.items() if one.kept}
    for name, page in (site.pages[tag] | made).items():
        path = addresses.file_of(site.address(name, tag))
        text = (folder / path).read_text(encoding="utf-8") if (folder / path).exists() else ""
        if BODY not in text:
            continue
        extra = {
            "title": html.escape(page.heading),  # escaped once more by meta(): the script puts it into the page as HTML
            "description": html.escape(page.description),
            "keywords": ", ".join(az.keywords(site, name, tag)),
            "terms": ", ".join(called(site, name, tag)),
        }
        body = text[text.index("<main") : text.index("</main>")]
        if name in made or special.is_word(name):  # what follows is said on other pages too
            body = body.partition("<section" if "<section" in body else '<div class="contacts">')[0]
        head = HTML.search(text)
        assert head
        copy = f"{head[0]}{''.join(map(meta, extra, extra.values()))}{CELL.sub(SPACED, QR.sub('', body))}"
        (stage / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).write_text(copy.replace("\xad", ""), encoding="utf-8")


def called(site: Site, name: str, tag: str) -> list[str]:
    """What a page is asked for by: an official word in its forms; else its heading, and the names of its services."""
    if special.is_word(name):
        return site.finnish[name].front.value.get("forms") or []
    names = [service["short"] for service in site.data["services"].values() if service["page"] == name]
    return [site.page(name, tag).heading, *(gettext.said(site.catalogues[tag], each) or each for each in names)]


def write(site: Site, folder: Path, stage: Path, before: Path | None = None) -> str | None:
    """The indexes, from the copies in `stage`, into the built site in `folder`. Returns why there are none, or None.

    Languages without copies there are listed as in the site `before`; their files are taken from it elsewhere.
    """
    if special.SEARCH not in site.finnish:
        return None
    if importlib.util.find_spec("pagefind") is None:
        return "Pagefind is missing: the site has no search. Install it: .venv/bin/python scripts/install.py"
    stage.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", stage, "--output-path", folder / FOLDER]
    result = subprocess.run(
        [*command, "--exclude-selectors", NOT_READ], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if result.returncode:
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        why = " ".join(result.stderr.split()) or f"exit code {result.returncode}"
        return f"Pagefind stopped, so the site has no search: {why}"
    tidy(folder / FOLDER, before / FOLDER if before else None)
    return None


def write_words(site: Site, tag: str, folder: Path) -> list[Path]:
    """The list of a language's words, into the built site in `folder`, when its index is there. Returns the file."""
    language = site.language(tag)
    if not (folder / FOLDER).exists():
        return []
    listed = [] if language.code in NO_SPACES else words(folder / FOLDER, language)  # Pagefind cuts these itself
    path = folder / FOLDER / f"words-{language.html}.txt"
    path.write_text("\n".join(listed), encoding="utf-8")
    return [path]


def meta(name: str, content: str) -> str:
    """Words for Pagefind that are no text of the page."""
    return f'<meta data-pagefind-meta="{name}[content]" content="{html.escape(content)}">' if content else ""


def words(folder: Path, language: Language) -> list[str]:
    """Every word in the index of a language: those in titles and keywords first, then those on three pages or more."""
    important: set[str] = set()
    pages: Counter[str] = Counter()
    word = SYLLABLE if language.code in SYLLABIC else WORD
    for path in sorted((folder / "fragment").glob(f"{language.html}_*")):
        page = fragment(path)
        important |= words_of(" ".join(page["meta"].get(key, "") for key in ("title", "keywords", "terms")), word)
        pages.update(words_of(page["content"], word))
    return sorted(important | set(pages), key=lambda each: (each not in important, pages[each] < 3, each))


def fragment(path: Path) -> dict:
    """What Pagefind keeps of a page: its `url`, `content` and `meta`."""
    return json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


def words_of(text: str, word: re.Pattern[str] = WORD) -> set[str]:
    """The words of a text in small letters, each once; without numbers and what is no `word`."""
    return {found.lower() for found in word.findall(html.unescape(text))}


def tidy(folder: Path, before: Path | None) -> None:
    """Only what our search page fetches stays, and the list of languages in one order, those of `before` among them."""
    for path in folder.iterdir():
        if not KEPT.fullmatch(path.name):
            path.unlink()
    entry = folder / ENTRY
    value = json.loads(entry.read_text(encoding="utf-8"))
    if before and (before / ENTRY).exists():
        value["languages"] = json.loads((before / ENTRY).read_text(encoding="utf-8"))["languages"] | value["languages"]
    entry.write_text(json.dumps(value, sort_keys=True, separators=(",", ":")), encoding="utf-8")
    if all(language["wasm"] for language in value["languages"].values()):
        (folder / "wasm.unknown.pagefind").unlink(missing_ok=True)
