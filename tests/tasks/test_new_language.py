"""A new language begins with everything it needs, in one command, and changes nothing else."""

from pathlib import Path

import pytest
import yaml

import build
from conftest import copy_project
from sitekit.content import site
from sitekit.tasks import new_language
from sites import MKDOCS, TODAY, report, write_site
from translated import all_bytes, run

GLOSSARY = """# Agreed words in English.

plan:
  fi: kotoutumissuunnitelma
  fi_forms: [kotoutumissuunnitelm]
  text: integration plan
  forms: [integration plans]
  source: https://example.org
"""


def test_a_new_language_gets_its_folders_its_words_and_its_line(tmp_path: Path, capsys):
    write_site(tmp_path, {"locales/en/glossary.yml": GLOSSARY, "mkdocs.yml": "# languages below\n" + MKDOCS})
    before = all_bytes(tmp_path)
    code, out = run(capsys, tmp_path, "new", "so")
    assert code == 0
    assert out.startswith("Soomaali (so) is prepared. It is built as a preview: not in the menu")
    after = all_bytes(tmp_path)
    assert sorted(Path(path).relative_to(tmp_path).as_posix() for path in after.keys() - before.keys()) == [
        "docs/so/.gitkeep",
        "locales/so/LC_MESSAGES/messages.po",
        "locales/so/glossary.yml",
        "locales/so/style.md",
    ]
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    line = "        - {locale: so, name: so, build: true}\n"
    assert config.replace(line, "") == "# languages below\n" + MKDOCS
    assert config.index(line) > config.index("locale: ar")
    changed = [path for path in before if after[path] != before[path]]
    assert changed == [str(tmp_path / "mkdocs.yml")]
    words = yaml.safe_load((tmp_path / "locales/so/glossary.yml").read_text(encoding="utf-8"))
    plan = {"fi": "kotoutumissuunnitelma", "fi_forms": ["kotoutumissuunnitelm"], "text": "", "source": ""}
    assert words == {"plan": plan}
    assert (tmp_path / "locales/so/style.md").read_text(encoding="utf-8").startswith("# How we write Somali\n")
    loaded = site.load(tmp_path, TODAY)
    assert [language.tag for language in loaded.languages] == ["fi", "en", "ar", "so"]
    assert [language.tag for language in loaded.published] == ["fi", "en", "ar"]
    assert len(loaded.catalogues["so"]) == len(loaded.catalogues["en"])


def test_a_language_without_pages_is_built_in_finnish(tmp_path: Path, capsys):
    root = copy_project(tmp_path)
    before = report(root)
    assert run(capsys, root, "new", "ku-IQ")[0] == 0
    new = [line for line in report(root).splitlines() if line not in before]
    assert all("(for information)" in line for line in new[:-1]), new
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    page = (root / "site/ku-IQ/index.html").read_text(encoding="utf-8")
    assert '<html lang="ckb" dir="rtl"' in page
    assert "noindex" in page


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("en", 'the language "en" is there already. See: .venv/bin/python scripts/translate.py status en'),
        ("EN", 'the language "EN" is there already. See: .venv/bin/python scripts/translate.py status EN'),
        ("xx", 'CLDR does not know the language "xx". Use its code, such as so, fa or ku-IQ.'),
        ("../so", '"../so" is not a code of a language. Write it as CLDR does, such as so, fa or ku-IQ.'),
        ("Somali", '"Somali" is not a code of a language. Write it as CLDR does, such as so, fa or ku-IQ.'),
        ("sv", "docs/sv exists, but the list of languages does not have it. Move the folder away first."),
    ],
)
def test_a_language_that_cannot_be_begun_changes_nothing(tmp_path: Path, capsys, tag: str, line: str):
    write_site(tmp_path, {"docs/sv/index.md": "# x"})
    before = all_bytes(tmp_path)
    assert run(capsys, tmp_path, "new", tag) == (1, f"mkdocs.yml:1: {line}\n1 to fix.\n")
    assert all_bytes(tmp_path) == before


@pytest.mark.parametrize(
    "languages",
    [
        "        - {locale: fi, name: fi}\n        - {locale: en, name: en} # last\n",
        "        - locale: fi\n          name: fi\n        - locale: en\n          name: en\n",
        "      - {locale: fi, name: fi}\n      - {locale: en, name: en}",
    ],
)
def test_the_line_is_added_however_the_list_is_written(languages: str):
    config = f"plugins:\n  - search\n  - i18n:\n      languages: # THE list\n{languages}"
    written = new_language.with_language(config, "so")
    assert written is not None
    assert [each["locale"] for each in new_language.languages_of(yaml.safe_load(written))] == ["fi", "en", "so"]
    assert all(line in written for line in languages.splitlines())


def test_a_list_in_brackets_is_left_to_a_person():
    config = "plugins:\n  - i18n:\n      languages: [{locale: fi}, {locale: en}]\n"
    assert new_language.with_language(config, "so") is None
