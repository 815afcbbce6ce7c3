"""Texts go to a translator's tool as PO or XLIFF and come back; what cannot be taken changes nothing."""

from pathlib import Path

import polib
import pytest
from lxml import etree

from sites import write_site
from translated import EN, FI, PAGE, PAGES, all_bytes, edit, finnish, run, write

MARK = "do not change: fi:"
FORMATS = ("po", "xliff")
LEFT = '1 text is still marked "needs work" and was left: programme/plan#{}.\n'
SPACE = "{urn:oasis:names:tc:xliff:document:1.2}"


def export(capsys, root: Path, form: str, *options: str) -> Path:
    """The file that `export en` writes."""
    path = root / f"en.{form}"
    code, out = run(capsys, root, "export", "en", "--format", form, "-o", str(path), *options)
    assert code == 0, out
    return path


def pages_of(entries: polib.POFile) -> list[str]:
    """The pages of a file in its order."""
    return list(dict.fromkeys(entry.msgctxt.partition("#")[0] for entry in entries))


def answer(path: Path, **texts: str) -> None:
    """Write translations into a file as a tool does; the keys are the place of a unit, such as duration_1."""
    by_name = {f"programme/plan#{key.replace('_', ':')}": text for key, text in texts.items()}
    if path.suffix == ".po":
        po = polib.pofile(str(path))
        for entry in po:
            for name, text in by_name.items():
                if entry.msgctxt.endswith(name):
                    entry.msgstr = text
                    entry.flags = []
        po.save()
        return
    tree = etree.parse(str(path))
    for unit in tree.iter(f"{SPACE}trans-unit"):
        for name, text in by_name.items():
            if unit.get("id").endswith(name):
                target = unit.find(f"{SPACE}target")
                target.text = text
                target.set("state", "translated")
    tree.write(str(path), encoding="UTF-8", xml_declaration=True)


@pytest.fixture
def outdated(tmp_path: Path, capsys) -> Path:
    """The translated site in git after two Finnish texts changed, one of them a right, and one block was added."""
    write(tmp_path, git=True)
    finnish(
        tmp_path,
        ("1 vuoden", "2 vuotta"),
        ("# Suunnitelma {", "# Oma suunnitelma {"),
        ("- työ\n", "- työ\n\nKysy lisää.\n"),
    )
    return tmp_path


def test_the_po_file_says_everything_a_translator_needs(outdated: Path, capsys):
    edit(outdated, "mkdocs.yml", ("Pieni sivusto", "Sivusto"))
    path = export(capsys, outdated, "po")
    text = path.read_text(encoding="utf-8")
    start = text.index("#. right or duty\n#. state: outdated")
    assert text[start : text.index("\n\n", start)] == (
        "#. right or duty\n"
        "#. state: outdated\n"
        f"#. {MARK}f38381-44ce3d text:44ce3d\n"
        "#: docs/fi/programme/plan.md:16\n"
        "#, fuzzy\n"
        '#| msgid "Suunnitelma kestää enintään 1 vuoden."\n'
        'msgctxt "programme/plan#duration:1"\n'
        'msgid "Suunnitelma kestää enintään 2 vuotta."\n'
        'msgstr "The plan lasts at most 1 year."'
    )
    assert [entry.msgctxt for entry in polib.pofile(str(path)) if "plan" in entry.msgctxt] == [
        "programme/plan#top:0",
        "programme/plan#duration:1",
        "programme/plan#duration:3",
    ]


def test_the_export_begins_with_what_matters_most_and_leaves_out_what_has_no_words(tmp_path: Path, capsys):
    card = "- [Etusivu]"
    write(tmp_path)
    edit(tmp_path, "docs/fi/programme/plan.md", (card, "{{ contact kemi-city }}\n\n" + card))
    entries = polib.pofile(str(export(capsys, tmp_path, "po", "--all")))
    assert not [entry.msgid for entry in entries if entry.msgid.startswith("{{")]
    assert pages_of(entries) == ["programme/plan", "programme/rights"]
    edit(tmp_path, "docs/fi/programme/plan.md", ("priority: 1", "priority: 3"))
    (tmp_path / "en.po").unlink()  # an export replaces nothing
    entries = polib.pofile(str(export(capsys, tmp_path, "po", "--all")))
    assert pages_of(entries) == ["programme/rights", "programme/plan"]


