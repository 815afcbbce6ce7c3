"""How a page is cut into units, and what lies outside its grammar."""

import random

import pytest

from sitekit.markdown import blocks
from sitekit.markdown.codes import code

PAGE = """---
title: Suunnitelma
description: "Mitä: suunnitelma on."
---
# Kotoutumissuunnitelma {#top}

Saat suunnitelman. Se on sinun.

## Kuinka kauan {#duration .right}

- yksi
    - sisällä

        lisää

<!-- qa-ok: numbers, length -->

- kaksi

!!! note "Huomaa"
    Teksti.

    ```
# ei otsikko
    ```

    - kohta

| a | b |
| --- | --- |
| 1 | 2 |

{{ contact kemi-city }}

{{ contact mikseri }}

### Vielä {#more}

```yaml
# ei otsikko
<!-- ei kommentti -->
```

## Mitä seuraavaksi? {#next}

1. [Sinun oikeutesi](rights.md)
"""

KINDS = """title description heading paragraph heading list admonition table shortcode shortcode heading fence
heading list"""


def page_with(body: str, heading: str = "# Otsikko {#top}") -> str:
    return f"{heading}\n\nJohdanto.\n\n{body}\n\n## Seuraavaksi {{#next}}\n\n- [Sivu](a.md)\n"


ODD = [
    *("\n", "\n", "\n\n", "    ", "Yksi **kaksi**.", "## A {#a .right}\n", "- yksi\n", "1. yksi\n", "| a | b |\n"),
    *("|---|---|\n", "<!-- c -->\n", "```\n", "~~~~\n", '!!! note "B"\n', "{{ contact a }}\n", "---\n", "*", "`a_b_` "),
]


def faults(body: str) -> list[tuple[int, str]]:
    return blocks.grammar_faults(page_with(body))


def test_a_page_is_cut_into_units_in_their_order():
    page = blocks.parse(PAGE)
    assert [unit.kind for unit in page.units] == KINDS.split()
    assert [unit.section_id for unit in page.units] == ["top"] * 4 + ["duration"] * 6 + ["more"] * 2 + ["next"] * 2


def test_a_unit_knows_its_lines_counted_from_one():
    lines = [None, *PAGE.split("\n")]
    for unit in blocks.parse(PAGE).units:
        if unit.kind not in ("title", "description"):
            assert lines[unit.line] == unit.text.split("\n")[0]
            assert lines[unit.last] == unit.text.split("\n")[-1]


def test_title_and_description_are_units_with_the_value_of_the_front_matter():
    title, description = blocks.parse(PAGE).units[:2]
    assert (title.text, title.line) == ("Suunnitelma", 2)
    assert (description.text, description.line) == ("Mitä: suunnitelma on.", 3)


def test_front_matter_that_cannot_be_read_gives_no_units_but_keeps_its_text():
    page = blocks.parse('---\ntitle: "auki\n---\n# A {#top}\n')
    assert (page.front, page.front_line, [unit.kind for unit in page.units]) == ('title: "auki', 2, ["heading"])


@pytest.mark.parametrize(
    ("front", "texts"),
    [
        ("title: 2026-02-30", ["2026-02-30"]),
        ("title: yes\nupdated: 2026-13-01", ["yes"]),
        ("title: >\n  yksi\n  kaksi", ["yksi kaksi"]),
        ("description: A\ntitle: B", ["B", "A"]),
        ("title:\ndescription: null", []),
        ("title: [a]\n? [b]\n: c", []),
        ("- title", []),
    ],
)
def test_title_and_description_are_taken_as_they_are_written(front: str, texts: list[str]):
    page = blocks.parse(f"---\n{front}\n---\n# A {{#top}}\n")
    assert [unit.text for unit in page.units[:-1]] == texts


def test_a_section_has_the_right_of_the_sections_around_it():
    found = [(s.id, s.level, s.heading, s.classes, s.line, s.right) for s in blocks.parse(PAGE).sections]
    assert found == [
        ("top", 1, "Kotoutumissuunnitelma", (), 5, False),
        ("duration", 2, "Kuinka kauan", ("right",), 9, True),
        ("more", 3, "Vielä", (), 37, True),
        ("next", 2, "Mitä seuraavaksi?", (), 44, False),
    ]


