"""The codes of data/codes.yml: one for every page, each leading to a page, and never to another one than before."""

import subprocess
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from sitekit.content import page_codes, special
from sitekit.yamlfile import Loader
from sites import changed, fault, page, report, write_site

CODES = """200: index.md
211: about.md
222: programme/plan.md
233: programme/rights.md
"""
RIGHT = "Nothing to fix."
PLACE = "data/codes.yml"
PAPER = "Codes are printed on paper: they must go on leading to the same page."


def with_codes(*pairs: tuple[str, str]) -> dict[str, str | bytes | None]:
    text = CODES
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {PLACE: text}


def test_a_site_without_codes_and_one_where_every_page_has_one_are_right(tmp_path):
    assert report(write_site(tmp_path / "without")) == RIGHT
    assert report(write_site(tmp_path / "with", with_codes())) == RIGHT


def test_a_page_without_a_code_is_told_which_line_to_write(tmp_path):
    files = with_codes(("233: programme/rights.md\n", ""))
    said = report(write_site(tmp_path, files))
    what = f"this page has no code. Add this line at the end of {PLACE}: 233: programme/rights.md"
    assert said == fault(f"docs/fi/programme/rights.md:1: {what}")


def test_two_pages_without_a_code_are_told_two_codes(tmp_path):
    said = report(write_site(tmp_path, with_codes(("233: programme/rights.md\n", ""), ("211: about.md\n", ""))))
    assert "211: about.md" in said and "233: programme/rights.md" in said


FAULTS = {
    "a page that does not exist": (
        ("rights.md", "right.md"),
        f'{PLACE}:4: 233: there is no page "programme/right.md". Did you mean "programme/rights.md"? If the page is'
        " gone, write the code of the page to read instead: 233: {moved_to: …}",
    ),
    "a code twice": (("233:", "222:"), f'{PLACE}:4: the key "222" is there twice. Keep one.'),
    "a page twice": (
        ("233: programme/rights.md", "233: programme/rights.md\n244: about.md"),
        f"{PLACE}:5: about.md has the code 211 already. If 244 is new, take this line away; if not, write 244:"
        " {moved_to: 211}",
    ),
    "moved to no code": (
        ("211: about.md", "211: about.md\n244: {moved_to: 255}"),
        f"{PLACE}:3: 244 has moved to 255, but there is no code 255. Write the code of a page.",
    ),
    "moved to itself": (
        ("211: about.md", "211: about.md\n244: {moved_to: 244}"),
        f"{PLACE}:3: 244 has moved to 244, which leads to no page. Write the code of a page.",
    ),
    "an emergency number": (
        ("211: about.md", "911: about.md"),
        f"{PLACE}:2: 911 is an emergency number in other countries. Use 214.",
    ),
    "a number to dial": (
        ("211: about.md", "112: about.md"),
        f'{PLACE}:2: 112: "112" does not have the right form. Write a code from 200 to 999.',
    ),
    "four digits": (
        ("211: about.md", "2110: about.md"),
        f'{PLACE}:2: 2110: "2110" does not have the right form. Write a code from 200 to 999.',
    ),
    "neither a page nor a code": (
        ("211: about.md", "211: [about.md]"),
        f"{PLACE}:2: 211: \"['about.md']\" is not right here. Write the name of a page, such as programme/plan.md, or"
        " {moved_to: CODE}.",
    ),
}


@pytest.mark.parametrize(("change", "said"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_with_a_code_is_said(tmp_path, change, said):
    assert said in report(write_site(tmp_path, with_codes(change))).splitlines()


def test_a_circle_of_moved_codes_is_named_at_each_of_them(tmp_path):
    said = report(write_site(tmp_path, with_codes(("200:", "244: {moved_to: 255}\n255: {moved_to: 244}\n200:"))))
    assert said == fault(
        f"{PLACE}:1: 244 has moved to 255, which leads to no page. Write the code of a page.",
        f"{PLACE}:2: 255 has moved to 244, which leads to no page. Write the code of a page.",
    )


def test_a_moved_code_may_lead_on_over_others(tmp_path):
    files = with_codes(("200:", "244: {moved_to: 255}\n255: {moved_to: 211}\n200:"))
    assert report(write_site(tmp_path, files)) == RIGHT


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site whose codes are known to git."""
    root = write_site(tmp_path, with_codes())
    git(root, "init", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-m", "first")
    return root


def after(root: Path, *pairs: tuple[str, str]) -> str:
    write_site(root, with_codes(*pairs))
    return report(root)


def test_a_new_code_and_one_that_has_moved_are_right(published):
    gone = {"docs/fi/about.md": None, "docs/en/about.md": None, "docs/ar/about.md": None}
    for path in gone:
        (published / path).unlink()
    files = {"docs/fi/more.md": page().replace("Yksi", "Uusi"), **gone}
    for name in ("mkdocs.yml", "data/site.yml", "data/municipalities.yml"):
        files |= changed(name, ("about.md", "more.md"))
    write_site(published, files | with_codes(("211: about.md", "211: {moved_to: 244}"), ("233:", "244: more.md\n233:")))
    assert report(published) == RIGHT


def test_a_code_that_leads_to_another_page_than_before_is_stopped(published):
    said = after(
        published, ("211: about.md", "211: X"), ("222: programme/plan.md", "222: about.md"), ("X", "programme/plan.md")
    )
    assert said == fault(
        f"{PLACE}:2: 211 led to about.md until now. {PAPER} Write 211: {{moved_to: 222}} and 244: programme/plan.md",
        f"{PLACE}:3: 222 led to programme/plan.md until now. {PAPER} Write 222: {{moved_to: 211}} and 244: about.md",
    )


def test_a_code_that_is_taken_away_is_stopped(published):
    said = after(published, ("211: about.md", "244: about.md"))
    line = "Put its line back, or, if the page is gone, write 211: {moved_to: 244}"
    assert said == fault(f"{PLACE}:1: 211 is missing; it led to about.md. {PAPER} {line}")


def test_all_codes_taken_away_are_missed(published):
    (published / PLACE).unlink()
    assert report(published).count(" is missing; it led to ") == 4


def test_a_code_that_had_moved_is_not_used_again(published):
    write_site(published, with_codes(("233:", "244: {moved_to: 211}\n233:")))
    git(published, "add", ".")
    git(published, "commit", "-m", "moved")
    said = after(published, ("211: about.md", "244: about.md\n211: {moved_to: 244}"))
    what = f"244 had moved to 211 until now. {PAPER} Write 244: {{moved_to: 211}} and 255: about.md"
    assert said == fault(f"{PLACE}:2: {what}")


def test_without_git_nothing_is_compared(tmp_path):
    assert report(write_site(tmp_path, with_codes(("211", "244")))) == RIGHT


def test_no_wrong_digit_and_no_swap_makes_the_code_of_one_page_that_of_another():
    """For the words and the answers there are not as many codes; who gets one of them sees another title."""
    names = yaml.load((ROOT / PLACE).read_text(encoding="utf-8"), Loader)
    codes = [code for code, name in names.items() if (ROOT / "docs/fi" / name).exists() and not special.is_word(name)]
    assert len(codes) > 25
    assert [pair for pair in combinations(codes, 2) if page_codes.alike(*pair)] == []


def test_when_no_clear_code_is_left_any_free_one_is_taken():
    taken = {str(code) for code in range(200, 1000)} - {"345", "911"}
    assert page_codes.next_free(taken) == "345"
    assert page_codes.next_free(taken | {"345"}) is None