def test_what_has_no_words_comes_in_with_the_section_it_stands_in(tmp_path: Path, capsys):
    card = "{{ contact kemi-city }}"
    write(tmp_path)
    finnish(tmp_path, ("## Mitä", f"## Uusi {{#more}}\n\n{card}\n\nLue lisää.\n\n## Mitä"))
    path = export(capsys, tmp_path, "po")
    answer(path, more_0="## New", more_2="Read more.")
    assert run(capsys, tmp_path, "import", str(path)) == (0, f"{PAGE}: 0 changed, 3 new\n")
    text = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert f"{card}\n\nRead more.\n" in text.split("## New {#more}")[1]


def test_the_xliff_file_says_the_same(outdated: Path, capsys):
    tree = etree.parse(str(export(capsys, outdated, "xliff")))
    unit = next(each for each in tree.iter(f"{SPACE}trans-unit") if each.get("id") == "programme/plan#duration:1")
    assert [(each.tag.removeprefix(SPACE), each.text.strip()) for each in unit][:5] == [
        ("source", "Suunnitelma kestää enintään 2 vuotta."),
        ("target", "The plan lasts at most 1 year."),
        ("note", "right or duty"),
        ("note", "state: outdated"),
        ("note", f"{MARK}f38381-44ce3d text:44ce3d"),
    ]
    assert unit.find(f"{SPACE}alt-trans/{SPACE}source").text == "Suunnitelma kestää enintään 1 vuoden."


@pytest.mark.parametrize("form", FORMATS)
def test_what_comes_back_stands_in_the_page_and_is_current(outdated: Path, capsys, form: str):
    path = export(capsys, outdated, form)
    answer(path, top_0="# My plan", duration_1="The plan lasts at most 2 years.", duration_3="Ask for more.")
    assert run(capsys, outdated, "import", str(path)) == (0, f"{PAGE}: 2 changed, 1 new\n")
    text = (outdated / PAGE).read_text(encoding="utf-8")
    body = [line for line in text.split("\n") if not line.startswith("<!-- fi:")]
    wanted = EN.replace("# Plan {", "# My plan {").replace("1 year", "2 years")
    assert "\n".join(body) == wanted.replace("- work\n", "- work\n\nAsk for more.\n")
    assert not [line for line in run(capsys, outdated, "status", "en")[1].splitlines() if "plan.md" in line]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_worked_on_changes_nothing(outdated: Path, capsys, form: str):
    path = export(capsys, outdated, form, "--all")
    before = all_bytes(outdated)
    left = "programme/plan#top:0, programme/plan#duration:1"
    said = f'2 texts are still marked "needs work" and were left: {left}.\nNothing was changed.\n'
    assert run(capsys, outdated, "import", str(path)) == (0, said)
    assert all_bytes(outdated) == before


def test_a_text_that_the_translator_left_as_fuzzy_is_named_beside_what_is_taken(outdated: Path, capsys):
    path = export(capsys, outdated, "po")
    answer(path, top_0="# My plan", duration_1="The plan lasts at most 2 years.")
    edit(outdated, path.name, ("plan.md:16\n", "plan.md:16\n#, fuzzy\n"))
    assert run(capsys, outdated, "import", str(path)) == (
        0,
        f"{PAGE}: 1 changed, 0 new\n{LEFT.format('duration:1')}",
    )


