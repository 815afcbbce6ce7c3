"""A Finnish misspelling is fixed without any translation becoming outdated; nothing else passes for one."""

import io
from pathlib import Path

import pytest

from sitekit.markdown import blocks
from sitekit.markdown.units import Unit
from sitekit.quality import spelling
from sitekit.tasks import misspelling
from translated import PAGE, all_bytes, commit, edit, finnish, run, write

ARABIC = PAGE.replace("/en/", "/ar/")

FIXED = "an address, a shortcode or a mark of language differs"


def unit(text: str) -> Unit:
    """A block of a page."""
    return blocks.parse(f"# A {{#top}}\n\n{text}").units[-1]


@pytest.fixture(scope="module")
def speller() -> spelling.Speller:
    """Voikko. Without it the tests fail: they are never skipped."""
    found = spelling.speller(Path("nowhere"))
    assert found, spelling.MISSING
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Teet suunitelmaa.", "Teet suunnitelmaa."),
        ("Suunitelmaa tehdään.", "Suunnitelmaa tehdään."),
        ("- kursi\n- kielen opiskellu", "- kursi\n- kielen opiskelu"),
        ("Kestää vuodenn.", "Kestää vuoden."),
        ("Kotoutumissuunitelma on sinun, 1 vuosi.", "Kotoutumissuunnitelma on sinun, 1 vuosi."),
        ("Saat suunnitelman", "Saat suunnitelman."),
        ("Saat suunnitelman jos haluat.", "Saat suunnitelman, jos haluat."),
    ],
)
def test_a_misspelling_was_mended(speller: spelling.Speller, old: str, new: str):
    assert misspelling.why_not(unit(old), unit(new), speller) == ""


ANOTHER = "This changes a word, so translations must be looked at. Nothing for you to do."


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Sinä maksat sen.", "Sinä et maksa sen.", "more than one word differs"),
        ("Se on maksuton.", "Se on maksullinen.", ANOTHER),
        ("Saat kaksi.", "Saat kolme.", ANOTHER),
        ("Kestää vuoden.", "Kestää kuukauden.", ANOTHER),
        ("Täytyy tulla.", "Kannattaa tulla.", ANOTHER),
        ("He eivät maksa.", "He maksavat.", "more than one word differs"),
        ("Saat kaksii.", "Saat kolme.", '"kaksii" or "kolme" may be a number'),
        ("Saat kaksii.", "Saat kaksi.", '"kaksii" or "kaksi" may be a number'),
        ("Se on kaksivuotinenn.", "Se on kaksivuotinen.", '"kaksivuotinenn" or "kaksivuotinen" may be a number'),
        ("Kestää vuodenn.", "Kestää kuukauden.", 'Voikko does not suggest "kuukauden" for "vuodenn"'),
        ("Maksaa 56,70 euroa.", "Maksaa 5,670 euroa.", "a number differs"),
        ("Kestää 1 vuoden.", "Kestää 2 vuoden.", "a number differs"),
        ("Eivtä maksa.", "Eivät maksa.", '"Eivtä" or "Eivät" may deny something'),
        ("Saat työ paikan.", "Saat työpaikan.", "more than one word differs"),
        ("Suunitelmaa ja kursi.", "Suunnitelmaa ja kurssi.", "more than one word differs"),
        ("Suunitelmaa", "Suunnitelmaa.", "more than one word differs"),
        ("{{ phone suunitelma }}", "{{ phone suunnitelma }}", FIXED),
        ("[A](suunitelma.md)", "[A](suunnitelma.md)", FIXED),
        (
            "https://suunitelma.fi on",
            "https://suunnitelma.fi on",
            "an address, a shortcode or a mark of language differs",
        ),
        (
            "Katso suunitelma.fi nyt",
            "Katso suunnitelma.fi nyt",
            "an address, a shortcode or a mark of language differs",
        ),
        ("Ei tule.", "Ei, tule.", "a mark differs in a text that denies something"),
        ("Kestää 5, sitten.", "Kestää 5 sitten.", "a mark beside a digit differs"),
        ("Saat sen.", "Saat sen?", "more than a full stop or a comma differs"),
        ("- suunitelmaa", "suunitelmaa", "it is another kind of block, or code"),
        ("```\nsuunitelmaa\n```", "```\nsuunnitelmaa\n```", "it is another kind of block, or code"),
        ("Saat sen.", "Saat **sen**.", "the text is the same"),
    ],
)
def test_more_than_a_misspelling_changed(speller: spelling.Speller, old: str, new: str, why: str):
    assert misspelling.why_not(unit(old), unit(new), speller) == why


def test_words_of_the_projects_own_list_are_spelt_right(tmp_path: Path):
    (tmp_path / "locales/fi").mkdir(parents=True)
    (tmp_path / spelling.WORDS).write_text("# own words\nsuunitelmaa\n", encoding="utf-8")
    own = spelling.speller(tmp_path)
    assert own and own.knows("Suunitelmaa")
    assert misspelling.why_not(unit("suunitelmaa"), unit("suunnitelmaa"), own) == ANOTHER


