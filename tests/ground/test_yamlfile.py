"""Reading files: whatever stands in them becomes findings with a path and a line, never a traceback."""

import pytest

from sitekit import files, yamlfile
from sitekit.checks import registry
from sitekit.content import site
from sites import SITE, TODAY, changed, fault, note, report, write_site

# One file of each kind; the others are read by the same code.
ALIKE = ("about.md", "rights.md", "en/index.md", "en/LC_MESSAGES/messages.po")
FILES = [n for n in SITE if not n.endswith(ALIKE) and ("contacts/" not in n or n.endswith("kemi.yml"))]

BROKEN = {
    "broken YAML": lambda text: "a: [b\nc: }\n",
    "a wrong type": lambda text: "just words\n",
    "a number": lambda text: "12\n",
    "a list": lambda text: "- 1\n- [2, {a: b}]\n",
    "nothing": lambda text: "",
    "an unknown key": lambda text: "---\nunknown_key: 1\n" + text.removeprefix("---\n"),
    "an unknown key below": lambda text: text.replace(":", ":\n  unknown: 1\n  x:", 1),
    "keys that are no text": lambda text: "1: a\nnull: b\n2020-01-01: c\ntrue: {2: [null]}\n",
    "null everywhere": lambda text: text.replace(": ", ": null #"),
    "lists everywhere": lambda text: text.replace(": ", ": [] #"),
    "a day that is none": lambda text: "a: 2026-02-30\n",
    "a tag on wrong words": lambda text: "a: !!bool x\nb: !!timestamp y\n",
    "an alias of itself": lambda text: "a: &a\n  - *a\n",
    "a depth without end": lambda text: "[" * 5000,
    "a tab": lambda text: f"a:\n\tb: 1\n{text}",
    "a character of control": lambda text: f"{text}\x00\x07",
    "two documents": lambda text: f"{text}\n---\n{text}\n---\n",
    "marks of a merge": lambda text: f"<<<<<<< HEAD\n{text}\n=======\n>>>>>>> x\n",
    "a byte-order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "Latin-1": lambda text: b"\xe4\xf6\n" + text.encode("latin-1", "replace"),
    "front matter without end": lambda text: "---\n" + text.removeprefix("---\n").replace("---\n", ""),
    "front matter that is a list": lambda text: "---\n- 1\n---\n" + text,
    "shortcodes and brackets": lambda text: f"{text}\n{{{{ }}}} [](((] {{%- }} {{{{ a\n",
}
# The end of a file's name, and what does no harm in it: all else must be found in every file.
HARMLESS = {
    "mkdocs.yml": {"an unknown key", "an unknown key below"},
    "names.yml": {"an unknown key below", "null everywhere", "lists everywhere"},
    ".yml": {"front matter without end"},
    ".po": {"null everywhere", "lists everywhere"},
    ".html": BROKEN.keys() - {"a byte-order mark", "line ends of Windows", "Latin-1", "shortcodes and brackets"},
}


def is_harmless(name: str, kind: str) -> bool:
    """Whether a file may be like that."""
    return any(name.endswith(end) and kind in kinds for end, kinds in HARMLESS.items())


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_becomes_findings_that_name_it(tmp_path, name, kind):
    root = write_site(tmp_path, {name: BROKEN[kind](SITE[name])})
    found = registry.run(site.load(root, TODAY), "publish")
    assert all(each.line >= 1 and each.text.endswith((".", "?", "strings")) for each in found), report(root)
    assert is_harmless(name, kind) or any(each.path == name for each in found), report(root)


@pytest.mark.parametrize("name", SITE)
def test_a_folder_in_place_of_a_file_is_named(tmp_path, name):
    root = write_site(tmp_path, {name: None, f"{name}/x.txt": "x"})
    found = registry.run(site.load(root, TODAY))
    what = "this file cannot be read (Is a directory). Check that it exists and that you may read it."
    assert f"{name}:1: {what}" in map(str, found)


@pytest.mark.parametrize("name", [name for name in SITE if name.startswith(("data/", "mkdocs"))])
def test_a_missing_file_of_facts_is_one_finding(tmp_path, name):
    what = "this file cannot be read (No such file or directory). Check that it exists and that you may read it."
    assert report(write_site(tmp_path, {name: None})) == fault(f"{name}:1: {what}")


