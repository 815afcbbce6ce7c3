"""The door: facts that are wrong keep a site closed in every command, texts that are wrong do not."""

import subprocess
import sys

import pytest

import build
import strings
import translate
from conftest import ROOT, copy_project
from sitekit import findings
from sitekit.checks import gate
from sites import SITE, TODAY, changed, fault, page, po, translation, write_site

FI, AR, CELLS, WORDS = (
    "docs/fi/index.md",
    "docs/ar/about.md",
    "data/responsibilities.yml",
    "locales/ar/LC_MESSAGES/messages.po",
)
NAV = changed("mkdocs.yml", ("- programme/plan.md", "- programme/plam.md"))
NAV_FAULT = (
    'mkdocs.yml:5: there is no page "programme/plam.md" in docs/fi/. Did you mean "programme/plan.md"?'
    " Fix the name or take the line away."
)
LEADS_NOWHERE = "this template leads to docs/fi/a-z.md, which is missing. Put the page back."
COUNT = '#: overrides/base.html\nmsgid "%(count)s sivua"\nmsgstr "'

CLOSED = {
    "a name in the menu": (NAV, NAV_FAULT),
    "an actor": (
        changed(CELLS, ("[city]", "[citi]")),
        f'{CELLS}:4: "citi" is not among the actors of data/vocabulary.yml. Did you mean "city"?',
    ),
    "a page of a service": (
        changed("data/services.yml", ("page: programme/plan.md", "page: programme/plam.md")),
        'data/services.yml:5: there is no page "programme/plam.md". Did you mean "programme/plan.md"? Fix the name.',
    ),
    "a number": (
        changed("data/contacts/urgent.yml", ("'112'", "'12'")),
        'data/contacts/urgent.yml:4: "12" cannot be dialled.'
        ' Write it with its area code, such as "016 123 456", or with +358.',
    ),
    "a confirmation without its day": (
        changed("data/contacts/urgent.yml", (", date: 2026-11-01", "")),
        "data/contacts/urgent.yml:4: The first phone number of emergency has no date:"
        " write the day on which somebody confirmed it.",
    ),
    "a kind": (
        changed("data/site.yml", ("https://example.org/", "123")),
        "data/site.yml:2: address must be text (put it in quotes) or empty. Write it so.",
    ),
    "a file of facts that nothing reads": (
        {"data/amount.yml": "x: 1\n"},
        'data/amount.yml:1: nothing reads this file. Did you mean "data/amounts.yml"?'
        " Rename it, move it out of data/, or declare it in scripts/sitekit/schemas.yml.",
    ),
    "a name the site needs for itself": (
        {"docs/fi/work.md": page()} | changed("mkdocs.yml", ("  about.md\n", "  about.md\n  work.md\n")),
        'docs/fi/work.md:1: "/work" of the built site holds the work list of translators.'
        " Give the file, or its folder, another name.",
    ),
    "a page that a template names": (
        {"overrides/home.html": "<p>\n<a href=\"{{ href('about.md') }}\">{{ href('a-z.md') }}</a>\n"},
        f"overrides/home.html:2: {LEADS_NOWHERE}",
    ),
    "a special page that a template names": (
        {"overrides/home.html": "{{ href(special.SEARCH) }} {{ href(special.A_Z) }}\n"},
        f"overrides/home.html:1: {LEADS_NOWHERE}",
    ),
    "a municipality without a page": (
        changed("data/municipalities.yml", ('"851", page: about.md', '"851", page: municipalities/tornio.md')),
        'data/municipalities.yml:3: there is no page "municipalities/tornio.md". Fix the name.',
    ),
    "a placeholder": (
        {WORDS: po(1).replace('msgid "%(count)s sivua"\nmsgstr "', f"{COUNT}%(cuont)s ")},
        f'{WORDS}:8: the placeholders of "%(cuont)s الصفحات: %(count)s" are not those of the Finnish. Keep: %(count)s.',
    ),
    "a bare sign of per cent": (
        {WORDS: po(1).replace('msgid "%(count)s sivua"\nmsgstr "', f"{COUNT}100 % ")},
        f'{WORDS}:8: the placeholders of "100 % الصفحات: %(count)s" are not those of the Finnish. Keep: %(count)s.',
    ),
}


