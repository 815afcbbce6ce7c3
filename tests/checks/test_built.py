"""The check of the built pages, and the command that runs all checks."""

import subprocess
import sys
from pathlib import Path

import pytest

import check
from sitekit.checks import built
from sitekit.content import site
from sites import TODAY, changed, write_site

ROOT = Path(__file__).resolve().parents[2]


def html(body: str, *, lang: str = "fi", dir_: str = "ltr") -> str:
    """A built page; `body` begins on line 4."""
    head = f'<!doctype html>\n<html lang="{lang}" dir="{dir_}">\n<head><title>a</title></head><body>'
    return f"{head}\n{body}\n</body></html>\n"


PAGES = {
    "index.html": html('<h1 id="top">a</h1> <a href="ohje/#top">b</a> <a href="en/" hreflang="en">en</a>'),
    "ohje/index.html": html('<h1 id="top">a</h1> <a href="../">b</a> <a href="#top">c</a>'),
    "en/index.html": html('<h1 id="top">a</h1> <a href="ohje/">b</a> <a href="../" hreflang="fi">fi</a>', lang="en"),
    "en/ohje/index.html": html('<a href="../#top">a</a>', lang="en"),
    "ar/index.html": html('<a href="../assets/ohje.pdf?v=1">a</a>', lang="ar", dir_="rtl"),
    "404.html": html('<a href="/ohje/">a</a> <link rel="icon" href="/assets/icon.svg">'),
    "assets/style.css": "body {}\na { background: url(icon.svg) }\n",
    "assets/icon.svg": "<svg/>",
    "assets/ohje.pdf": "pdf",
}


def found(root: Path, pages: dict[str, str]) -> list[str]:
    """What is wrong with a built site that has these pages besides its own."""
    write_site(root, {f"site/{name}": text for name, text in {**PAGES, **pages}.items()})
    return [str(each) for each in built.check(site.load(root, TODAY), root / "site")]


def test_a_built_site_that_holds_together_has_no_findings(tmp_path):
    assert found(tmp_path, {}) == []


BODIES = {
    '<a href="../x/">a</a>': '"../x/" leads to nothing: there is no "x/index.html". Fix the link.',
    '<a href="../ohje">a</a>': '"../ohje" leads to nothing: there is no "ohje". Fix the link.',
    '<a href="#x">a</a>': '"#x" leads to nothing: "ohje/index.html" has no id "x". Fix the link.',
    '<a href="../#%C3%A4">a</a>': '"../#%C3%A4" leads to nothing: "index.html" has no id "ä". Fix the link.',
    '<a href="../../../">a</a>': '"../../../" leads to nothing: there is no "../../index.html". Fix the link.',
    '<img src="x.png" alt="">': '"x.png" leads to nothing: there is no "ohje/x.png". Fix the link.',
    '<img src="./">': 'the picture "./" has no alt. Say what it shows, or write alt="".',
    '<a href="tel:016 259">a</a>': '"tel:016 259" cannot be dialled. Fix the number in data/contacts/.',
    '<a href="mailto:">a</a>': '"mailto:" is no e-mail address. Fix it in data/contacts/.',
    '<a href="mailto:x">a</a>': '"mailto:x" is no e-mail address. Fix it in data/contacts/.',
    '<a href="JavaScript:x">a</a>': '"JavaScript:x" runs code in the browser. Take it away.',
    '<a href="https://[x">a</a>': '"https://[x" is no address. Fix it.',
    '<a href="https://example.org/ohje/">a</a>': (
        '"https://example.org/ohje/" is an absolute address of this site. Link the file of the page.'
    ),
    '<a href="../en/">a</a>': '"../en/" leads into another language ("en"). Link the page of this language.',
    '<script src="https://x.fi/a.js"></script>': (
        '"https://x.fi/a.js" is fetched from another host. Put a copy into overrides/assets/.'
    ),
    '<img src="//x.fi/a" alt="">': '"//x.fi/a" is fetched from another host. Put a copy into overrides/assets/.',
    '<link rel="stylesheet" href="https://x.fi/a.css">': (
        '"https://x.fi/a.css" is fetched from another host. Put a copy into overrides/assets/.'
    ),
    '<p id="a">b</p><p id="a">c</p>': 'the id "a" is there 2 times. Give each part its own.',
    "<p>Soita {{ phone x }}.</p>": '"{{ phone x }}" is a shortcode that was not rendered. Run: make check',
    "<p><b>a</b> {{ phone x</p>": '"{{ phone x }}" is a shortcode that was not rendered. Run: make check',
}


@pytest.mark.parametrize(("body", "what"), BODIES.items(), ids=BODIES)
def test_a_fault_of_a_built_page_is_named(tmp_path, body, what):
    assert found(tmp_path, {"ohje/index.html": html(f'<h1 id="top">a</h1>\n{body}')}) == [
        f"site/ohje/index.html:5: {what}"
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://www.kemi.fi/a?b=c#d">a</a>',
        '<a href="tel:+35816259111">a</a> <a href="tel:112">b</a> <a href="tel:0800147111">c</a>',
        '<a href="mailto:a.b@kemi.fi?subject=x">a</a>',
        '<link rel="canonical" href="https://example.org/ohje/"> <link rel="alternate" href="https://example.org/en/">',
        '<img src="data:image/png;base64,aaaa" alt="">',
        "<p><code>{{ phone x }}</code></p><pre>{{ a }}</pre>",
        '<img src="../assets/icon.svg" alt="Kuva"> <a href="./">a</a> <a href="">b</a> <a href="..">c</a>',
        "",
    ],
)
def test_what_is_right_is_left_alone(tmp_path, body):
    assert found(tmp_path, {"ohje/index.html": html(f'<h1 id="top">a</h1>\n{body}')}) == []


