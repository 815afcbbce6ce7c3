"""Which courses are still to come, and in which order. All are invented."""

from datetime import date

import pytest

from invented_courses import SERVICES, TOMORROW, YESTERDAY, between, course
from sitekit.content import courses, site
from sites import TODAY, write_site


def ids(root, *texts: str, today: date = TODAY, **wanted) -> list[str]:
    loaded = site.load(write_site(root, SERVICES | {"data/courses.yml": "".join(texts)}), today)
    return [each.id for each in courses.to_come(loaded, **wanted)]


def test_they_come_by_their_first_day_then_by_their_last(tmp_path):
    later, long, short = (
        between(date(2027, 2, 1), date(2027, 2, 2), "a-later"),
        between(date(2027, 1, 1), date(2027, 3, 1), "b-long"),
        between(date(2027, 1, 1), date(2027, 2, 1), "c-short"),
    )
    assert ids(tmp_path, later, long, short) == ["c-short", "b-long", "a-later"]


@pytest.mark.parametrize(
    ("last", "there"), [(YESTERDAY, False), (TODAY, True), (TOMORROW, True)], ids=["past", "today", "tomorrow"]
)
def test_a_course_is_there_on_its_last_day_and_gone_the_day_after(tmp_path, last, there):
    assert ids(tmp_path, between(YESTERDAY, last)) == (["invented"] if there else [])


def test_one_that_ends_tomorrow_is_gone_two_days_later(tmp_path):
    assert ids(tmp_path, between(TODAY, TOMORROW), today=date(2026, 11, 26)) == []


def test_those_of_a_municipality_or_of_a_kind(tmp_path):
    texts = (
        course(("[kemi]", "[kemi, simo]"), key="both"),
        course(("kind: orientation", "kind: meeting"), key="meeting"),
    )
    assert ids(tmp_path, *texts, municipality="simo") == ["both"]
    assert ids(tmp_path, *texts, kinds=("meeting",)) == ["meeting"]
    assert ids(tmp_path, *texts, municipality="tornio") == []


def test_a_site_without_the_file_or_with_comments_alone_has_none(tmp_path):
    assert ids(tmp_path, "# None is known.\n") == []
    (tmp_path / "data/courses.yml").unlink()
    assert courses.to_come(site.load(tmp_path, TODAY)) == []