@pytest.mark.parametrize(("files", "line"), CLOSED.values(), ids=CLOSED)
def test_a_wrong_fact_keeps_the_site_closed(tmp_path, files, line):
    found = gate.enter(write_site(tmp_path, files), TODAY)
    assert isinstance(found, list)
    assert findings.report(found) == fault(line)


OPEN = {
    "nothing wrong": {},
    "a shortcode": {FI: page("{{ fone kemi-city }}")},
    "a link": {AR: translation("[a](nowhere.md)")},
    "front matter": {FI: page().replace("updated: 2026-11-24", "updated: eilen")},
    "a page twice in the menu": changed("mkdocs.yml", ("  - index.md\n", "  - index.md\n  - index.md\n")),
    "a page in no menu": {"docs/fi/lost.md": page()},
    "a translation of no page": {"docs/ar/lost.md": translation()},
    "a language that is not listed": {"docs/so/index.md": translation()},
    "a word that waits for its translation": {WORDS: po(1).replace("خطة الاندماج", "")},
    "an amount that is out of date": changed("data/amounts.yml", ("2026-12-31", "2026-01-01")),
}


@pytest.mark.parametrize("files", OPEN.values(), ids=OPEN)
def test_a_wrong_text_does_not(tmp_path, files):
    assert not isinstance(gate.enter(write_site(tmp_path, files), TODAY), list)


def test_every_fault_of_the_facts_is_told_at_once(tmp_path):
    files = NAV | changed(CELLS, ("[city]", "[citi]"))
    assert findings.report(gate.closed_by(gate.site.load(write_site(tmp_path, files), TODAY))) == fault(
        f'{CELLS}:4: "citi" is not among the actors of data/vocabulary.yml. Did you mean "city"?', NAV_FAULT
    )


def test_an_empty_folder_is_closed_and_raises_nothing(tmp_path):
    assert "mkdocs.yml" in [each.path for each in gate.enter(tmp_path, TODAY)]
    write_site(tmp_path, {name: None for name in SITE if name.startswith("docs/")})
    lines = [str(each) for each in gate.enter(tmp_path, TODAY)]
    assert lines[0] == 'data/municipalities.yml:1: there is no page "about.md". Fix the name.'


@pytest.mark.parametrize("command", [["status"], ["export", "ar", "--format", "po"], ["new", "so"]])
def test_commands_about_the_whole_site_go_through_the_door(tmp_path, capsys, command):
    root = write_site(tmp_path, NAV)
    assert translate.main(["--root", str(root), "--today", "2026-11-24", *command]) == 1
    assert capsys.readouterr().out == f"{fault(NAV_FAULT)}\n"


def test_the_words_are_not_touched_while_the_site_is_closed(tmp_path, capsys):
    root = write_site(tmp_path, NAV)
    assert strings.main(["--root", str(root)]) == 1
    assert capsys.readouterr().out == f"{fault(NAV_FAULT)}\nNo catalogue was changed.\n"
    assert (root / WORDS).read_text(encoding="utf-8") == po(1)


def test_a_build_says_what_is_wrong_with_a_fact_and_keeps_the_old_site(tmp_path, capsys):
    root = write_site(tmp_path, NAV | {"site/index.html": "old"})
    assert build.main(["--root", str(root), "--today", "2026-11-24"]) == 1
    assert capsys.readouterr().out == f"{fault(NAV_FAULT)}\n{build.KEPT}\n"
    assert (root / "site/index.html").read_text() == "old"


def test_plain_mkdocs_goes_through_the_door(tmp_path):
    root = copy_project(tmp_path)
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("- contacts.md", "- contakts.md")
    config.write_text(text, encoding="utf-8")
    line = text[: text.index("- contakts.md")].count("\n") + 1
    command = [sys.executable, "-m", "mkdocs", "-q", "build", "-d", str(root / "plain")]
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.strip() == fault(
        f'mkdocs.yml:{line}: there is no page "contakts.md" in docs/fi/. Did you mean "contacts.md"?'
        " Fix the name or take the line away."
    )
