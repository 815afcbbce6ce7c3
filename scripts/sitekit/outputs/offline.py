"""What readers can keep for a day without internet: a bundle of addresses for each language, and one file with all."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from lxml import etree
from lxml.html import HtmlElement
from markupsafe import Markup

from sitekit.content import addresses, attachments, special
from sitekit.content.site import Site
from sitekit.outputs import beside, compress, singlefile
from sitekit.render import jobs
from sitekit.render.renderer import Renderer

UNSAVED = "offline/unsaved.html"
FETCHED = etree.XPath(  # the QR code is for paper only
    ".//link[@rel='stylesheet' or @rel='icon']/@href | .//script/@src | .//img[not(@class='qr')]/@src"
)


def unsaved_part(job: jobs.Job, tag: str, icons: Path) -> Markup:
    """What the page in place of one that is not saved says in a language."""
    return Markup(job.renderer(tag, icons).page("partials/unsaved.html", "offline/", {}))


def write_unsaved(job: jobs.Job, folder: Path, icons: Path, parts: dict[str, Markup]) -> None:
    """The page in place of one that is not saved, in every language; `parts` are by tag."""
    values = {"parts": [parts[language.tag] for language in job.site.languages]}
    html = jobs.squeeze(job.renderer(job.site.default, icons).page("unsaved.html", "offline/", values))
    (folder / "offline").mkdir(exist_ok=True)
    (folder / UNSAVED).write_text(html, encoding="utf-8")


def write(job: jobs.Job, tag: str, folder: Path, icons: Path) -> list[Path]:
    """A language's file and the list of its bundle, and both sizes in its page about them. Returns the two files.

    Everything else in the bundle is whole by now, and compressed as it travels.
    """
    site, renderer = job.site, job.renderer(tag, icons)
    trees = {name: singlefile.read(folder, site.address(name, tag)) for name in site.kept}
    asked = (f"{each}?{renderer.version}" for each in beside.assets(site, tag))
    files = [*bundle(site, tag, trees), *asked, UNSAVED]
    for name, tree in trees.items():
        find = attachments.finder(site, tag, site.address(name, tag))
        attachments.take_in(tree, find, lambda alt: renderer.file_words(alt=alt))
    style = "".join((folder / f"assets/{name}.css").read_text(encoding="utf-8") for name in ("style", "home", "more"))
    file = singlefile.single(site, renderer, trees, style).encode()
    about = folder / addresses.file_of(site.address(special.OFFLINE, tag))
    text = about.read_text(encoding="utf-8")
    sizes = {"@bundle@": sum(compress.copied(folder / on_disk(address)) for address in files), "@file@": len(file)}
    for mark, size in sizes.items():
        text = text.replace(mark, renderer.language.number(-(-size // 1000)))
    about.write_text(text, encoding="utf-8")
    compress.beside(about).unlink(missing_ok=True)  # of the page without its numbers
    single, listed = folder / f"offline/{tag}.html", folder / f"offline/{tag}.json"
    single.write_bytes(file)
    contents = {address: (folder / on_disk(address)).read_bytes() for address in files}
    listed.write_text(listing(site, renderer, contents), encoding="utf-8")
    return [single, listed]


def bundle(site: Site, tag: str, trees: dict[str, HtmlElement]) -> Iterator[str]:
    """The addresses of a language's pages, then of what they fetch, each once."""
    pages = {name: site.address(name, tag) for name in trees}
    yield from pages.values()
    fetched = (
        urldefrag(urljoin(singlefile.HOST + pages[name], str(link)))[0].removeprefix(singlefile.HOST)
        for name, tree in trees.items()
        for link in FETCHED(tree)
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