@pytest.fixture
def misspelt(tmp_path: Path, capsys) -> Path:
    """A site whose Finnish page had a misspelling when it was translated and checked; it is fixed now."""
    write(tmp_path)
    finnish(tmp_path, ("Saat suunnitelman.", "Saat suunitelman."))
    for path in (PAGE, ARABIC):
        edit(tmp_path, path, *((("a plan.", "your plan."),) if path == PAGE else (("على خطة.", "على خطتك."),)))
        assert run(capsys, tmp_path, "stamp", path, "--quiet")[0] == 0
    assert run(capsys, tmp_path, "checked", f"{PAGE}#top", "--by", "interpreter")[0] == 0
    commit(tmp_path, init=True)
    finnish(tmp_path, ("Saat suunitelman.", "Saat suunnitelman."))
    return tmp_path


SHOWN = """docs/fi/programme/plan.md:12:
    before Saat suunitelman. Se on sinun.
    now    Saat suunnitelman. Se on sinun.
"""


def test_every_language_stays_current_and_checked(misspelt: Path, capsys):
    code, out = run(capsys, misspelt, "still-right", "programme/plan#top:1", "--yes")
    assert (code, out) == (0, f"{SHOWN}{PAGE}: still right\n{ARABIC}: still right\n")
    assert "programme/plan" not in run(capsys, misspelt, "status")[1]
    assert "checked 2026-12-01 interpreter" in (misspelt / PAGE).read_text(encoding="utf-8")


def test_one_language_alone(misspelt: Path, capsys):
    before = (misspelt / PAGE).read_bytes()
    assert run(capsys, misspelt, "still-right", "docs/fi/programme/plan.md#top:1", "--lang", "ar", "--yes")[0] == 0
    assert (misspelt / PAGE).read_bytes() == before


@pytest.mark.parametrize(("answer", "changes"), [("yes\n", True), ("\n", False), ("", False), ("no\n", False)])
def test_a_person_says_yes(misspelt: Path, capsys, monkeypatch: pytest.MonkeyPatch, answer: str, changes: bool):
    before = all_bytes(misspelt)
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert run(capsys, misspelt, "still-right", "programme/plan#top:1")[0] == 0
    assert (all_bytes(misspelt) != before) is changes


def test_a_change_of_meaning_is_refused_for_all_languages(tmp_path: Path, capsys):
    write(tmp_path, git=True)
    finnish(tmp_path, ("1 vuoden", "2 vuoden"))
    before = all_bytes(tmp_path)
    code, out = run(capsys, tmp_path, "still-right", "programme/plan#duration:1", "--yes")
    why = "its Finnish changed by more than a misspelling: a number differs. Translate it, then stamp the page."
    assert (code, out) == (1, f"{ARABIC}:13: {why}\n{PAGE}:13: {why}\n2 to fix.\n")
    assert all_bytes(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "plan",
            "plan:1: this names no unit. Write page, section and place, such as programme/plan#duration:2 "
            "(0 is the heading).",
        ),
        (
            "programme/plna#top:1",
            'docs/fi/programme/plna.md:1: there is no such page. Did you mean "programme/plan.md"? '
            "Write its name in docs/.",
        ),
        (
            "programme/plan#duration:9",
            'docs/fi/programme/plan.md:1: there is no unit "programme/plan#duration:9". '
            'Did you mean "duration:3"? The heading of a section is 0, its blocks from 1.',
        ),
        (
            "programme/plan#duration:2",
            "docs/fi/programme/plan.md:18: no translation of programme/plan#duration:2 is outdated. "
            "Nothing has to be done.",
        ),
    ],
)
def test_what_cannot_be_still_right_is_refused(tmp_path: Path, capsys, name: str, line: str):
    write(tmp_path)
    assert run(capsys, tmp_path, "still-right", name, "--yes") == (1, f"{line}\n1 to fix.\n")


def test_without_git_the_old_finnish_is_not_known(tmp_path: Path, capsys):
    write(tmp_path)
    finnish(tmp_path, ("Se on sinun", "Se on sinunn"))
    code, out = run(capsys, tmp_path, "still-right", "programme/plan#top:1", "--lang", "en", "--yes")
    line = f"{PAGE}:8: git does not know the Finnish this was made from. Translate it, then stamp the page."
    assert (code, out) == (1, f"{line}\n1 to fix.\n")


def test_without_voikko_nothing_is_believed(misspelt: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sitekit.quality.finnish.voikko", lambda: None)
    code, out = run(capsys, misspelt, "still-right", "programme/plan#top:1", "--yes")
    assert (code, out) == (1, f"docs/fi/programme/plan.md:12: {spelling.MISSING}\n1 to fix.\n")
