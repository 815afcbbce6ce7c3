"""The short addresses: /k/417/ shows a code and leads to its page in every language; at /k/ a code is typed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sitekit.content import page_codes
from sitekit.languages import Language
from sitekit.render import jobs, qr
from sitekit.render.renderer import Renderer

TYPE = "Kirjoita koodi"
UNKNOWN = "Tätä koodia ei ole."
MOVED = "Koodi %(old)s on nyt %(new)s."
FINNISH = "Tätä sivua ei ole vielä käännetty. Teksti on suomeksi."


@dataclass(frozen=True)
class Way:
    """A page in one language: its title, marked where it is in another one, and the link to it."""

    language: Language
    title: Markup
    href: str
    notes: tuple[str, ...] = ()  # in the language itself


def write(job: jobs.Job, folder: Path, icons: Path) -> None:
    """A page for each code, the one that lists them, and the QR codes that lead to them. They belong to no language."""
    site = job.site
    codes = page_codes.written(site)
    if not codes:
        return
    renderers = {language: job.renderer(language.tag, icons) for language in site.published}
    neutral = job.renderer(site.default, icons)
    listed: dict[str, list[Way]] = {}
    for code in sorted(codes):
        now = page_codes.follow(codes, code)
        if not now or codes[now] not in page_codes.known(site):
            continue  # a finding says so
        neutral.here = page_codes.address(code)
        rows = [way(neutral, said, codes[now], (code, now)) for said in renderers.values()]
        save(folder, "code.html", neutral, {"code": code, "rows": rows})
        if now == code:
            listed[code] = list({str(each.title.striptags()): each for each in reversed(rows)}.values())[::-1]
    neutral.here = f"{page_codes.FOLDER}/"
    words = [(language, *map(said.words.gettext, (TYPE, UNKNOWN))) for language, said in renderers.items()]
    save(folder, "codes.html", neutral, {"words": words, "listed": listed})
    qr.write(site, folder)


def way(neutral: Renderer, said: Renderer, name: str, codes: tuple[str, str]) -> Way:
    """The way to a page in the language of `said`; `codes`: the one that was asked for, and the page's own."""
    site, language = neutral.site, said.language
    notes = []
    if codes[0] != codes[1]:
        notes.append(said.words.gettext(MOVED) % dict(zip(("old", "new"), codes, strict=True)))
    if not site.has(name, language.tag):
        notes.append(said.words.gettext(FINNISH))
    return Way(language, said.title_of(name), neutral.href(name, tag=language.tag), tuple(notes))


def save(folder: Path, template: str, renderer: Renderer, values: dict[str, Any]) -> None:
    """One page, at the address where the renderer is."""
    path = folder / renderer.here / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(jobs.squeeze(renderer.page(template, renderer.here, values)), encoding="utf-8")