@pytest.mark.parametrize("words", ["My plan", "## My plan", "# My plan {#mine .right}"])
def test_a_heading_needs_only_its_words(outdated: Path, capsys, words: str):
    path = export(capsys, outdated, "po")
    answer(path, top_0=words)
    assert run(capsys, outdated, "import", str(path))[0] == 0
    assert "\n# My plan {#top}\n" in (outdated / PAGE).read_text(encoding="utf-8")


def test_a_text_that_is_still_right_is_taken_when_the_translator_says_so(outdated: Path, capsys):
    path = export(capsys, outdated, "po")
    answer(path, top_0="# Plan")
    said = f"{PAGE}: 1 changed, 0 new\n{LEFT.format('duration:1')}"
    assert run(capsys, outdated, "import", str(path)) == (0, said)
    assert f"{PAGE}#top" not in run(capsys, outdated, "status", "en")[1]


@pytest.mark.parametrize("form", FORMATS)
def test_when_the_finnish_changed_again_the_text_is_taken_and_stays_flagged(outdated: Path, capsys, form: str):
    path = export(capsys, outdated, form)
    answer(path, duration_1="The plan lasts at most 2 years.")
    finnish(outdated, ("2 vuotta", "3 vuotta"))
    said = f"{PAGE}: 1 changed, 0 new\n{LEFT.format('top:0')}"
    assert run(capsys, outdated, "import", str(path)) == (0, said)
    assert "at most 2 years" in (outdated / PAGE).read_text(encoding="utf-8")
    assert f"{PAGE}#duration: right or duty, outdated" in run(capsys, outdated, "status", "en")[1]


@pytest.mark.parametrize("form", FORMATS)
def test_a_newer_text_is_not_overwritten(outdated: Path, capsys, form: str):
    path = export(capsys, outdated, form)
    answer(path, duration_1="The plan lasts at most 2 years.", duration_3="Ask for more.")
    edit(outdated, PAGE, ("at most 1 year", "2 years at most"), ("- work\n", "- work\n\nAsk.\n"))
    assert run(capsys, outdated, "stamp", PAGE, "--quiet")[0] == 0
    before = all_bytes(outdated)
    code, out = run(capsys, outdated, "import", str(path))
    lines = [line.split(": ", 1)[1] for line in out.splitlines()[:-1]]
    assert (code, lines) == (
        1,
        [
            "programme/plan#duration:1 was not taken: the page has another text or another stamp there than at the "
            "export. Export again, and bring both together.",
            "programme/plan#duration:3 was not taken: the page has a translation already. Compare the two by hand.",
        ],
    )
    assert all_bytes(outdated) == before


def test_a_check_made_since_the_export_is_not_overwritten(tmp_path: Path, capsys):
    write(tmp_path)
    path = export(capsys, tmp_path, "po", "--all")
    answer(path, duration_1="The plan takes at most 1 year.")
    assert run(capsys, tmp_path, "checked", PAGE, "--by", "interpreter")[0] == 0
    assert "another text or another stamp" in run(capsys, tmp_path, "import", str(path))[1]


def test_a_check_that_is_not_stamped_yet_does_not_cover_what_comes_in(outdated: Path, capsys):
    path = export(capsys, outdated, "po")
    answer(path, duration_1="The plan lasts at most 2 years.")
    line = (outdated / PAGE).read_text(encoding="utf-8").split("{#duration}\n")[1].split("\n")[0]
    edit(outdated, PAGE, (line, line.replace(" -->", " checked now interpreter -->")))
    what = f"{PAGE}:11: this stamp says checked now. Stamp the page first, then import again."
    assert run(capsys, outdated, "import", str(path)) == (1, f"{what}\n1 to fix.\n")


def test_a_finnish_text_that_came_back_keeps_its_translation(outdated: Path, capsys):
    path = export(capsys, outdated, "po")
    answer(path, duration_1="The plan lasts at most 2 years.")
    finnish(outdated, ("2 vuotta", "1 vuoden"))
    assert "the Finnish is again what the page translates" in run(capsys, outdated, "import", str(path))[1]
    assert "at most 1 year" in (outdated / PAGE).read_text(encoding="utf-8")


