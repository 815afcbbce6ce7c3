"""The words of a unit without what can change and leave it the same text."""

import hashlib
import re
import unicodedata

from sitekit.markdown.lines import LINE, Span, kinds_of, spans_of
from sitekit.markdown.units import HEADING

ITEM = re.compile(r"( *)(?:[-*+]|(\d+\.)) +(.*)$")
BOX = re.compile(r"\s*(!!!|\?\?\?)\+? *([\w-]*) *(.*)$")
BAR = re.compile(r"\s*(?<!\\)\|\s*")
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uf900-\ufaff\uff00-\uffef"  # Thai to Khmer, CJK
WRAP = re.compile(rf"(?<=[{UNSPACED}])\s*\n\s*(?=[{UNSPACED}])")
SIGNS = {
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u00ad\u2060\ufeff", ""),
}
SPACES = r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # all white space but U+0020
BEGINS = rf"`\]{{*_{re.escape(''.join(SIGNS))}{SPACES}"  # the first characters of tokens, but for h and U+0020
BEGIN = re.compile(rf"[{BEGINS}]")
TOKEN = re.compile(
    rf"""(?=[{BEGINS}h]|[ ]\s)(?:                       # no other character begins a token: this is for speed
    (`+)(?!`).+?(?<!`)\1(?!`)                          # code, a link's address, a shortcode, an address: kept
    |\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)
    |\{{\{{[^{{}}]*\}}\}}
    |https?://[^\s<>)\]*]+
    |(?P<mark>(?<![\\\d])\*{{1,3}}(?=\S)|(?<=\S)(?<!\\)\*{{1,3}}(?!\d)  # emphasis; a star between digits is a sign
      |(?<![\w\\])_{{1,3}}(?=\S)|(?<=\S)(?<!\\)_{{1,3}}(?!\w))
    |(?P<space>\s{{2,}}|[^\S ])
    |(?P<sign>[{re.escape("".join(SIGNS))}]))""",
    re.VERBOSE,
)


def code(text: str) -> str:
    """The code of a unit: the first 6 hex digits of the SHA-256 of its normalised text."""
    return digest(normalise(text))


def code_in_page(lines: list[str], kinds: list[str], span: Span, text: str) -> str:
    """The code of a block: that of its text, but worked out from its lines as the page knows them, where that is so.

    Not without the comments in it, nor where a fence in the front matter hides it: as a text it may be something else.
    """
    if kinds[span.first] == "hidden" or "comment" in kinds[span.first : span.end]:
        return code(text)
    return digest(block(lines, kinds, span))


def digest(normalised: str) -> str:
    """The first 6 hex digits of the SHA-256 of a normalised text."""
    return hashlib.sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def normalise(text: str) -> str:
    """A unit's text without line wraps, bullet characters, emphasis, curly quotes, kinds of dashes and spaces, soft
    hyphens, loose lists, table rules, heading attributes and Unicode forms.

    Kept: fences byte for byte, items and their depth, list numbers, heading levels, types of boxes, addresses,
    shortcodes, U+200C and U+200D. Characters below U+0020 mark structure in the result.
    """
    if "\n" not in text:
        found = LINE.match(text)
        if not found or found.lastgroup == "shortcode":
            return words(text)
    lines = text.split("\n")
    kinds = kinds_of(lines)
    return "\x1d".join(block(lines, kinds, span) for span in spans_of(lines, kinds))


def words(text: str) -> str:
    """Running text on one line, without emphasis and kinds of signs."""
    if "\n" in text:
        text = WRAP.sub("", text)
    if BEGIN.search(text) or "  " in text or "://" in text:  # most texts have no token: this is for speed
        text = TOKEN.sub(kept, text)
    return unicodedata.normalize("NFC", text.strip())


def kept(token: re.Match[str]) -> str:
    """What is left of a token."""
    match token.lastgroup:
        case "mark":
            return ""
        case "space":
            return " "
        case "sign":
            return SIGNS[token[0]]
    return token[0]


def block(lines: list[str], kinds: list[str], span: Span) -> str:
    """One heading or block, its structure written in one way only."""
    own = [lines[at] for at in range(span.first, span.end) if kinds[at] != "comment"]
    if span.kind == "list":
        return listing(own, [kind for kind in kinds[span.first : span.end] if kind != "comment"])
    if span.kind == "table":
        return "\x1e".join(cells(row) for at, row in enumerate(own) if at != 1)
    if span.kind == "fence":
        return "\n".join(own)
    if span.kind == "heading" and (found := HEADING.match(own[0])):
        return f"{found[1]} {words(found[2])}"
    if span.kind == "admonition" and (found := BOX.match(own[0])):
        inside = "\n".join(line[4:] if line[:4].isspace() else line for line in own[1:])
        return f"{found[1]} {found[2]}\x1f{words(found[3])}\x0e{normalise(inside)}\x0f"
    return words("\n".join(own))


def cells(row: str) -> str:
    """A row of a table, its cells with one bar between them."""
    return BAR.sub("|", words(row)).removeprefix("|").removesuffix("|")


def listing(lines: list[str], kinds: list[str]) -> str:
    """A list: each item with its depth and its number; paragraphs and fences in items stand apart."""
    parts: list[str] = []  # a mark of structure, then the text
    new = True  # a blank line or a fence stands before this line
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "blank":
            new = True
        elif kind in ("inner_fence", "hidden"):
            parts.append("\x1d" + line)
            new = True
        elif item := ITEM.match(line):
            parts.append(f"\x1e{len(item[1]) // 4}{item[2] or '-'}\x1f" + item[3])
            new = False
        elif new:
            parts.append(f"\x1f{(len(line) - len(line.lstrip(' '))) // 4}\x1f" + line)
            new = False
        else:
            parts[-1] += "\n" + line
    return "".join(part if part[0] == "\x1d" else marked(part) for part in parts)


def marked(part: str) -> str:
    """A part of a list whose text, after its mark, is brought into one form."""
    mark, end, text = part.rpartition("\x1f")
    return mark + end + words(text)
