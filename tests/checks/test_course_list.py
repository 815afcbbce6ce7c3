"""Faults of courses, each with and without; what has ended and what ends soon. All courses are invented."""

from datetime import date, timedelta

import pytest

from conftest import ROOT
from invented_courses import TOMORROW, WHOLE, YESTERDAY, between, course
from sites import TODAY, fault, note, report, write_site

FILE = "data/courses.yml"
KINDS = "orientation, training, language, course, meeting"
FAULTS = {
    "municipality": (
        course(("[kemi]", "[kemi, kemo]")),
        f'{FILE}:2: there is no municipality "kemo". Did you mean "kemi"?',
    ),
    "kind": (
        course(("kind: orientation", "kind: orientaton")),
        f'{FILE}:3: invented.kind: "orientaton" is not known. Did you mean "orientation"? Known: {KINDS}.',
    ),
    "provider": (
        course(("provider: kemi-city", "provider: kemi-cit")),
        f'{FILE}:11: there is no contact "kemi-cit". Did you mean "kemi-city"? Fix the id.',
    ),
    "language": (
        course(("[ar]", "[ar, xx]")),
        f'{FILE}:4: CLDR does not know the language "xx". Use its code, such as so or fa.',
    ),
    "order of dates": (
        course(("first: 2026-12-01", "first: 2027-04-21")),
        f"{FILE}:6: the course ends on 2027-04-20, before it begins on 2027-04-21. Fix one of the two.",
    ),
    "year": (
        course(("last: 2027", "last: 9999")),
        f"{FILE}:6: the course ends on 9999-04-20, over 3 years after it begins or from today. Fix the year.",
    ),
    "order of times": (
        course(('to: "19:30"', 'to: "17:00"')),
        f'{FILE}:8: "17:00" is not after "17:00". Write in to: when it ends on the same day.',
    ),
    "day of the week": (
        course(("first: 2026-12-01", "first: 2027-04-19")),
        f'{FILE}:8: no "thu" is between 2027-04-19 and 2027-04-20. Fix the day or the dates.',
    ),
    "time without quotes": (
        course(('from: "17:00"', "from: 17:00")),
        f"{FILE}:8: invented.times.0.from must be text (put it in quotes). Write it so.",
    ),
    "time of no day": (
        course(('to: "19:30"', 'to: "25:30"')),
        f'{FILE}:8: invented.times.0.to: "25:30" does not have the right form.'
        ' Write a time in quotes, such as "17:00".',
    ),
    "cost": (
        course(("  state:", "  cost: -1\n  state:")),
        f'{FILE}:13: invented.cost: "-1" is not right here. Write an amount of euros, 0 for what is free.',
    ),
    "source": (
        course(("  source: https://example.org/keksitty\n", "")),
        f"{FILE}:1: invented has no source: say where you found it.",
    ),
    "day of the source": (
        course(("date: 2026-11-20", f"date: {TOMORROW}")),
        f"{FILE}:15: the date {TOMORROW} is still to come. Write the day on which the source was read or confirmed.",
    ),
    "id of a municipality": (
        course(key="simo"),
        f'{FILE}:1: "simo" is a municipality, whose calendar is /courses/simo.ics. Give the course another id.',
    ),
    "form of an id": (
        course(key="Kemi_1"),
        f'{FILE}:1: Kemi_1: "Kemi_1" does not have the right form. Write lower-case letters, digits and hyphens.',
    ),
}


@pytest.mark.parametrize(("text", "line"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_with_a_course_is_named(tmp_path, text, line):
    assert report(write_site(tmp_path, {FILE: text})) == fault(line)


WITHOUT = {
    "whole": WHOLE,
    "several": course(("[kemi]", "[kemi, simo]"), ("[ar]", "[ar, so]"), ("  state:", "  cost: 0\n  state:")),
    "without times": between(date(2026, 12, 1), date(2026, 12, 24)),
    "every day": course(("days: [thu, tue], ", "")),
    "a day of the week on its only day": course(
        ("[thu, tue]", "[thu]"), ("2026-12-01", "2026-12-03"), ("2027-04-20", "2026-12-03")
    )
    + course(key="later"),
    "no course": "# None is known.\n",
}


@pytest.mark.parametrize("text", WITHOUT.values(), ids=WITHOUT)
def test_a_course_that_is_right_is_left_alone(tmp_path, text):
    assert report(write_site(tmp_path, {FILE: text})) == "Nothing to fix."


def test_a_course_that_has_ended_is_asked_away_and_the_last_one_is_told_14_days_before(tmp_path):
    last = TODAY + timedelta(days=14)
    ended = f'{FILE}:1: "over" ended on {YESTERDAY}, and no page shows it. Take it away.'
    soon = (
        f'{FILE}:19: the last course in "kemi" ends on {last}: after that day its pages say that we know of no dates.'
    )
    soon += ' Ask "kemi-city" for the next ones, and add them.'
    text = between(YESTERDAY, YESTERDAY, "over") + between(TODAY, last, "open")
    assert report(write_site(tmp_path, {FILE: text})) == note(ended, soon)


@pytest.mark.parametrize("other", ["[kemi]", "[simo]"])
def test_while_a_municipality_has_a_later_course_nothing_is_told_of_it(tmp_path, other):
    text = between(TODAY, TODAY, "open") + course(("[kemi]", other), key="later")
    said = report(write_site(tmp_path, {FILE: text}))
    assert ('the last course in "kemi" ends' in said) == (other == "[simo]")
    assert 'in "simo"' not in said and 'in "tornio"' not in said


def test_15_days_before_nothing_is_told(tmp_path):
    assert report(write_site(tmp_path, {FILE: between(TODAY, TODAY + timedelta(days=15))})) == "Nothing to fix."


def test_the_course_that_the_guide_shows_passes_the_check(tmp_path):
    guide = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    example = guide.partition("## A course")[2].partition("```yaml\n")[2].partition("```")[0]
    found = report(write_site(tmp_path, {FILE: example}))
    assert FILE not in found and "Nothing to fix, 2 notes." in found  # its sentence waits for a translation
