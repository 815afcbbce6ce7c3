"""The HTML of a page made ready: its sections, the folded ones, and official words that lead to their pages."""

import markdown
import pytest

from sitekit.render import markup


def folded(html: str) -> str:
    return markup.sections(html, lambda anchor: f"[{anchor}]")


def test_of_a_folded_section_the_heading_is_seen_until_it_is_opened():
    html = '<h2 class="folded" id="who">Kuka?</h2>\n<p>Kunta.</p>\n<h2 id="next">Sitten</h2>\n<p>Soita.</p>\n'
    assert folded(html) == (
        '<section class="folded"><details><summary><h2 id="who">[who]Kuka?</h2></summary>\n<p>Kunta.</p>\n'
        '</details></section>\n<section><h2 id="next">[next]Sitten</h2>\n<p>Soita.</p>\n</section>\n'
    )


def test_what_stands_under_a_folded_heading_is_folded_with_it():
    html = '<h2 class="folded" id="a">A</h2>\n<h3 id="b">B</h3>\n<p>C</p>\n'
    assert folded(html) == (
        '<section class="folded"><details><summary><h2 id="a">[a]A</h2></summary>\n'
        '<section><h3 id="b">[b]B</h3>\n<p>C</p>\n</section>\n</details></section>\n'
    )


def test_a_section_may_be_a_right_and_folded():
    html = '<h2 class="right folded" id="a">A</h2>\n<p>B</p>\n'
    assert folded(html) == (
        '<section class="right folded"><details><summary><h2 id="a">[a]A</h2></summary>\n'
        "<p>B</p>\n</details></section>\n"
    )


def test_without_the_class_nothing_is_folded():
    html = '<h2 class="right" id="a">A</h2>\n<p>B</p>\n'
    assert folded(html) == '<section class="right"><h2 id="a">[a]A</h2>\n<p>B</p>\n</section>\n'


PAGES = {"kutsu": "../kutsu/", "kutsun": "../kutsu/", "päätös": "../paatos/"}
LINKED = {
    "a word in italics": (
        "<p>Saat <em>kutsun</em>.</p>",
        '<p>Saat <a class="word" href="../kutsu/"><em>kutsun</em></a>.</p>',
    ),
    "a word at the beginning of a sentence": (
        "<em>Päätös</em> tulee.",
        '<a class="word" href="../paatos/"><em>Päätös</em></a> tulee.',
    ),
    "a Finnish word within another language": (
        '<em lang="fi" dir="ltr">kutsu</em>',
        '<a class="word" href="../kutsu/"><em lang="fi" dir="ltr">kutsu</em></a>',
    ),
    "the same page a second time": (
        "<em>kutsu</em> <em>kutsun</em> <em>päätös</em>",
        '<a class="word" href="../kutsu/"><em>kutsu</em></a> <em>kutsun</em>'
        ' <a class="word" href="../paatos/"><em>päätös</em></a>',
    ),
}
ALONE = (
    "<p>Saat kutsun.</p>",
    "<em>kirje</em>",
    '<em lang="sv">kutsu</em>',
    '<a href="x/">Lue <em>kutsu</em></a>',
    '<h2 id="a"><em>kutsu</em></h2>',
    "<summary>Mikä on <em>kutsu</em>?</summary>",
    "<strong>kutsu</strong>",
)


@pytest.mark.parametrize(("html", "shown"), LINKED.values(), ids=LINKED)
def test_an_official_word_in_italics_leads_to_the_page_that_explains_it_once(html, shown):
    assert markup.link_words(html, PAGES.get) == shown


@pytest.mark.parametrize("html", ALONE)
def test_other_words_and_those_in_links_and_headings_are_left_alone(html):
    assert markup.link_words(html, PAGES.get) == html


def test_the_contents_are_those_that_markdown_itself_would_list():
    read = markdown.Markdown(extensions=["attr_list", "toc"])
    page = "# A {#a}\n\n## B *b*{lang=fi} & `c` {#b .right}\n\n### C {#c}\n\n## D [e](f.md) {#d}\n"
    html = read.convert(page)
    listed = [(each["id"], each["name"]) for each in read.toc_tokens[0]["children"]]
    assert markup.contents(html) == listed == [("b", "B b &amp; c"), ("d", "D e")]
