"""The HTML of a page made ready for its shell: in sections, Finnish names marked, the lead apart."""

import re
from collections.abc import Callable
from functools import cache

from markupsafe import Markup

HEADING = re.compile(r"(?m)^(?=<h[1-6][ >])")
OPENING = re.compile(r"<h([1-6])(?P<rest>[^>]*)>")
CLASS = re.compile(r' class="([^"]*)"')
ID = re.compile(r' id="([^"]*)"')
TAG = r"<(?:!--(?s:.*?)--|(?P<end>/?)(?P<element>[a-z0-9]+)(?P<attributes>[^>]*))>"
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "circle", "source", "wbr"}
TITLE = re.compile(r'(?s)<h2[^>]* id="([^"]*)"[^>]*>(.*?)</h2>')
TAGS = re.compile(r"<[^>]+>")
TABLE = re.compile(r"(?s)<table>\s*(<thead>.*?</thead>)\s*(<tbody>.*?</tbody>)\s*</table>")
CARD = re.compile(r' id="(c-[a-z0-9-]+)"')
TO_CARD = re.compile(r'href="[^"#]*(#(c-[a-z0-9-]+))"')
WORD = re.compile(r'(?s)<(a|h[1-6]|summary)\b.*?</\1>|<em(?: lang="fi" dir="ltr")?>(?P<word>[^<]+)</em>')
LEAD = re.compile(r"(?s)\A(.*?</h1>\s*(?:<p>.*?</p>)?)(.*)\Z")


def sections(html: str, decorate: Callable[[str], str]) -> str:
    """Each part under an h2 or deeper becomes a `<section>` with its heading's class; `decorate(id)` opens the heading.

    Parts of a `.right` section stand inside it: what a right says in its subsections is a right too. Of a `.folded` one
    a reader sees the heading, until she opens it.
    """
    out: list[str] = []
    open_levels: list[int] = []
    ends: list[str] = []
    for part in HEADING.split(html):
        match = OPENING.match(part)
        if match and (level := int(match[1])) > 1:
            while open_levels and open_levels[-1] >= level:
                out.append(ends.pop())
                open_levels.pop()
            found = CLASS.search(match["rest"])
            rest = CLASS.sub("", match["rest"])
            anchor = ID.search(rest)
            mark = decorate(anchor[1]) if anchor else ""
            out.append(f'<section class="{found[1]}">' if found else "<section>")
            open_levels.append(level)
            ends.append("</section>\n")
            part = f"<h{level}{rest}>{mark}{part[match.end() :]}"
            if found and "folded" in found[1].split():
                part = f"<details><summary>{part.replace(f'</h{level}>', f'</h{level}></summary>', 1)}"
                ends[-1] = "</details></section>\n"
        out.append(part)
    return "".join((*out, *reversed(ends)))


@cache
def _names_pattern(names: tuple[str, ...]) -> re.Pattern:
    """A tag, or one of the names as a whole word, the longest first. Branches begin with a letter each, for speed."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    branches = (rf"{re.escape(initial)}(?<!\w(?s:.))(?:{'|'.join(rest)})(?!\w)" for initial, rest in rests.items())
    return re.compile("|".join([TAG, *branches]))


def mark_names(html: str, names: tuple[str, ...]) -> str:
    """Finnish names in the text of another language get their language and direction (WCAG 3.1.2, bidi isolation)."""
    finnish = [False]  # for each open element: whether it is Finnish

    def mark(found: re.Match) -> str:
        if found[0][0] != "<":
            return found[0] if finnish[-1] else f'<span lang="fi" dir="ltr">{found[0]}</span>'
        if found["end"]:
            del finnish[max(len(finnish) - 1, 1) :]
        elif found["element"] and found["element"] not in VOID and not found["attributes"].endswith("/"):
            written = found["attributes"]
            is_finnish = ' lang="fi"' in written or " lang=fi" in written
            finnish.append(is_finnish or (finnish[-1] and " lang=" not in written))
        return found[0]

    return _names_pattern(names).sub(mark, html)


def contents(html: str) -> list[tuple[str, Markup]]:
    """Anchor and title of every h2 in what Markdown made of a page."""
    return [(anchor, Markup(TAGS.sub("", title))) for anchor, title in TITLE.findall(html)]


def cards(html: str) -> str:
    """Each table of a page as one that becomes a stack of cards on a phone: every cell names its column."""
    return TABLE.sub(_card_table, html)


def _card_table(match: re.Match) -> str:
    head, body = match[1], match[2]
    columns = [plain(column) for column in re.findall(r"(?s)<th[^>]*>(.*?)</th>", head)]
    head = head.replace("<th", '<th scope="col"').replace('<th scope="col"ead', "<thead")

    def row(found: re.Match) -> str:
        first, *rest = re.findall(r"(?s)<td[^>]*>(.*?)</td>", found[1])
        cells = "".join(f'<td data-head="{c}">{cell}</td>' for c, cell in zip(columns[1:], rest, strict=False))
        return f'<tr><th scope="row">{first}</th>{cells}</tr>'

    return f'<table class="cards">{head}{re.sub(r"(?s)<tr>(.*?)</tr>", row, body)}</table>'


def cards_here(html: str) -> str:
    """Links to a contact lead to its card on the same page where there is one; a card shown twice has its id once."""
    here: set[str] = set()

    def once(match: re.Match) -> str:
        repeated = match[1] in here
        here.add(match[1])
        return "" if repeated else match[0]

    html = CARD.sub(once, html)
    return TO_CARD.sub(lambda match: f'href="{match[1]}"' if match[2] in here else match[0], html)


def link_words(html: str, link: Callable[[str], str | None]) -> str:
    """Official words in italics lead to the pages that explain them, each once; not in links and headings."""
    done: set[str] = set()

    def one(match: re.Match) -> str:
        target = link(match["word"].lower()) if match["word"] else None
        if target is None or target in done:
            return match[0]
        done.add(target)
        return f'<a class="word" href="{target}">{match[0]}</a>'

    return WORD.sub(one, html)


def plain(html: str) -> str:
    """The words of some HTML, for an attribute."""
    return TAGS.sub("", html).strip().replace('"', "&quot;")


def isolate(html: str) -> str:
    """Inline Finnish words written as `*word*{lang=fi}` get their direction too."""
    return re.sub(r'<(em|strong) lang="fi">', r'<\1 lang="fi" dir="ltr">', html)


def lead_and_rest(html: str) -> tuple[Markup, Markup]:
    """The heading with its first paragraph, and what follows: notices and contents stand between them."""
    match = LEAD.match(html)
    return (Markup(match[1]), Markup(match[2])) if match else (Markup(""), Markup(html))
