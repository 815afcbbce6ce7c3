"""Whether the built pages hold together: links, ids, languages, pictures, and nothing fetched from elsewhere."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sitekit import folders
from sitekit.content import page_codes
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.languages import Language

TEL = re.compile(r"tel:(?:\+\d{6,15}|0\d{4,12}|\d{3,6})")
MAILTO = re.compile(r"mailto:(?:[^@\s?]+@[^@\s?.]+(?:\.[^@\s?.]+)+(?:\?\S*)?|\?\S+)")  # to nobody: with its words
FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "form": "action"}
NOT_FETCHED = {"canonical", "alternate"}  # rel of a link that only names an address
CODE = {"code", "pre", "script", "style"}
CSS_ELSEWHERE = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?:https?:)?//[^"')\s;]+""")


@dataclass(frozen=True)
class Built:
    """One HTML file: its path within the site, its language, its tree and its ids."""

    path: str
    language: Language
    tree: HtmlElement
    ids: Counter[str]

    @property
    def neutral(self) -> bool:
        """Whether it belongs to no language: a short address."""
        return self.path.startswith(f"{page_codes.FOLDER}/")

    @property
    def travels(self) -> bool:
        """Whether it is read away from the site: the file that holds all pages of a language."""
        return self.path == f"offline/{self.language.tag}.html"


def standing(site: Site) -> list[Finding]:
    """All findings in the site that was built last."""
    return check(site, folders.standing(site.root / "site"))


def check(site: Site, folder: Path) -> list[Finding]:
    """All findings in the HTML and CSS under `folder`, sorted. Paths are relative to the project."""
    if not (folder / "index.html").is_file():
        return [Finding(folder.name, 1, "there is no built site. Run: make build")]
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    pages = {name: read(site, name, path) for name, path in sorted(files.items()) if name.endswith(".html")}
    found = []
    for name, page in pages.items():
        place = f"{folder.name}/{name}"
        for line, what in (*page_faults(page), *link_faults(site, page, pages, files.keys())):
            found.append(Finding(place, line, what))
    for name, path in files.items():
        if name.endswith(".css"):
            text = path.read_text(encoding="utf-8", errors="replace")
            for match in CSS_ELSEWHERE.finditer(text):
                what = f'"{match[0]}" is fetched from another host. Put a copy into overrides/assets/.'
                found.append(Finding(f"{folder.name}/{name}", text[: match.start()].count("\n") + 1, what))
    return sorted(found)


def read(site: Site, name: str, path: Path) -> Built:
    """A built page; its language is the folder it lies in."""
    first, _, rest = name.removeprefix("offline/").partition("/")
    tag = first if rest else first.removesuffix(".html")  # en/about/index.html, offline/en.html
    tag = tag if tag in site.pages and "/" in name else site.default
    tree = document_fromstring(path.read_bytes() or b"<html></html>", parser=HTMLParser(encoding="utf-8"))
    return Built(name, site.language(tag), tree, Counter(tree.xpath("//@id")))


def page_faults(page: Built) -> Iterator[tuple[int, str]]:
    """What is wrong within a page, whatever it links to."""
    root, language = page.tree, page.language
    for name, wanted in (("lang", language.html), ("dir", language.dir)):
        if root.get(name) != wanted:
            yield (
                1,
                f'<html {name}="{root.get(name) or ""}"> is in a page in "{language.tag}". It must be "{wanted}".',
            )
    for name, count in page.ids.items():
        if count > 1:
            line = page.tree.xpath("//*[@id=$id]", id=name)[1].sourceline
            yield line, f'the id "{name}" is there {count} times. Give each part its own.'
    for element in root.iter("img"):
        if element.get("alt") is None:
            yield (
                element.sourceline,
                f'the picture "{element.get("src")}" has no alt. Say what it shows, or write alt="".',
            )
    for element in root.iter(etree.Element):
        if element.tag not in CODE and "{{" in (element.text or ""):
            yield (
                element.sourceline,
                f'"{shortened(element.text)}" is a shortcode that was not rendered. Run: make check',
            )
        elif "{{" in (element.tail or "") and element.getparent().tag not in CODE:
            yield (
                element.sourceline,
                f'"{shortened(element.tail)}" is a shortcode that was not rendered. Run: make check',
            )


def shortened(text: str) -> str:
    """The shortcode in a text, from {{ on."""
    return text[text.index("{{") :].split("}}")[0][:40].strip() + " }}"


def link_faults(site: Site, page: Built, pages: dict[str, Built], files: set[str]) -> Iterator[tuple[int, str]]:
    """What is wrong with what a page links to or fetches."""
    for element, attribute, address, _ in page.tree.iterlinks():
        wanted = FETCHED.get(element.tag)
        fetched = attribute == wanted and not NOT_FETCHED & set((element.get("rel") or "").split())
        if what := address_fault(site, page, element, address.strip(), fetched=fetched, pages=pages, files=files):
            yield element.sourceline, what


def address_fault(
    site: Site, page: Built, element: HtmlElement, address: str, *, fetched: bool, pages: dict, files: set[str]
) -> str | None:
    """What is wrong with one address, or None."""
    lower = address.lower()
    if lower.startswith("tel:"):
        return None if TEL.fullmatch(address) else f'"{address}" cannot be dialled. Fix the number in data/contacts/.'
    if lower.startswith("mailto:"):
        return None if MAILTO.fullmatch(address) else f'"{address}" is no e-mail address. Fix it in data/contacts/.'
    if lower.startswith("javascript:"):
        return f'"{address}" runs code in the browser. Take it away.'
    try:
        link = urlsplit(address)
    except ValueError:
        return f'"{address}" is no address. Fix it.'
    if link.scheme or link.netloc:
        if fetched and link.scheme != "data":
            return f'"{address}" is fetched from another host. Put a copy into overrides/assets/.'
        if element.tag == "a" and site.base and address.startswith(site.base) and not page.travels:
            return f'"{address}" is an absolute address of this site. Link the file of the page.'
        return None
    name = target_of(site, page, link.path)
    if name not in files:
        return f'"{address}" leads to nothing: there is no "{name}". Fix the link.'
    target = pages.get(name)
    if link.fragment and target and unquote(link.fragment) not in target.ids:
        return f'"{address}" leads to nothing: "{name}" has no id "{unquote(link.fragment)}". Fix the link.'
    if (
        element.tag == "a"
        and target
        and not target.neutral
        and target.language != page.language
        and not element.get("hreflang")
        and element.get("lang") != target.language.html  # its words are in that language: it is a name in a list
    ):
        return f'"{address}" leads into another language ("{target.language.tag}"). Link the page of this language.'
    return None


def target_of(site: Site, page: Built, path: str) -> str:
    """The file of the built site that an address on a page leads to."""
    root = urlsplit(site.base).path if site.base else "/"
    if path.startswith("/"):
        name = path.removeprefix(root.rstrip("/")).lstrip("/")
    else:
        name = posixpath.join(posixpath.dirname(page.path), path) if path else page.path
    name = unquote(name)
    is_folder = name == "" or name.endswith(("/", "/.", "/..")) or name in (".", "..")
    name = posixpath.normpath(name or ".")
    return posixpath.normpath(posixpath.join(name, "index.html")) if is_folder else name
