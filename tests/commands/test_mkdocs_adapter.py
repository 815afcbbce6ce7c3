"""What we bend in MkDocs and static-i18n is still there to be bent: a failure says what an upgrade would break."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, get_files
from mkdocs_static_i18n import folder
from mkdocs_static_i18n.plugin import I18n

import mkdocs_adapter
from conftest import ROOT


@pytest.fixture
def logger() -> logging.Logger:
    """MkDocs' own, as it was before and is again after a test."""
    own = logging.getLogger("mkdocs")
    before = own.handlers, own.propagate, own.level
    yield own
    own.handlers, own.propagate, own.level = before


@pytest.fixture
def config(logger: logging.Logger) -> MkDocsConfig:
    """mkdocs.yml as MkDocs reads it, before any event."""
    mkdocs_adapter.listening()
    return load_config(str(ROOT / "mkdocs.yml"))


def test_what_mkdocs_warns_of_is_heard_once_and_by_nobody_else(logger, capsys):
    warnings = mkdocs_adapter.listening()
    for _ in range(2):
        logging.getLogger("mkdocs.structure.pages").warning("A link is broken.")
    assert list(warnings.messages) == ["A link is broken."], "MkDocs' loggers no longer lie under `mkdocs`"
    assert capsys.readouterr().err == ""


def test_what_mkdocs_warns_of_is_printed_in_a_preview(logger, capsys):
    logger.handlers = []
    mkdocs_adapter.print_warnings()
    logging.getLogger("mkdocs.structure.pages").warning("A link is broken.")
    logging.getLogger("mkdocs.structure.pages").info("All is well.")
    assert capsys.readouterr().err == "A link is broken.\n"


def test_material_prints_no_banner():
    code = "import mkdocs_adapter, material.templates"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    environment.pop("NO_MKDOCS_2_WARNING", None)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b""), "Material asks for another variable"


def test_the_key_of_a_wrong_value_is_read_from_mkdocs_english(tmp_path, logger):
    (tmp_path / "mkdocs.yml").write_text("site_name: a\nuse_directory_urls: maybe\n")
    (tmp_path / "docs").mkdir()
    warnings = mkdocs_adapter.listening()
    with pytest.raises(Abort):
        load_config(str(tmp_path / "mkdocs.yml"))
    assert [mkdocs_adapter.key_of(each) for each in warnings.messages][:1] == ["use_directory_urls"], (
        "MkDocs words its errors otherwise: a build would name line 1 of mkdocs.yml for each"
    )
    assert mkdocs_adapter.key_of("Something else") is None


def test_one_language_is_built_when_its_flag_alone_is_set(config):
    assert mkdocs_adapter.language(config) is None, "static-i18n begins with a language: SITE_LANG would be ignored"
    mkdocs_adapter.build_only(config, "ar")
    assert mkdocs_adapter.language(config) == "ar"
    i18n: I18n = config.plugins["i18n"]
    assert i18n.build_languages == ["ar"], "static-i18n no longer asks `build`: every process would build all languages"
    tags = "fi sv en ar fa ku-IQ ru uk th zh et es fr sw so vi tr"
    assert mkdocs_adapter.all_languages(config) == tags.split()
    assert mkdocs_adapter.default_language(config) == "fi", "the default changed with the language: so would addresses"


def test_the_theme_is_ours_then_mkdocs_own_alone(config):
    mkdocs_adapter.own_theme(config)
    loader = config.theme.get_env().loader
    folders = [Path(each) for each in loader.searchpath]
    assert folders[0] == ROOT / "overrides", "MkDocs no longer looks in theme.dirs: Material's pages would be built"
    assert not any("material" in each.parts for each in folders)
    assert (folders[-1] / "sitemap.xml").is_file(), "MkDocs keeps its templates elsewhere: a build would abort"
    assert config.theme.static_templates == set()


def test_a_path_is_looked_up_once(config):
    files = get_files(config)
    asked = []
    files.get_file_from_path = lambda path: asked.append(path)
    mkdocs_adapter.find_files_once(files)
    for _ in range(2):
        files.get_file_from_path("fi/index.md")
    assert asked == ["fi/index.md"]
    assert "get_file_from_path" in vars(folder.I18nFiles), "static-i18n finds files by another name: slow builds"


def test_all_pages_are_converted_by_one_as_by_one_of_their_own(config, monkeypatch):
    made: list[Markdown] = []
    monkeypatch.setattr(mkdocs_adapter, "Markdown", lambda **given: made.append(Markdown(**given)) or made[-1])
    monkeypatch.setattr(pages, "markdown", markdown)  # another test may have built a site here
    files = Files([File(name, "docs", "site", use_directory_urls=True) for name in ("a.md", "b/c.md")])
    texts = {
        "a.md": "# A\n\n[c](b/c.md#x) *a*{lang=fi}",
        "b/c.md": "# C {#c}\n\n| [a](../a.md) | b |\n|---|---|\n| 1 | 2 |",
    }

    def rendered() -> list[tuple]:
        found = []
        for file in files:
            page = pages.Page(None, file, config)
            page.markdown = texts[file.src_uri]
            page.render(config, files)
            found.append((page.content, page.title, page.present_anchor_ids, page.links_to_anchors))
        return found

    apart = rendered()
    mkdocs_adapter.convert_with_one()
    assert rendered() == apart, "MkDocs adds to its Markdown otherwise: a page would get what was added for another"
    assert len(made) == 1, "MkDocs makes its Markdown elsewhere: one for every page again, and a slower build"


def test_a_translation_copies_its_own_files_alone(config, tmp_path):
    for name in ("assets/site.css", "ar/form.pdf", "arabic/other.pdf"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True)
        (tmp_path / "docs" / name).write_bytes(b"-")
    config.docs_dir, config.site_dir = str(tmp_path / "docs"), str(tmp_path / "site")
    files = get_files(config)
    mkdocs_adapter.copy_own(files, "ar")
    files.copy_static_files(dirty=False)
    copied = [path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.*")]
    assert copied == ["ar/form.pdf"], "MkDocs copies files otherwise: every language copies those of all"


@pytest.fixture
def server(tmp_path: Path) -> LiveReloadServer:
    """A server of MkDocs that serves nothing yet."""
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path), "/")
    yield made
    made.server_close()


def test_a_preview_looks_at_files_itself(server):
    assert {"observer", "build_delay"} <= vars(server).keys(), "MkDocs' server looks otherwise: no preview rebuilds"
    mkdocs_adapter.poll(server)
    assert server.observer.timeout == 0.1
    assert server.build_delay == 0.02


def test_open_pages_load_again_without_a_build(server):
    wanted = {"_epoch_cond", "_visible_epoch", "_wanted_epoch"}
    assert wanted <= vars(server).keys(), "MkDocs' server counts otherwise: findings never reach a page that is open"
    before = server._visible_epoch
    mkdocs_adapter.show_again(server)
    assert server._visible_epoch == server._wanted_epoch == before + 1
    server._wanted_epoch += 1  # a build is on its way
    mkdocs_adapter.show_again(server)
    assert server._visible_epoch == before + 1
