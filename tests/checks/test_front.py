"""The front matter of each page, with each fault and without."""

from datetime import date

import pytest

from sitekit.content import site
from sitekit.render import az, views
from sites import FRONT, SITE, TODAY, fault, note, page, report, translation, write_site

FI, EN = "docs/fi/index.md", "docs/en/index.md"
RIGHTS = "docs/fi/programme/rights.md"
PLAN = "docs/fi/programme/plan.md"


def test_the_small_site_has_nothing_to_fix(tmp_path):
    assert report(write_site(tmp_path)) == "Nothing to fix."


FRONTS = {
    "a key too many": (
        {PLAN: str(SITE[PLAN]).replace("priority: 1", "priority: 1\nupdate: x")},
        'docs/fi/programme/plan.md:4: unknown key "update". Did you mean "updated"?',
    ),
    "no description": (
        {FI: page().replace("description: Yksi lause.\n", "")},
        'docs/fi/index.md:2: "description" is missing in the file. Add it.',
    ),
    "a long description": (
        {RIGHTS: page(next_link="plan.md").replace("Yksi lause.", "a" * 151)},
        "docs/fi/programme/rights.md:2: description is 151 characters long. Use at most 150.",
    ),
    "a priority that is none": (
        {FI: page().replace("priority: 1", "priority: 4")},
        'docs/fi/index.md:3: priority: "4" is not known. Known: 1, 2, 3.',
    ),
    "a date in words": (
        {FI: page().replace("updated: 2026-11-24", "updated: eilen")},
        "docs/fi/index.md:4: updated must be a date such as 2026-12-31. Write it so.",
    ),
    "a day with an hour": (
        {FI: page().replace("updated: 2026-11-24", "updated: 2026-11-24 10:00:00")},
        "docs/fi/index.md:4: updated must be a date such as 2026-12-31. Write it so.",
    ),
    "a review with an hour": (
        {FI: page().replace("2040-01-01", "2026-12-24 10:00:00")},
        "docs/fi/index.md:5: review_by must be a date such as 2026-12-31. Write it so.",
    ),
    "a keyword that is no list": (
        {FI: page().replace("priority", "keywords: apua\npriority")},
        "docs/fi/index.md:3: keywords must be a list. Write it so.",
    ),
    "a title that is no text, in every language": (
        {
            "docs/fi/about.md": page().replace("priority", "title: true\npriority"),
            "docs/en/about.md": translation().replace("description", "title: A\ndescription"),
            "docs/ar/about.md": translation().replace("description", "title: A\ndescription"),
        },
        "docs/fi/about.md:3: title must be text (put it in quotes). Write it so.",
    ),
    "updated tomorrow": (
        {FI: page().replace("updated: 2026-11-24", "updated: 2026-11-25")},
        'docs/fi/index.md:4: "updated" is 2026-11-25: that day is still to come. Write the day of the last change.',
    ),
    "an unknown chapter": (
        {FI: page().replace("[plan]", "[plan, plam]")},
        'docs/fi/index.md:6: the chapter "plam" is not in data/vocabulary.yml. Did you mean "plan"?',
    ),
    "an unknown law": (
        {FI: page().replace("681/2023", "1/1900")},
        'docs/fi/index.md:7: the law "1/1900" is not in data/vocabulary.yml. Known: 681/2023.',
    ),
    "sources in a translation": (
        {EN: translation().replace("description", "sources: {}\ndescription")},
        'docs/en/index.md:2: unknown key "sources". Known keys: title, description, keywords.',
    ),
    "a title that Finnish lacks": (
        {EN: translation().replace("description", "title: Home\ndescription")},
        'docs/en/index.md:2: "title" is here, but not in docs/fi/index.md. Delete it: the menu takes the heading.',
    ),
    "a title that the translation lacks": (
        {
            "docs/fi/about.md": page().replace("priority", "title: Tietoja\npriority"),
            "docs/en/about.md": translation().replace("description", "title: About\ndescription"),
        },
        'docs/ar/about.md:2: "title" is missing: docs/fi/about.md has one. Translate it: title: …',
    ),
}


@pytest.mark.parametrize(("files", "line"), FRONTS.values(), ids=FRONTS)
def test_a_fault_in_front_matter_is_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


