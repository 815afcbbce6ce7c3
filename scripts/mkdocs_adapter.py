"""Every place where MkDocs or static-i18n is bent. What an upgrade breaks, its test in test_mkdocs_adapter.py names."""

import logging
import os
import re
import sys
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import mkdocs
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import Files

if TYPE_CHECKING:  # what serves a preview takes time to import, and a build has no need of it
    from mkdocs.livereload import LiveReloadServer

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # else Material prints a banner when its theme is loaded
KEY = re.compile(r"Config value '(\w+)'")


class Warnings(logging.Handler):
    """Keeps what MkDocs warns of, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[record.getMessage()] = None


def listening() -> Warnings:
    """What hears MkDocs from now on; nobody else does."""
    logger, warnings = logging.getLogger("mkdocs"), Warnings()
    logger.handlers, logger.propagate = [warnings], False
    return warnings


def print_warnings() -> None:
    """What MkDocs warns of goes to standard error, as it comes."""
    logger = logging.getLogger("mkdocs")
    logger.addHandler(logging.StreamHandler(sys.stderr))
    logger.setLevel(logging.WARNING)


def key_of(warning: str) -> str | None:
    """The key of mkdocs.yml that a warning of MkDocs is about, which it says in English alone."""
    found = KEY.match(warning)
    return found[1] if found else None


def all_languages(config: MkDocsConfig) -> list[str]:
    """The tags of mkdocs.yml."""
    return config.plugins["i18n"].all_languages


def default_language(config: MkDocsConfig) -> str:
    """The tag of the source language."""
    return config.plugins["i18n"].default_language


def language(config: MkDocsConfig) -> str | None:
    """The tag of the language that is built; None before static-i18n begins with the first."""
    return config.plugins["i18n"].current_language


def build_only(config: MkDocsConfig, tag: str) -> None:
    """Have static-i18n build this language and no other. After validation: `default` and all addresses stay."""
    i18n = config.plugins["i18n"]
    i18n.current_language = tag
    for each in i18n.config.languages:
        each.build = each.locale == tag


def own_theme(config: MkDocsConfig) -> None:
    """Our templates over MkDocs' own; Material's pages and files, and static-i18n's sitemap, stay out."""
    config.theme.dirs = [config.theme.custom_dir, str(Path(mkdocs.__file__).parent / "templates")]
    config.theme.static_templates = set()


def find_files_once(files: Files) -> None:
    """Keep what a path leads to: static-i18n takes it apart for every link of every page."""
    files.get_file_from_path = lru_cache(None)(files.get_file_from_path)


def convert_with_one() -> None:
    """Have all pages of a language converted by one Markdown: making another for each takes a twentieth of the time.

    What MkDocs adds to it for a page takes the place of what it added for the last one.
    """
    made: list[Markdown] = []

    def one(**given: Any) -> Markdown:
        if not made:
            made.append(Markdown(**given))
        return made[0].reset()

    pages.markdown = SimpleNamespace(Markdown=one)


def copy_own(files: Files, tag: str) -> None:
    """Of files that are no pages, copy those of language `tag` alone: the source brings what all languages share."""
    own = Files([file for file in files if file.dest_uri.startswith(f"{tag}/")])
    files.copy_static_files = own.copy_static_files


def poll(server: "LiveReloadServer") -> None:
    """Look at files often. With the kernel's notices reading one is an event too, and a site is built without end."""
    from watchdog.observers.polling import PollingObserver

    server.observer = PollingObserver(timeout=0.1)
    server.build_delay = 0.02


def show_again(server: "LiveReloadServer") -> None:
    """Open pages load again, although nothing was built."""
    with server._epoch_cond:
        if server._visible_epoch == server._wanted_epoch:  # otherwise a build is on its way, and shows them
            server._visible_epoch = server._wanted_epoch = server._visible_epoch + 1
            server._epoch_cond.notify_all()
