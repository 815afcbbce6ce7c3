"""What leaves a text the same, and what a stamp looks like."""

import hashlib
import sys

import pytest

from sitekit.translation import stamps
from sitekit.translation.stamps import Pair, Stamp, code, looks_like_a_stamp, normalise, parse

SAME = [
    ("a line wrap in a paragraph", "Yksi kaksi kolme.", "Yksi kaksi\nkolme."),
    ("a line wrap in an item", "- Yksi kaksi\n- kolme", "- Yksi\n    kaksi\n- kolme"),
    ("a line wrap between Chinese characters", "融合计划很重要", "融合计\n划很重要"),
    ("spaces at the end of a line", "Yksi.", "Yksi.  "),
    ("two spaces between words", "Yksi kaksi", "Yksi  kaksi"),
    ("the bullet", "- a\n- b", "* a\n* b"),
    ("another bullet", "- a\n    - b", "+ a\n    * b"),
    ("the mark of emphasis", "Se on *tärkeä*.", "Se on _tärkeä_."),
    ("bold", "Se on tärkeä.", "Se on **tärkeä**."),
    ("bold with underscores", "**Askel.** Teksti.", "__Askel.__ Teksti."),
    ("bold around a link", "[a](b.md)", "**[a](b.md)**"),
    ("bold around a number", "Yli 5 on.", "Yli **5** on."),
    ("double curly quotes", '"Yksi" on.', "”Yksi” on."),
    ("low and high curly quotes", '"Yksi" on.', "„Yksi“ on."),
    ("single curly quotes", "It's.", "It’s."),
    ("a no-break space", "5 €", "5\u00a0€"),
    ("a narrow no-break space", "1 000", "1\u202f000"),
    ("a word joiner", "a-b", "a\u2060-b"),
    ("a soft hyphen", "kotoutumissuunnitelma", "kotoutumis\u00adsuunnitelma"),
    ("an en dash", "9-16", "9–16"),
    ("an em dash", "a - b", "a — b"),
    ("a no-break hyphen", "a-b", "a‑b"),
    ("a minus sign", "-5", "−5"),
    ("loose and tight lists", "- a\n- b", "- a\n\n- b"),
    ("loose and tight lists in lists", "- a\n    - b\n- c", "- a\n\n    - b\n\n- c"),
    ("the rule line of a table", "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n| :--- | ---: |\n| 1 | 2 |"),
    ("spaces in a table", "|a|b|\n|---|---|\n|1|2|", "| a  | b |\n|---|---|\n| 1  | 2 |"),
    ("the bars at the ends of a row", "a | b\n--- | ---\n1 | 2", "| a | b |\n|---|---|\n| 1 | 2 |"),
    ("the attributes of a heading", "## Kesto {#a .right}", "## Kesto {#b}"),
    ("a heading without attributes", "## Kesto", "## Kesto {#a}"),
    ("the Unicode form", "Yli\u00e4", "Ylia\u0308"),
    ("wraps in a box", '!!! note "A"\n    b c', '!!! note "A"\n    b\n    c'),
    ("a blank line at the beginning of a box", '!!! note "A"\n    b', '!!! note "A"\n\n    b'),
    ("a bullet in a box", '!!! note "A"\n    - b', '!!! note "A"\n    * b'),
    ("curly quotes in a link's words", '["a"](b.md)', "[“a”](b.md)"),
    ("an empty cell", "| a | |\n|---|---|\n| 1 | 2 |", "|a||\n|---|---|\n|1|2|"),
]  # fmt: skip

