"""Files changed at random: every check answers with findings, never with a traceback, and in time."""

import os
from random import Random

import fuzz
from conftest import ROOT
from sitekit import findings

COUNT = 10_000 if os.environ.get("FULL") else 100


def test_inputs_changed_at_random_are_answered_with_findings(capsys):
    code = fuzz.main(["--root", str(ROOT), "--today", "2026-11-24", "--count", str(COUNT)])
    out = capsys.readouterr().out
    assert code == 0 and out.endswith(": 0 answered with no finding.\n"), out


def test_an_input_that_is_answered_with_an_error_is_told_with_the_command_that_repeats_it(capsys, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise KeyError("kirahvi")

    monkeypatch.setattr(fuzz.Bench, "read", broken)
    options = ["--root", str(ROOT), "--today", "2026-11-24", "--only", "data", "--count", "1", "--first", "7"]
    assert fuzz.main(options) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("data/") and "KeyError in " in told[0] and told[0].endswith(": 'kirahvi'")
    assert told[1] == "    .venv/bin/python scripts/fuzz.py --seed 1 --only data --first 7 --count 1"


def test_the_same_number_gives_the_same_input():
    text = (ROOT / "docs/en/programme/plan.md").read_text(encoding="utf-8")
    one, other, third = (fuzz.changed(Random(seed), text) for seed in ("1:2", "1:2", "1:3"))
    assert one == other != third


def test_a_finding_is_one_line_whatever_stands_in_the_file():
    found = findings.Finding("docs/a\n.md", 1, "a\r\nb\x1b[2J\u2028c", blocks=False)
    assert findings.report([found]).splitlines() == [
        "docs/a .md:1: (for information) a b [2J c",
        "Nothing to fix, 1 note.",
    ]
