"""Whether a page or a file of docs/ would lie where something else of the built site lies, and one would vanish."""

from collections.abc import Iterator
from pathlib import Path

from sitekit.content import addresses, special
from sitekit.content.site import Site
from sitekit.findings import Finding

WRITTEN = {  # the first part of an address → what a build writes there
    "assets": "styles and scripts",
    "courses": "the calendars of the courses",
    "k": "the short addresses of the pages",
    "offline": "what readers keep for a day without internet",
    "pagefind": "the search index",
    "qr": "the QR codes of the pages",
    "work": "the work list of translators",
    "404.html": "the page for an address that does not exist",
    "contacts.json": "open data",
    "responsibilities.json": "open data",
    "robots.txt": "what search engines read first",
    "sitemap.xml": "the sitemap",
    "status.json": "the state of the translations",
    "sw.js": "the script for days without internet",
}
RENAME = "Give the file, or its folder, another name."


def check(site: Site) -> Iterator[Finding]:
    """The Finnish pages, and the files beside them or in no language's folder. Nothing can be built with a finding."""
    taken = WRITTEN | {language.tag: f'the pages of the language "{language.tag}"' for language in site.translated}
    seen: dict[str, str] = {}
    for path, place in sorted(places(site)):
        first = place.partition("/")[0]
        if Path(path).name == "README.md":
            what = "MkDocs takes README.md for index.md. Give the file another name."
        elif first in taken and path != f"docs/{site.default}/{special.OFFLINE}":
            what = f'"/{first}" of the built site holds {taken[first]}. {RENAME}'
        elif place in seen:
            what = f'this would lie at "/{place.removesuffix("index.html")}", where {seen[place]} lies. {RENAME}'
        else:
            seen[place] = path
            continue
        yield Finding(path, 1, what, stops_build=True)


def places(site: Site) -> Iterator[tuple[str, str]]:
    """The path of each page and file, and where its file lies within the built site."""
    for name, page in site.finnish.items():
        yield page.path, addresses.file_of(site.address(name, site.default))
    docs, tags = site.root / "docs", {language.tag for language in site.languages}
    others = [path for path in docs.iterdir() if path.name not in tags] if docs.is_dir() else []
    for folder in [docs / site.default, *others]:
        for path in [folder, *folder.rglob("*")]:
            if path.suffix != ".md" and path.is_file() and not path.name.startswith("."):
                beside = folder if folder.name == site.default else docs
                yield path.relative_to(site.root).as_posix(), path.relative_to(beside).as_posix()
