"""Languages that are taken from the last site as they are: nothing that they are made from has changed since then."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from languageparts import SOURCES, digest
from sitekit.content import coverage
from sitekit.content.coverage import Coverage
from sitekit.content.site import Site
from sitekit.languages import Language
from sitekit.outputs import compress, finished

LIST = ".build-cache/languages.json"


@dataclass(frozen=True)
class Last:
    """What the site that stands in site/ has in common with the one that is built now."""

    shown: str = ""  # what its pages show of all languages
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the files of each language that is the same
    rows: dict[str, Coverage] = field(default_factory=dict)  # and how much of the site it has

    def take(self, place: Path, whole: Path) -> None:
        """Have these files of the site in `place` in the one in `whole` too. Nobody writes into a file of a site."""
        names = [name for names in self.names.values() for name in names]
        for folder in {os.path.dirname(name) for name in names}:
            (whole / folder).mkdir(parents=True, exist_ok=True)
        old, new = f"{place}/", f"{whole}/"
        for name in names:
            try:
                os.link(old + name, new + name)
            except OSError:  # some disks have no links
                shutil.copyfile(old + name, new + name)


def made_from(site: Site, also: object) -> dict[str, str]:
    """By each translation's tag, what its files are made from, as hexadecimal digits.

    That is everything but the texts and the words of the other translations: of these its pages show only which pages
    there are, and how much (`shown`). `also`: what else the build was told.
    """
    tags = [language.tag for language in site.translated]
    every = [f"{top}/{each.name}" for top in ("docs", "locales") for each in sorted((site.root / top).iterdir())]
    of_one = {tag: {f"docs/{tag}", f"locales/{tag}"} for tag in tags}
    own = set().union(*of_one.values())
    shared = [top for top in SOURCES if top not in ("docs", "locales")] + [top for top in every if top not in own]
    there = [[language.tag for language in site.in_languages(name)] for name in site.names]
    common = f"{digest(site.root, shared)}{site.today}{there}{also!r}"
    return {
        tag: hashlib.sha256(f"{common}{digest(site.root, sorted(of_one[tag]))}".encode()).hexdigest() for tag in tags
    }


def shown(rows: Iterable[Coverage]) -> str:
    """What pages show of how much each language has, as hexadecimal digits."""
    values = [(row.language.tag, row.all, row.rights, row.words, row.present, row.total) for row in rows]
    return hashlib.sha256(repr(values).encode()).hexdigest()


def read(site: Site, place: Path, made: dict[str, str]) -> Last:
    """The languages that were made from the same, and whose files in `place` are as they were built."""
    try:
        value = json.loads((site.root / LIST).read_text(encoding="utf-8"))
        if value["list"] != finished.digest((place / finished.LIST).read_bytes()):
            return Last()
        told = {each.tag: value["languages"][each.tag] for each in site.translated if each.tag in value["languages"]}
        alike = {tag: each["row"] for tag, each in told.items() if each["from"] == made[tag]}
        rows = {tag: coverage.from_data(site.language(tag), row) for tag, row in alike.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return Last()
    sums = finished.read(place)

    def as_built(name: str) -> bool:
        try:
            return finished.digest((place / name).read_bytes()) == sums[name]
        except OSError:
            return False

    names = {tag: tuple(name for name in sums if belongs(name, site.language(tag))) for tag in rows}
    with ThreadPoolExecutor() as pool:  # hashing works outside Python's lock
        whole = {tag: own for tag, own in names.items() if all(pool.map(as_built, own))}
    return Last(str(value["shown"]), whole, {tag: rows[tag] for tag in whole})


def write(site: Site, place: Path, made: dict[str, str], rows: Iterable[Coverage]) -> None:
    """Write down what a site in `place`, soon in site/, was made from; `rows`: as its pages show them."""
    listed = finished.digest((place / finished.LIST).read_bytes())
    row = {each.tag: coverage.as_data(coverage.row(site, each)) for each in site.translated}
    languages = {tag: {"from": digits, "row": row[tag]} for tag, digits in made.items()}
    (site.root / LIST).parent.mkdir(exist_ok=True)
    compress.keep(site.root / LIST, json.dumps({"list": listed, "shown": shown(rows), "languages": languages}).encode())


def belongs(name: str, language: Language) -> bool:
    """Whether a file of a built site is made for this language alone, a translation."""
    tag, html = language.tag, language.html
    name = name.removesuffix(compress.SUFFIX)
    return name.startswith(
        (f"{tag}/", f"pagefind/index/{html}_", f"pagefind/fragment/{html}_", f"pagefind/pagefind.{html}_")
    ) or name in (
        f"assets/beside-{html}.txt",
        f"offline/{tag}.html",
        f"offline/{tag}.json",
        f"pagefind/wasm.{html}.pagefind",
        f"pagefind/words-{html}.txt",
    )
