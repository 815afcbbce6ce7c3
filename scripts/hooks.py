"""What MkDocs calls: hands pages, words and templates from sitekit to MkDocs. No logic of its own."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import mkdocs_adapter
from commandline import reason
from sitekit import findings
from sitekit.checks import boxes, gate
from sitekit.content import site
from sitekit.folders import refilled
from sitekit.markdown import extension
from sitekit.render import icons, jobs

if TYPE_CHECKING:  # what serves a preview takes time to import, and a build has no need of it
    from mkdocs.livereload import LiveReloadServer


@event_priority(100)  # before static-i18n (-100), which begins with the default language
def _one_language(config: MkDocsConfig) -> MkDocsConfig:
    """`SITE_LANG=ar mkdocs serve`: that language alone, at its own address. build.py sets the same by itself."""
    if (only := os.environ.get("SITE_LANG")) and mkdocs_adapter.language(config) is None:
        known = mkdocs_adapter.all_languages(config)
        if only not in known:
            raise Abort(f'SITE_LANG: "{only}" is not a language of mkdocs.yml. Known: {", ".join(known)}.')
        mkdocs_adapter.build_only(config, only)
    return config


@event_priority(-200)  # after static-i18n (-100), which puts its own sitemap folder in front
def _our_shell(config: MkDocsConfig) -> MkDocsConfig:
    """One renderer for the language that is built; Material's own pages and files stay out."""
    mkdocs_adapter.own_theme(config)
    mkdocs_adapter.convert_with_one()
    if extension.CLOSED not in config.markdown_extensions:
        config.markdown_extensions.append(extension.CLOSED)
    if "job" not in config.extra:  # plain `mkdocs build` or `serve`; build.py puts its own here before it forks
        config.extra["job"] = jobs.Job(_site(config))
    config.extra["renderer"] = config.extra["job"].renderer(_tag(config), icons.templates())
    return config


def _site(config: MkDocsConfig) -> site.Site:
    try:
        today = site.today_from(os.environ.get("SITE_TODAY"))
    except ValueError as error:
        raise Abort(str(error)) from None
    loaded = gate.enter(Path(config.config_file_path).parent, today, os.environ.get("SITE_LANG"))
    if isinstance(loaded, list):
        raise Abort(findings.report(loaded))
    return loaded


on_config = CombinedEvent(_one_language, _our_shell)


@event_priority(100)  # before static-i18n's on_files (-100)
def _of_one_language(files: Files, config: MkDocsConfig) -> Files:
    """The pages of the language that is built and Finnish ones to fall back to; files in no language's folder."""
    tags = set(mkdocs_adapter.all_languages(config))
    wanted = {_tag(config), mkdocs_adapter.default_language(config)}
    for file in list(files):
        folder = file.src_uri.partition("/")[0] if "/" in file.src_uri else ""
        if folder in tags - wanted or (file.is_documentation_page() and folder not in wanted):
            files.remove(file)  # docs/README.md is for editors
    return files


@event_priority(-200)  # after static-i18n, which puts files of its own class there
def _found_once(files: Files, config: MkDocsConfig) -> Files:
    mkdocs_adapter.find_files_once(files)
    if config.extra["job"].waits and _tag(config) != mkdocs_adapter.default_language(config):
        mkdocs_adapter.copy_own(files, _tag(config))
    return files


on_files = CombinedEvent(_of_one_language, _found_once)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Nothing: the site has read every page, and MkDocs need not do it again."""
    return ""


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's units, with shortcodes rendered; of the front matter MkDocs gets the Finnish page's template alone."""
    page.meta = config.extra["job"].meta(_name(page, config))
    return config.extra["job"].markdown(config.extra["renderer"], _name(page, config))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sections, and the language of Finnish names."""
    return config.extra["job"].html(config.extra["renderer"], _name(page, config), html)


def on_env(env, config: MkDocsConfig, files: Files):
    """Our own environment: the page shell knows nothing of MkDocs' one."""
    ours = config.extra["renderer"].env
    ours.loader = FileSystemLoader([*config.theme.dirs, icons.templates()])
    ours.filters = {**env.filters, **ours.filters}
    return ours


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav) -> dict:
    """What the page shell shows around the page."""
    name = _name(page, config)
    context |= config.extra["job"].context(config.extra["renderer"], name, page.content)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Blank lines and indents left by templates go; what is not allowed in a page is refused."""
    return config.extra["job"].finished(output, _name(page, config), _tag(config))


def on_post_build(config: MkDocsConfig) -> None:
    """The pages that are made from data. MkDocs calls this once for each language."""
    config.extra["job"].write_made(config.extra["renderer"], Path(config.site_dir))


def on_serve(server: "LiveReloadServer", config: MkDocsConfig, builder: Callable[..., None]) -> "LiveReloadServer":
    """Look often, and only where something of this language can change; a fault keeps the pages as they were."""
    root = Path(config.config_file_path).parent
    today = site.today_from(os.environ.get("SITE_TODAY"))
    shown = boxes.Boxes(root, Path(config.site_dir), _tag(config), today, lambda: mkdocs_adapter.show_again(server))

    def build_or_say() -> None:
        with shown.building:
            shown.turn += 1
            try:
                _watch(server, config)
                with refilled(Path(config.site_dir)):  # MkDocs empties it before it knows whether it can fill it
                    builder()
            except Exception as fault:  # anything a template raises; what MkDocs catches leaves the browser waiting
                said = str(fault) if isinstance(fault, Abort) else reason(fault, root)
                print(f"{said}\nThe pages stay as they were until this is fixed.", flush=True)
                shown.fault(said)
                return
        shown.look()

    shown.look()
    server.builder = build_or_say
    server.unwatch(config.docs_dir)
    server.unwatch(config.config_file_path)
    mkdocs_adapter.poll(server)
    _watch(server, config)
    return server


def _watch(server: "LiveReloadServer", config: MkDocsConfig) -> None:
    """What a page of this language is made of; asked again at every build, for folders that are new."""
    docs, root = Path(config.docs_dir), Path(config.config_file_path).parent
    tags = set(mkdocs_adapter.all_languages(config))
    languages = dict.fromkeys([_tag(config), mkdocs_adapter.default_language(config)])
    beside = [path for path in docs.iterdir() if path.is_dir() and path.name not in tags]
    folders = [*(docs / tag for tag in languages), *beside, *(root / f"locales/{tag}" for tag in languages)]
    for path in [*folders, root / "data", root / "overrides", Path(config.config_file_path)]:
        if path.exists():
            server.watch(str(path))
    server.watch(str(docs), recursive=False)  # files in no folder, and new folders


def _tag(config: MkDocsConfig) -> str:
    return mkdocs_adapter.language(config) or mkdocs_adapter.default_language(config)


def _name(page: Page, config: MkDocsConfig) -> str:
    """programme/plan.md, whatever language folder the file lies in."""
    first, _, rest = page.file.src_uri.partition("/")
    return rest if first in config.extra["job"].site.pages else page.file.src_uri
