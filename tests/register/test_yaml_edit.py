"""A YAML text is added to in place: what stands there, comments and order stay, sign for sign."""

from datetime import date

import pytest
import yaml

from sitekit.register import yaml_edit

TEXT = """# Contacts.
one: # the first
  name: Yksi
  # why this is so
  website: {value: https://one.example, state: official, source: x} # seen
  phones:
    - number: '016 1' # the desk
      state: reported
      source: >-
        a long
        source

# the second
two: {name: Kaksi, phones: [{number: '1', state: reported, source: x}]}
"""


NUMBER, SOURCE = ("one", "phones", 0, "number"), ("one", "phones", 0, "source")


def changed(new: str, old: str = TEXT) -> list[str]:
    """The lines that are new, after those that are gone."""
    return [f"-{line}" for line in old.splitlines() if line not in new.splitlines()] + [
        f"+{line}" for line in new.splitlines() if line not in old.splitlines()
    ]


@pytest.mark.parametrize(
    ("place", "value", "lines"),
    [
        (
            ("one", "website", "value"),
            "https://1.example/a?b=c",
            [
                "-  website: {value: https://one.example, state: official, source: x} # seen",
                "+  website: {value: 'https://1.example/a?b=c', state: official, source: x} # seen",
            ],
        ),
        (
            ("one", "website"),
            {"state": "confirmed", "date": date(2026, 1, 2)},
            [
                "-  website: {value: https://one.example, state: official, source: x} # seen",
                "+  website: {value: https://one.example, state: confirmed, source: x, date: 2026-01-02} # seen",
            ],
        ),
        (NUMBER, "016 2", ["-    - number: '016 1' # the desk", "+    - number: '016 2' # the desk"]),
        (SOURCE, "short", ["-      source: >-", "-        a long", "-        source", "+      source: short"]),
        (("one", "phones", 0, "date"), "it's 2026", ["+      date: 'it''s 2026'"]),
        (
            ("one", "email"),
            {"value": "a@b.example", "state": "official"},
            ["+  email:", "+    value: a@b.example", "+    state: official"],
        ),
        (
            ("two", "email"),
            {"value": "a@b.example", "state": "official"},
            [
                "-two: {name: Kaksi, phones: [{number: '1', state: reported, source: x}]}",
                "+two: {name: Kaksi, phones: [{number: '1', state: reported, source: x}],"
                " email: {value: a@b.example, state: official}}",
            ],
        ),
    ],
)
def test_a_value_is_put_in_place(place, value, lines):
    new = yaml_edit.put(TEXT, place, value)
    assert changed(new) == lines
    found = yaml.safe_load(new)
    for key in place:
        found = found[key]
    assert found == value or value.items() <= found.items()


def test_an_item_is_put_at_the_end_of_a_list():
    item = {"number": "+358 16", "state": "official"}
    assert changed(yaml_edit.append(TEXT, ("one", "phones"), item)) == [
        "+    - number: '+358 16'",
        "+      state: official",
    ]
    assert yaml.safe_load(yaml_edit.append(TEXT, ("two", "phones"), item))["two"]["phones"][1] == item


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_new_key_stands_at_the_end_of_the_file(end):
    new = yaml_edit.add_at_end(f"# A\none: {{name: Yksi}}{end}", "two", {"name": "Kaksi", "names": {"sv": "Två"}})
    assert new == "# A\none: {name: Yksi}\n\ntwo:\n  name: Kaksi\n  names: {sv: Två}\n"


def test_line_ends_of_windows_and_a_byte_order_mark_stay():
    text = "\ufeffone:\r\n  name: Yksi\r\n"
    assert (
        yaml_edit.put(text, ("one", "read"), date(2026, 1, 2)) == "\ufeffone:\r\n  name: Yksi\r\n  read: 2026-01-02\r\n"
    )


@pytest.mark.parametrize(
    "words", ["no", "1.5", "a: b", "a #b", "2026-01-02", "", "- a", "it's", "[a", "{a}", "@a", "null", "a,b"]
)
def test_words_that_yaml_would_read_otherwise_are_quoted(words):
    assert yaml.safe_load(yaml_edit.put("a: {b: c}\n", ("a", "b"), words)) == {"a": {"b": words}}


@pytest.mark.parametrize("text", ["{one: {name: Yksi}}\n", "", "- one\n"])
def test_a_file_of_another_form_is_not_added_to(text):
    with pytest.raises(yaml_edit.Unclear):
        yaml_edit.add_at_end(text, "two", {"name": "Kaksi"})


def test_a_place_that_is_not_there_or_holds_another_kind_is_named_by_its_line():
    for place in (("three", "name"), ("one", "name", "x"), ("one", "phones")):
        with pytest.raises(yaml_edit.Unclear):
            yaml_edit.put(TEXT, place, "x")
    with pytest.raises(yaml_edit.Unclear, match="line 7"):
        yaml_edit.put(TEXT, ("one", "phones"), "x")
