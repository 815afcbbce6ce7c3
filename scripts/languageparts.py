"""Languages built on different machines: a part holds some of them, and a build joins parts of the same files."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from parallel import NotBuilt
from sitekit import folders
from sitekit.content.site import Site

SOURCES = ("data", "docs", "locales", "overrides", "scripts", "mkdocs.yml")
LIST = "part.json"


def digest(root: Path, sources: Iterable[str] = SOURCES) -> str:
    """What the site is made from, or a part of it, as 16 hexadecimal digits that change with any name or byte."""
    found = hashlib.sha256()
    for top in sources:
        inside = sorted((root / top).rglob("*")) if (root / top).is_dir() else [root / top]
        for path in inside:
            if path.is_file() and "__pycache__" not in path.parts:
                data = path.read_bytes()
                found.update(f"{path.relative_to(root).as_posix()}\n{len(data)}\n".encode() + data)
    return found.hexdigest()[:16]


def write(site: Site, built: dict[str, Path], place: Path) -> None:
    """Languages that were built, by tag, as a part in the folder `place`: whole, or none. Raises NotBuilt."""
    if problem := folders.unfit(place):
        raise NotBuilt(problem)
    beside = place.with_name(f"{place.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    for tag, folder in built.items():
        shutil.move(folder, beside / tag)
    value = {"sources": digest(site.root), "today": site.today.isoformat(), "languages": sorted(built)}
    (beside / LIST).write_text(json.dumps(value) + "\n", encoding="utf-8")
    folders.swap(beside, place)


def read(site: Site, places: Iterable[Path]) -> dict[str, Path]:
    """The folder of each language in these parts. Raises NotBuilt for a part that does not belong to this site."""
    own, found = digest(site.root), {}
    tags = {language.tag for language in site.languages}
    for place in places:
        try:
            value = json.loads((place / LIST).read_text(encoding="utf-8"))
            made = (value["sources"], value["today"], list(value["languages"]))
        except (OSError, ValueError, KeyError, TypeError):
            raise NotBuilt(f"{place} is no part of a site. Make one: build.py --languages TAG,… --part DIR") from None
        if made[0] != own:
            raise NotBuilt(f"{place} was built from other files than these. Build it again from this version.")
        if made[1] != site.today.isoformat():
            raise NotBuilt(f"{place} was built for {made[1]}, this is {site.today}. Say the same --today everywhere.")
        for tag in made[2]:
            if tag not in tags or not (place / tag).is_dir():
                raise NotBuilt(f'{place} has no whole "{tag}". Build it again.')
            if tag in found:
                raise NotBuilt(f'"{tag}" is in {found[tag].parent} and in {place}. Leave one out.')
            found[tag] = place / tag
    return found
