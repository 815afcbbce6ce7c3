"""What was fine is not asked again for some days, and nothing that is wrong with the memory stops the work."""

from datetime import date, timedelta

import pytest

from sitekit.findings import Finding
from sitekit.web import remembered
from sitekit.web.remembered import Memory

TODAY = date(2026, 11, 24)
A, B, C = "https://a.example.org", "https://b.example.org", "https://c.example.org/ä"


def test_what_is_written_is_read_again(tmp_path):
    memory, found = remembered.load(tmp_path)
    assert (memory, found) == (Memory({}, None), [])
    assert remembered.save(tmp_path, memory, [A, C], {A: TODAY, C: TODAY, B: TODAY}) == []
    memory, found = remembered.load(tmp_path)
    assert memory.fine == {A: TODAY, C: TODAY} and found == []


def test_only_what_is_still_linked_is_kept_and_what_was_fine_before_too(tmp_path):
    old = TODAY - timedelta(days=3)
    assert remembered.save(tmp_path, Memory({A: old, B: old}, None), [A, C], {C: TODAY}) == []
    assert remembered.load(tmp_path)[0].fine == {A: old, C: TODAY}


@pytest.mark.parametrize(
    ("days", "older", "asked"),
    [(6, 7, False), (7, 7, True), (0, 7, False), (0, 0, True), (0, 1, False), (1, 1, True), (-1, 7, True)],
)
def test_an_address_is_asked_again_when_it_is_old(days, older, asked):
    memory = Memory({A: TODAY - timedelta(days=days)}, None)
    assert memory.wanted([A, B], TODAY, older) == ([A, B] if asked else [B])


@pytest.mark.parametrize(
    "text",
    ["", "[", "[]", "null", "{}", '{"version": 2, "fine": {}}', '{"version": 1, "fine": []}', "\xff" * 3,
     '{"version": 1, "fine": {"a": "soon"}}', '{"version": 1, "fine": {"a": 1}}', "[" * 100_000],
)  # fmt: skip
def test_a_memory_that_is_broken_is_as_none_and_is_written_anew(tmp_path, text):
    (tmp_path / remembered.NAME).write_text(text, encoding="latin-1")
    memory, found = remembered.load(tmp_path)
    what = "this is not what was once written here: every address is asked. There is nothing for you to do."
    assert memory.fine == {} and found == [Finding(remembered.NAME, 1, what, blocks=False)]
    assert remembered.save(tmp_path, memory, [A], {A: TODAY}) == []
    assert remembered.load(tmp_path)[0].fine == {A: TODAY}


def test_a_memory_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / remembered.NAME).mkdir()
    _, found = remembered.load(tmp_path)
    what = "this cannot be read (Is a directory). Delete it: every address is then asked once more."
    assert found == [Finding(remembered.NAME, 1, what)]


def test_a_memory_that_another_run_wrote_meanwhile_is_not_written_over(tmp_path):
    memory, _ = remembered.load(tmp_path)
    remembered.save(tmp_path, memory, [A], {A: TODAY})
    found = remembered.save(tmp_path, memory, [A], {})
    assert found == [
        Finding(remembered.NAME, 1, "this exists already. Nothing was written. Move it away, or choose another name.")
    ]
    assert remembered.load(tmp_path)[0].fine == {A: TODAY}
