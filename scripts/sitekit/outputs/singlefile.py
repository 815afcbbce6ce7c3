"""Every page of one language as one HTML file, made from the built pages: to keep, or to send by any messenger."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from markupsafe import Markup

from sitekit.content import addresses, navigation, special
from sitekit.content.site import Site
from sitekit.render import jobs
from sitekit.render.renderer import Renderer

HOST = "http://site/"  # stands for the site while links are followed
ELEMENTS = ("script", "form", "button", "template", "noscript", "nav")  # what works only in the site
CLASSES = {"acts", "esc", "findings", "here", "keep", "langs", "leave", "map", "paper", "speak"}
POINTS = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details")  # lists of ids
WITH_POINTS = etree.XPath(f".//*[{' or '.join(f'@{each}' for each in POINTS)}]")
WITH_ID, WITH_CLASS, HIDDEN = map(etree.XPath, (".//*[@id]", ".//*[@class]", ".//*[@hidden]"))
SMALL_STYLE = """
.single{max-inline-size:44rem}
.single>article{border-block-start:.2rem solid var(--line);margin-block-start:3rem}
.single>article>h2{font-size:1.5rem;margin-block-start:1rem}
.single :is(h4,h5){font-size:1.12rem;line-height:1.3;margin-block:1.5em .6em}
.single .contact h4{margin:0 0 .3rem}
"""


@dataclass(frozen=True)
class Part:
    """One page inside the file."""

    name: str
    here: str  # its address within the site
    content: HtmlElement

    @property
    def anchor(self) -> str:
        """Its id in the file: programme-plan."""
        return anchor(self.name)


def anchor(name: str) -> str:
    """The id of a page in the file."""
    return name.removesuffix(".md").replace("/", "-")


def single(site: Site, renderer: Renderer, trees: dict[str, HtmlElement], style: str) -> str:
    """The file. `trees` are the built pages of the renderer's language, by name; they are taken apart."""
    language = renderer.language
    written = [name for name in navigation.pages(site) if name not in special.NEEDS_THE_SITE]
    own = [*written, *(name for name, one in site.made.items() if one.kept)]  # the contents do not name the made ones
    parts = [part(name, site.address(name, language.tag), trees[name]) for name in own]
    ids = {each for one in parts for each in (one.anchor, *one.content.xpath(".//@id"))}
    places = {one.here: one.anchor for one in parts}
    for one in parts:
        for element in list(one.content.iter("a")):
            follow(element, one, places, ids, site.base)
    newer = f"{site.base}{site.address('index.md', language.tag)}" if site.base else None
    shown = {one.name for one in parts}
    contents = [
        (top, [name for name in under if name in shown]) for top, under in navigation.outline(site) if top in shown
    ]
    values = {"newer": newer, "contents": contents, "link": lambda name: link(renderer, name)}
    pictures = share_pictures([one.content for one in parts])
    texts = [Markup(etree.tostring(one.content, method="html", encoding="unicode", with_tail=False)) for one in parts]
    values |= {"pictures": Markup(pictures), "parts": texts, "style": Markup("@style@")}
    page = jobs.squeeze(renderer.page("single.html", "offline/", values)).replace("\xad", "")
    return page.replace("@style@", style + SMALL_STYLE, 1)


def link(renderer: Renderer, name: str) -> Markup:
    """A line of the contents; a page that is not translated is named in Finnish."""
    return Markup(f'<a href="#{anchor(name)}">{renderer.title_of(name)}</a>')


def part(name: str, here: str, tree: HtmlElement) -> Part:
    """The text of a built page: its headings one level lower, its ids its own."""
    main = tree.find(".//main")
    content = main.find(".//article") if main.find(".//article") is not None else main
    for element in dict.fromkeys(left_out(content)):
        element.drop_tree()
    for element in list(content.iter("h1", "h2", "h3", "h4", "h5")):
        element.tag = f"h{int(element.tag[1]) + 1}"
    for element in WITH_ID(content):
        element.set("id", f"{anchor(name)}--{element.get('id')}")
    for element in WITH_POINTS(content):
        for key in POINTS:
            if element.get(key):
                element.set(key, " ".join(f"{anchor(name)}--{each}" for each in element.get(key).split()))
    content.tag = "article"
    content.set("id", anchor(name))
    return Part(name, here, content)


def left_out(content: HtmlElement) -> list[HtmlElement]:
    """What in a page works only in the site or is not seen, and what heads a list that is left out; some are there
    twice, and some within others."""
    of_class = (each for each in WITH_CLASS(content) if CLASSES & classes(each))
    before = (each for each in content.iter("h2") if "langs" in classes(each.getnext()))
    return [*content.iter(*ELEMENTS), *HIDDEN(content), *of_class, *before]


def classes(element: HtmlElement | None) -> set[str]:
    """The classes of an element; none of no element."""
    return set((element.get("class") or "").split()) if element is not None else set()


def follow(element: HtmlElement, one: Part, places: dict[str, str], ids: set[str], base: str | None) -> None:
    """A link to a page of the file leads within it; one to another page of the site becomes absolute, or plain text."""
    href = element.get("href")
    if href is None or urlsplit(href).scheme or href.startswith("//"):
        return
    address, fragment = urldefrag(urljoin(HOST + one.here, href))
    address = address.removeprefix(HOST)
    place = places.get(address)
    if place:
        inner = f"{place}--{fragment}"
        element.set("href", f"#{inner if fragment and inner in ids else place}")
        element.attrib.pop("hreflang", None)
    elif base:
        element.set("href", f"{base}{address}{'#' if fragment else ''}{fragment}")
    else:
        element.drop_tag()


def share_pictures(contents: list[HtmlElement]) -> str:
    """The pictograms of all pages, each once; their places now point to them. A third of the file's bytes."""
    found: dict[tuple[str, str], str] = {}
    for svg in (element for content in contents for element in content.iter("svg") if "icon" in classes(element)):
        drawing = "".join(etree.tostring(child, method="html", encoding="unicode") for child in svg)
        anchor = found.setdefault((svg.get("viewbox") or "", drawing), f"icon-{len(found) + 1}")
        for child in list(svg):
            svg.remove(child)
        etree.SubElement(svg, "use", href=f"#{anchor}")
        svg.attrib.pop("viewbox", None)
    return "".join(f'<symbol id="{each}" viewBox="{box}">{drawing}</symbol>' for (box, drawing), each in found.items())


def parse(data: bytes) -> HtmlElement:
    """A built page as a tree."""
    return document_fromstring(data, parser=HTMLParser(encoding="utf-8"))


def read(folder: Path, address: str) -> HtmlElement:
    """The built page at an address."""
    return parse((folder / addresses.file_of(address)).read_bytes())
