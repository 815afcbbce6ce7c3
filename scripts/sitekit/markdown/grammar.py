"""What in the lines and blocks of a page lies outside its grammar, and what to write instead."""

import re
from collections.abc import Iterator

from sitekit.findings import suggestion
from sitekit.markdown.forms import FORMS
from sitekit.markdown.lines import INDENTED, Span, closing_fence, kinds_of, spans_of

Faults = Iterator[tuple[int, str]]  # index of the line; what is wrong and what to do

BOXES = ("note", "tip", "warning", "danger")
BOX_START = re.compile(r"\s*(?:!!!|\?\?\?)\+?[ ]*([\w-]*)")
BOX = re.compile(r'\s*(?:!!!|\?\?\?) [\w-]+ "[^"\s](?:.*\S)?"\s*$')
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
BAR = re.compile(r"(?<!\\)\|")
UNDERLINE = re.compile(r"(?:-+|=+)\s*$")
MERGE = re.compile(r"(?:<{7}|={7}|>{7})(?:\s|$)")
MERGED = "a merge left its mark here. Keep one of the two texts and delete the marks."
APART = "this is defined or used apart from its link. Write [words](address) in the sentence."
ODD = re.compile(r"(?P<whole>(?: {4})*)(?P<odd> {1,3})(?P<words>\S.*)")  # an indent that is no step of 4 spaces
ITEM = re.compile(r"(?:[-*+]|\d+\.) ")
SUSPECT = re.compile(r"[\s#=>:{*+\[\d-]|.*[<\[{\t]")  # a line without these breaks no rule below
BLOCKS = "|".join(name for name, form in FORMS.items() if not form.inline)  # shortcodes that stand alone
LINE_RULES = tuple(
    (re.compile(rule), message)
    for rule, message in (
        (r".*\t", "there is a tab in this line. Write spaces."),
        (r" *(?:(?:[-*+]|\d+\.) +|(?<= ))#", "there is a heading in a list or a box. Write **bold** words instead."),
        (r"#{1,6}[^#\s]", 'there is no space after the "#" of this heading. Put one there.'),
        (r"#{7}|#+\s*$", "this heading has no level or no words. Write 1 to 6 times #, a space, then the words."),
        (r"(?!>{7}) *>", 'this is a quotation. Write a paragraph, or a box: !!! note "Title".'),
        (r".*(?<!\\)<(?:https?:|mailto:|[^\s<>@]+@)", "there is an address in < >. Write [words](address)."),
        (r".*<!--", "a comment is not alone on its line. Put all of it on one line, at the left edge."),
        (r".*(?<!\\)<(?!https?:|mailto:|!--)[/?!A-Za-z][^\s<>@]*(?:[\s>]|$)", "this is HTML. Write it in Markdown."),
        (r" *\*?\[(?!\^)[^\]]+\]:", APART),
        (r".*(?<!\\)\]\[", APART),
        (r".*\[\^[^\]]+\]", "this is a footnote. Write its words into the sentence."),
        (r" *\{(?!\{).*\}\s*$", "{ … } is alone on its line. Put it at the end of the heading or word it is for."),
        (r" *\d+\)\s", 'a number with ")" begins no list. Write "1." instead of "1)".'),
        (r' *===[+!]* *"', "this is a tab. Write a heading for each part."),
        (r" *: +\S", "this is a definition list. Write - **word:** what it means."),
        (MERGE.pattern, MERGED),
        (
            rf"(?! *\{{\{{[^{{}}]*\}}\}}\s*$).*\{{\{{\s*(?:{BLOCKS})(?![\w-])",
            "this shortcode is not alone on its line. Put it on a line of its own, between blank lines.",
        ),
    )
)


def line_faults(lines: list[str], kinds: list[str], start: int) -> Faults:
    """What a line breaks by itself, from line index `start` on; what a fence hides is left alone."""
    for at in range(start, len(lines)):
        kind, line = kinds[at], lines[at]
        if kind == "comment":
            yield from comment_faults(kinds, at, start)
        elif kind not in ("blank", "fence", "hidden"):
            if BOX_START.match(line):
                yield from box_faults(at, line)
            if odd := ODD.match(line):
                yield at, indent_fault(odd)
            if SUSPECT.match(line):
                bare = CODE.sub("", line) if "`" in line and kind != "inner_fence" else line
                yield from ((at, message) for rule, message in LINE_RULES if rule.match(bare))


def indent_fault(odd: re.Match[str]) -> str:
    """Words for a line that begins with 1 to 3 spaces too many."""
    words = odd["words"] if len(odd["words"]) <= 20 else odd["words"][:19] + "…"
    if odd["whole"]:
        return f'Put {len(odd["whole"])} spaces before "{words}", not {odd.start("words")}.'
    if ITEM.match(words):
        return f'Put 4 spaces before "{words}", or none.'
    return f'Take the spaces before "{words}" away.'


