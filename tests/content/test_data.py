"""The files of facts: which are read, and what a new municipality needs."""

import pytest

from sites import SITE, changed, fault, page, report, write_site

FI = "docs/fi/index.md"
CELLS = "data/responsibilities.yml"
STRAYS = {
    "contacts of no municipality": (
        "data/contacts/torni.yml",
        'data/contacts/torni.yml:1: nothing reads this file: "torni" is no area of contacts. Did you mean "tornio"?'
        " Rename it, or add it to data/municipalities.yml (or to areas: in data/site.yml).",
    ),
    "contacts of no municipality, and nothing like it": (
        "data/contacts/other.yml",
        'data/contacts/other.yml:1: nothing reads this file: "other" is no area of contacts.'
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
