"""What the table of responsibilities and the services name exists."""

import pytest

from sites import changed, fault, report, write_site

CELLS, SERVICES, VOCABULARY = "data/responsibilities.yml", "data/services.yml", "data/vocabulary.yml"
THERE = "Add it there first, or use another id."
RESPONSIBILITIES = {
    "an unknown actor": (
        changed(CELLS, ("[city]", "[citi]")),
        f'{CELLS}:4: "citi" is not among the actors of data/vocabulary.yml. Did you mean "city"?',
    ),
    "an unknown partner": (
        changed(CELLS, ("[city]", "[city]\n  partners: [nobody]")),
        f'{CELLS}:5: "nobody" is not among the actors of data/vocabulary.yml. {THERE}',
    ),
    "an unknown example": (
        changed(CELLS, ("[city]", "[city]\n  examples: [nobody]")),
        f'{CELLS}:5: "nobody" is not among the actors of data/vocabulary.yml. {THERE}',
    ),
    "an unknown group": (
        changed(CELLS, ("group: all\n  who: []", "group: al\n  who: []")),
        f'{CELLS}:8: "al" is not among the groups of data/vocabulary.yml. Did you mean "all"?',
    ),
    "an unknown phrase": (
        changed(CELLS, ("[city]", "[city]\n  how: [ask-here]")),
        f'{CELLS}:5: "ask-here" is not among the phrases of data/vocabulary.yml. Did you mean "ask-there"?',
    ),
    "an unknown gap": (
        changed(CELLS, ("gap: ask-there", "gap: zzz")),
        f'{CELLS}:10: "zzz" is not among the phrases of data/vocabulary.yml. {THERE}',
    ),
    "an unknown chapter": (
        changed(CELLS, ("{chapter: plan, municipality: Kemi}", "{chapter: plam, municipality: Kemi}")),
        f'{CELLS}:5: "plam" is not among the chapters of data/vocabulary.yml. Did you mean "plan"?',
    ),
    "nobody, and no reason": (
        changed(CELLS, ("  gap: ask-there\n", "")),
        f'{CELLS}:9: "who" is empty and nothing says why. Add partners:, or gap: with a phrase of vocabulary.yml.',
    ),
    "an unknown contact": (
        changed(VOCABULARY, ("contact: kemi-city", "contact: kemi-sity")),
        f'{VOCABULARY}:4: there is no contact "kemi-sity". Did you mean "kemi-city"? Fix the id.',
    ),
    "a contact that is gone": (
        changed(VOCABULARY, ("contact: kemi-city", "contact: mikseri")),
        f'{VOCABULARY}:4: Contact "mikseri" no longer exists. Take its line away, or put the contact back.',
    ),
    "an unknown page": (
        changed(SERVICES, ("page: programme/plan.md", "page: programme/plam.md")),
        f'{SERVICES}:5: there is no page "programme/plam.md". Did you mean "programme/plan.md"? Fix the name.',
    ),
    "an unknown icon": (
        changed(SERVICES, ("material/compass", "material/compas")),
        f'{SERVICES}:4: Material has no icon "material/compas". Did you mean "compass"? Choose one of its set.',
    ),
    "an unknown phrase of a service": (
        changed(SERVICES, ("between: ask-there", "between: ask-ther")),
        f'{SERVICES}:6: "ask-ther" is not among the phrases of data/vocabulary.yml. Did you mean "ask-there"?',
    ),
    "an unknown phrase for what nobody knows yet": (
        changed(SERVICES, ("between: ask-there", "between: ask-there\n  unknown: ask-ther")),
        f'{SERVICES}:7: "ask-ther" is not among the phrases of data/vocabulary.yml. Did you mean "ask-there"?',
    ),
}


@pytest.mark.parametrize(("files", "line"), RESPONSIBILITIES.values(), ids=RESPONSIBILITIES)
def test_what_a_table_names_exists(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


def test_a_service_and_a_municipality_that_are_misspelt_leave_a_hole(tmp_path):
    files = changed(CELLS, ("- municipality: kemi\n  service: plan", "- municipality: kemmi\n  service: plann"))
    assert report(write_site(tmp_path, files)) == fault(
        f'{CELLS}:1: "kemmi" is not among the municipalities of data/municipalities.yml. Did you mean "kemi"?',
        f'{CELLS}:1: nothing says who answers for "plan" in "kemi". Add a cell (who: [] with gap:).',
        f'{CELLS}:2: "plann" is not among the services of data/services.yml. Did you mean "plan"?',
    )