def test_what_is_of_a_wrong_kind_in_front_matter_is_as_if_it_were_absent(tmp_path):
    front = """---
title: 2026
description: Yksi lause.
priority: 5
updated: 2026-11-24 10:00:00
review_by: pian
keywords: [apua, 112, ""]
sources: {programme: plan, law: ["681/2023: 16 §"]}
---
"""
    loaded = site.load(write_site(tmp_path, {FI: page().replace(FRONT, front)}), TODAY)
    assert loaded.finnish["index.md"].front.value == {
        "description": "Yksi lause.",
        "priority": 5,
        "keywords": ["apua"],
        "sources": {"law": ["681/2023: 16 §"]},
    }
    assert loaded.finnish["index.md"].title == "Sivu"
    shown = views.view(loaded, "index.md", "fi")
    assert (shown.updated, shown.review_overdue, shown.programme) == (None, False, [])
    assert [topic.word for _, topics in az.topics(loaded, "fi") for topic in topics] == ["apua", "Sivu", "Suunnitelma"]


def test_a_review_that_is_due_informs_and_one_to_come_does_not(tmp_path):
    due = page().replace("2040-01-01", "2026-12-01")
    write_site(tmp_path, {FI: due})
    assert report(tmp_path, today=date(2026, 12, 1)) == "Nothing to fix."
    assert report(tmp_path, today=date(2026, 12, 2)) == note(
        "docs/fi/index.md:5: this page was to be reviewed by 2026-12-01."
        " Compare it with its sources, then set the next review_by."
    )


NO_SOURCES = ('sources: {programme: [plan],\n  law: ["681/2023: 16 §"]}\n', "")
UNTRUE_ONE_DAY = {
    "sources": (page(), "this page rests on the programme or a law"),
    "a right": (
        page("## Oikeus {#right .right}\n\nSaat sen.").replace(*NO_SOURCES),
        "this page states a right or a duty",
    ),
    "a contact": (page("{{ contact kemi-city }}").replace(*NO_SOURCES), "this page says what others do"),
}


@pytest.mark.parametrize(("text", "why"), UNTRUE_ONE_DAY.values(), ids=UNTRUE_ONE_DAY)
def test_a_page_that_can_become_untrue_says_when_it_is_reviewed(tmp_path, text, why):
    assert report(write_site(tmp_path, {FI: text})) == "Nothing to fix."
    assert report(write_site(tmp_path, {FI: text.replace("review_by: 2040-01-01\n", "")})) == note(
        f'docs/fi/index.md:4: {why}, but has no "review_by".'
        " Write the day by which somebody compares it with its sources."
    )


def test_a_page_about_this_site_alone_needs_no_review(tmp_path):
    text = page().replace(*NO_SOURCES).replace("review_by: 2040-01-01\n", "")
    assert report(write_site(tmp_path, {FI: text})) == "Nothing to fix."


def test_a_page_without_front_matter_lacks_all_of_it(tmp_path):
    found = report(write_site(tmp_path, {EN: "# Page {#top}\n\nLead.\n"}))
    assert found == fault('docs/en/index.md:1: "description" is missing in the file. Add it.')


def test_front_matter_that_is_no_group_of_keys_is_one_finding(tmp_path):
    text = page().replace(FRONT, "---\n- a\n---\n")
    found = report(write_site(tmp_path, {FI: text}))
    assert found == fault("docs/fi/index.md:2: the front matter must be lines of `key: value`. Fix it.")


@pytest.mark.parametrize("first", ["", "--\n", "----\n", "—-\n", "---a\n", "-- -\n", " ---\n"])
@pytest.mark.parametrize(("path", "text"), [(FI, page()), ("docs/en/index.md", translation())])
def test_a_damaged_first_line_is_one_finding(tmp_path, path, text, first):
    files = {path: text.replace("---\n", first, 1)}
    assert report(write_site(tmp_path, files)) == fault(f"{path}:1: The first line must be ---. Put it back.")


def test_a_page_that_begins_with_its_heading_has_no_damaged_first_line(tmp_path):
    found = report(write_site(tmp_path, {"docs/en/index.md": translation().split("---\n")[2].lstrip() + "\n---\n"}))
    assert "The first line must be" not in found