def test_the_file_that_holds_a_language_leads_back_to_the_site(tmp_path):
    link = '<a href="https://example.org/ohje/">a</a>'
    assert found(tmp_path, {"offline/fi.html": html(link)}) == []


def test_a_page_says_its_language_and_direction(tmp_path):
    assert found(
        tmp_path, {"ar/index.html": html("a", lang="fi"), "ohje/index.html": html('<p id="top">', dir_="")}
    ) == [
        'site/ar/index.html:1: <html dir="ltr"> is in a page in "ar". It must be "rtl".',
        'site/ar/index.html:1: <html lang="fi"> is in a page in "ar". It must be "ar".',
        'site/ohje/index.html:1: <html dir=""> is in a page in "fi". It must be "ltr".',
    ]


def test_a_stylesheet_fetches_nothing_from_elsewhere(tmp_path):
    css = "a {}\n@import 'https://x.fi/a.css';\nb { background: url(//x.fi/b.png) }\n"
    assert found(tmp_path, {"assets/style.css": css}) == [
        'site/assets/style.css:2: "@import \'https://x.fi/a.css" is fetched from another host.'
        " Put a copy into overrides/assets/.",
        'site/assets/style.css:3: "url(//x.fi/b.png" is fetched from another host. Put a copy into overrides/assets/.',
    ]


def test_an_empty_or_broken_page_is_no_traceback(tmp_path):
    assert found(tmp_path, {"x.html": "", "y.html": "<<<>\x01<a href='\n"})


def test_a_site_under_a_path_of_its_host_finds_its_pages(tmp_path):
    write_site(tmp_path, changed("data/site.yml", ("https://example.org/", "https://example.org/kotona/")))
    files = {"404.html": html('<a href="/kotona/ohje/">a</a> <a href="/kotona/">b</a>')}
    for name, text in {**PAGES, **files}.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert built.check(site.load(tmp_path, TODAY), tmp_path / "site") == []


def test_without_a_built_site_it_says_how_to_build_one(tmp_path):
    write_site(tmp_path)
    assert [str(each) for each in built.check(site.load(tmp_path, TODAY), tmp_path / "site")] == [
        "site:1: there is no built site. Run: make build"
    ]


def test_the_command_prints_all_findings_and_fails_when_one_blocks(tmp_path, capsys):
    write_site(tmp_path, changed("data/services.yml", ("programme/plan.md", "programme/plam.md")))
    assert check.main(["--root", str(tmp_path), "--today", "2027-01-01"]) == 1
    assert capsys.readouterr().out.split("\n")[1:] == [
        'data/services.yml:5: there is no page "programme/plam.md". Did you mean "programme/plan.md"? Fix the name.',
        "1 to fix, 1 note.",
        "",
    ]


def test_the_command_succeeds_when_findings_only_inform(tmp_path, capsys):
    assert check.main(["--root", str(write_site(tmp_path)), "--today", "2027-01-01"]) == 0
    assert capsys.readouterr().out.endswith("Nothing to fix, 1 note.\n")


def unseen(lang: str, page: str) -> str:
    """What the check says of a translation that was never stamped."""
    path = f"docs/{lang}/{page}.md"
    return (
        f"{path}:2: (for information) readers do not see this yet: nothing says which Finnish it was made from."
        f" Run: .venv/bin/python scripts/translate.py stamp {path}\n"
    )


def test_the_command_shows_coverage_and_reads_the_built_site(tmp_path, capsys):
    assert check.main(["--root", str(write_site(tmp_path)), "--today", "2026-11-24", "--coverage", "--built"]) == 1
    assert capsys.readouterr().out == (
        "language  pages  current  checked  rights: current  checked  words around\n"
        "en         2/4      6.8%     0.0%             7.6%     0.0%       100.0%\n"
        "          missing: programme/plan.md\n          missing: programme/rights.md\n"
        "ar         2/4      6.8%     0.0%             7.6%     0.0%       100.0%\n"
        "          missing: programme/plan.md\n          missing: programme/rights.md\n"
        "current: says what the Finnish says; checked: a person has checked it; words around: menus, buttons, notes.\n"
        "\n"
        f"{unseen('ar', 'about')}{unseen('ar', 'index')}{unseen('en', 'about')}{unseen('en', 'index')}"
        "site:1: there is no built site. Run: make build\n1 to fix, 4 notes.\n"
    )


def test_the_command_runs_from_any_folder(tmp_path):
    write_site(tmp_path)
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", ".", "--publish", "--today", "2026-11-24"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (result.returncode, result.stdout, result.stderr) == (0, "Nothing to fix.\n", "")
