"""Whether every link and image of a page leads somewhere, in the language of the page."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding, suggestion
from sitekit.markdown.prose import LINK

TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')$""")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
GAP = re.compile(r"\]\s+\((?:https?://|[^()\s]+\.md\b)")
BARE = re.compile(r"(?:https?://|\bwww\.)[^\s<>)\]]+")
SUSPECT = re.compile(r"\]\s*\(|://|www\.")  # a line without these holds no link


def check(site: Site) -> Iterator[Finding]:
    """Every link of every page, line by line."""
    for pages in site.pages.values():
        for page in pages.values():
            for line, text in page.prose:
                if SUSPECT.search(text):
                    yield from (Finding(page.path, line, what) for what in line_faults(site, page, text))


def line_faults(site: Site, page: Page, text: str) -> Iterator[str]:
    """What is wrong with the links of one line, those in the words of others included."""
    for found in LINK.finditer(text):
        target = TITLE.sub("", found["target"].strip())
        if what := fault(site, page, target):
            yield what
        if "](" in found["words"]:
            yield from line_faults(site, page, found["words"])
    rest = LINK.sub(" ", text)
    if GAP.search(rest):
        yield "there is a space between the words of a link and its address. Write [words](address)."
    elif (bare := BARE.search(rest)) and f"<{bare[0]}" not in text:
        yield f'the address "{bare[0].rstrip(".,;:")}" is bare in the text. Write [words](address).'


def fault(site: Site, page: Page, target: str) -> str | None:
    """What is wrong with the address of one link, or None."""
    scheme = (SCHEME.match(target) or [""])[0].lower()
    if not target:
        return "a link leads nowhere. Write its address: [words](page.md)."
    if scheme == "tel:":
        return f'"{target}" is written by hand. Write {{{{ phone ID }}}}: the number is kept once, in data/contacts/.'
    if scheme == "mailto:":
        return (
            f'"{target}" is written by hand. Write {{{{ contact ID }}}}: the address is kept once, in data/contacts/.'
        )
    if scheme in ("http:", "https:"):
        return web_fault(site, target)
    if scheme:
        return None  # html.py speaks of it
    if target.startswith(("/", "www.")):
        return f'"{target}" is not a file. Write the path from this page, such as ../page.md, or begin with https://.'
    if " " in target:
        return f'the address "{target}" has a space in it. Rename the file, or write %20 for the space.'
    return file_fault(site, page, urlsplit(target))


def web_fault(site: Site, target: str) -> str | None:
    """What is wrong with an address of the web, or None; nothing is fetched."""
    try:
        host = urlsplit(target).hostname or ""
    except ValueError:
        host = ""
    if " " in target or not HOST.fullmatch(host):
        return f'"{target}" is no address of the web. Copy it once more from the browser.'
    if site.base and f"{target}/".startswith(site.base):
        return f'"{target}" is an address of this site. Link the file of the page, such as ../page.md.'
    return None


def file_fault(site: Site, page: Page, link: SplitResult) -> str | None:
    """What is wrong with a link to a file of the project, or None."""
    if not link.path:
        return anchor_fault(site, page.name, page.lang, link.fragment)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(link.path)))
    whole = posixpath.normpath(f"docs/{page.lang}/{name}")
    folder = whole.split("/")[1] if whole.startswith("docs/") else ""
    if folder != page.lang and folder in site.pages:
        return (
            f'"{link.path}" leads into another language. Link the page in docs/{page.lang}/: {near(site, page, name)}.'
        )
    if name.endswith(".md") and folder == page.lang:
        if site.has(name, page.lang) or site.has(name, site.default):
            return anchor_fault(site, name, page.lang, link.fragment)
        return f'there is no page "{link.path}".{hint(site, page, name)}'
    if not whole.startswith("docs/") or not (site.root / whole).is_file():
        return f'there is no file "{link.path}".{hint(site, page, name)}'
    return None


def anchor_fault(site: Site, name: str, tag: str, anchor: str) -> str | None:
    """What is wrong with `#anchor`. A part that is not translated yet is shown in Finnish, with its id."""
    known: set[str] = set()
    for each in (tag, site.default):
        path = f"docs/{each}/{name}"
        if path in site.unread and name not in site.pages[each]:
            return None
        if name in site.pages[each]:
            known |= site.pages[each][name].anchors.keys()
    if not anchor or unquote(anchor) in known:
        return None
    return f'"{name}" has no heading with {{#{anchor}}}.{suggestion(anchor, known) or " Look it up in that page."}'


def near(site: Site, page: Page, name: str) -> str:
    """The link from a page to the page whose name is likest, or an example."""
    names = [each for each in site.finnish if posixpath.basename(each) == posixpath.basename(name)]
    close = suggestion(name, site.finnish).split('"')[1:2] if len(names) != 1 else names
    return posixpath.relpath(close[0], posixpath.dirname(page.name) or ".") if close else "../page.md"


def hint(site: Site, page: Page, name: str) -> str:
    """` Did you mean "../programme/plan.md"?`, or where to look."""
    link = near(site, page, name if name.endswith(".md") else f"{name}.md")
    return f' Did you mean "{link}"?' if link != "../page.md" else f" Look it up in docs/{page.lang}/."
