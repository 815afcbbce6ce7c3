"""The files of facts: which are read, and what a new municipality needs."""

import pytest

from conftest import ROOT
from sitekit.content import answers, data
from sitekit.content.data import KINDS, Data
from sites import SITE, changed, fault, page, report, write_site

FI = "docs/fi/index.md"
CELLS = "data/responsibilities.yml"
STRAYS = {
    "contacts of no municipality": (
        "data/contacts/torni.yml",
        'data/contacts/torni.yml:1: nothing reads this file: "torni" is not an area of contacts. Did you mean "tornio"?'
        " Rename it, or add it to data/municipalities.yml (or to areas: in data/site.yml).",
    ),
    "contacts of no municipality, and nothing like it": (
        "data/contacts/other.yml",
        'data/contacts/other.yml:1: nothing reads this file: "other" is not an area of contacts.'
        " Known: kemi, simo, tornio, region, national, urgent."
        " Rename it, or add it to data/municipalities.yml (or to areas: in data/site.yml).",
    ),
    "another ending": (
        "data/amounts.yaml",
        'data/amounts.yaml:1: nothing reads this file. Did you mean "data/amounts.yml"?'
        " Rename it, move it out of data/, or declare it in scripts/sitekit/schemas.yml.",
    ),
}


@pytest.mark.parametrize(("path", "line"), STRAYS.values(), ids=STRAYS)
def test_a_file_of_facts_that_nothing_reads_is_named(tmp_path, path, line):
    assert report(write_site(tmp_path, {path: "kunta:\n  name: Kunta\n"})) == fault(line)


def test_a_new_municipality_has_its_own_contacts(tmp_path):
    municipalities = changed(
        "data/municipalities.yml",
        ("tornio:", 'pello: {name: Pello, in: Pellossa, code: "854", page: about.md}\ntornio:'),
    )
    cell = "- {municipality: pello, service: plan, group: all, who: [city], source: {chapter: plan, municipality: P}}\n"
    files = {CELLS: f"{SITE[CELLS]}{cell}"}
    files["data/contacts/pello.yml"] = "pello-office: {name: Toimisto, via: kemi-city}\n"
    files[FI] = page("{{ contacts pello }}")
    assert report(write_site(tmp_path, municipalities | files)) == "Nothing to fix."


def test_a_region_may_do_without_an_optional_file_and_then_has_nothing_from_it(tmp_path):
    optional = [name for name, kind in KINDS.items() if kind.get("optional")]
    loaded, found = data.load(write_site(tmp_path))
    assert {"situations", "codes"} <= set(optional) and found == []
    assert [loaded[name] for name in optional] == [{}] * len(optional)
    assert list(answers.all_answers(loaded)) == []


@pytest.mark.parametrize(("name", "text"), [("situations", "services: [a"), ("codes", "200: [a")])
def test_an_optional_file_that_is_there_is_held_against_its_schema(tmp_path, name, text):
    _, found = data.load(write_site(tmp_path, {f"data/{name}.yml": text}))
    assert [(each.path, each.stops_build) for each in found] == [(f"data/{name}.yml", True)]


VIAS = """simo-office:
  name: Toimisto
  via: {simo: simo-town, kemi: kemi-city, tornio: kemi-city}
simo-town: {name: Kunta}
simo-desk: {name: Neuvonta, via: simo-town}
"""


@pytest.fixture
def asked(tmp_path) -> Data:
    return data.load(write_site(tmp_path, {"data/contacts/simo.yml": VIAS}))[0]


@pytest.mark.parametrize(
    ("contact", "municipality", "others"),
    [
        ("simo-desk", "", ["simo-town"]),
        ("simo-desk", "kemi", ["simo-town"]),  # one for all
        ("simo-office", "simo", ["simo-town"]),
        ("simo-office", "tornio", ["kemi-city"]),
        ("simo-office", "", ["simo-town", "kemi-city"]),  # on a page of no municipality all of them, each once
        ("simo-office", "pello", ["simo-town", "kemi-city"]),
        ("simo-town", "simo", []),
    ],
)
def test_in_place_of_a_contact_without_a_number_others_are_asked(asked, contact, municipality, others):
    assert asked.via(contact, municipality) == others


def test_about_a_service_one_calls_who_helps_or_whom_to_ask_in_their_place_each_once():
    facts, _ = data.load(ROOT)
    assert facts.asked("orientation", "kemi") == ["kemi-city"]  # of the employment area, the city is asked too
    assert facts.asked("guidance", "simo") == ["simo"]  # the coordinator has no number
