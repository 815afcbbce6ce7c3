"""The checks of data/ and mkdocs.yml: contacts, responsibilities, amounts, coverage, readiness for the public."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sitekit.markdown import blocks
from sitekit.translation import stamping
from sites import SITE, TODAY, changed, fault, note, page, report, write_site
from sites import translation as page_in

FI = "docs/fi/index.md"
KEMI = "data/contacts/kemi.yml"
URGENT = "data/contacts/urgent.yml"
NUMBER = "'016 259 111'"
STATE = "state: official, source: https://www.kemi.fi}\n  phones"


def confirmed(day: str) -> dict:
    """The website of a contact, confirmed on a day."""
    return changed(KEMI, (STATE, f"state: confirmed, source: puhelu{day}}}\n  phones"))


CONTACTS = {
    "an unknown municipality": (
        changed(KEMI, ("[kemi]", "[kemi, torni]")),
        f'{KEMI}:3: there is no municipality "torni". Did you mean "tornio"?',
    ),
    "the same id twice": (
        changed("data/contacts/tornio.yml", ("tornio-office", "simo-office")),
        'data/contacts/tornio.yml:1: the id "simo-office" stands in data/contacts/simo.yml already.'
        " Give one of the two another id.",
    ),
    "a short number with +358": (
        changed(URGENT, ("'112'", "'+358 112'")),
        f'{URGENT}:4: "+358 112" cannot be dialled: a short number has no +358. Write "112".',
    ),
    "a harmonised number with +358": (
        changed(URGENT, ("'112'", "'+358 116 117'")),
        f'{URGENT}:4: "+358 116 117" cannot be dialled: a short number has no +358. Write "116117".',
    ),
    "a free number with +358": (
        changed(KEMI, (NUMBER, "'+358 800 123 456'")),
        f'{KEMI}:6: "+358 800 123 456" is a free number. Write it without +358 and with 0, or add from_abroad: true.',
    ),
    "a number without its area code": (
        changed(KEMI, (NUMBER, "'259 111'")),
        f'{KEMI}:6: "259 111" cannot be dialled. Write it with its area code, such as "016 123 456", or with +358.',
    ),
    "a zero after +358": (
        changed(KEMI, (NUMBER, "'+358 016 259 111'")),
        f'{KEMI}:6: "+358 016 259 111" cannot be dialled. Write it with its area code, such as "016 123 456",'
        " or with +358.",
    ),
    "00 for +": (
        changed(KEMI, (NUMBER, "'00358 16 259 111'")),
        f'{KEMI}:6: "00358 16 259 111" cannot be dialled. Write it with its area code, such as "016 123 456",'
        " or with +358.",
    ),
    "a language without a name": (
        changed(KEMI, ("languages: [fi, ar]", "languages: [fi, xx]")),
        f'{KEMI}:6: CLDR does not know the language "xx". Use its code, such as so or fa.',
    ),
    "confirmed without a day": (
        confirmed(""),
        f"{KEMI}:4: The website of kemi-city has no date: write the day on which somebody confirmed it.",
    ),
    "a number without its source": (
        changed(KEMI, ("ar], state: official, source: https://www.kemi.fi", "ar], state: official")),
        f"{KEMI}:6: The first phone number of kemi-city has no source: say where you found it.",
    ),
    "confirmed in words": (
        confirmed(", date: 2020–2023"),
        f"{KEMI}:4: kemi-city.website.date must be a date such as 2026-12-31. Write it so.",
    ),
    "a number confirmed without a day": (
        changed(KEMI, ("languages: [fi, ar], state: official", "languages: [fi, ar], state: confirmed")),
        f"{KEMI}:6: The first phone number of kemi-city has no date: write the day on which somebody confirmed it.",
    ),
    "an address confirmed without a day": (
        changed(KEMI, ("  phones:", "  address: {value: Katu 1, state: confirmed, source: puhelu}\n  phones:")),
        f"{KEMI}:5: The address of kemi-city has no date: write the day on which somebody confirmed it.",
    ),
    "confirmed tomorrow": (
        confirmed(", date: 2026-11-25"),
        f"{KEMI}:4: the date 2026-11-25 is still to come. Write the day on which the fact was read or confirmed.",
    ),
}


@pytest.mark.parametrize(("files", "line"), CONTACTS.values(), ids=CONTACTS)
def test_a_contact_that_cannot_be_used_is_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


def test_the_contact_that_the_guide_shows_passes_the_check(tmp_path):
    guide = (Path(__file__).parents[2] / "data/README.md").read_text(encoding="utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    found = report(write_site(tmp_path, {"data/contacts/simo.yml": example}))
    assert "data/" not in found and "Nothing to fix, 2 to know." in found  # its sentences wait for a translation


NAMES = changed("data/contacts/simo.yml", ("name: Toimisto", "name: Toimisto\n  names: {en: Office}"))
NAMELESS = 'data/contacts/simo.yml:3: "simo-office" has a name in "en", but none in "ar". Add ar: to its names.'


def test_a_contact_with_a_name_in_english_has_one_in_every_language_that_is_published(tmp_path):
    assert report(write_site(tmp_path, NAMES)) == fault(NAMELESS)
    assert report(write_site(tmp_path, NAMES | changed("mkdocs.yml", ("[fi, en, ar]", "[fi, en]")))) == note(NAMELESS)


@pytest.mark.parametrize("names", ["{en: Office, ar: مكتب}", "{sv: Kontor}"])
def test_a_contact_with_all_its_names_or_none_in_english_is_left_alone(tmp_path, names):
    files = changed("data/contacts/simo.yml", ("name: Toimisto", f"name: Toimisto\n  names: {names}"))
    assert report(write_site(tmp_path, files)) == "Nothing to fix."


def test_a_confirmation_older_than_12_months_informs(tmp_path):
    write_site(tmp_path, confirmed(", date: 2026-01-10"))
    assert report(tmp_path, today=date(2027, 1, 10)).count("ask again") == 0
    assert (
        f'{KEMI}:4: (for information) "kemi-city" was confirmed on 2026-01-10, over 12 months ago.'
        " Ask again, then write the new date."
    ) in report(tmp_path, today=date(2027, 1, 11)).split("\n")


READ = "read: 2026-11-24"


def test_sources_read_over_12_months_ago_are_to_be_opened_again(tmp_path):
    write_site(tmp_path)
    assert report(tmp_path, today=date(2027, 11, 24)).count("were read on") == 0
    assert (
        f'{KEMI}:7: (for information) the sources of "kemi-city" were read on 2026-11-24, over 12 months ago.'
        " Open them, mend what has changed, then write the new day."
    ) in report(tmp_path, today=date(2027, 11, 25)).split("\n")


def test_the_sources_of_an_urgent_contact_are_to_be_opened_again_too(tmp_path):
    files = changed(
        URGENT, ("state: confirmed", "state: official"), ("urgent: true", "urgent: true\n  read: 2020-01-01")
    )
    assert report(write_site(tmp_path, files)) == note(
        f'{URGENT}:6: the sources of "emergency" were read on 2020-01-01, over 12 months ago.'
        " Open them, mend what has changed, then write the new day."
    )


def test_a_contact_that_nobody_confirmed_says_when_its_sources_were_read(tmp_path):
    assert report(write_site(tmp_path, changed(KEMI, (f"  {READ}\n", "")))) == note(
        f'{KEMI}:1: "kemi-city" does not say when its sources were read. Add read: with that day.'
    )


def test_sources_cannot_have_been_read_tomorrow(tmp_path):
    assert report(write_site(tmp_path, changed(KEMI, (READ, "read: 2026-11-25")))) == fault(
        f"{KEMI}:7: the date 2026-11-25 is still to come. Write the day on which the sources were read."
    )


def test_an_urgent_contact_is_never_asked_for_again(tmp_path):
    assert report(write_site(tmp_path, changed(URGENT, ("2020-01-01", "1999-01-01")))) == "Nothing to fix."


@pytest.mark.parametrize("number", ["0800 123 456", "080 005 005", "116 117", "020 634 0200", "+46 8 123 4567"])
def test_numbers_as_their_bodies_publish_them_are_left_alone(tmp_path, number):
    assert report(write_site(tmp_path, changed(KEMI, (NUMBER, f"'{number}'")))) == "Nothing to fix."


def test_a_free_number_for_callers_from_abroad_is_left_alone(tmp_path):
    files = changed(KEMI, (NUMBER, "'+358 80 005 005', from_abroad: true"))
    assert report(write_site(tmp_path, files)) == "Nothing to fix."


CELLS, SERVICES, VOCABULARY = "data/responsibilities.yml", "data/services.yml", "data/vocabulary.yml"
THERE = "Add it there first, or use another id."

RESPONSIBILITIES = {
    "an unknown actor": (
        changed(CELLS, ("[city]", "[citi]")),
        f'{CELLS}:4: "citi" is not among the actors of data/vocabulary.yml. Did you mean "city"?',
    ),
    "an unknown partner": (
        changed(CELLS, ("[city]", "[city]\n  partners: [nobody]")),
        f'{CELLS}:5: "nobody" is not among the actors of data/vocabulary.yml. {THERE}',
    ),
    "an unknown example": (
        changed(CELLS, ("[city]", "[city]\n  examples: [nobody]")),
        f'{CELLS}:5: "nobody" is not among the actors of data/vocabulary.yml. {THERE}',
    ),
    "an unknown group": (
        changed(CELLS, ("group: all\n  who: []", "group: al\n  who: []")),
        f'{CELLS}:8: "al" is not among the groups of data/vocabulary.yml. Did you mean "all"?',
    ),
    "an unknown phrase": (
        changed(CELLS, ("[city]", "[city]\n  how: [ask-here]")),
        f'{CELLS}:5: "ask-here" is not among the phrases of data/vocabulary.yml. Did you mean "ask-there"?',
    ),
    "an unknown gap": (
        changed(CELLS, ("gap: ask-there", "gap: zzz")),
        f'{CELLS}:10: "zzz" is not among the phrases of data/vocabulary.yml. {THERE}',
    ),
    "an unknown chapter": (
        changed(CELLS, ("{chapter: plan, municipality: Kemi}", "{chapter: plam, municipality: Kemi}")),
        f'{CELLS}:5: "plam" is not among the chapters of data/vocabulary.yml. Did you mean "plan"?',
    ),
    "nobody, and no reason": (
        changed(CELLS, ("  gap: ask-there\n", "")),
        f'{CELLS}:9: "who" is empty and nothing says why. Add partners:, or gap: with a phrase of vocabulary.yml.',
    ),
    "an unknown contact": (
        changed(VOCABULARY, ("contact: kemi-city", "contact: kemi-sity")),
        f'{VOCABULARY}:4: there is no contact "kemi-sity". Did you mean "kemi-city"? Mend the id.',
    ),
    "a contact that is gone": (
        changed(VOCABULARY, ("contact: kemi-city", "contact: mikseri")),
        f'{VOCABULARY}:4: Contact "mikseri" no longer exists. Take its line away, or put the contact back.',
    ),
    "an unknown page": (
        changed(SERVICES, ("page: programme/plan.md", "page: programme/plam.md")),
        f'{SERVICES}:5: there is no page "programme/plam.md". Did you mean "programme/plan.md"? Mend the name.',
    ),
    "an unknown icon": (
        changed(SERVICES, ("material/compass", "material/compas")),
        f'{SERVICES}:4: Material has no icon "material/compas". Did you mean "compass"? Choose one of its set.',
    ),
    "an unknown phrase of a service": (
        changed(SERVICES, ("between: ask-there", "between: ask-ther")),
        f'{SERVICES}:6: "ask-ther" is not among the phrases of data/vocabulary.yml. Did you mean "ask-there"?',
    ),
}


@pytest.mark.parametrize(("files", "line"), RESPONSIBILITIES.values(), ids=RESPONSIBILITIES)
def test_what_a_table_names_exists(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


def test_a_service_and_a_municipality_that_are_misspelt_leave_a_hole(tmp_path):
    files = changed(CELLS, ("- municipality: kemi\n  service: plan", "- municipality: kemmi\n  service: plann"))
    assert report(write_site(tmp_path, files)) == fault(
        f'{CELLS}:1: "kemmi" is not among the municipalities of data/municipalities.yml. Did you mean "kemi"?',
        f'{CELLS}:1: nothing says who answers for "plan" in "kemi". Add a cell (who: [] with gap:).',
        f'{CELLS}:2: "plann" is not among the services of data/services.yml. Did you mean "plan"?',
    )


STRAYS = {
    "contacts of no municipality": (
        "data/contacts/torni.yml",
        'data/contacts/torni.yml:1: nothing reads this file: "torni" is no area of contacts. Did you mean "tornio"?'
        " Rename it, or add it to data/municipalities.yml (or to areas: in data/site.yml).",
    ),
    "contacts of no municipality, and nothing like it": (
        "data/contacts/other.yml",
        'data/contacts/other.yml:1: nothing reads this file: "other" is no area of contacts.'
        " Known: kemi, simo, tornio, region, national, urgent."
        " Rename it, or add it to data/municipalities.yml (or to areas: in data/site.yml).",
    ),
    "another ending": (
        "data/amounts.yaml",
        'data/amounts.yaml:1: nothing reads this file. Did you mean "data/amounts.yml"?'
        " Rename it, move it out of data/, or declare it in scripts/sitekit/schemas.yml.",
    ),
}


@pytest.mark.parametrize(("path", "line"), STRAYS.values(), ids=STRAYS)
def test_a_file_of_facts_that_nothing_reads_is_named(tmp_path, path, line):
    assert report(write_site(tmp_path, {path: "kunta:\n  name: Kunta\n"})) == fault(line)


def test_a_new_municipality_has_its_own_contacts(tmp_path):
    municipalities = changed(
        "data/municipalities.yml",
        ("tornio:", 'pello: {name: Pello, in: Pellossa, code: "854", page: about.md}\ntornio:'),
    )
    cell = "- {municipality: pello, service: plan, group: all, who: [city], source: {chapter: plan, municipality: P}}\n"
    files = {CELLS: f"{SITE[CELLS]}{cell}"}
    files["data/contacts/pello.yml"] = "pello-office: {name: Toimisto, via: kemi-city}\n"
    files[FI] = page("{{ contacts pello }}")
    assert report(write_site(tmp_path, municipalities | files)) == "Nothing to fix."


AMOUNT = "missed-fee.value"
WRONG_AMOUNTS = {
    ".inf": f"{AMOUNT} must be a number. Write it so.",
    ".nan": f"{AMOUNT} must be a number. Write it so.",
    "true": f"{AMOUNT} must be a number. Write it so.",
    "-56.70": f'{AMOUNT}: "-56.7" is not right here. Write an amount above 0, such as 56.70.',
    "0": f'{AMOUNT}: "0" is not right here. Write an amount above 0, such as 56.70.',
    "1.0e+300": f'{AMOUNT}: "1e+300" is not right here. Write an amount above 0, such as 56.70.',
}


@pytest.mark.parametrize(("value", "what"), WRONG_AMOUNTS.items())
def test_an_amount_that_nobody_can_owe_is_named(tmp_path, value, what):
    write_site(tmp_path, changed("data/amounts.yml", ("value: 56.70", f"value: {value}")))
    assert report(tmp_path) == fault(f"data/amounts.yml:3: {what}")


def test_an_amount_in_whole_euros_is_left_alone(tmp_path):
    assert report(write_site(tmp_path, changed("data/amounts.yml", ("value: 56.70", "value: 57")))) == "Nothing to fix."


@pytest.mark.parametrize("number", ["016 ٢٥٩ 111", "٠١٦ ٢٥٩ ١١١", "०१६ 259 111"])
def test_a_number_in_digits_of_another_script_is_named(tmp_path, number):
    assert report(write_site(tmp_path, changed(KEMI, (NUMBER, f"'{number}'")))) == fault(
        f'{KEMI}:6: kemi-city.phones.0.number: "{number}" does not have the right form.'
        " Write digits 0–9 and spaces in quotes, as the body publishes the number."
    )


def test_an_amount_informs_from_the_day_after_its_last(tmp_path):
    write_site(tmp_path)
    assert report(tmp_path, today=date(2026, 12, 31)) == "Nothing to fix."
    assert report(tmp_path, today=date(2027, 1, 1)) == note(
        'data/amounts.yml:5: the amount "missed-fee" may have changed after 2026-12-31; the pages say so.'
        " Look it up in its source (681/2023: 32 a §), then change value and valid_until."
    )


CONFIG = {
    "an unknown language": (
        changed("mkdocs.yml", ("[fi, en, ar]", "[fi, en, ar, so]")),
        'mkdocs.yml:16: "so" is no language of this site. Add it to plugins: i18n: languages: first, or take it away.',
    ),
    "Finnish left out": (
        changed("mkdocs.yml", ("[fi, en, ar]", "[en, ar]")),
        'mkdocs.yml:16: "fi" is missing in published. Add it: every page exists in it.',
    ),
    "a gate in words": (
        changed("mkdocs.yml", ("gates: {words: 0", "gates: {words: many")),
        "mkdocs.yml:17: extra.gates.words must be a number. Write it so.",
    ),
    "a gate over 100": (
        changed("mkdocs.yml", ("gates: {words: 0", "gates: {words: 101")),
        'mkdocs.yml:17: extra.gates.words: "101" is not right here. Write a number from 0 to 100.',
    ),
    "a gate left out": (
        changed("mkdocs.yml", ("words: 0, ", "")),
        'mkdocs.yml:17: "words" is missing in extra.gates. Add it.',
    ),
    "a menu too deep": (
        changed("mkdocs.yml", ("      - programme/rights.md", "      - more: [programme/rights.md]")),
        "mkdocs.yml:4: nav.1: \"{'programme': ['programme/plan.md', {'more': ['programme/rights.md']}]}\""
        " is not right here. Write a file name, or a word with the list of its file names under it.",
    ),
    "a language CLDR does not know": (
        changed("mkdocs.yml", ("{locale: ar, name: ar", "{locale: xx, name: xx"), ("[fi, en, ar]", "[fi, en]")),
        'mkdocs.yml:14: CLDR does not know the language "xx". Use its code, such as so, fa or ku-IQ.',
    ),
}


@pytest.mark.parametrize(("files", "line"), CONFIG.values(), ids=CONFIG)
def test_a_fault_in_the_list_of_languages_is_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


BELOW = '"ar" has 6 % of everything current, not 60 %.'
MORE = changed("mkdocs.yml", ("rights: 0, all: 0", "rights: 0, all: 60"), ("[fi, en, ar]", "[fi, ar]"))


INFORMS = f"mkdocs.yml:16: (for information) {BELOW} Readers see notes and Finnish. Translate it."
STOPPED = f"mkdocs.yml:16: {BELOW} Take it out of published until it has."
UNKNOWN = (
    f"mkdocs.yml:16: {BELOW} Whether it was published before, the history here does not say."
    " Take it out of published until it has, or check in a whole clone (git fetch --unshallow)."
)
FEWER = changed("mkdocs.yml", ("[fi, en, ar]", "[fi]"))


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@x"]
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def commit(root: Path, files: dict | None = None) -> Path:
    """A commit of the small site with these files, the first one on the branch "main"."""
    if not (root / ".git").exists():
        root.mkdir(exist_ok=True)
        git(root, "init", "-q", "-b", "main")
    write_site(root, files)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", "--allow-empty")
    return root


def about_a_gate(root: Path) -> list[str]:
    """What is said of Arabic; how much it has changes with each text."""
    lines = [re.sub(r"\d+ % of", "6 % of", line) for line in report(root).split("\n")]
    return [line for line in lines if '"ar" has' in line]


def test_a_language_published_in_the_work_tree_is_stopped(tmp_path):
    commit(tmp_path, FEWER)
    assert about_a_gate(write_site(tmp_path, MORE)) == [STOPPED]


def test_a_language_published_by_the_last_commit_is_stopped(tmp_path):
    commit(tmp_path, FEWER)
    assert about_a_gate(commit(tmp_path, MORE)) == [STOPPED]


def test_a_language_published_on_a_branch_is_stopped_however_many_commits_follow(tmp_path):
    commit(tmp_path, FEWER)
    git(tmp_path, "checkout", "-qb", "somali")
    for files in (MORE, MORE, {**MORE, "docs/fi/about.md": page("Uusi.")}):
        assert about_a_gate(commit(tmp_path, files)) == [STOPPED]


def test_a_language_that_was_published_before_informs(tmp_path):
    files = {**MORE, "docs/fi/about.md": page("Uusi.")}
    commit(tmp_path, MORE)
    assert about_a_gate(tmp_path) == [INFORMS]  # it was there from the beginning
    commit(tmp_path, MORE)
    assert about_a_gate(write_site(tmp_path, files)) == [INFORMS]
    assert about_a_gate(commit(tmp_path, files)) == [INFORMS]
    git(tmp_path, "checkout", "-qb", "texts")
    assert about_a_gate(commit(tmp_path, {**files, "docs/fi/index.md": page("Uusi.")})) == [INFORMS]


def test_in_a_clone_the_change_begins_at_the_main_branch_of_where_it_came_from(tmp_path):
    commit(tmp_path / "origin", FEWER)
    git(tmp_path, "clone", "-q", "origin", "clone")
    for _ in range(2):
        assert about_a_gate(commit(tmp_path / "clone", MORE)) == [STOPPED]
    for _ in range(2):
        commit(tmp_path / "origin", MORE)
    git(tmp_path, "clone", "-q", "origin", "later")
    assert about_a_gate(tmp_path / "later") == [INFORMS]
    files = {**MORE, "docs/fi/about.md": page("Uusi.")}
    assert about_a_gate(commit(tmp_path / "later", files)) == [INFORMS]


def test_a_project_in_a_folder_of_its_repository_is_compared_too(tmp_path):
    folder = tmp_path / "site"
    git(tmp_path, "init", "-q", "-b", "main")
    for files, found in ((FEWER, []), (MORE, [STOPPED]), (MORE, [INFORMS])):
        write_site(folder, files)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "x", "--allow-empty")
        assert about_a_gate(folder) == found


def test_where_the_history_is_missing_a_language_below_a_gate_is_stopped(tmp_path):
    assert about_a_gate(write_site(tmp_path / "none", MORE)) == [UNKNOWN]
    for files in (FEWER, MORE, MORE):
        commit(tmp_path / "origin", files)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/origin", "clone")
    assert about_a_gate(tmp_path / "clone") == [UNKNOWN]
    git(tmp_path / "clone", "fetch", "-q", "--unshallow")
    assert about_a_gate(tmp_path / "clone") == [INFORMS]


PAGES = {
    path: stamping.stamp(
        page_in("Enough." if tag == "en" else "كاف."), blocks.parse(page("Riittää.")), today=TODAY
    ).text
    for tag in ("en", "ar")
    for path in [f"docs/{tag}/about.md"]
} | {"docs/fi/about.md": page("Riittää.")}
CHANGED = PAGES | {"docs/fi/about.md": page("Riittää nyt.")}
OLD = PAGES | {"docs/fi/about.md": page("Riittää.").replace("2026-11-24", "2026-11-20")}
SEEN = "docs/fi/about.md:10: You changed about#top: English and Arabic readers now see Finnish there."
STILL = (
    'docs/fi/about.md:4: the text has changed, but "updated" still says 2026-11-20. Write the day of the change:'
    " 2026-11-24."
)


def test_who_changes_a_finnish_text_is_told_which_readers_see_finnish_there(tmp_path):
    commit(tmp_path, PAGES)
    assert report(tmp_path) == "Nothing to fix."
    assert report(write_site(tmp_path, CHANGED)) == note(SEEN)
    assert report(commit(tmp_path, CHANGED)) == note(SEEN)
    assert report(commit(tmp_path, CHANGED)) == "Nothing to fix."  # another change


def test_who_adds_a_finnish_text_is_told_too(tmp_path):
    commit(tmp_path, PAGES)
    added = page("Riittää.\n\nTämä on uutta.\n\n## Uusi kohta {#more}\n\nTämäkin on uutta.")
    more = SEEN.replace(":10:", ":18:").replace("#top", "#more")
    assert report(write_site(tmp_path, PAGES | {"docs/fi/about.md": added})) == note(SEEN, more)


def test_the_sections_changed_are_named_instead_of_the_share_that_is_current(tmp_path):
    gate = changed("mkdocs.yml", ("rights: 0, all: 0", "rights: 0, all: 60"))
    commit(tmp_path, PAGES | gate)
    assert about_a_gate(tmp_path)
    assert SEEN.replace(":10:", ":10: (for information)") in report(write_site(tmp_path, CHANGED | gate))
    assert not about_a_gate(tmp_path)


def test_a_changed_text_with_an_old_day_informs(tmp_path):
    commit(tmp_path, OLD)
    changed_text = page("Riittää nyt.").replace("2026-11-24", "2026-11-20")
    assert report(write_site(tmp_path, OLD | {"docs/fi/about.md": changed_text})) == note(STILL, SEEN)
    assert report(write_site(tmp_path, CHANGED)) == note(SEEN)
    same = OLD | {"docs/fi/about.md": OLD["docs/fi/about.md"] + "\n"}
    assert report(write_site(tmp_path, same)) == "Nothing to fix."


def test_without_history_nothing_is_said_of_changes(tmp_path):
    commit(tmp_path / "origin", OLD)
    commit(tmp_path / "origin", CHANGED)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/origin", "clone")
    assert report(tmp_path / "clone") == "Nothing to fix."
    assert report(write_site(tmp_path / "none", CHANGED)) == "Nothing to fix."


def test_before_publishing_a_language_below_a_gate_blocks(tmp_path):
    found = report(write_site(tmp_path, MORE), for_publishing=True).split("\n")
    assert f"mkdocs.yml:16: {BELOW} Take it out of published, or translate it." in found


def test_before_publishing_the_site_has_an_address_and_an_owner(tmp_path):
    files = changed("data/site.yml", ("owner: Kunta", "owner: null"), ("palaute@example.org", "null"))
    write_site(tmp_path, files)
    assert report(tmp_path) == "Nothing to fix."
    assert report(tmp_path, for_publishing=True) == fault(
        'data/site.yml:3: "owner" is not decided:'
        " readers must know who answers for the site. Write the name of the organisation.",
        'data/site.yml:4: "feedback" is not decided:'
        " readers must be able to report what is wrong. Write an e-mail address.",
    )


def test_before_publishing_a_page_that_says_what_is_no_longer_true_is_named(tmp_path):
    body = "Sivuston omistajaa ei ole vielä päätetty.\n\nPalautteen osoite: ei päätetty.\n\nPalvelinta ei ole päätetty."
    write_site(tmp_path, {"docs/fi/about.md": page(f"{body}\n\nOmistaja on kunta. Lakia ei ole päätetty.")})
    assert report(tmp_path) == "Nothing to fix."
    what = "this says that something is not decided, but data/site.yml has it. Write here what was decided."
    lines = [f"docs/fi/about.md:{line}: {what}" for line in (14, 16)]
    assert report(tmp_path, for_publishing=True) == note(*lines)
    files = {"docs/fi/about.md": page(body), **changed("data/site.yml", ("owner: Kunta", "owner: null"))}
    assert "docs/fi" not in report(write_site(tmp_path, files), for_publishing=True)


def test_a_site_that_is_decided_can_be_published(tmp_path):
    assert report(write_site(tmp_path), for_publishing=True) == "Nothing to fix."
