"""The pages that are made from data: which there are, what they are called, and what is kept of them."""

from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT
from sitekit.content import page_codes, site
from sites import TODAY, write_site


@pytest.fixture(scope="module")
def loaded() -> site.Site:
    return site.load(ROOT, date(2026, 11, 24))


def test_each_municipality_has_its_answers_a_sheet_and_cards(loaded):
    kinds = [one.kind for one in loaded.made.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"answer": 60, "new": 6, "cards": 6}
    assert all(name.startswith(f"municipalities/{one.municipality}/") for name, one in loaded.made.items())


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("new", {"fi": "Uusi Kemissä", "en": "New in Kemi"}),
        ("cards", {"fi": "Kortit tiskille: Kemi", "en": "Cards for the desk: Kemi"}),
        ("minor", {"fi": "Alaikäisenä ilman huoltajaa tullut: Kemi"}),
    ],
)
def test_a_made_page_has_its_title_in_each_language(loaded, name, titles):
    for tag, title in titles.items():
        page = loaded.page(f"municipalities/kemi/{name}.md", tag)
        assert page.title == title
        assert page.description.startswith("Kemi. ")


def test_each_made_page_has_a_code_and_only_cards_are_not_kept(loaded):
    assert loaded.made.keys() <= page_codes.by_name(loaded).keys()
    assert {loaded.made[name].kind for name in set(loaded.names) - set(loaded.kept)} == {"cards"}


def test_the_first_steps_are_steps_of_the_situations(loaded):
    rules = loaded.data["situations"]
    assert set(rules["first"]) <= rules["steps"].keys()


def test_a_region_without_situations_has_none(tmp_path: Path):
    assert site.load(write_site(tmp_path), TODAY).made == {}
