"""What the facts of a region name exists: contacts, pages, pictograms, and the municipalities on the map."""

import pytest

from sites import changed, fault, report, write_site

SITE, TASKS, MAP = "data/site.yml", "data/tasks.yml", "data/region.svg"
FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n{}\n</svg>\n'
PLACE = '<a href="kemi"><path d="M0 0h9v9Z"/></a>'
NAME = '<text x="1" y="1">Kemi</text>'

WRONG = {
    "an emergency contact that does not exist": (
        changed(SITE, ("emergency: emergency", "emergency: emergenci")),
        f'{SITE}:8: there is no contact "emergenci". Did you mean "emergency"?',
    ),
    "an emergency contact that is like no other": (
        changed(SITE, ("emergency: emergency", "emergency: police")),
        f'{SITE}:8: there is no contact "police". Write another id of data/contacts/.',
    ),
    "an emergency contact without a number": (
        changed(SITE, ("emergency: emergency", "emergency: simo-office")),
        f'{SITE}:8: "simo-office" has no number to call, which readers need here. Add it, or choose another contact.',
    ),
    "an emergency contact with a number for calls from abroad alone": (
        changed("data/contacts/urgent.yml", ("'112'", "'+999 1000 000', from_abroad: true")),
        f'{SITE}:8: "emergency" has no number to call, which readers need here. Add it, or choose another contact.',
    ),
    "a way out without a website": (
        changed(SITE, ("leave_to: kemi-city", "leave_to: emergency")),
        f'{SITE}:9: "emergency" has no website, which readers need here. Add it, or choose another contact.',
    ),
    "a page with a task that is missing": (
        changed(SITE, ("urgent: about.md", "urgent: abuot.md")),
        f'{SITE}:10: there is no page "abuot.md". Did you mean "about.md"? Fix the name.',
    ),
    "a task that leads nowhere": (
        changed(TASKS, ("programme/plan.md", "programme/plam.md")),
        f'{TASKS}:1: there is no page "programme/plam.md". Did you mean "programme/plan.md"? Fix the name.',
    ),
    "a pictogram that does not exist": (
        changed(TASKS, ("material/routes", "material/rutes")),
        f'{TASKS}:1: Material has no icon "material/rutes". Did you mean "routes"? Choose one of its set.',
    ),
    "a municipality that leads nowhere": (
        changed("data/municipalities.yml", ('"751", page: about.md', '"751", page: abaut.md')),
        'data/municipalities.yml:2: there is no page "abaut.md". Did you mean "about.md"? Fix the name.',
    ),
    "a map that leads to no municipality": (
        {MAP: FRAME.format(f"{PLACE}\n{PLACE.replace('kemi', 'kemmi')}\n{NAME}")},
        f'{MAP}:3: the map leads to "kemmi", which is no municipality. Did you mean "kemi"?',
    ),
    "a map that shows a name of no municipality": (
        {MAP: FRAME.format(f"{PLACE}\n{NAME.replace('Kemi', 'Oulu')}")},
        f'{MAP}:3: the map shows "Oulu", which is no municipality. Known: Kemi, Simo, Tornio.',
    ),
    "a map with what no page may have": (
        {MAP: FRAME.format(f'{PLACE}\n<path onclick="x" d="M0 0"/>')},
        f'{MAP}:3: "onclick" is not allowed in <path>. Take it away.',
    ),
    "a map with a script": (
        {MAP: FRAME.format(f"{PLACE}\n<script>alert(1)</script>")},
        f"{MAP}:3: the map may not have <script>. Draw it with <path>, or take it away.",
    ),
    "a map with a link in another form": (
        {MAP: FRAME.format(PLACE.replace('"kemi"', "'kemi'"))},
        f'{MAP}:1: a link of the map is written otherwise. Write each as <a href="kemi">.',
    ),
    "a map without a size": (
        {MAP: FRAME.format(PLACE).replace("viewBox", "id")},
        f'{MAP}:1: the map must begin with <svg …> and have a viewBox in it. Write its size: viewBox="0 0 340 300".',
    ),
    "a map that is not closed": (
        {MAP: FRAME.format(PLACE.removesuffix("</a>"))},
        f"{MAP}:3: this is no SVG (Opening and ending tag mismatch: a line 2 and svg, line 3, column 7)."
        " Fix the line, or take the file from before your change.",
    ),
}


@pytest.mark.parametrize(("files", "line"), WRONG.values(), ids=WRONG)
def test_what_does_not_exist_is_named_and_keeps_the_site_closed(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


def test_a_map_of_municipalities_is_right_and_so_is_a_region_without_one(tmp_path):
    assert report(write_site(tmp_path)) == "Nothing to fix."
    assert report(write_site(tmp_path, {MAP: FRAME.format(f"{PLACE}\n{NAME}")})) == "Nothing to fix."