def test_a_comment_is_no_part_of_a_block_and_ends_none():
    page = blocks.parse(PAGE)
    items = page.units[5]
    assert items.text == "- yksi\n    - sisällä\n\n        lisää\n\n\n- kaksi"
    assert items.waived == ("numbers", "length")
    assert [(c.text, c.line, c.section, c.unit) for c in page.comments] == [
        ("<!-- qa-ok: numbers, length -->", 16, 1, 5)
    ]


def test_a_comment_in_a_box_does_not_end_the_box():
    page = blocks.parse('# A {#top}\n\n!!! note "B"\n    yksi\n\n<!-- c -->\n\n    kaksi\n\n<!-- qa-ok: terms -->\n')
    assert [(unit.kind, unit.waived) for unit in page.units] == [("heading", ()), ("admonition", ("terms",))]
    assert [comment.unit for comment in page.comments] == [1, 1]


def test_the_texts_of_the_units_make_the_body_again():
    page = blocks.parse(PAGE)
    body = "\n\n".join(unit.text for unit in page.units if unit.kind not in ("title", "description"))
    again = blocks.parse(body)
    assert [(u.kind, u.text) for u in again.units] == [(u.kind, u.text) for u in page.units[2:]]


def test_a_unit_has_the_code_of_its_text_whatever_stands_around_it():
    chance = random.Random(1)
    for _ in range(1000):
        text = "".join(chance.choice(ODD) for _ in range(chance.randint(1, 25)))
        for front in ("", "---\ntitle: A\n---\n", "---\n```\n---\n"):
            units = blocks.parse(front + text).units
            assert [unit.code for unit in units] == [code(unit.text) for unit in units], front + text


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("\n", "\r"), ("---\nt", "\ufeff---\nt")])
def test_line_ends_and_a_byte_order_mark_change_nothing(change: tuple[str, str]):
    assert blocks.parse(PAGE.replace(*change)) == blocks.parse(PAGE)
    assert blocks.grammar_faults(PAGE.replace(*change)) == []


@pytest.mark.parametrize(
    "text", ["", "\n", "---", "---\n", "# ", "<!--", "```", "- ", "!!!", "|", "    x", "\t", "{#a"]
)
def test_no_text_is_too_odd_to_be_read(text: str):
    assert isinstance(blocks.parse(text), blocks.Body)
    assert blocks.grammar_faults(text)


def test_a_page_inside_the_grammar_has_no_faults():
    assert blocks.grammar_faults(PAGE) == []


@pytest.mark.parametrize(
    "body",
    [
        "Hinta on < 5 ja > 3. Kirjoita `<b>`, `[a][b]` ja ``{#x} ` |``.",
        "*kotoutumissuunnitelma*{lang=fi} on [sana](a.md#b), [toinen](../c/d.md).",
        "- a\n<!-- c -->\n- b\n\n<!-- d -->\n\n1 on luku.",
        '??? tip "Lue “lisää”"\n\n    1. a\n\n    {{ contact mikseri }}\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |',
        "1. a\n\n    ```\n    <b>\t[^1]\n  {#x}\n    ```\n\n2. b",
        "~~~\n## x\n>\n~~~",
        "| a \\| b | `c|d` |\n|:--|--:|\n| 1 | 2 |",
        "{{ responsible assessment kemi }}\n\n{{ compare plan }}\n\nSoita {{ phone kela-international }}.",
        "5 % on vähän. #1 ei ole otsikko, jos se ei ala riviä.\n\n\n\nKaksi tyhjää riviä ei haittaa.",
    ],
)
def test_what_is_inside_the_grammar_is_left_alone(body: str):
    assert faults(body) == []


