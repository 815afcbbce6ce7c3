"""The rules of "Who helps me?": an id, a source or a body that is wrong is named, and keeps the site closed."""

from pathlib import Path

import pytest

from sitekit.checks import registry
from sitekit.content import site
from sites import DATA, TODAY, changed, report, write_site

FILE = "data/situations.yml"
RULES = """services:
  made: [plan]
  together: [plan]
  meanwhile: [plan]
bodies:
  town:
    text: Kunta auttaa.
    source: ["681/2023: 3 §"]
    no_worker: {text: Kysy kunnasta., source: ["programme: plan"]}
    actors: {kemi: city, simo: city, tornio: city}
duties:
  must: {text: Se on tehtävä., source: ["681/2023: 14 §"]}
  none: {text: Sitä ei tehdä., source: ["681/2023: 10 §"]}
permit: {text: Lupa., source: ["681/2023: 2 §"]}
joint:
  county: {text: Alue on mukana., source: ["programme: plan, Kemi"]}
  invitation: {text: Kunta kutsuu., source: ["programme: plan"]}
doubts:
  unclear: {text: Se ei ole varmaa., source: ["programme: plan"]}
  when-needed: {text: Tarvittaessa., source: ["programme: plan"]}
steps:
  start: {text: Se alkaa., source: ["681/2023: 14 §"]}
situations:
  refugee:
    label: Pakolainen
    question: Olen pakolainen.
    answers: town
    duty: none
    duty_source: ["681/2023: 14 § 1 mom."]
    groups: [{group: all, doubt: unclear}]
    joint: county
    say: Hei!
    next: [start]
    contacts: [emergency]
    also: [student]
  student:
    label: Opiskelija
    question: Opiskelen.
    answers: town
    duty: none
    duty_source: ["681/2023: 14 § 1 mom."]
    groups: []
    joint: county
    say: Hei!
    next: [start]
    special:
      - {text: Näin on., source: ["681/2023: 5 §"]}
    also: [refugee]
first: [start]
"""
ADD = "Add it there first, or use another id."
WRONG = {
    "a service": ("made: [plan]", "made: [plam]", '2: "plam" is not among the services of data/services.yml.'),
    "a municipality": ("tornio: city", "tornioo: city", '10: "tornioo" is not among the municipalities of data/muni'),
    "an actor": ("simo: city", "simo: citi", '10: "citi" is not among the actors of data/vocabulary.yml. Did you'),
    "a body": ("answers: town\n    duty: none\n    duty_source: [\"681/2023: 14 § 1 mom.\"]\n    groups: [{",
               "answers: twon\n    duty: none\n    duty_source: [\"681/2023: 14 § 1 mom.\"]\n    groups: [{",
               '27: "twon" is not among the bodies of data/situations.yml. Did you mean "town"?'),
    "a duty": ("duty: none\n    duty_source: [\"681/2023: 14 § 1 mom.\"]\n    groups: []",
               "duty: if-needed\n    duty_source: [\"681/2023: 14 § 1 mom.\"]\n    groups: []",
               f'40: "if-needed" is not among the duties of data/situations.yml. {ADD}'),
    "a group": ("group: all", "group: al", '30: "al" is not among the groups of data/vocabulary.yml. Did you'),
    "a doubt": ("doubt: unclear", "doubt: uncler", '30: "uncler" is not among the doubts of data/situations.yml.'),
    "how the county joins": ("joint: county\n    say: Hei!\n    next: [start]\n    contacts",
                             "joint: conty\n    say: Hei!\n    next: [start]\n    contacts",
                             '31: "conty" is not among the joint of data/situations.yml. Did you mean "county"?'),
    "a step": ("next: [start]\n    contacts", "next: [stat]\n    contacts",
               '33: "stat" is not among the steps of data/situations.yml. Did you mean "start"?'),
    "a step of the first days": ("first: [start]", "first: [stat]", '49: "stat" is not among the steps of data/situ'),
    "a contact": ("[emergency]", "[emergenci]", '34: there is no contact "emergenci". Did you mean "emergency"?'),
    "a situation": ("also: [student]", "also: [studet]", '35: "studet" is not among the situations of data/situ'),
    "a law": ('["681/2023: 5 §"]', '["681/2032: 5 §"]',
              '47: the law "681/2032" is not in data/vocabulary.yml. Did you mean "681/2023"?'),
    "the law of a duty": ('duty_source: ["681/2023: 14 § 1 mom."]\n    groups: []',
                          'duty_source: ["1/2000: 14 §"]\n    groups: []',
                          '41: the law "1/2000" is not in data/vocabulary.yml. Add it there first.'),
    "a chapter": ("programme: plan, Kemi", "programme: plam, Kemi",
                  '16: "plam" is not among the chapters of data/vocabulary.yml. Did you mean "plan"?'),
    "the municipality of a chapter": ("plan, Kemi", "plan, Kemmi",
                                      '16: there is no municipality "Kemmi". Did you mean "Kemi"?'),
    "a sentence without a source": ('{text: Näin on., source: ["681/2023: 5 §"]}', "{text: Näin on.}", "47: "),
    "a duty without a source": ('    duty_source: ["681/2023: 14 § 1 mom."]\n    groups: []', "    groups: []",
                                '36: "duty_source" is missing in situations.student. Add it.'),
    "a body without a municipality": (", tornio: city", "", '10: nobody is "town" in "tornio". Write an actor of'),
    "a doubt that the rules need": ("  when-needed:", "  unclear-too:",
                                    '18: the rules need "when-needed" among the doubts. Write it.'),
    "a body that nobody can reach": ("simo: city", "simo: town",
                                     '24: nobody can reach "town" in "simo", who comes first in this answer.'
                                     " Give its contact a number, an address, a website or via:."),
}  # fmt: skip
UNUSED = {
    "steps": ("steps:\n", 'steps:\n  end: {text: Loppu., source: ["681/2023: 14 §"]}\n', 'names "end" of the steps'),
    "doubts": ("doubt: unclear", "doubt: when-needed", 'names "unclear" of the doubts'),
    "joint": ("joint: county", "joint: invitation", 'names "county" of the joint'),
}