def test_other_checks_on_the_page_stay(outdated: Path, capsys):
    run(capsys, outdated, "checked", PAGE, "--by", "interpreter")
    path = export(capsys, outdated, "po")
    answer(path, duration_1="The plan lasts at most 2 years.")
    assert run(capsys, outdated, "import", str(path))[0] == 0
    line = (outdated / PAGE).read_text(encoding="utf-8").split("{#duration}\n")[1].split("\n")[0]
    assert [pair[6] for pair in line.removeprefix("<!-- fi:").split(" ")[0].split(".")] == ["=", "-", "=", "="]
    assert " checked 2026-12-01 interpreter -->" in line


@pytest.mark.parametrize("form", FORMATS)
def test_a_page_that_was_not_there_is_made(tmp_path: Path, capsys, form: str):
    write_site(tmp_path, {**PAGES, PAGE: None})
    path = export(capsys, tmp_path, form)
    answer(path, top_description="One sentence.", top_0="Plan", top_1="You get a plan. It is yours.", next_1="- x")
    code, out = run(capsys, tmp_path, "import", str(path))
    assert code == 1
    assert "programme/plan#next:1 was not taken: " in out
    text = (tmp_path / PAGE).read_text(encoding="utf-8")
    stamp = text.split("\n")[5]
    head = '---\ndescription: "One sentence."\n---\n\n# Plan {#top}\n'
    assert text == f"{head}{stamp}\n\nYou get a plan. It is yours.\n"
    assert f"{PAGE}#duration: right or duty, missing" in run(capsys, tmp_path, "status", "en")[1]


def test_a_block_without_its_heading_waits_for_it(tmp_path: Path, capsys):
    write_site(tmp_path, {**PAGES, PAGE: None})
    path = export(capsys, tmp_path, "po")
    answer(path, duration_1="The plan lasts at most 1 year.")
    code, out = run(capsys, tmp_path, "import", str(path))
    assert code == 1
    assert "was not taken: the heading above it is not translated. Translate that too." in out
    assert not (tmp_path / PAGE).exists()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The plan lasts at most 3 years.", "numbers: "),
        ("- The plan lasts at most 2 years.", "it must be one paragraph, as in Finnish. Write it as one."),
        ("The plan lasts.\n\nAt most 2 years.", "it must be one paragraph, as in Finnish. Write it as one."),
        ("The plan <b>lasts</b> at most 2 years.", "this is HTML. Write it in Markdown."),
        ("The plan lasts at most 2 years. <!-- x -->", "it is not one block, or has a comment in it."),
    ],
)
def test_a_text_that_would_be_wrong_on_the_page_is_refused(outdated: Path, capsys, text: str, why: str):
    path = export(capsys, outdated, "po")
    answer(path, duration_1=text)
    before = all_bytes(outdated)
    code, out = run(capsys, outdated, "import", str(path))
    assert code == 1
    assert f"programme/plan#duration:1 was not taken: {why}" in out
    assert all_bytes(outdated) == before


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"programme/plan#top:0", b"programme/plna#top:0", '"programme/plna#top:0" names no unit of this site.'),
        (b"programme/plan#top:0", b"Menu", '"Menu" names no unit of this site.'),
        (
            b"#top:0",
            b"#duration:1",
            '"programme/plan#duration:1" is there twice in the file.',
        ),
        (MARK.encode(), b"note ", 'the comment "do not change: fi:…" of this unit is gone or changed.'),
        ("ää".encode(), b"\xe4\xe4", "byte 0xe4 is not UTF-8. Save the file as UTF-8 in your tool."),
        (b"UTF-8", b"ISO-8859-1", "says"),
    ],
)
def test_a_file_that_is_not_as_it_was_changes_nothing(outdated: Path, capsys, form, old: bytes, new: bytes, why: str):
    path = export(capsys, outdated, form)
    answer(path, duration_1="The plan lasts at most 2 years.")
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    before = all_bytes(outdated)
    code, out = run(capsys, outdated, "import", str(path))
    assert code == 1
    assert out.startswith(f"{path}:")
    assert why in out
    assert all_bytes(outdated) == before


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n', "1: the header of the file is broken."),
        (
            'msgid ""\nmsgstr ""\n"Language: so\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n',
            "1: there are no units",
        ),
        ('msgid "a\nmsgstr ""\n', "1: this is not a line of a PO file"),
        ("Hei\n", "1: this is neither a PO file nor XLIFF."),
        ("", "1: this is neither a PO file nor XLIFF."),
        ("<html></html>", "1: this is not XLIFF 1.2."),
        ('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"></xliff>', "1: the languages in <file …>"),
        ("<xliff", "1: this is not XML"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, capsys, content: str, line: str):
    write(tmp_path)
    path = tmp_path / "x.po"
    path.write_text(content, encoding="utf-8")
    code, out = run(capsys, tmp_path, "import", str(path))
    assert (code, out.startswith(f"{path}:{line}")) == (1, True), out


