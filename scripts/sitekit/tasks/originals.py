"""A page exactly as its file has it, byte-order mark and line ends included, for commands that write it again."""

from dataclasses import dataclass
from pathlib import Path

from sitekit import files
from sitekit.content import pages
from sitekit.content.site import Site
from sitekit.findings import Finding, suggestion


@dataclass(frozen=True)
class Original:
    """A translated page that can be read, its text byte for byte, and its Finnish page."""

    page: pages.Page
    finnish: pages.Page
    text: str

    def change(self, text: str) -> files.Change:
        """What is to be written when this is to be its text."""
        return files.Change(text.encode("utf-8"), self.text.encode("utf-8"))


def find(site: Site, written: str) -> Original | Finding:
    """The translated page a person named by its path, from the root or from here; or why it cannot be worked on."""
    root, here = site.root.resolve(), Path(written).resolve()
    path = here if here.exists() and here.is_relative_to(root) else (root / written).resolve()
    place = files.relative(path, root)
    folder, _, rest = place.partition("/")
    tag, _, name = rest.partition("/")
    if folder != "docs" or tag not in site.pages or not name:
        known = [page.path for language in site.translated for page in site.pages[language.tag].values()]
        what = f"this is not a page of a translation.{suggestion(place, known)} Write it so: docs/so/programme/plan.md."
        return Finding(place, 1, what)
    if tag == site.default:
        return Finding(place, 1, "this is the Finnish page. Name a page of a translation.")
    return read(site, tag, name)


def read(site: Site, tag: str, name: str) -> Original | Finding:
    """The page `name` of a language, or why it cannot be worked on."""
    place = f"docs/{tag}/{name}"
    for fault in site.faults:
        if fault.stops_build and fault.path in (place, f"docs/{site.default}/{name}"):
            return fault
    page, finnish = site.pages[tag].get(name), site.finnish.get(name)
    if page is None:
        hint = suggestion(name, site.pages[tag])
        return Finding(place, 1, f"there is no such page.{hint} Compare with docs/{site.default}/.")
    if finnish is None:
        what = (
            f'there is no page "{name}" in docs/{site.default}/.{suggestion(name, site.finnish)} Rename or delete it.'
        )
        return Finding(place, 1, what)
    return Original(page, finnish, files.content(site.root / place).decode("utf-8"))
