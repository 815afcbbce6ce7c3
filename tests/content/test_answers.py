"""Sixty answers held against a table that somebody wrote by hand from the sources, who had not seen the rules."""

from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from sitekit.content import answers, data

TABLE = yaml.safe_load((Path(__file__).parents[1] / "data/answers.yml").read_text(encoding="utf-8"))
DUTY = {"must": "must", "may": "if-needed", "none": "none"}
COUNTY = {
    "must-if-services-combine": {"if-needed", "local-practice-for-quota"},
    "programme-always": {"local-practice"},
    "none": {"review-together"},
}


@pytest.fixture(scope="module")
def facts() -> data.Data:
    loaded, found = data.load(ROOT)
    assert found == []
    return loaded


@pytest.fixture(scope="module")
def resolved(facts) -> dict[tuple[str, str], answers.Answer]:
    return {(each.municipality, each.situation): each for each in answers.all_answers(facts)}


def row_id(row: dict) -> str:
    return f"{row['municipality']}-{row['situation']}"


def test_there_is_an_answer_for_every_situation_in_every_municipality(resolved):
    assert len(resolved) == 60
    assert set(resolved) == {(row["municipality"], row["situation"]) for row in TABLE["answers"]}


@pytest.mark.parametrize("row", TABLE["answers"], ids=row_id)
def test_an_answer_is_what_the_sources_say(row, resolved, facts):
    found = resolved[row["municipality"], row["situation"]]
    rules = facts["situations"]["situations"][row["situation"]]
    assert rules["answers"] == row["by_law"]
    on_request = row["law"].startswith(
        "14 § 1 mom. 4 k"
    )  # who asks, "ja hänen arvioidaan sitä tarvitsevan": see to-confirm.md
    assert rules["duty"] == ("if-needed" if on_request else DUTY[row["duty"]])
    assert rules["joint"] in COUNTY[row["county"]]
    body = answers.body(facts, row["municipality"], row["situation"])
    for maker in found.makers:
        programme = row[maker.service]
        if row["duty"] == "none":
            assert programme == []
        elif row["sure"]:  # the programme's word certainly means this person
            assert list(maker.actors) == (programme or [body]) and not doubted(maker)
        elif programme:
            assert [each for each in maker.actors if each != body or each in programme] == programme
            assert maker.said
        else:  # nobody is named for her: whoever is shown, the reason for doubt is said
            assert maker.said
    assert {actor for maker in found.advisers for actor in maker.actors} == set(row["guidance"])


def doubted(maker: answers.Maker) -> list[str]:
    """What is said against the word of the programme; that it asks for a need is no doubt of who."""
    return [each["text"] for each in maker.said if "tarvittaessa" not in each["text"]]


@pytest.mark.parametrize("pair", TABLE["pairs"], ids=lambda pair: "+".join(pair["situations"]))
def test_when_two_are_true_the_first_in_the_file_acts(pair, facts):
    rules = facts["situations"]["situations"]
    order = list(rules)
    first, *others = sorted(pair["situations"], key=order.index)
    duties = {rules[each]["duty"] for each in pair["situations"]}
    if pair["duty"] == "none" or "over-three-years" in pair["situations"]:
        assert "none" in duties
    else:
        assert rules[first]["answers"] == pair["by_law"]
        assert ("must" in duties) == (pair["duty"] == "must") or "request" in pair["situations"]
    same = {(rules[each]["answers"], rules[each]["duty"]) for each in pair["situations"]}
    linked = rules[first]["also"] + [each for other in others for each in rules[other]["also"]]
    assert len(same) == 1 or set(pair["situations"]) & set(linked), "neither page leads to the other"


def test_every_sentence_of_an_answer_has_a_source(facts):
    def sentences(value: object) -> list[dict]:
        if isinstance(value, dict):
            own = [value] if "text" in value else []
            return own + [each for item in value.values() for each in sentences(item)]
        return [each for item in value for each in sentences(item)] if isinstance(value, list) else []

    found = sentences(facts["situations"])
    assert len(found) > 60
    assert [each["text"] for each in found if not each["source"]] == []


def test_nobody_is_sent_away_with_a_word_alone(facts):
    """What the programme does not define ends in somebody to ask, never in "ask the guidance"."""
    for doubt in facts["situations"]["doubts"].values():
        assert "neuvonnasta" not in doubt["text"]