def test_a_language_the_site_does_not_have_is_refused(outdated: Path, capsys):
    path = export(capsys, outdated, "po")
    path.write_text(path.read_text(encoding="utf-8").replace("Language: en", "Language: sv"), encoding="utf-8")
    what = f'{path}:1: the file is in "sv", which is not a language of translations. Known: en, ar.'
    assert run(capsys, outdated, "import", str(path)) == (1, f"{what}\n1 to fix.\n")


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys):
    write(tmp_path)
    path = tmp_path / "x.po"
    what = f"{path}:1: this file cannot be read (No such file or directory). Check its name."
    assert run(capsys, tmp_path, "import", str(path)) == (1, f"{what}\n1 to fix.\n")


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_the_page_keeps_its_byte_order_mark_line_ends_comments_and_front_matter(tmp_path: Path, capsys, bom: bytes):
    page = EN.replace('"One sentence."', "One sentence. # short\nkeywords: [a]").replace(
        "- work\n", "- work\n\n<!-- qa-ok: length -->\n"
    )
    write_site(tmp_path, {**PAGES, PAGE: bom + page.encode().replace(b"\n", b"\r\n")})
    assert run(capsys, tmp_path, "stamp", PAGE, "--quiet")[0] == 0
    stamped = (tmp_path / PAGE).read_bytes()
    finnish(tmp_path, ("Yksi lause", "Yksi uusi lause"), ("- työ\n", "- työ\n\nKysy lisää.\n"))
    path = export(capsys, tmp_path, "po")
    answer(path, top_description="One new sentence.", duration_3="Ask for more.")
    code, out = run(capsys, tmp_path, "import", str(path))
    assert (code, out) == (0, f"{PAGE}: 1 changed, 1 new\n")
    waiver = b"<!-- qa-ok: length -->\r\n"
    wanted = stamped.replace(b"One sentence. #", b'"One new sentence." #').replace(
        waiver, waiver + b"\r\nAsk for more.\r\n"
    )
    data = (tmp_path / PAGE).read_bytes()
    assert [each for each in data.split(b"\r\n") if not each.startswith(b"<!-- fi:")] == [
        each for each in wanted.split(b"\r\n") if not each.startswith(b"<!-- fi:")
    ]


def test_blocks_without_a_stamp_are_named_and_not_exported(tmp_path: Path, capsys):
    write_site(tmp_path, dict(PAGES))
    code, out = run(capsys, tmp_path, "export", "en", "--format", "po", "-o", str(tmp_path / "en.po"))
    assert code == 0
    assert f"{PAGE}:2: (for information) 9 blocks have no stamp, and are not in the file." in out
    assert "programme/plan" not in (tmp_path / "en.po").read_text(encoding="utf-8")
    assert FI