def said(root: Path, *moments: registry.When) -> list[str]:
    """What is found in the file, at these moments of a command."""
    found = registry.found(site.load(root, TODAY), *moments)
    return sorted(f"{each.line}: {each.text}" for each in found if each.path == FILE)


def with_rules(folder: Path, old: str = "", new: str = "", files: dict | None = None) -> Path:
    assert old in RULES, old
    return write_site(folder, {FILE: RULES.replace(old, new) if old else RULES, **(files or {})})


@pytest.mark.parametrize(("old", "new", "line"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line_and_keeps_the_site_closed(tmp_path, old, new, line):
    root = with_rules(tmp_path, old, new)
    assert [each for each in said(root, "gate") if each.startswith(line)]
    assert f"\n{FILE}:{line}" in f"\n{report(root)}"


def test_rules_that_are_right_and_a_site_without_any_are_right(tmp_path):
    assert said(with_rules(tmp_path / "with"), "gate", "always") == []
    assert said(write_site(tmp_path / "without"), "gate", "always") == []


@pytest.mark.parametrize(("old", "new", "what"), UNUSED.values(), ids=UNUSED)
def test_what_no_situation_names_informs(tmp_path, old, new, what):
    found = [
        each for each in registry.found(site.load(with_rules(tmp_path, old, new), TODAY), "gate") if each.path == FILE
    ]
    assert [each.blocks for each in found] == [False]
    assert what in found[0].text


@pytest.mark.parametrize(
    ("via", "reached"), {"kemi-city": True, "{simo: kemi-city}": True, "{kemi: kemi-city}": False}.items()
)
def test_who_is_asked_instead_must_be_asked_in_that_municipality(tmp_path, via, reached):
    words = changed("data/vocabulary.yml", ("town: {label: Kaupunki}", "town: {label: Kaupunki, contact: simo-office}"))
    office = {"data/contacts/simo.yml": f"simo-office:\n  name: Toimisto\n  via: {via}\n"}
    root = with_rules(tmp_path, "simo: city", "simo: town", {**words, **office})
    assert (said(root, "gate") == []) == reached


def test_one_body_out_of_reach_is_named_once(tmp_path):
    assert len(said(with_rules(tmp_path, "simo: city", "simo: town"), "gate")) == 1
    assert "situations" not in DATA
