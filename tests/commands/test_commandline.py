"""What the commands ask for in the same way: a wrong folder, day or port is one line, never a traceback."""

import socket
import subprocess
import sys
from types import ModuleType

import pytest

import build
import check
import preview
import ptv
import serve
import strings
import translate
from conftest import ROOT
from sites import fault, write_site

EPOCH = 'SOURCE_DATE_EPOCH: "abc" is not a number of seconds since 1970. Write one, or unset the variable.'
LAST = {build: [], check: [], preview: [], ptv: ["v12"], serve: [], strings: [], translate: ["status"]}
named = pytest.mark.parametrize("command", LAST, ids=lambda command: command.__name__)


def refused(capsys, command: ModuleType, *options: str) -> str:
    """What a command says of a wrong option, without its own name."""
    with pytest.raises(SystemExit) as end:
        command.main([*options, *LAST[command]])
    assert end.value.code == 2
    return capsys.readouterr().err.partition(": ")[2]


def test_a_command_whose_reader_goes_ends_without_a_word(tmp_path):
    root = write_site(tmp_path, {"data/names.yml": "- Kemi\n" * 9})
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(root)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.close()
    assert (child.stderr.read(), child.wait(timeout=60)) == (b"", 1)


@named
def test_a_folder_that_is_none_gets_one_line(capsys, tmp_path, command):
    assert refused(capsys, command, "--root", str(tmp_path / "no")) == (
        f'argument --root: there is no folder "{tmp_path}/no". Write the path of the project.\n'
    )


@named
def test_a_clock_that_is_set_in_words_gets_one_line(capsys, monkeypatch, command):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    assert refused(capsys, command) == f"{EPOCH}\n"


def test_a_clock_that_is_set_too_far_gets_one_line(capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    assert refused(capsys, check) == f"{EPOCH.replace('abc', '9' * 30)}\n"


def test_the_day_that_is_asked_for_goes_before_the_clock(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")  # 2025-11-24
    assert check.main(["--root", str(write_site(tmp_path)), "--today", "2026-11-24"]) == 0
    assert capsys.readouterr().out == "Nothing to fix.\n"
    assert check.main(["--root", str(tmp_path)]) == 1
    assert 'docs/fi/index.md:4: "updated" is 2026-11-24: that day is still to come.' in capsys.readouterr().out


@pytest.mark.parametrize("command", [build, check, translate], ids=lambda command: command.__name__)
@pytest.mark.parametrize(
    ("day", "why"),
    [("1.12.2026", "Invalid isoformat string: '1.12.2026'"), ("2026-02-30", "day is out of range for month")],
)
def test_a_day_that_is_none_gets_one_line(capsys, command, day, why):
    assert refused(capsys, command, "--today", day) == (
        f'argument --today: "{day}" is not a date ({why}). Write it like 2026-12-01.\n'
    )


@pytest.mark.parametrize("command", [preview, serve], ids=lambda command: command.__name__)
@pytest.mark.parametrize("port", ["70000", "65536", "0", "-1", "http", "8000.5", "²"])
def test_a_port_that_is_none_gets_one_line(capsys, command, port):
    assert refused(capsys, command, f"--port={port}") == (
        f'argument --port: "{port}" is not a port. Write a number from 1 to 65535, such as 8000.\n'
    )


def test_the_port_is_asked_for_before_anything_is_built(capsys, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve.main(["--root", str(tmp_path), "--port", str(port), "--check"]) == 1
        assert capsys.readouterr().err == f"Port {port} is in use. Choose another one: make site PORT={port + 1}\n"
    assert serve.main(["--root", str(tmp_path), "--port", str(port), "--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_port_that_was_free_is_not_served_from_without_a_site(capsys, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert serve.main(["--root", str(tmp_path), "--port", str(port)]) == 1
    assert capsys.readouterr().err == f"There is no site in {tmp_path}/site/. Build it first: make build\n"


def test_a_site_that_is_closed_is_not_previewed(capsys, tmp_path):
    root = write_site(tmp_path, {"data/names.yml": "- Kemi\n\t- Simo\n"})
    assert preview.main(["--root", str(root)]) == 1
    line = "data/names.yml:2: there is a tab in YAML. Use spaces, two for each step."
    assert capsys.readouterr().out == f"{fault(line)}\n"