def comment_faults(kinds: list[str], at: int, start: int) -> Faults:
    """A comment has blank lines, list items or other comments around it, or a heading above it."""
    around = {"blank", "bullet", "number", "comment"} | INDENTED
    above = at == start or kinds[at - 1] in around | {"heading"}
    below = at + 1 == len(kinds) or kinds[at + 1] in around
    if not (above and below):
        yield at, "this comment touches the text. Put a blank line between them."


def box_faults(at: int, line: str) -> Faults:
    """The first line of a box: its type, and its title in quotes."""
    found = BOX_START.match(line)
    kind = found[1] if found else ""
    if kind and kind not in BOXES:
        yield (
            at,
            f'"{kind}" is not a type of box.{suggestion(kind, BOXES)} Write {", ".join(BOXES[:-1])} or {BOXES[-1]}.',
        )
    elif not BOX.match(line):
        yield at, f'the first line of this box is incomplete. Write it so: !!! {kind or "note"} "Title".'


def span_faults(lines: list[str], kinds: list[str], spans: list[Span], start: int) -> Faults:
    """What blocks break by their neighbours or their shape."""
    before: Span | None = None
    for span in spans:
        if span.kind == "comment":
            continue
        if span.first > start and kinds[span.first - 1] not in ("blank", "heading", "comment"):
            yield span.first, "there is no blank line above this. Put one there."
        if before and before.kind == span.kind == "list" and kinds[before.first] != kinds[span.first]:
            yield span.first, "there is a list of another kind right above this one. Put a sentence between them."
        if shape := SHAPES.get(span.kind):
            yield from shape(lines, kinds, span)
        before = span


def paragraph_faults(lines: list[str], kinds: list[str], span: Span) -> Faults:
    """A paragraph is one line; what looks like a list, a table or a heading's underline in it is none."""
    rest = range(span.first + 1, span.end)
    if any(MERGE.match(lines[at]) for at in (span.first, *rest)):
        return
    if kinds[span.first] == "rule":
        yield span.first, "this is a drawn line. Leave it out, or begin a new section with ##."
    elif underlined := [at for at in rest if UNDERLINE.match(lines[at])]:
        yield underlined[0], "this underlines a heading. Write # or ## before the words instead, and {#id} after them."
    elif listed := [at for at in rest if kinds[at] in ("bullet", "number")]:
        yield listed[0], "there is a list right under a paragraph. Put a blank line between them."
    elif lines[span.first].startswith("|"):
        yield span.first, "this table has no rule line. Put | --- | --- | under its first line, a --- for each column."
    elif rest:
        yield rest[0], "this paragraph goes on over several lines. Write it on one line."


def table_faults(lines: list[str], kinds: list[str], span: Span) -> Faults:
    """Every row of a table has as many cells as its first."""
    wanted = cells(lines[span.first])
    for at in range(span.first + 1, span.end):
        if kinds[at] != "comment" and (found := cells(lines[at])) != wanted:
            yield at, f"the cells of this row are {found}, of the first row {wanted}. Give every row the same number."


def cells(row: str) -> int:
    """The number of cells in a row of a table; a bar in `code` or after a backslash ends none."""
    bare = BAR.sub("\n", CODE.sub("", row).strip())
    return bare.removeprefix("\n").removesuffix("\n").count("\n") + 1


def fence_faults(lines: list[str], kinds: list[str], span: Span) -> Faults:
    """The fences of a block are closed; a list or a box may hold several."""
    for at in range(span.first, span.end):
        if kinds[at] in ("fence", "inner_fence"):
            end = at + 1
            while end < span.end and kinds[end] == "hidden":
                end += 1
            if end == at + 1 or not closing_fence(lines[at]).match(lines[end - 1]):
                yield at, f"this code has no end. Put {lines[at].strip()[:3]} alone on the line after its last one."


def box_inside_faults(lines: list[str], kinds: list[str], span: Span) -> Faults:
    """A box has something in it, and that is made of blocks like those of the page."""
    first = span.first + 1
    inside = [line[4:] if line[:4].isspace() else line for line in lines[first : span.end]]
    if not inside:
        yield span.first, "this box is empty. Indent the text under it by 4 spaces."
    inner = kinds_of(inside)
    yield from ((first + at, message) for at, message in span_faults(inside, inner, spans_of(inside, inner), 0))


def stray_faults(lines: list[str], kinds: list[str], span: Span) -> Faults:
    """Indented text belongs to the list or the box above it."""
    if lines[span.first].startswith("    "):
        yield span.first, "this text is indented, but there is no list or box above it. Take the spaces away."


SHAPES = {
    "paragraph": paragraph_faults,
    "table": table_faults,
    "fence": fence_faults,
    "list": fence_faults,
    "admonition": box_inside_faults,
    "indented": stray_faults,
}
