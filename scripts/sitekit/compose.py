"""From a page's units to what its reader sees: Markdown with shortcodes rendered, then HTML in sections."""

import re
from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from sitekit import shortcodes
from sitekit.pages import Page

HEADING = re.compile(r"(?m)^(?=<h[1-6][ >])")
OPENING = re.compile(r"<h([1-6])(?P<rest>[^>]*)>")
CLASS = re.compile(r' class="([^"]*)"')
ID = re.compile(r' id="([^"]*)"')
TAG = re.compile(r"<[^>]+>|[^<]+")
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "circle", "source", "wbr"}
LEAD = re.compile(r"(?s)\A(.*?</h1>\s*(?:<p>.*?</p>)?)(.*)\Z")


def markdown(page: Page, source: Page, render: Callable[[tuple[str, ...]], str | None]) -> str:
    """The Markdown that MkDocs gets: every unit in order, headings with the classes of the Finnish page."""
    classes = {section.id: section.classes for section in source.body.sections}
    parts = []
    for unit in page.body.units:
        if unit.kind in ("title", "description"):
            continue
        text = unit.text
        if unit.kind == "heading":
            wanted = "".join(f" .{name}" for name in classes.get(unit.section_id, ()))
            text = re.sub(r"\{#([\w-]+)[^}]*\}\s*$", lambda m, w=wanted: f"{{#{m[1]}{w}}}", text)
        elif unit.kind != "fence":
            text = shortcodes.replace(text, render)
        parts.append(text)
    return "\n\n".join(parts)


def sections(html: str, decorate: Callable[[str], str]) -> str:
    """Each part under an h2 or deeper becomes a `<section>` with its heading's class; `decorate(id)` opens the heading.

    Parts of a `.right` section stand inside it: what a right says in its subsections is a right too.
    """
    out: list[str] = []
    open_levels: list[int] = []
    for part in HEADING.split(html):
        match = OPENING.match(part)
        if match and (level := int(match[1])) > 1:
            while open_levels and open_levels[-1] >= level:
                out.append("</section>\n")
                open_levels.pop()
            found = CLASS.search(match["rest"])
            rest = CLASS.sub("", match["rest"])
            anchor = ID.search(rest)
            mark = decorate(anchor[1]) if anchor else ""
            out.append(f'<section class="{found[1]}">' if found else "<section>")
            open_levels.append(level)
            part = f"<h{level}{rest}>{mark}{part[match.end() :]}"
        out.append(part)
    return "".join(out) + "</section>\n" * len(open_levels)


@cache
def _names_pattern(names: tuple[str, ...]) -> re.Pattern:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def mark_names(html: str, names: tuple[str, ...]) -> str:
    """Finnish names in the text of another language get their language and direction (WCAG 3.1.2, bidi isolation)."""
    pattern = _names_pattern(names)
    out: list[str] = []
    finnish: list[bool] = []  # for each open element: whether it is Finnish
    for match in TAG.finditer(html):
        token = match[0]
        if token.startswith("</"):
            if finnish:
                finnish.pop()
        elif token.startswith("<"):
            name = re.match(r"<([a-z0-9]+)", token)
            if name and name[1] not in VOID and not token.endswith("/>"):
                inherited = finnish[-1] if finnish else False
                finnish.append(' lang="fi"' in token or " lang=fi" in token or (inherited and " lang=" not in token))
        elif not (finnish and finnish[-1]):
            token = pattern.sub(lambda m: f'<span lang="fi" dir="ltr">{m[0]}</span>', token)
        out.append(token)
    return "".join(out)


def isolate(html: str) -> str:
    """Inline Finnish words written as `*word*{lang=fi}` get their direction too."""
    return re.sub(r'<(em|strong) lang="fi">', r'<\1 lang="fi" dir="ltr">', html)


def lead_and_rest(html: str) -> tuple[Markup, Markup]:
    """The heading with its first paragraph, and what follows: notices and contents stand between them."""
    match = LEAD.match(html)
    return (Markup(match[1]), Markup(match[2])) if match else (Markup(""), Markup(html))
