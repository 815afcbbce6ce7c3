"""The commands that stamp pages, mark checks and show what waits."""

from pathlib import Path

import pytest

from sites import write_site
from translated import AR, EN, PAGE, PAGES, all_bytes, commit, edit, finnish, run, write

UNTOUCHED = "(for information) unchanged since the Finnish changed: translate it."


def test_a_new_page_is_stamped_and_each_pair_is_shown_beside_its_finnish(tmp_path: Path, capsys):
    write_site(tmp_path, dict(PAGES))
    code, out = run(capsys, tmp_path, "stamp", PAGE)
    assert code == 0
    assert (
        f"""{PAGE}:11: stamped
    fi     Suunnitelma kestää enintään 1 vuoden.
    en     The plan lasts at most 1 year.
{PAGE}:13: stamped
    fi     - kurssi
           - työ
    en     - course
           - work
"""
        in out
    )
    assert out.endswith("1 pages written, 9 units stamped again.\n")
    assert (tmp_path / PAGE).read_text(encoding="utf-8").count("<!-- fi:") == 3


def test_all_pages_of_all_languages_are_stamped_at_once(tmp_path: Path, capsys):
    write_site(tmp_path, dict(PAGES))
    code, out = run(capsys, tmp_path, "stamp", "--all", "--quiet")
    pages = [
        path.read_text(encoding="utf-8") for tag in ("en", "ar") for path in (tmp_path / "docs" / tag).rglob("*.md")
    ]
    assert len(pages) == 6
    assert (tmp_path / PAGE).read_text(encoding="utf-8").count("<!-- fi:") == 3
    assert "stamped" not in out.replace("not stamped", "")
    assert code in (0, 1)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_page_keeps_its_byte_order_mark_and_its_line_ends(tmp_path: Path, capsys, bom: bytes, end: bytes):
    pages = dict(PAGES) | {PAGE: bom + EN.encode().replace(b"\n", end)}
    write_site(tmp_path, pages)
    assert run(capsys, tmp_path, "stamp", PAGE, "--quiet")[0] == 0
    data = (tmp_path / PAGE).read_bytes()
    assert data.startswith(bom + b"---" + end)
    assert data.count(b"<!-- fi:") == 3
    assert data.count(b"\n") == data.count(end)
    stamped = [line for line in data.split(end) if b"<!-- fi:" not in line]
    assert end.join(stamped) == bom + EN.encode().replace(b"\n", end)


def test_stamping_again_writes_nothing(tmp_path: Path, capsys):
    write(tmp_path)
    before = all_bytes(tmp_path)
    assert run(capsys, tmp_path, "stamp", PAGE) == (0, "0 pages written, 0 units stamped again.\n")
    assert all_bytes(tmp_path) == before


def test_outdated_units_nobody_worked_on_stay_outdated(tmp_path: Path, capsys):
    write(tmp_path)
    finnish(tmp_path, ("1 vuoden", "2 vuotta"))
    code, out = run(capsys, tmp_path, "stamp", PAGE)
    assert (code, out.splitlines()[1:]) == (0, [f"{PAGE}:13: {UNTOUCHED}", "Nothing to fix, 1 note."])


def test_a_translation_with_a_quality_error_is_not_stamped(tmp_path: Path, capsys):
    write(tmp_path)
    edit(tmp_path, PAGE, ("at most 1 year", "at most 3 years"))
    before = all_bytes(tmp_path)
    code, out = run(capsys, tmp_path, "stamp", PAGE)
    assert code == 1
    assert f"{PAGE}:13: not stamped: numbers: " in out
    assert all_bytes(tmp_path) == before


def test_checked_now_becomes_a_check_of_today(tmp_path: Path, capsys):
    write(tmp_path)
    text = (tmp_path / PAGE).read_text(encoding="utf-8")
    stamp = text.split("## How long {#duration}\n")[1].split("\n")[0]
    edit(tmp_path, PAGE, (stamp, stamp.replace(" -->", " checked now interpreter -->")))
    assert run(capsys, tmp_path, "stamp", PAGE, "--quiet")[0] == 0
    text = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert (
        stamp.replace("-", "=").replace("<!==", "<!--").replace(" ==>", " checked 2026-12-01 interpreter -->") in text
    )


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("docs/fi/index.md", "docs/fi/index.md:1: this is the Finnish page. Name a page of a translation."),
        ("docs/en/qqqqqq.md", "docs/en/qqqqqq.md:1: there is no such page. Compare with docs/fi/."),
        (
            "docs/en/abuot.md",
            'docs/en/abuot.md:1: there is no such page. Did you mean "about.md"? Compare with docs/fi/.',
        ),
        (
            "mkdocs.yml",
            "mkdocs.yml:1: this is not a page of a translation. Write it so: docs/so/programme/plan.md.",
        ),
        (
            "docs/en/own.md",
            'docs/en/own.md:1: there is no page "own.md" in docs/fi/. Rename or delete it.',
        ),
    ],
)
def test_what_is_no_translated_page_is_refused(tmp_path: Path, capsys, path: str, line: str):
    write(tmp_path)
    (tmp_path / "docs/en/own.md").write_text(EN, encoding="utf-8")
    before = all_bytes(tmp_path)
    assert run(capsys, tmp_path, "stamp", path, "--quiet") == (1, f"{line}\n1 to fix.\n")
    assert all_bytes(tmp_path) == before


