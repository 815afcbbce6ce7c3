"""What MkDocs calls: hands pages, words and templates from sitekit to MkDocs. No logic of its own."""

import os
from pathlib import Path

import material
import mkdocs
from jinja2 import FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import build

MATERIAL = Path(material.__file__).parent / "templates"


@event_priority(-200)  # after static-i18n (-100), which puts its own sitemap folder in front
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """One renderer for the language that is built; Material's own pages and files stay out."""
    config.theme.dirs = [config.theme.custom_dir, str(Path(mkdocs.__file__).parent / "templates")]
    config.theme.static_templates = set()
    if "job" not in config.extra:  # plain `mkdocs build`; build.py puts its own here before it forks
        config.extra["job"] = build.job(Path(config.config_file_path).parent, os.environ.get("SITE_TODAY"))
    config.extra["renderer"] = config.extra["job"].renderer(_tag(config), MATERIAL)
    return config


@event_priority(100)  # before static-i18n's on_files (-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Only the language that is built, Finnish to fall back to, and what lies in no language folder."""
    job = config.extra["job"]
    tags = {language.tag for language in job.site.languages}
    wanted = {_tag(config), job.site.default}
    for file in list(files):
        first, slash, _ = file.src_uri.partition("/")
        if (not slash and first.endswith(".md")) or (slash and first in tags - wanted):  # docs/README.md is for editors
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's units, with shortcodes rendered; its template is the Finnish page's."""
    page.meta |= config.extra["job"].meta(_name(page, config))
    return config.extra["job"].markdown(config.extra["renderer"], _name(page, config))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sections, and the language of Finnish names."""
    return config.extra["job"].html(config.extra["renderer"], _name(page, config), html)


def on_env(env, config: MkDocsConfig, files: Files):
    """Our own environment: the page shell knows nothing of MkDocs' one."""
    ours = config.extra["renderer"].env
    ours.loader = FileSystemLoader([*config.theme.dirs, MATERIAL])
    ours.filters = {**env.filters, **ours.filters}
    return ours


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav) -> dict:
    """What the page shell shows around the page."""
    name = _name(page, config)
    context |= config.extra["job"].context(config.extra["renderer"], name, page.content, page.toc)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Blank lines and indents left by templates go."""
    return build.squeeze(output)


def _tag(config: MkDocsConfig) -> str:
    return config.plugins["i18n"].current_language or config.plugins["i18n"].default_language


def _name(page: Page, config: MkDocsConfig) -> str:
    """programme/plan.md, whatever language folder the file lies in."""
    first, _, rest = page.file.src_uri.partition("/")
    tags = {language.tag for language in config.extra["job"].site.languages}
    return rest if first in tags else page.file.src_uri