APART = "this is defined or used apart from its link. Write [words](address) in the sentence."
HTML = "this is HTML. Write it in Markdown."
COMMENT = "a comment is not alone on its line. Put all of it on one line, at the left edge."
TOUCHES = "this comment touches the text. Put a blank line between them."
BLANK = "there is no blank line above this. Put one there."
INSIDE = "there is a heading in a list or a box. Write **bold** words instead."
UNDERLINE = "this underlines a heading. Write # or ## before the words instead, and {#id} after them."
UNDER = "there is a list right under a paragraph. Put a blank line between them."
ANOTHER = "there is a list of another kind right above this one. Put a sentence between them."
BRACES = "{ … } is alone on its line. Put it at the end of the heading or word it is for."
MERGE = "a merge left its mark here. Keep one of the two texts and delete the marks."
ALONE = "this shortcode is not alone on its line. Put it on a line of its own, between blank lines."


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("a\tb", 5, "there is a tab in this line. Write spaces."),
        ("- a\n  - b", 6, 'Put 4 spaces before "- b", or none.'),
        ("- a\n\n     b", 7, 'Put 4 spaces before "b", not 5.'),
        ("Yksi\n====", 6, UNDERLINE),
        ("Yksi\n-", 6, UNDERLINE),
        ("---", 5, "this is a drawn line. Leave it out, or begin a new section with ##."),
        ("* * *", 5, "this is a drawn line. Leave it out, or begin a new section with ##."),
        ("- a\n\n    ## B", 7, INSIDE),
        ("- # B", 5, INSIDE),
        ('!!! note "A"\n    ## B', 6, INSIDE),
        ("##B", 5, 'there is no space after the "#" of this heading. Put one there.'),
        ("##", 5, "this heading has no level or no words. Write 1 to 6 times #, a space, then the words."),
        ("## {#b}", 5, "this heading has no words. Write them between the # and the {#id}."),
        ("Yksi\n- a", 6, UNDER),
        ("Yksi\n1. a", 6, UNDER),
        ('!!! note "A"\n    Yksi\n    - a', 7, UNDER),
        ("- a\n\n1. b", 7, ANOTHER),
        ("1. a\n\n<!-- c -->\n\n- b", 9, ANOTHER),
        ('!!! note "A"\n    - a\n\n    1. b', 8, ANOTHER),
        ("[a][b]", 5, APART),
        ("[a]: b.md", 5, APART),
        ("*[DVV]: virasto", 5, APART),
        ("Yksi.[^1]", 5, "this is a footnote. Write its words into the sentence."),
        ("[^1]: Yksi.", 5, "this is a footnote. Write its words into the sentence."),
        ("<div markdown>", 5, HTML),
        ("Yksi<br>", 5, HTML),
        ("- a <b>c</b>", 5, HTML),
        ("<https://a.fi>", 5, "there is an address in < >. Write [words](address)."),
        ("<a@b.fi>", 5, "there is an address in < >. Write [words](address)."),
        ("Yksi <!-- c -->", 5, COMMENT),
        ("- a\n\n    <!-- c -->", 7, COMMENT),
        ("<!-- a\n-->", 5, COMMENT),
        ("Yksi\n<!-- c -->", 6, TOUCHES),
        ("<!-- c -->\nYksi", 5, TOUCHES),
        ("{: .a}", 5, BRACES),
        ("Yksi\n{ #a }", 6, BRACES),
        ("> Yksi", 5, 'this is a quotation. Write a paragraph, or a box: !!! note "Title".'),
        ("1) yksi", 5, 'a number with ")" begins no list. Write "1." instead of "1)".'),
        ('=== "Yksi"', 5, "this is a tab. Write a heading for each part."),
        (": Yksi", 5, "this is a definition list. Write - **word:** what it means."),
        ("<<<<<<< HEAD", 5, MERGE),
        ("Yksi\n=======\nKaksi", 6, MERGE),
        (">>>>>>> so", 5, MERGE),
        ("Yksi {{ contact mikseri }}", 5, ALONE),
        ("- {{ contact mikseri }}", 5, ALONE),
        ("{{ compare plan }} Yksi", 5, ALONE),
        ("{{ contact mikseri }}\n{{ contact silta }}", 6, BLANK),
        ("Yksi\n!!! note \"A\"\n    b", 6, BLANK),
        ("- a\nYksi", 6, BLANK),
        ('!!! note "A"\nYksi', 5, "this box is empty. Indent the text under it by 4 spaces."),
        ('!!! notes "A"\n    b', 5,
         '"notes" is not a type of box. Did you mean "note"? Write note, tip, warning or danger.'),
        ("!!! note\n    b", 5, 'the first line of this box is incomplete. Write it so: !!! note "Title".'),
        ("??? tip A\n    b", 5, 'the first line of this box is incomplete. Write it so: !!! tip "Title".'),
        ('???+ tip "A"\n    b', 5, 'the first line of this box is incomplete. Write it so: !!! tip "Title".'),
        ('!!! note ""\n    b', 5, 'the first line of this box is incomplete. Write it so: !!! note "Title".'),
        ("| a | b |\n| 1 | 2 |", 5,
         "this table has no rule line. Put | --- | --- | under its first line, a --- for each column."),
        ("| a | b |\n| --- | --- |\n| 1 |", 7,
         "the cells of this row are 1, of the first row 2. Give every row the same number."),
        ("| a | b |\n| --- |\n| 1 | 2 |", 6,
         "the cells of this row are 1, of the first row 2. Give every row the same number."),
        ("Yksi\nkaksi", 6, "this paragraph goes on over several lines. Write it on one line."),
        ("    Yksi", 5, "this text is indented, but there is no list or box above it. Take the spaces away."),
        ("## A", 5,
         "this heading has no id. Put {#id} at its end: the Finnish one, or on a Finnish page a short word of a to z."),
        ("## A {#top}", 5, 'the id "top" is in line 1 already. Write another here.'),
        ("## A {#Ää_b}", 5, 'the id "Ää_b" is not plain. Write small letters a to z, digits and hyphens.'),
        ("# A {#a}", 5, "a page has one # heading only. Write ## here."),
        ("## A {#a .rihgt}", 5, 'the class ".rihgt" is unknown. Did you mean "right"? Write .right, .path or .folded.'),
        ("## A {#a lang=fi}", 5, '"lang=fi" is in the { } of a heading. Write only {#id} there.'),
        ("## A {#a .path}", 5, "a .path section has no numbered list. Write its steps so: 1. **Name.** What happens."),
        ("## A {#a .path}\n\n1. **B.** C.\n2. D.", 7,
         'the step "2. D." has no name. Write it so: 1. **Name.** What happens.'),
    ],
)  # fmt: skip
def test_what_is_outside_the_grammar_is_found_with_what_to_do(body: str, line: int, message: str):
    assert (line, message) in faults(body)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: A\n# A {#top}\n", 1,
         "the front matter has no end. Put --- alone on the line after its last one."),
        ("Yksi.\n\n# A {#top}\n\nB.\n", 1, "this text is before the first heading. Move it under the heading."),
        ("## A {#a}\n", 1,
         "the page does not begin with its heading. Write # and the heading, with {#top} at its end."),
        ("# A {#a}\n", 1, 'the id of the # heading is "a". Write {#top}.'),
        ("# A {#top}\n\n- b\n", 1,
         "there is no lead under the # heading. Write 2 or 3 short sentences there, in one paragraph."),
        ("# A {#top}\n\nB.\n\n## C {#c}\n", 5,
         "the last section is not {#next}. Write: ## Mitä seuraavaksi? {#next}, and 1 to 3 links."),
        ("# A {#top}\n\nB.\n\n## C {#next}\n\n- d\n- e\n- f\n- g\n", 5,
         "what comes next has 4 links or contacts. Write 1 to 3, each as an item of a list."),
        ("# A {#top}\n\n```\nB.\n", 3, "this code has no end. Put ``` alone on the line after its last one."),
        ("# A {#top}\n\nB.\n\n- c\n\n    ~~~\n    d\n", 7,
         "this code has no end. Put ~~~ alone on the line after its last one."),
    ],
)  # fmt: skip
def test_a_page_that_begins_or_ends_wrongly_is_found(text: str, line: int, message: str):
    assert (line, message) in blocks.grammar_faults(text)


def test_a_translation_has_no_classes_and_may_be_behind():
    text = "# A {#top}\n<!-- fi:82e158-1f0a2b.dcaa4b-99aa01 -->\n\n## B {#b .right}\n"
    wrong = '".right" is on a translated heading. Leave it out: Finnish has it.'
    assert blocks.grammar_faults(text, translated=True) == [(4, wrong)]


def test_a_fault_is_told_once():
    assert faults("- a\n    - b\n\n  c") == [(8, 'Take the spaces before "c" away.')]
    assert faults("<<<<<<< HEAD\nYksi\n=======\nKaksi\n>>>>>>> so") == [(5, MERGE), (7, MERGE), (9, MERGE)]
