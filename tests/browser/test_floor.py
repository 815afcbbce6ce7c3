"""The browser floor: readable and usable in Chrome 96, Firefox 94 and Safari 15; the full look in those of 2024.

What all of these know is listed; what is newer stands in a table with what an older browser shows instead.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2
import tree_sitter
import tree_sitter_javascript

from conftest import ROOT

STYLES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides/assets").glob("*.css")))
SCRIPTS = sorted((ROOT / "overrides").rglob("*.js"))
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))


def words(text: str) -> set[str]:
    return set(text.split())


KNOWN_PROPERTIES = words(
    """
    align-content align-items align-self background block-size border border-block border-block-end border-block-start
    border-collapse border-color border-inline-start border-inline-start-color border-inline-start-width border-radius
    bottom box-shadow box-sizing break-after break-before break-inside clear clip-path color column-gap columns content
    counter-increment counter-reset cursor direction display fill flex flex-wrap float font font-family font-size
    font-style font-weight gap grid-column grid-row grid-template-columns grid-template-rows height inline-size
    inset-block inset-block-start
    inset-inline inset-inline-end inset-inline-start justify-content left line-height list-style list-style-position
    margin margin-block margin-block-end margin-block-start margin-inline margin-inline-end margin-inline-start
    max-block-size max-height max-inline-size max-width min-block-size min-height min-inline-size min-width opacity
    outline outline-color outline-offset overflow overflow-wrap padding padding-block padding-block-end
    padding-block-start padding-inline padding-inline-end padding-inline-start place-items pointer-events position
    right scroll-margin-block-start scroll-padding-block-start stroke stroke-linecap stroke-linejoin stroke-width
    text-align text-anchor text-decoration text-decoration-thickness text-underline-offset top transform transition
    unicode-bidi vertical-align visibility white-space width z-index
    """
)
KNOWN_FUNCTIONS = {"attr", "calc", "clamp", "counter", "inset", "linear-gradient", "max", "min", "minmax", "repeat"}
KNOWN_FUNCTIONS |= {"rotate", "translate", "translatex", "translatey", "url", "var"}
KNOWN_SELECTORS = words(
    """
    ::after ::before ::marker ::placeholder ::-webkit-details-marker :active :checked :disabled :empty :first-child
    :focus :focus-within :hover :is( :lang( :last-child :link :not( :nth-child( :only-child :root :target :visited
    """
)
KNOWN_RULES = {"media", "supports", "page", "font-face"}
KNOWN_MEDIA = {"print", "screen", "and", "not", "only", "all", "min-width", "max-width", "hover", "orientation"}
KNOWN_MEDIA |= {"prefers-color-scheme", "prefers-reduced-motion", "prefers-contrast", "forced-colors", "pointer"}
KNOWN_UNITS = {"em", "rem", "px", "pt", "mm", "cm", "fr", "vh", "vw", "ch", "ex", "s", "ms", "deg"}

# Newer than the floor: what a browser does that does not know it. Each is left out by such a browser, alone.
NEWER = {
    "property color-scheme": "form controls and bars stay light in dark mode",
    "property content-visibility": "only within ::details-content",
    "property forced-color-adjust": "the drawing takes the forced colours; the list beside it says the same",
    "property hyphens": "long words are broken without a hyphen (overflow-wrap)",
    "property -webkit-hyphens": "as hyphens",
    "property orphans": "a line may stand alone on paper",
    "property widows": "a line may stand alone on paper",
    "property print-color-adjust": "marks are printed as outlines",
    "property -webkit-print-color-adjust": "marks are printed as outlines",
    "property page": "an answer has the margins of every page, and may take two sheets",
    "property size": "the paper is what the printer holds",
    "property text-size-adjust": "the browser's own size of text",
    "property -webkit-text-size-adjust": "the browser's own size of text",
    "property user-select": "a message is selected as any other text",
    "property text-wrap": "headings break where they are full",
    "value overflow-wrap: anywhere": "break-word, which body gives",
    "selector :focus-visible": "the browser's own ring; no rule takes it away",
    "selector :has(": "a pictogram stands in the line of its heading",
    "selector ::details-content": "what is folded away is not printed",
    "rule bottom-center": "no page numbers",
    "rule bottom-left": "no page numbers",
    "rule bottom-right": "no page numbers",
    "rule top-center": "no line at the top of the paper",
    "rule top-left": "no line at the top of the paper",
    "value float: inline-end": "the sign of a link stands on a line of its own",
    "rule top-right": "no line at the top of the paper",
}
NEWER_VALUES = {("float", "inline-end"), ("overflow-wrap", "anywhere")}  # of properties that are known themselves

# Elements and attributes newer than the floor, and what happens without them.
NEWER_HTML = {r"<details[^>]* name=": "panels stay open beside each other"}
FORBIDDEN_HTML = r"<(dialog|search|selectlist)\b|\s(popover|popovertarget|inert|fetchpriority)\b(?==|>|\s)"

# Nodes of the syntax tree that came with ES2021 or later.
NEWER_NODES = {
    "field_definition": "a class field",
    "private_property_identifier": "a private name",
    "class_static_block": "a static block",
    "hash_bang_line": "a first line #!",
    "import_attribute": "an import attribute",
    "using_declaration": "a using declaration",
}
NEWER_OPERATORS = {"&&=", "||=", "??="}
NEWER_FLAGS = set("dv")
# Calls the floor does not have; a script may use one only behind a question for it.
NEWER_CALLS = words(
    """
    at findLast findLastIndex fromAsync groupBy hasOwn randomUUID requestSubmit showModal showPopover structuredClone
    toReversed toSorted toSpliced withResolvers canParse startViewTransition
    """
)


class Style:
    """What a stylesheet uses, as `kind name`, and the selectors that stand in one list with others."""

    def __init__(self, text: str) -> None:
        self.used: dict[str, None] = {}
        self.lists: list[list[str]] = []
        self.rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))

    def rules(self, rules: list) -> None:
        for rule in rules:
            assert rule.type != "error", f"{rule.source_line}: {rule.message}"
            if rule.type == "qualified-rule":
                text = tinycss2.serialize(rule.prelude)
                self.lists.append([part.strip() for part in re.split(r",(?![^(]*\))", text)])
                self.used |= dict.fromkeys(f"selector {name}" for name in re.findall(r"::?[a-z-]+\(?", text))
                self.contents(rule.content)
            elif rule.content is not None:
                self.at_rule(rule)

    def at_rule(self, rule) -> None:
        name, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude)
        self.used[f"rule {name}"] = None
        if name == "media":
            words = re.findall(r"[a-z][a-z-]+(?=[):]|\s|$)(?![^:()]*\))|[a-z-]+(?=:)", prelude)
            self.used |= dict.fromkeys(f"media {word}" for word in words)
            self.rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif name == "supports":
            self.rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif f"rule {name}" in NEWER or name in KNOWN_RULES:
            self.contents(rule.content)

    def contents(self, tokens: list) -> None:
        for item in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
            assert item.type != "error", f"{item.source_line}: {item.message}"
            if item.type == "qualified-rule":
                self.used["a rule inside a rule"] = None
            elif item.type == "at-rule":
                self.at_rule(item)
            elif item.type == "declaration" and not item.name.startswith("--"):
                self.used[f"property {item.lower_name}"] = None
                value = tinycss2.serialize(item.value).strip()
                if (item.lower_name, value) in NEWER_VALUES:
                    self.used[f"value {item.lower_name}: {value}"] = None
                self.values(item.value)

    def values(self, tokens: list) -> None:
        for token in tokens:
            if token.type == "function":
                self.used[f"function {token.lower_name}"] = None
                self.values(token.arguments)
            elif token.type == "dimension":
                self.used[f"unit {token.lower_unit}"] = None


def unknown(style: Style) -> Iterator[str]:
    """What a stylesheet uses that neither the floor knows nor the table has."""
    known = {
        "property": KNOWN_PROPERTIES,
        "function": KNOWN_FUNCTIONS,
        "selector": KNOWN_SELECTORS,
        "rule": KNOWN_RULES,
        "media": KNOWN_MEDIA,
        "unit": KNOWN_UNITS,
    }
    for feature in style.used:
        kind, _, name = feature.partition(" ")
        if feature not in NEWER and name not in known.get(kind, ()):
            yield f"{feature}: newer than the floor, or not listed. Say in NEWER what an older browser does."


def risky(style: Style) -> Iterator[str]:
    """Newer selectors in one list with others: a browser that does not know one leaves out the whole rule."""
    newer = [feature.partition(" ")[2] for feature in NEWER if feature.startswith("selector ")]
    for selectors in style.lists:
        for name in newer:
            having = [name in selector for selector in selectors]
            if any(having) and not all(having):
                yield f"{', '.join(selectors)}: {name} stands in a list with others. Make it a rule of its own."


def newer_syntax(source: bytes) -> Iterator[str]:
    """What in a script does not parse as ES2020, or is called without a question for it."""
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))
    waiting = [(parser.parse(source).root_node, False)]
    while waiting:
        node, in_function = waiting.pop()
        text, line = (node.text or b"").decode(), node.start_point[0] + 1
        if node.type == "ERROR" or node.is_missing:
            yield f"{line}: this is no JavaScript: {text[:60]}"
        elif node.type in NEWER_NODES:
            yield f"{line}: {NEWER_NODES[node.type]} is newer than ES2020."
        elif node.type in NEWER_OPERATORS:
            yield f"{line}: the operator {node.type} is newer than ES2020."
        elif node.type == "number" and "_" in text:
            yield f"{line}: {text}: a number with _ is newer than ES2020."
        elif node.type == "regex_flags" and NEWER_FLAGS & set(text):
            yield f"{line}: the flag {text} is newer than ES2020."
        elif node.type == "await_expression" and not in_function:
            yield f"{line}: await outside a function is newer than ES2020."
        elif node.type == "call_expression":
            called = text.partition("(")[0]
            name = called.rpartition(".")[2]  # of a?.b?.() it is empty: that asks first
            if name in NEWER_CALLS and f"if ({called})".encode() not in source:
                yield f"{line}: {name}() is newer than the floor. Ask for it first, or do without."
        inside = in_function or "function" in node.type or node.type == "method_definition"
        waiting += [(child, inside) for child in reversed(node.children)]


def test_the_stylesheet_uses_only_what_the_floor_knows_or_what_has_a_fallback():
    style = Style(STYLES)
    assert [*unknown(style), *risky(style)] == []


def test_no_rule_takes_the_focus_ring_away():
    assert not re.search(r"outline(-style|-width)?:\s*(none|0)\b", STYLES)


def test_templates_use_no_element_or_attribute_that_the_floor_lacks():
    found = [
        f"{path.relative_to(ROOT)}: {match[0].strip()}"
        for path in TEMPLATES
        for match in re.finditer(FORBIDDEN_HTML, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_everything_newer_in_the_tables_is_still_used():
    used = Style(STYLES).used
    always = {name for name in NEWER if name.startswith(("rule ", "property -webkit-"))}
    assert [name for name in NEWER if name not in used and name not in always] == []
    html = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert [pattern for pattern in NEWER_HTML if not re.search(pattern, html)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_of_ours_parses_as_es2020(path: Path):
    assert list(newer_syntax(path.read_bytes())) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("class A { x = 1 }", "1: a class field is newer than ES2020."),
        ("class A { m() { return this.#x } }", "1: a private name is newer than ES2020."),
        ("class A { static { } }", "1: a static block is newer than ES2020."),
        ("let a; a ??= 1", "1: the operator ??= is newer than ES2020."),
        ("const n = 1_000", "1: 1_000: a number with _ is newer than ES2020."),
        ("const r = /a/v", "1: the flag v is newer than ES2020."),
        ("\nawait go()", "2: await outside a function is newer than ES2020."),
        ("[1].at(-1)", "1: at() is newer than the floor. Ask for it first, or do without."),
        ("structuredClone({})", "1: structuredClone() is newer than the floor. Ask for it first, or do without."),
    ],
)
def test_newer_script_is_found(source, said):
    assert list(newer_syntax(source.encode())) == [said]


def test_script_of_2020_is_let_through():
    source = "const f = async (a) => { for await (const b of a?.b ?? []) await import(b); return 1n }\n"
    source += "export * as x from 'x'"
    assert list(newer_syntax(source.encode())) == []


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("a { color: color-mix(in srgb, red, blue) }", "function color-mix"),
        ("a { b { color: red } }", "a rule inside a rule"),
        ("@container (min-width: 1rem) { a { color: red } }", "rule container"),
        ("a { block-size: 1dvh }", "unit dvh"),
        (":popover-open { color: red }", "selector :popover-open"),
        ("a { accent-color: red }", "property accent-color"),
    ],
)
def test_newer_style_without_a_fallback_is_found(style, said):
    assert list(unknown(Style(style))) == [
        f"{said}: newer than the floor, or not listed. Say in NEWER what an older browser does."
    ]


def test_a_newer_selector_in_a_list_with_others_is_found():
    assert list(risky(Style("a, b:has(c) { color: red }"))) == [
        "a, b:has(c): :has( stands in a list with others. Make it a rule of its own."
    ]
