"""Three hundred texts that try to run code or to hide something: none is shown unnoticed, and none runs."""

import json
import re
from pathlib import Path

import polib
import pytest
import yaml
from playwright.sync_api import Browser

import build
import copies
from conftest import ROOT, copy_project, serving
from payloads import ADDRESSES, ATTRIBUTES, QUOTES, TAGS, UNSEEN, bodies
from sitekit import unseen
from sitekit.checks import gate, registry
from sitekit.content import site, templates
from sitekit.findings import Finding
from sitekit.render import safelist
from sites import TODAY, changed, page, translation, write_site
from visits import FULL

BODIES = bodies()
EXTENSIONS = "markdown_extensions: [attr_list, admonition, md_in_html, tables, toc, pymdownx.superfences]\n"
LINES = TAGS + QUOTES  # what is tried in words, facts and front matter
CLEAN = """() => [...document.querySelectorAll("*")].filter(each =>
    /^(iframe|object|embed|base|frame|template)$/i.test(each.tagName)
    || each.matches("script:not([src]):not([type='application/ld+json']), script[src*=':'], meta[http-equiv]")
    || [...each.attributes].some(({ name, value }) => /^(on|srcdoc|formaction|ping)/i.test(name)
      || /^(href|src|action|xlink:href)$/i.test(name) && /^(?!https?|mailto|tel|data:image|about)[^/?#]*:/i
        .test(value.replace(/[\\0-\\x20]/g, "")))
  ).map(each => each.outerHTML.slice(0, 200))"""


def in_pages(texts: list[str], of: str = "fi") -> dict:
    """The small site with a page for each text, in Finnish or in a translation, each in the menu."""
    names = [f"p/{at}.md" for at in range(len(texts))]
    body = translation if of != "fi" else page
    listed = "".join(f"  {name}\n" for name in ["about.md", *names])
    files = changed("mkdocs.yml", ("  about.md\n", listed), ("extra:\n", f"{EXTENSIONS}extra:\n"))
    files["docs/fi/p/kuva.png"] = b""
    files |= {f"docs/fi/{name}": own(page(next_link="../index.md"), name) for name in names}
    texts = [body(text).replace("(index.md)", "(../index.md)").replace("(about.md)", "(../about.md)") for text in texts]
    return files | {f"docs/{of}/{name}": own(text, name) for name, text in zip(names, texts, strict=True)}


def own(text: str, name: str) -> str:
    """A page with a description that no other page has."""
    return text.replace("description: Yksi lause.", f"description: Sivu {name}.")


def said(root: Path) -> dict[str, list[Finding]]:
    """What the checks say of each file."""
    found: dict[str, list[Finding]] = {}
    for each in registry.run(site.load(root, TODAY)):
        found.setdefault(each.path, []).append(each)
    return found


@pytest.fixture(scope="module")
def finnish(tmp_path_factory) -> dict[str, list[Finding]]:
    return said(write_site(tmp_path_factory.mktemp("pages"), in_pages(list(BODIES.values()))))


@pytest.mark.parametrize(("at", "name"), list(enumerate(BODIES)), ids=list(BODIES))
def test_a_page_is_named_with_its_line_unless_it_shows_plain_words_or_code(finnish, at, name):
    found = finnish.get(f"docs/fi/p/{at}.md", [])
    if not found:  # what is not named is built, and looked at in a browser, below
        assert is_code(BODIES[name]) or any(name.startswith(quote) for quote in QUOTES)
    assert all(each.line >= 14 for each in found), found


def is_code(body: str) -> bool:
    return any(mark in body for mark in ("```", "\\`", "<!--"))


def test_a_translation_is_named_in_the_same_way(tmp_path):
    texts = [f"[sana]({each})" for each in ADDRESSES] + [f"*sana*{{{each}}}" for each in ATTRIBUTES]
    found = said(write_site(tmp_path, in_pages(texts, "en")))
    assert [at for at in range(len(texts)) if not any(e.stops_build for e in found.get(f"docs/en/p/{at}.md", []))] == []