DIFFERENT = [
    ("a word", "Yksi kaksi", "Yksi kolme"),
    ("a letter's case", "Kela", "kela"),
    ("a digit", "1 vuosi", "2 vuosi"),
    ("a full stop", "Yksi", "Yksi."),
    ("a list number", "1. a", "2. a"),
    ("a list's kind", "1. a", "- a"),
    ("the boundary of items", "- a\n- b", "- a b"),
    ("the depth of an item", "- a\n- b", "- a\n    - b"),
    ("a deeper depth", "- a\n    - b\n    - c", "- a\n    - b\n        - c"),
    ("an item and a paragraph", "- a", "– a"),
    ("two paragraphs in an item", "- a\n\n    b", "- a b"),
    ("a number in bold and a numbered item", "**1.** a", "1. a"),
    ("the level of a heading", "## A", "### A"),
    ("a heading and a paragraph", "## A", "A"),
    ("the type of a box", '!!! note "A"\n    b', '!!! warning "A"\n    b'),
    ("a box that opens", '!!! note "A"\n    b', '??? note "A"\n    b'),
    ("the title of a box", '!!! note "A"\n    b', '!!! note "C"\n    b'),
    ("the paragraphs of a box", '!!! note "A"\n    b c', '!!! note "A"\n    b\n\n    c'),
    ("a box and what follows it", '!!! note "A"\n    b\n\n    c', '!!! note "A"\n    b\n\nc'),
    ("a cell", "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 3 |"),
    ("the boundary of cells", "| a b | c |\n|---|---|\n| 1 | 2 |", "| a | b c |\n|---|---|\n| 1 | 2 |"),
    ("a row", "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"),
    ("an address", "[a](b.md)", "[a](c.md)"),
    ("a dash in an address", "[a](b-c.md)", "[a](b–c.md)"),
    ("underscores in an address", "https://a.fi/_b_", "https://a.fi/b"),
    ("an anchor", "[a](b.md#c)", "[a](b.md#d)"),
    ("a shortcode", "{{ phone a }}", "{{ phone b }}"),
    ("a language mark", "*a*{lang=fi}", "*a*"),
    ("a zero width non-joiner", "می‌خواهم", "میخواهم"),
    ("a zero width joiner", "a\u200d", "a"),
    ("a space in a fence", "```\na b\n```", "```\na  b\n```"),
    ("a quote in a fence", '```\n"a"\n```', "```\n“a”\n```"),
    ("the Unicode form in a fence", "```\n\u00e4\n```", "```\na\u0308\n```"),
    ("a space in a fence in a list", "- a\n\n    ```\n    b\n    ```", "- a\n\n    ```\n     b\n    ```"),
    ("stars in code", "`a*b*`", "`ab`"),
    ("a star between digits", "5*3", "53"),
    ("an underscore in a word", "a_b_c", "abc"),
    ("an escaped star", r"\*a\*", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other"), SAME, ids=[pair[0] for pair in SAME])
def test_a_text_stays_the_same_in_spite_of(what: str, one: str, other: str):
    assert normalise(one) == normalise(other)
    assert code(one) == code(other)


@pytest.mark.parametrize(("what", "one", "other"), DIFFERENT, ids=[pair[0] for pair in DIFFERENT])
def test_a_text_is_another_by(what: str, one: str, other: str):
    assert normalise(one) != normalise(other)
    assert code(one) != code(other)


def test_a_code_is_the_beginning_of_the_sha256_of_the_normalised_text():
    assert code("Yksi\n**kaksi**") == hashlib.sha256(b"Yksi kaksi").hexdigest()[:6]


def test_normalising_twice_changes_running_text_no_more():
    for _, one, _ in SAME:
        if "\n" not in one and one[0].isalpha():
            assert normalise(normalise(one)) == normalise(one)


def test_every_white_space_is_a_space():
    spaces = [chr(each) for each in range(sys.maxunicode) if chr(each).isspace()]
    assert {normalise(f"a{space}b") for space in spaces} == {normalise(f"a {space}b") for space in spaces} == {"a b"}


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("<!-- fi:82e158-1f0a2b -->", Stamp((Pair("82e158", "1f0a2b"),))),
        (
            "<!-- fi:82e158-1f0a2b.17885b=30c2d4 checked 2026-12-01 interpreter -->",
            Stamp((Pair("82e158", "1f0a2b"), Pair("17885b", "30c2d4", True)), "2026-12-01", "interpreter"),
        ),
        ("<!-- fi:82e158-1f0a2b checked now so-1 -->", Stamp((Pair("82e158", "1f0a2b"),), "now", "so-1")),
    ],
)
def test_a_stamp_is_read_and_written_as_it_was(line: str, stamp: Stamp):
    assert parse(line) == stamp
    assert str(stamp) == line


@pytest.mark.parametrize(
    "line",
    [
        "<!--fi:82e158-1f0a2b-->",
        "<!-- fi: 82e158-1f0a2b -->",
        "<!-- FI:82e158-1f0a2b -->",
        "<!-- fi-82e158-1f0a2b -->",
        "<!-- fi 82e158-1f0a2b -->",
        "<!-- fi:82E158-1f0a2b -->",
        "<!-- fi:82e15-1f0a2b -->",
        "<!-- fi:82e158–1f0a2b -->",
        "<!-- fi:82e158-1f0a2b. -->",
        "<!-- fi:82e158-1f0a2b,82e158-1f0a2b -->",
        "<!-- fi:82e158-1f0a2b checked -->",
        "<!-- fi:82e158-1f0a2b checked now -->",
        "<!-- fi:82e158-1f0a2b checked today tulkki -->",
        "<!-- fi:82e158-1f0a2b checked 2026-02-30 interpreter -->",
        "<!-- fi:82e158-1f0a2b checked 1.12.2026 interpreter -->",
        "<!-- fi:82e158-1f0a2b checked now Anna Kääntäjä -->",
        "<!-- fi:82e158-1f0a2b Checked now interpreter -->",
        "<!-- fi: checked now interpreter -->",
        "<!-- fi:82e158-1f0a2b",
    ],
)
def test_what_looks_like_a_stamp_and_is_none_is_known_by_that(line: str):
    assert looks_like_a_stamp(line)
    assert parse(line) is None


@pytest.mark.parametrize("line", ["<!-- qa-ok: numbers -->", "<!-- final -->", "<!-- fixme -->", "fi:82e158-1f0a2b"])
def test_other_comments_do_not_look_like_a_stamp(line: str):
    assert not looks_like_a_stamp(line)
    assert parse(line) is None


@pytest.mark.parametrize(("words", "is_one"), [("interpreter", True), ("so-2", True), ("A. B.", False), ("", False)])
def test_a_role_is_letters_digits_and_hyphens(words: str, is_one: bool):
    assert stamps.is_role(words) is is_one
