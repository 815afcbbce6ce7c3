"""Markdown without what the grammar forbids: what is allowed comes out as from Markdown itself."""

import markdown
import pytest
import yaml

from conftest import ROOT
from sitekit.markdown.extension import CLOSED

EXTENSIONS = ["attr_list", "admonition", "md_in_html", "tables", "pymdownx.details", "pymdownx.superfences"]


def html(text: str, *more: markdown.Extension) -> str:
    """MkDocs adds `toc` by itself."""
    return markdown.Markdown(extensions=[*EXTENSIONS, "toc", *more]).convert(text)


def test_these_are_the_extensions_of_the_site():
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert [each if isinstance(each, str) else next(iter(each)) for each in config["markdown_extensions"]] == EXTENSIONS


@pytest.mark.parametrize("lang", ["fi", "en", "ar"])
def test_every_page_is_the_same(lang):
    for path in sorted((ROOT / "docs" / lang).rglob("*.md")):
        text = path.read_text(encoding="utf-8").partition("\n---\n")[2]
        assert html(text, CLOSED) == html(text), path


@pytest.mark.parametrize(
    "text",
    [
        "*a* **b** ***c*** _d_ `e` \\* f & g &amp; &eacute; <b>h</b> 2 * 3 * 4 snake_case",
        '[a](b.md) [*a*](b.md "t"){: .x } ![a](b.png) a [b] c! d\\[e]',
        "- a\n- b *c*\n\n    d [e](f)\n    1. g\n\n1. h\n2. i & j",
        "| a | b |\n|---|---|\n| *c* | d [e](f) |\n| g | h & i |",
        '!!! note "a & *b*"\n\n    c\n\n    - d\n',
        '??? tip "a"\n\n    b `c`\n',
        '<div lang="fi" markdown="block">\n<p>a</p>\n\nb *c* d\n</div>',
        "```\n*a* [b](c)\n```",
        "## a & b {#c}\n\n*d*{lang=fi} e",
    ],
)
def test_what_the_grammar_allows_is_the_same(text):
    assert html(text, CLOSED) == html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a [b][c]\n\n[c]: https://example.org/", "<p>a [b][c]</p>\n<p>[c]: https://example.org/</p>"),
        ("> a", "<p>&gt; a</p>"),
        ("---", "<p>---</p>"),
    ],
)
def test_what_it_forbids_is_shown_as_it_is_written(text, shown):
    assert html(text, CLOSED) == shown