@pytest.mark.parametrize("text", LINES)
def test_words_of_a_catalogue_with_other_tags_than_the_finnish_are_named(tmp_path, text):
    written = json.dumps(text, ensure_ascii=False)
    files = changed("locales/en/LC_MESSAGES/messages.po", ('msgstr "Languages"', f"msgstr {written}"))
    found = said(write_site(tmp_path, files)).get("locales/en/LC_MESSAGES/messages.po", [])
    assert ("<" in text) == any("the HTML tags of" in each.text for each in found)


PLACES = ["docs/fi/about.md", "data/contacts/kemi.yml", "locales/en/LC_MESSAGES/messages.po"]
HIDDEN = [(path, char) for at, char in enumerate(UNSEEN) for path in (PLACES if FULL else PLACES[at % 3 :][:1])]


@pytest.mark.parametrize(("path", "char"), HIDDEN, ids=lambda each: f"U+{ord(each):04X}" if len(each) == 1 else each)
def test_what_nobody_sees_is_named_wherever_it_stands(tmp_path, path, char):
    words = {"docs": "Johdanto", "data": "Kemin kaupunki", "locales": "Languages"}[path.partition("/")[0]]
    files = changed(path, (words, f"{words[:3]}{char}{words[3:]}"))
    line = next(at for at, each in enumerate(files[path].split("\n"), start=1) if char in each)
    found = said(write_site(tmp_path, files))[path]
    what = f"{unseen.named(char)} is here, and nobody sees it. Delete it."
    assert (line, what, char not in unseen.MARKS) in [(each.line, each.text, each.blocks) for each in found]


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        ("data/contacts/kemi.yml", "Kemin kaupunki", '"Kemin\\u202a kaupunki"', 2),
        ("data/contacts/kemi.yml", "value: https://www.kemi.fi", 'value: "https://www.\\u202akemi.fi"', 4),
        ("docs/fi/about.md", "Tietoa sivustosta.", '"Tietoa\\u202e sivustosta."', 2),
    ],
)
def test_what_yaml_writes_by_its_number_is_named_too(tmp_path, path, old, new, line):
    found = said(write_site(tmp_path, changed(path, (old, new.replace("\\\\", "\\")))))[path]
    assert any(each.line == line and "nobody sees it" in each.text and each.blocks for each in found), found


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> Path:
    """The project, with everything in it that the checks let a build show; the folder of the built site."""
    small = said(write_site(tmp_path_factory.mktemp("small"), in_pages(list(BODIES.values()))))
    stopped = {path for path, found in small.items() if any(each.stops_build for each in found)}
    texts = [text for at, text in enumerate(BODIES.values()) if f"docs/fi/p/{at}.md" not in stopped]
    root = copy_project(tmp_path_factory.mktemp("shown"))
    copies.decide(root, address="https://example.org/")
    whole = [text for text in texts if is_code(text)]
    plain = [text for text in texts if not is_code(text)]
    whole += ["\n\n".join(plain[at : at + 10]) for at in range(0, len(plain), 10)]
    add_pages(root, whole)
    fill_catalogue(root / "locales/en/LC_MESSAGES/messages.po")
    for at, text in enumerate(LINES):
        try_fact(root, at, text)
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    return root / "site"


def add_pages(root: Path, texts: list[str]) -> None:
    """A page for each text, with a title, a description and keywords that try the same."""
    config = root / "mkdocs.yml"
    names = [f"p/{at}.md" for at in range(max(len(texts), len(LINES)))]
    listed = "".join(f"  {name}\n" for name in names)
    text = config.read_text(encoding="utf-8").replace("  a-z.md\n", f"  a-z.md\n{listed}")
    config.write_text(text.replace("        - {locale: ar, name: ar, build: true}\n", ""), encoding="utf-8")
    (root / "docs/fi/p").mkdir()
    (root / "docs/fi/p/kuva.png").write_bytes(b"")
    for at, name in enumerate(names):
        line = LINES[at % len(LINES)]
        front = {"title": line, "description": line, "keywords": [line], "priority": 3, "updated": TODAY}
        body = f"# {line} {{#top}}\n\n{texts[at].replace('(about', '(../about') if at < len(texts) else 'Sana.'}\n"
        written = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n\n{body}"
        (root / "docs/fi" / name).write_text(written, encoding="utf-8")


