"""The weekly list: contacts to confirm, rights in Finnish, pages to review; nothing where there is nothing."""

from datetime import date
from pathlib import Path

import pytest

import weekly
from sites import TODAY, changed, write_site
from translated import finnish, write


def said(root: Path, capsys: pytest.CaptureFixture[str], today: date = TODAY) -> str:
    capsys.readouterr()
    assert weekly.main(["--root", str(root), "--today", today.isoformat()]) == 0
    return capsys.readouterr().out


def test_a_week_without_anything_to_do_says_so(tmp_path, capsys):
    assert said(write(tmp_path), capsys) == (
        "## Contacts to confirm\n\nNone.\n\n"
        "## Rights that readers see in Finnish\n\nNone.\n\n"
        "## Pages to review\n\nNone.\n\n"
    )


def test_contacts_come_with_what_nobody_confirmed(tmp_path, capsys):
    told = said(write(tmp_path), capsys, date(2027, 6, 1))
    assert "## Contacts to confirm\n\n- `emergency`: puhelin\n- `kemi-city`: puhelin, verkkosivu\n" in told


def test_a_right_that_changed_is_named_for_each_language(tmp_path, capsys):
    root = write(tmp_path)
    finnish(root, ("enintään 1 vuoden", "enintään 2 vuotta"), ("Se on sinun.", "Se on vain sinun."))
    assert "- en: `programme/plan.md#duration`\n- ar: `programme/plan.md#duration`\n" in said(root, capsys)


def test_a_page_whose_review_is_over_is_named_from_the_next_day(tmp_path, capsys):
    root = write_site(tmp_path, changed("docs/fi/about.md", ("2040-01-01", "2026-12-31")))
    assert "`about.md`" not in said(root, capsys, date(2026, 12, 31))
    assert "- `about.md`: to review by 2026-12-31\n" in said(root, capsys, date(2027, 1, 1))


def test_facts_that_cannot_be_read_are_told(tmp_path, capsys):
    root = write_site(tmp_path, {"data/contacts/kemi.yml": "- [\n"})
    assert weekly.main(["--root", str(root), "--today", TODAY.isoformat()]) == 1
    assert capsys.readouterr().out == "The facts cannot be read. Run: make check\n"
