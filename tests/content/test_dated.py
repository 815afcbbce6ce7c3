"""A dated notice is shown from two weeks before its first day to its last one, where it belongs."""

from datetime import date

import pytest

from sitekit.content import dated, site
from sites import write_site

FILES = {
    "data/notices.yml": """later: {kind: closed, from: 2026-12-24, to: 2026-12-26, municipality: [kemi], source: puhelu}
sooner: {kind: phones-down, from: 2026-12-20, to: 2026-12-24, municipality: [kemi], source: puhelu}
own: {kind: new-number, from: 2026-12-20, to: 2026-12-24, page: [index.md], source: puhelu}
"""
}


def kinds(root, today: date, name: str) -> list[str]:
    return [notice["kind"] for notice in dated.current(site.load(root, today), name)]


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 12, 5), []),
        (date(2026, 12, 6), ["phones-down"]),
        (date(2026, 12, 10), ["phones-down", "closed"]),
        (date(2026, 12, 24), ["phones-down", "closed"]),
        (date(2026, 12, 26), ["closed"]),
        (date(2026, 12, 27), []),
    ],
)
def test_it_comes_two_weeks_ahead_and_goes_after_its_last_day(tmp_path, today, shown):
    root = write_site(tmp_path, FILES)
    assert kinds(root, today, site.load(root, today).data["municipalities"]["kemi"]["page"]) == shown


def test_a_page_shows_its_own_and_none_of_another_place(tmp_path):
    assert kinds(write_site(tmp_path, FILES), date(2026, 12, 24), "index.md") == ["new-number"]
