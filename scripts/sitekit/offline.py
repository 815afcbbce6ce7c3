"""What readers can keep for a day without internet: a bundle of addresses for each language, and one file with all."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from lxml.html import HtmlElement

from sitekit import addresses, build, singlefile, special
from sitekit.languages import Language
from sitekit.render import Renderer
from sitekit.site import Site

UNSAVED = "offline/unsaved.html"
FETCHED = (
    ".//link[@rel='stylesheet' or @rel='icon']/@href",
    ".//script/@src",
    ".//img[not(@loading='lazy')]/@src",
)  # lazy: for paper only
Weigh = Callable[[bytes], int]  # bytes → how many of them travel, compressed


def write(job: build.Job, folder: Path, icons: Path, weigh: Weigh) -> None:
    """Everything under offline/, and the sizes in each language's page about it. Pages must be complete by now."""
    site = job.site
    if special.OFFLINE not in site.finnish:
        return
    (folder / "offline").mkdir(exist_ok=True)
    renderers = {language.tag: job.renderer(language.tag, icons) for language in site.languages}
    (folder / UNSAVED).write_text(unsaved(site, renderers), encoding="utf-8")
    style = (folder / "assets/style.css").read_text(encoding="utf-8")
    for language in site.languages:
        renderer = renderers[language.tag]
        trees = {name: singlefile.read(folder, site.address(name, language.tag)) for name in site.finnish}
        files = [*bundle(site, language, trees), UNSAVED]
        file = singlefile.single(site, renderer, trees, style).encode()
        (folder / f"offline/{language.tag}.html").write_bytes(file)
        contents = {address: (folder / on_disk(address)).read_bytes() for address in files}
        sizes = {"@bundle@": sum(map(weigh, contents.values())), "@file@": len(file)}
        about = folder / addresses.file_of(site.address(special.OFFLINE, language.tag))
        text = about.read_text(encoding="utf-8")
        for mark, size in sizes.items():
            text = text.replace(mark, language.number(-(-size // 1000)))
        whole = about.with_suffix(".new")  # the search index may be reading the page now: it gets a whole one
        whole.write_text(text, encoding="utf-8")
        os.replace(whole, about)
        contents[site.address(special.OFFLINE, language.tag)] = text.encode()
        (folder / f"offline/{language.tag}.json").write_text(listing(site, renderer, contents), encoding="utf-8")


def bundle(site: Site, language: Language, trees: dict[str, HtmlElement]) -> Iterator[str]:
    """The addresses of a language's pages, then of what they fetch, each once."""
    pages = {name: site.address(name, language.tag) for name in trees}
    yield from pages.values()
    fetched = (
        urldefrag(urljoin(singlefile.HOST + pages[name], str(link)))[0].removeprefix(singlefile.HOST)
        for name, tree in trees.items()
        for path in FETCHED
        for link in tree.xpath(path)
        if not str(link).startswith("data:")
    )
    yield from dict.fromkeys(fetched)


def on_disk(address: str) -> str:
    """The file behind an address, whatever version it asks for."""
    return addresses.file_of(address.partition("?")[0])


def listing(site: Site, renderer: Renderer, contents: dict[str, bytes]) -> str:
    """What a browser must know to keep a language, as JSON. The version changes with any byte of the bundle."""
    language = renderer.language
    digest = hashlib.sha256()
    for address, content in contents.items():
        digest.update(f"{address}\n{len(content)}\n".encode() + content)
    value = {
        "version": digest.hexdigest()[:12],
        "tag": language.tag,
        "lang": language.html,
        "dir": language.dir,
        "name": language.name,
        "home": site.address("index.md", language.tag),
        "date": language.date(site.today),
        **json.loads(renderer.page("partials/offline-words.html", "", {})),
        "files": list(contents),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def unsaved(site: Site, renderers: dict[str, Renderer]) -> str:
    """The page in place of one that is not saved, in every language."""
    parts = [renderers[language.tag].page("partials/unsaved.html", "offline/", {}) for language in site.languages]
    return build.squeeze(renderers[site.default].page("unsaved.html", "offline/", {"parts": map(_safe, parts)}))


def _safe(html: str) -> build.Markup:
    return build.Markup(html)
