"""The one list of tags, attributes and addresses that a page may have: all else is refused before a reader sees it.

Every tag must be written in the strict form below, which all parsers read alike; so what is looked at here is what a
browser sees. Nothing on the list holds raw text that could end early (WHATWG HTML, 13.2.5), but what templates write.
"""

import re
from html import unescape

LT = "\ue03c"  # stands for a "<" of an editor while Markdown is read: she can write no HTML, whatever she writes
TAG = re.compile(r"<[^<>]*>?")
VALUE = r"""(?:"[^"<>\x00-\x08\x0b-\x1f]*"|'[^'<>\x00-\x08\x0b-\x1f]*')"""
FORM = re.compile(rf"</?(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [A-Za-z:-]+(?:={VALUE})?)*) ?/?>")
ATTRIBUTE = re.compile(rf" ([A-Za-z:-]+)(?:=({VALUE}))?")
SCHEME = re.compile(r"[^/?#]*?:")
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")  # browsers take a tab out of an address, and "\" for "/"
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=]*")  # in the file with all pages

ANY = {"class", "dir", "id", "lang"}
TEXT = {  # what Markdown makes of a page; <b> begins the notes on what is not translated
    "a": {"href", "title"},
    "code": set(),
    "details": {"open"},
    "div": {"data-aside"},
    **{f"h{level}": set() for level in range(1, 7)},
    "img": {"alt", "src", "title"},
    "ol": {"start"},
    "span": {"data-aside"},
    "td": {"style"},
    "th": {"style"},
    **{tag: set() for tag in ("b", "em", "li", "p", "pre", "strong", "summary", "table", "tbody", "thead", "tr", "ul")},
}
OURS = {"aria-current", "aria-hidden", "aria-label", "hidden", "hreflang", "role", "tabindex"}
FRAME = {  # what templates add
    "a": {"data-offline", "data-unsaid", "download", "rel"},
    "article": {"data-pagefind-body"},
    "button": {"type", "value"},
    "details": {"name"},
    "div": {"data-pagefind-body", "data-root", "data-tag", "data-words"},
    "form": {"action", "method"},
    "img": {"height", "loading", "width"},
    "input": {"autocomplete", "enterkeyhint", "inputmode", "maxlength", "name", "type"},
    "label": {"for"},
    "link": {"blocking", "href", "rel", "type"},
    "meta": {"charset", "content", "name", "property"},
    "meter": {"max", "min", "value"},
    "path": {"d", "fill", "stroke", "stroke-linecap", "stroke-width"},
    "script": {"defer", "src", "type"},
    "section": {"data-home", "data-tag"},
    "strong": {"data-closed", "data-open", "data-until"},
    "svg": {"focusable", "style", "viewBox", "xmlns"},
    "symbol": {"viewBox"},
    "td": {"data-head"},
    "text": {"x", "y"},
    "th": {"scope"},
    "title": set(),
    "ul": {"data-say"},
    "use": {"href"},
    **{tag: set() for tag in ("aside", "bdi", "blockquote", "body", "br", "dd", "dl", "dt", "figcaption", "figure")},
    **{tag: set() for tag in ("footer", "head", "header", "html", "main", "nav", "noscript", "small", "style")},
}
WHOLE = {name: TEXT.get(name, set()) | FRAME.get(name, set()) | ANY | OURS for name in {*TEXT, *FRAME}}
PART = {name: attributes | ANY for name, attributes in TEXT.items()}
ADDRESSES = {"action", "href", "src"}
STYLES = {"text-align: left;", "text-align: center;", "text-align: right;", "display:none"}
SCHEMES = {"a": {"http", "https", "mailto", "tel", "about"}, "link": {"http", "https"}}

WRITE = "Take it away."
RIGHT = {"<!doctype html>"}, set()  # the tags that were found right, in whole pages and in the text of pages


class Refused(Exception):
    """A page that no reader may see, in the words of a finding."""


def faults(html: str, *, text: bool = False) -> list[str]:
    """What in some HTML is not on the list, in words; `text`: in the text of a page, as Markdown gives it."""
    right = RIGHT[text]
    found = {tag: fault(tag, PART if text else WHOLE) for tag in set(TAG.findall(html)) - right}
    right.update(tag for tag, what in found.items() if not what)
    return sorted({what for what in found.values() if what})


def fault(tag: str, known: dict[str, set[str]]) -> str | None:
    """What is wrong with one tag as it is written, or None."""
    form = FORM.fullmatch(tag)
    if not form:
        return f'"{shown(tag)}" is not a tag that every browser reads alike. {WRITE}'
    name = form["name"]
    if name not in known:
        return f"the tag <{name}> is not allowed in a page. {WRITE}"
    seen = set()
    for attribute, quoted in ATTRIBUTE.findall(form["attributes"]):
        value = quoted[1:-1]
        if attribute in seen or attribute not in known[name]:
            return f'"{attribute}" is not allowed in <{name}>. {WRITE}'
        seen.add(attribute)
        if attribute == "style" and value not in STYLES:
            return f'"{attribute}" is not allowed in <{name}>. {WRITE}'
        if attribute in ADDRESSES and not leads(name, unescape(value), whole=known is WHOLE):
            address = shown(unescape(value))
            return f'"{address}" is not allowed as an address in <{name}>. Link a page, or an address that begins with https://.'
    return None


def leads(name: str, address: str, *, whole: bool = False) -> bool:
    """Whether an address may stand in a tag: within the site, or of a scheme that runs nothing."""
    if UNSEEN.search(address) or address.lstrip().startswith("//"):
        return False
    scheme = SCHEME.match(address.lstrip())
    if not scheme or scheme[0][:-1].lower() in SCHEMES.get(name, ()):
        return True
    return whole and name == "img" and bool(PICTURE.fullmatch(address))


def shown(text: str) -> str:
    """A text on one short line, with what cannot be seen by its number."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text[:60])


def refuse(html: str, path: str, *, text: bool = False) -> str:
    """The same HTML; raises Refused when something in it is not on the list."""
    if found := faults(html, text=text):
        raise Refused("\n".join(f"{path}:1: {what}" for what in found))
    return html
