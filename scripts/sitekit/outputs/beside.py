"""What a translated page fetches when its reader asks for the Finnish text beside it."""

from pathlib import Path

from sitekit.content.site import Site
from sitekit.render import jobs


def assets(site: Site, tag: str) -> list[str]:
    """The addresses of the script, its style and its words in a language; none in Finnish."""
    if tag == site.default:
        return []
    return ["assets/beside.js", "assets/beside.css", f"assets/beside-{site.language(tag).html}.txt"]


def write(job: jobs.Job, tag: str, folder: Path, icons: Path) -> list[Path]:
    """The words of `assets/beside.js` in a language. Returns their file; no file for Finnish."""
    paths = [folder / each for each in assets(job.site, tag)][-1:]
    for path in paths:
        path.write_text(
            job.renderer(tag, icons).page("partials/beside-words.html", "", {}).strip() + "\n", encoding="utf-8"
        )
    return paths
