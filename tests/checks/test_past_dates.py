"""Dates of the past in the text of Finnish pages."""

import pytest

from sites import TODAY, note, page, report, translation, write_site

WAIVE = "If it is right as it is, write <!-- qa-ok: past-date --> after the block."


def said(written: str) -> str:
    return note(f'docs/fi/index.md:14: "{written}" has passed. Take it out, or change it. {WAIVE}')


@pytest.mark.parametrize("written", ["5.1.2020", "05.01.2020", "23.11.2026", "2026-11-23"])
def test_a_date_that_has_passed_is_named(tmp_path, written):
    assert report(write_site(tmp_path, {"docs/fi/index.md": page(f"Kurssi alkaa {written}.")})) == said(written)


def test_of_a_range_the_day_with_its_year_is_named(tmp_path):
    assert report(write_site(tmp_path, {"docs/fi/index.md": page("Avoinna 1.–5.3.2026.")})) == said("5.3.2026")


@pytest.mark.parametrize(
    "text",
    [
        f"Kurssi alkaa {TODAY:%d.%m.%Y}.",
        "Kurssi alkaa 5.1.2031 tai 2031-01-05.",
        "Katso kohta 1.2.3 ja numero 45.13.2020.",
        "[Uutinen](https://example.org/2020-01-05/1.2.2020)",
        "Kirjoita `2020-01-05`.",
        "Laki alkaa 1.1.2025.\n\n<!-- qa-ok: past-date -->",
    ],
)
def test_other_dates_addresses_codes_and_what_is_waived_are_left_alone(tmp_path, text):
    found = report(write_site(tmp_path, {"docs/fi/index.md": page(text)}))
    assert "has passed" not in found and "waives" not in found


def test_a_waiver_that_waives_nothing_is_named(tmp_path):
    text = page("Laki on uusi.\n\n<!-- qa-ok: past-date -->")
    what = 'no date has passed here that "qa-ok: past-date" waives. Delete the comment after the block.'
    assert report(write_site(tmp_path, {"docs/fi/index.md": text})) == note(f"docs/fi/index.md:14: {what}")


def test_translations_and_the_front_matter_are_not_looked_at(tmp_path):
    files = {"docs/fi/index.md": page("Yksi."), "docs/en/index.md": translation("It began on 5.1.2020.")}
    assert "has passed" not in report(write_site(tmp_path, files))
