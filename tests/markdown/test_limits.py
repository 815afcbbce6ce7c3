"""A page that would take Markdown long is named, and not read: no page takes more than about a second."""

import pytest

from sites import page, report, translation, write_site

MANY = 20_000
FI, AR = "docs/fi/index.md", "docs/ar/index.md"
LINE = "this line has {} characters. Use at most 1000: make paragraphs of it."
BRACKETS = 'more than 100 "[" are in one block. Take them away, or make several blocks of it.'
DEEP = "this is in more than 6 lists or boxes. Put fewer of them into each other."
LONG = "this page has {} characters. Use at most 30000: make two pages of it."

ONE_LINE = [*"[](){}*_`|!<\\&:#->~\"'a ", "[a](", "![", "](", "**a", "*a_", "``a`", "{a=b ", "*a*{a=b}", "[[a]"]


@pytest.mark.parametrize("sign", ONE_LINE)
def test_a_line_of_one_sign_is_not_read(tmp_path, sign):
    body = "x" + sign * (MANY // len(sign)) + "x"
    wanted = LINE.format(len(body))
    found = report(write_site(tmp_path, {FI: page(body), AR: translation(body)})).split("\n")
    assert f"{FI}:14: {wanted}" in found
    assert f"{AR}:9: {wanted}" in found


BLOCKS = {
    "brackets on many lines": ("[ [ [\n" * 40, 14 + 33, BRACKETS),
    "links in a list": ("- [a](about.md)\n" * 101, 14 + 100, BRACKETS),
    "lists in each other": ("\n".join(f"{'    ' * at}- a" for at in range(8)), 14 + 7, DEEP),
    "boxes in each other": ("\n\n".join(f'{"    " * at}!!! note "a"' for at in range(8)), 14 + 14, DEEP),
    "lists in one line": ("1. " * 300 + "a", 14, DEEP),
    "code in lists": (f"- a\n\n{' ' * 28}```\n", 16, DEEP),
    "a tab after many": ("\t" * 25 + "a", 14, DEEP),
}


@pytest.mark.parametrize(("body", "line", "what"), BLOCKS.values(), ids=BLOCKS)
def test_what_stands_in_each_other_or_waits_for_its_end_is_not_read(tmp_path, body, line, what):
    found = report(write_site(tmp_path, {FI: page(body)})).split("\n")
    assert f"{FI}:{line}: {what}" in found


def test_a_page_is_no_longer_than_can_be_read_in_time(tmp_path):
    text = page("Sana.\n\n" * 6000)
    found = report(write_site(tmp_path, {FI: text})).split("\n")
    assert f"{FI}:1: {LONG.format(len(text))}" in found


def test_long_pages_as_people_write_them_are_read(tmp_path):
    body = "\n\n".join(["Sana " * 100 + "loppuu.", "- [a](about.md)\n" * 50, "- a\n\n    - b\n\n        1. c"] * 3)
    found = report(write_site(tmp_path, {FI: page(body)}))
    assert all(what not in found for what in ("Use at most", BRACKETS, DEEP))