def fill_catalogue(path: Path) -> None:
    """Every word of a catalogue that has no place for a value becomes one of the texts."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    words = [entry for entry in catalogue if "%" not in entry.msgid and not entry.msgid_plural]
    for at, entry in enumerate(words):
        entry.msgstr = LINES[at % len(LINES)].replace("%", "%%")
    assert len(words) > 2 * len(LINES)
    catalogue.save()


def try_fact(root: Path, at: int, text: str) -> None:
    """A contact with the text in each of its words; it is left out when the door stays closed for it."""
    path = root / "data/contacts/national.yml"
    before = path.read_text(encoding="utf-8")
    words = {"name": text, "does": text, "ask": text, "office": text, "say": text, "names": {"en": text}}
    words["address"] = {"value": text, "state": "official", "source": text}
    path.write_text(before + yaml.safe_dump({f"try-{at}": words}, allow_unicode=True), encoding="utf-8")
    if isinstance(gate.enter(root, TODAY), list):
        path.write_text(before, encoding="utf-8")


def test_nothing_that_is_shown_runs(shown, browser: Browser):
    pages = sorted(path.relative_to(shown).as_posix() for path in shown.rglob("*.html"))
    visited = [path for path in pages if not path.startswith("en/p/")]  # the same Finnish text once more
    assert sum("p/" in path for path in visited) > 40
    if not FULL:  # of made pages and words, which are many and alike, some
        alike = [path for path in visited if re.search(r"(^|/)(k|words|municipalities/\w+)/[\w-]+/", path)]
        visited = [path for path in visited if path not in alike or path in alike[::10]]
    context = browser.new_context(java_script_enabled=True)
    ran: list[str] = []
    context.expose_function("hit", lambda: ran.append("hit"))
    tab = context.new_page()
    tab.on("dialog", lambda dialog: (ran.append("dialog"), dialog.dismiss()))
    tab.on("pageerror", lambda error: ran.append(f"error: {error}"))
    found = {}
    for server in serving(shown):
        for path in visited:
            tab.goto(server(path), wait_until="load")
            tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
            if wrong := tab.evaluate(CLEAN):
                found[path] = wrong
        tab.goto(server("search/?q=hit"), wait_until="load")
        tab.wait_for_function("document.querySelector('.search ol li')")
        found |= {"search": wrong} if (wrong := tab.evaluate(CLEAN)) else {}
    context.close()
    assert (found, ran) == ({}, [])


def test_what_gets_past_everything_else_is_refused_before_the_swap(tmp_path, capsys):
    root = copy_project(tmp_path)
    template = root / "overrides/partials/sources.html"
    template.write_text(template.read_text(encoding="utf-8") + "{{ v.page.title | safe }}", encoding="utf-8")
    about = root / "docs/fi/about.md"
    text = about.read_text(encoding="utf-8")
    about.write_text(text.replace("description:", "title: '<b onclick=x>'\ndescription:", 1), encoding="utf-8")
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 1
    out = capsys.readouterr().out
    assert 'docs/fi/about.md:1: "<b onclick=x>" is not a tag that every browser reads alike. Take it away.' in out
    assert not (root / "site").exists()


def test_every_tag_of_a_template_is_on_the_list():
    tag = re.compile(r"<([a-z][a-z0-9]*)[\s>/]")
    written = {(path, name) for path, text in templates.texts(ROOT) for name in tag.findall(text)}
    assert [(path, name) for path, name in sorted(written) if name not in safelist.WHOLE] == []