def test_an_empty_folder_is_full_of_findings(tmp_path):
    assert report(tmp_path).endswith("22 to fix.")


MESSAGES = {
    "broken YAML": (
        {"data/site.yml": "name: [a\nowner: b\n"},
        "data/site.yml:2: this is not YAML (did not find expected ',' or ']'). Compare with the lines around it.",
    ),
    "a tab": (
        {"data/names.yml": "- Kemi\n\t- Simo\n"},
        "data/names.yml:2: there is a tab in YAML. Use spaces, two for each step.",
    ),
    "a wrong type": (
        {"data/names.yml": "Kemi: 1\n"},
        "data/names.yml:1: the file must be a list. Write it so.",
    ),
    "a wrong type below": (
        {"data/municipalities.yml": "kemi: {name: K, in: K, code: 240, page: about.md}\n"},
        "data/municipalities.yml:1: kemi.code must be text (put it in quotes). Write it so.",
    ),
    "an unknown key": (
        {"data/site.yml": f"{SITE['data/site.yml']}adress: x\n"},
        'data/site.yml:12: unknown key "adress". Did you mean "address"?',
    ),
    "a key that is missing": (
        {"data/amounts.yml": "fee:\n  what: Tulkkaus\n  value: 1\n  currency: EUR\n  source: b\n"},
        'data/amounts.yml:1: "valid_until" is missing in fee. Add it.',
    ),
    "a key twice": (
        {"data/site.yml": f"{SITE['data/site.yml']}name: x\n"},
        'data/site.yml:12: the key "name" is there twice. Keep one.',
    ),
    "an id with a capital": (
        {"data/contacts/simo.yml": "simo-office: {name: a}\nSimo: {name: b}\n"},
        'data/contacts/simo.yml:2: Simo: "Simo" does not have the right form.'
        " Write lower-case letters, digits and hyphens.",
    ),
    "an address without https": (
        {"data/site.yml": str(SITE["data/site.yml"]).replace("https://example.org/", "example.org")},
        'data/site.yml:2: address: "example.org" does not have the right form.'
        " Write an address that begins with https:// and ends with /.",
    ),
    "a day that is none": (
        {"data/amounts.yml": str(SITE["data/amounts.yml"]).replace("12-31", "02-30")},
        'data/amounts.yml:5: this is not YAML (the calendar has no "2026-02-30"). Compare with the lines around it.',
    ),
    "an alias": (
        {"data/names.yml": "- &a Kemi\n- *a\n"},
        "data/names.yml:1: this is not YAML (an alias with *). Compare with the lines around it.",
    ),
    "a file that ends in the middle of a letter": (
        {"docs/fi/about.md": f"---\ndescription: {'a' * 9}ä".encode()[:-1]},
        "docs/fi/about.md:2: The file is cut off at the end. Save all of it once more.",
    ),
    "a line that begins with a space too few": (
        changed("data/contacts/kemi.yml", ("  municipality: [kemi]", " municipality: [kemi]")),
        "data/contacts/kemi.yml:3: Line 3 begins with 1 space; its neighbours have 2.",
    ),
    "a line that begins with a space too many": (
        changed("data/contacts/kemi.yml", ("  municipality: [kemi]", "   municipality: [kemi]")),
        "data/contacts/kemi.yml:3: Line 3 begins with 3 spaces; its neighbours have 2.",
    ),
    "the first line of a group with a space too few": (
        {"data/amounts.yml": "a:\n  what:\n   b: 1\n    c: 2\n"},
        "data/amounts.yml:3: Line 3 begins with 3 spaces; its neighbours have 4.",
    ),
    "a line that begins with two spaces too many": (
        {"data/amounts.yml": "a: 1\n    - b\n  c: d\n"},
        'data/amounts.yml:3: this is not YAML: a text with ":" in it must be in quotes. Write it as "…".',
    ),
    "Latin-1": (
        {"docs/fi/about.md": b"---\ndescription: \xe4\n---\n"},
        'docs/fi/about.md:2: byte 0xe4 is not UTF-8. Save the file with the encoding "UTF-8".',
    ),
    "a day of front matter that is none": (
        {"docs/fi/about.md": str(SITE["docs/fi/about.md"]).replace("2026-11-24", "2026-02-30")},
        'docs/fi/about.md:4: this is not YAML (the calendar has no "2026-02-30"). Compare with the lines around it.',
    ),
    "front matter that is not YAML": (
        {"docs/en/about.md": "---\ndescription: a: b\n---\n\n# A {#top}\n\nB.\n"},
        'docs/en/about.md:2: this is not YAML: a text with ":" in it must be in quotes. Write it as "…".',
    ),
    "front matter without end": (
        {"docs/en/about.md": "---\ndescription: a\n\n# A {#top}\n\nB.\n"},
        "docs/en/about.md:1: the front matter has no end. Put --- alone on the line after its last one.",
    ),
    "a template that is none": (
        {"overrides/base.html": "<p>\n{% if x %}\n"},
        "overrides/base.html:2: this is not a Jinja template (Unexpected end of template. Jinja was looking for the"
        " following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.)."
        " Compare with the lines around it.",
    ),
}


