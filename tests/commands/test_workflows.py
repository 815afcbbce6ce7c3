"""What runs on the git host calls make alone, gives forks no rights, and reads no text of a change as a command."""

import re

import pytest
import yaml

from conftest import ROOT

FOLDER = ROOT / ".github/workflows"
WORKFLOWS = {path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in FOLDER.glob("*.yml")}
TARGETS = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
SAFE = {"${{ github.event.number }}", "${{ github.token }}", "${{ github.repository }}"}


def steps(name: str) -> list[dict]:
    return [step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"]]


def test_these_are_the_workflows():
    assert set(WORKFLOWS) == {"check", "comment", "publish", "tidy", "weekly"}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_target_it_makes_is_there(name):
    made = re.findall(r"\bmake (?:-s )?([a-z-]+)", "\n".join(step.get("run", "") for step in steps(name)))
    assert [target for target in made if target not in TARGETS] == []
    assert bool(made) == (name != "comment")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_text_that_somebody_else_wrote_becomes_a_part_of_a_command(name):
    run = "\n".join(step.get("run", "") for step in steps(name))
    assert set(re.findall(r"\$\{\{.*?\}\}", run)) <= SAFE


@pytest.mark.parametrize("name", WORKFLOWS)
def test_it_has_no_more_rights_than_it_needs_and_an_end(name):
    rights = {"check": set(), "comment": {"pull-requests"}, "publish": {"pages", "id-token"}}
    rights |= {"tidy": {"contents"}, "weekly": {"issues"}}
    found = WORKFLOWS[name]["permissions"]
    assert {key for key, value in found.items() if value == "write"} == rights[name]
    assert all(int(job["timeout-minutes"]) <= 60 for job in WORKFLOWS[name]["jobs"].values())


def test_a_change_from_a_fork_is_checked_and_never_written_back():
    assert WORKFLOWS["check"]["on"] == "pull_request"  # the other kind has this repository's rights
    same = "github.event.pull_request.head.repo.full_name == github.repository"
    assert WORKFLOWS["tidy"]["jobs"]["tidy"]["if"] == same
    assert not any("checkout" in step.get("uses", "") for step in steps("comment"))  # no code of the change runs there


def test_the_site_goes_out_every_day_after_asking_whether_it_may():
    assert WORKFLOWS["publish"]["on"]["schedule"]
    made = [step["run"] for step in steps("publish") if "run" in step]
    assert made == ["make publishable", "make build"]