def test_a_page_in_another_encoding_is_refused(tmp_path: Path, capsys):
    write(tmp_path)
    (tmp_path / PAGE).write_bytes(EN.encode().replace(b"course", b"ty\xf6"))
    code, out = run(capsys, tmp_path, "stamp", PAGE, "--quiet")
    assert (code, out.splitlines()[0]) == (
        1,
        f'{PAGE}:13: byte 0xf6 is not UTF-8. Save the file with the encoding "UTF-8".',
    )


def test_an_id_that_finnish_once_had_is_stamped_and_one_it_never_had_is_not(tmp_path: Path, capsys):
    write(tmp_path, git=True)
    finnish(tmp_path, ("#duration .right", "#length .right"))
    commit(tmp_path)
    assert "no id" not in run(capsys, tmp_path, "stamp", PAGE)[1]
    edit(tmp_path, PAGE, ("{#next}", "{#nxt}"))
    code, out = run(capsys, tmp_path, "stamp", PAGE)
    assert code == 1
    what = 'the Finnish page has no id "nxt". Did you mean "next"? Write the id of the Finnish heading.'
    assert out.endswith(f"{PAGE}:20: {what}\n1 to fix.\n")


def test_a_person_checks_a_page_or_a_section(tmp_path: Path, capsys):
    write(tmp_path)
    assert run(capsys, tmp_path, "checked", f"{PAGE}#next", "--by", "interpreter") == (
        0,
        f"{PAGE}: checked by interpreter: #next.\n",
    )
    text = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert text.count(" checked 2026-12-01 interpreter -->") == 1
    assert run(capsys, tmp_path, "checked", PAGE, "--by", "interpreter")[0] == 0
    assert (tmp_path / PAGE).read_text(encoding="utf-8").count(" checked 2026-12-01 interpreter -->") == 3


def test_what_is_outdated_cannot_be_checked(tmp_path: Path, capsys):
    write(tmp_path)
    finnish(tmp_path, ("1 vuoden", "2 vuotta"))
    code, out = run(capsys, tmp_path, "checked", PAGE, "--by", "interpreter")
    assert code == 1
    assert f"{PAGE}:13: not marked, its Finnish has changed: translate it, then stamp the page.\n" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            [PAGE, "--by", "Anna Kääntäjä"],
            '"Anna Kääntäjä" is not a role. Write a role or a pseudonym in letters a to z, digits and hyphens.',
        ),
        (
            [f"{PAGE}#nowhere", "--by", "me"],
            'the page has no section "nowhere". Write the id of one of its headings.',
        ),
    ],
)
def test_a_check_needs_a_role_and_a_section(tmp_path: Path, capsys, words: list[str], message: str):
    write(tmp_path)
    before = all_bytes(tmp_path)
    assert run(capsys, tmp_path, "checked", *words) == (1, f"{PAGE}:1: {message}\n1 to fix.\n")
    assert all_bytes(tmp_path) == before


def test_the_status_counts_units_and_lists_rights_first(tmp_path: Path, capsys):
    write(tmp_path)
    finnish(tmp_path, ("1 vuoden", "2 vuotta"), ("Saat suunnitelman", "Saat oman suunnitelman"))
    code, out = run(capsys, tmp_path, "status", "en")
    lines = out.splitlines()
    assert code == 0
    assert lines[1].split()[:3] == ["en", "3/4", "24"]
    tasks = [line for line in lines if "programme/" in line]
    assert tasks == [
        f"{PAGE}#duration: right or duty, outdated: Suunnitelma kestää enintään 2 vuotta.",
        f"{PAGE}#top: outdated: Saat oman suunnitelman. Se on sinun.",
        "docs/en/programme/rights.md: page is missing: 5 units, 0 of them on rights",
    ]


def test_the_status_of_an_unknown_language_names_the_known_ones(tmp_path: Path, capsys):
    write(tmp_path)
    assert run(capsys, tmp_path, "status", "eng") == (
        1,
        'mkdocs.yml:1: "eng" is not a language of translations. Did you mean "en"? Known: en, ar.\n1 to fix.\n',
    )


def test_the_difference_shows_old_and_new_finnish_and_the_translation(tmp_path: Path, capsys):
    write(tmp_path, git=True)
    finnish(tmp_path, ("1 vuoden", "2 vuotta"))
    assert run(capsys, tmp_path, "diff", PAGE) == (
        0,
        f"""{PAGE}:13: outdated (programme/plan#duration:1)
    before Suunnitelma kestää enintään 1 vuoden.
    now    Suunnitelma kestää enintään 2 vuotta.
    en     The plan lasts at most 1 year.
1 outdated.
""",
    )


def test_the_difference_says_when_git_does_not_know_the_old_finnish(tmp_path: Path, capsys):
    write(tmp_path)
    finnish(tmp_path, ("1 vuoden", "2 vuotta"))
    assert "    before (git does not know it)\n" in run(capsys, tmp_path, "diff", PAGE)[1]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    write_site(tmp_path, dict(PAGES))
    before = all_bytes(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "plan.md")

    monkeypatch.setattr("os.replace", full)
    assert run(capsys, tmp_path, "stamp", PAGE)[0] == 1
    assert all_bytes(tmp_path) == before
    assert AR.encode() in before.values()