@pytest.mark.parametrize(("files_", "line"), MESSAGES.values(), ids=MESSAGES)
def test_a_fault_of_reading_is_said_in_whole_sentences(tmp_path, files_, line):
    assert report(write_site(tmp_path, files_)) == fault(line)


def test_a_byte_order_mark_and_line_ends_of_windows_inform(tmp_path):
    text = str(SITE["docs/fi/programme/plan.md"]).replace("\n", "\r\n").encode()
    files_ = {"docs/fi/programme/plan.md": text, "data/names.yml": b"\xef\xbb\xbf- Kemi\n- 112 Suomi\n"}
    assert report(write_site(tmp_path, files_)) == note(
        'data/names.yml:1: the file begins with a byte-order mark. Save it as "UTF-8" without BOM.',
        'docs/fi/programme/plan.md:1: the lines end as on Windows (CRLF). Save the file with line ends "LF".',
    )


def test_pages_are_checked_while_the_facts_are_broken(tmp_path):
    files_ = {"data/site.yml": "name: [", "docs/fi/about.md": str(SITE["docs/fi/about.md"]).replace("index.md", "x.md")}
    assert report(write_site(tmp_path, files_)) == fault(
        "data/site.yml:2: this is not YAML (did not find expected node content). Compare with the lines around it.",
        'docs/fi/about.md:16: there is no page "x.md". Did you mean "index.md"?',
    )


def test_text_is_read_without_mark_and_with_plain_line_ends(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    text, found = files.read(tmp_path / "a.md", tmp_path)
    assert text == "a\nb\nc\n"
    assert [each.line for each in found] == [1, 1]


def test_a_path_outside_the_project_is_shown_whole(tmp_path):
    assert files.relative(tmp_path / "a" / "b.md", tmp_path) == "a/b.md"
    assert files.relative(tmp_path, tmp_path / "a") == tmp_path.as_posix()


def test_each_value_of_yaml_knows_its_line():
    document, found = yamlfile.parse("a:\n  - b: 1\n    c: 2\nd: x\n", "a.yml")
    assert found == []
    assert document.value == {"a": [{"b": 1, "c": 2}], "d": "x"}
    assert [document.line(place) for place in [("a",), ("a", 0, "c"), ("d",), ("d", "deeper"), ("no",)]] == [
        1,
        3,
        4,
        4,
        1,
    ]


def test_front_matter_counts_its_lines_from_the_file():
    document, found = yamlfile.parse("a: 1\nb: }\n", "a.md", first_line=2)
    assert document.value is None
    assert [each.line for each in found] == [3]


def test_a_tag_is_read_as_what_it_stands_on():
    document, _ = yamlfile.parse("a: !!python/name:os.system x\n", "a.yml")
    assert document.value == {"a": "x"}


def test_keys_that_are_not_written_are_filled_in_as_none():
    filled = yamlfile.filled({"a": {"name": "A", "phones": [{"number": "1"}]}}, "contacts")
    assert filled["a"]["website"] is None
    assert filled["a"]["phones"][0]["purpose"] is None
    assert yamlfile.filled(None, "contacts") is None


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_fault_after_a_line_that_only_yaml_ends_is_told(sign):
    document, found = yamlfile.parse(f"a: 1{sign}b: 2{sign}  c: [", "data/x.yml")
    assert document.value is None
    assert [finding.path for finding in found] == ["data/x.yml"]
