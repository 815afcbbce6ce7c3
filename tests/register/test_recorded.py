"""Answers that were kept are read without a connection; a folder that is damaged says so."""

from datetime import date

import pytest

from sitekit.register.fetch import Failure
from sitekit.register.recorded import Folder, Recorder, name_of

PATH = "ServiceChannel/list/area/Municipality/code/240?page=1"
NAME = "ServiceChannel-list-area-Municipality-code-240-page-1.json"


def failure(folder, path=PATH):
    with pytest.raises(Failure) as error:
        Folder(folder).ask(path)
    return str(error.value)


def test_what_is_kept_is_read_again(tmp_path):
    for answer in ({"a": 1}, {"a": 2}):
        recorder = Recorder(tmp_path / "kept", date(2026, 11, 24))
        recorder.keep(PATH, answer)
        assert recorder.save() == []
        assert Folder(tmp_path / "kept").ask(PATH) == answer
    assert [each.name for each in (tmp_path / "kept").iterdir()] == [NAME] == [name_of(PATH)]


def test_what_was_not_kept_is_named(tmp_path):
    what = "this was not recorded. Record it while there is a connection: the same command with --record."
    assert failure(tmp_path) == f"{tmp_path}/{NAME}: {what}"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b'{"asked": ', "this cannot be read (JSONDecodeError). Record it again."),
        (b"\xff", "this cannot be read (UnicodeDecodeError). Record it again."),
        (b"[]", "this is not an answer that was recorded. Delete it, and record it again."),
        (b'{"asked": "y", "answer": 1}', "this is not an answer that was recorded. Delete it, and record it again."),
    ],
)
def test_a_damaged_file_is_named(tmp_path, text, what):
    (tmp_path / NAME).write_bytes(text)
    assert failure(tmp_path) == f"{tmp_path}/{NAME}: {what}"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "kept").write_text("")
    recorder = Recorder(tmp_path / "kept", date(2026, 11, 24))
    recorder.keep(PATH, {})
    assert [str(each) for each in recorder.save()] == [
        f"{tmp_path}/kept:1: this cannot be written (File exists). Nothing was recorded. Choose another folder."
    ]
