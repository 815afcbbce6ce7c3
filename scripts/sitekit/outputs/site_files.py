"""The files of a site that are no pages: 404, sitemap, robots.txt, open data."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree
from markupsafe import Markup

from sitekit.content import addresses, confirming, coverage, page_codes, special
from sitekit.content.site import Site
from sitekit.outputs import beside, code_pages, compress, offline, opendata
from sitekit.render import jobs
from sitekit.render.renderer import Renderer

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
SUGGESTION, DECLINED = "Lue tämä sivu suomeksi", "Ei kiitos"
LOST = "Tätä sivua ei ole. Siirry etusivulle:"


def write_shared(job: jobs.Job, folder: Path, icons: Path, unsaved: dict[str, Markup]) -> None:
    """What the files of every language are made with: `folder` is the built site, `unsaved` see offline.py."""
    (folder / "assets/say.json").write_text(suggestions(job.renderer(job.site.default, icons)), encoding="utf-8")
    compress.write(folder / "assets")
    if special.OFFLINE in job.site.finnish:
        offline.write_unsaved(job, folder, icons, unsaved)
        compress.copied(folder / offline.UNSAVED)


def write_language(job: jobs.Job, tag: str, folder: Path, icons: Path) -> None:
    """What is made from the pages of one language, and the compressed copies of both."""
    pages = [folder / addresses.file_of(job.site.address(name, tag)) for name in job.site.names]
    words = beside.write(job, tag, folder, icons)
    files = offline.write(job, tag, folder, icons) if special.OFFLINE in job.site.finnish else []
    for path in (*pages, *words, *files):
        compress.copied(path)


def write(job: jobs.Job, folder: Path, icons: Path) -> None:
    """What belongs to no language. Nothing here is needed by the files of a language."""
    (folder / "404.html").write_text(not_found(job, icons), encoding="utf-8")
    (folder / "sitemap.xml").unlink(missing_ok=True)
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    rows = coverage.table(job.site)
    (folder / "status.json").write_text(status(job.site, rows), encoding="utf-8")
    (folder / "contacts.json").write_text(opendata.contacts(job.site), encoding="utf-8")
    (folder / "responsibilities.json").write_text(opendata.responsibilities(job.site), encoding="utf-8")
    (folder / "work/confirm").mkdir(parents=True, exist_ok=True)
    (folder / "work/index.html").write_text(work_list(job, icons, rows), encoding="utf-8")
    (folder / "work/confirm/index.html").write_text(confirm_list(job, icons), encoding="utf-8")
    code_pages.write(job, folder, icons)
    if job.site.data["courses"]:
        from sitekit.outputs import calendars  # here: with it comes icalendar, 50 ms at every start

        calendars.write(job.site, folder)
    if job.site.base:
        (folder / "sitemap.xml").write_bytes(sitemap(job.site))
        (folder / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {job.site.base}sitemap.xml\n")


def suggestions(renderer: Renderer) -> str:
    """How each published language suggests itself, and what declines it, as JSON: two texts by the language's tag."""
    found = {
        language.html: [renderer.said_in(language.tag, text) for text in (SUGGESTION, DECLINED)]
        for language in renderer.site.published
    }
    return json.dumps({tag: said for tag, said in found.items() if all(said)}, ensure_ascii=False)


def not_found(job: jobs.Job, icons: Path) -> str:
    """The 404 page. It is sent for any address, so its links begin at the root of the site."""
    site = job.site
    root = urlsplit(site.base).path if site.base else "/"
    renderer = job.renderer(site.default, icons)
    ways = []
    for language in site.published:
        sentence = renderer.said_in(language.tag, LOST) or LOST
        typed = renderer.said_in(language.tag, code_pages.TYPE) if page_codes.written(site) else None
        ways.append((language, sentence, root + site.address("index.md", language.tag), typed))
    renderer.env.globals |= {
        "href": lambda name, anchor="", tag=None: root + site.address(name, tag or site.default),
        "asset": lambda name: f"{root}assets/{name}",
    }
    return jobs.squeeze(renderer.page("404.html", "", {"ways": ways, "codes": f"{root}{page_codes.FOLDER}/"}))


def status(site: Site, rows: list[coverage.Coverage]) -> str:
    """The state of every language as JSON, version 1: shares from 0 to 1, by language and by page."""

    def shares(tally: coverage.Tally) -> dict[str, float]:
        return {"current": round(tally.current, 4), "checked": round(tally.checked, 4)}

    languages = {
        row.language.html: {
            "published": row.language in site.published,
            "all": shares(row.all),
            "rights": shares(row.rights),
            "words": shares(row.words),
            "pages": {name: shares(tally) for name, tally in row.pages.items()},
            "missing": list(row.missing),
        }
        for row in rows
    }
    value = {"version": 1, "date": site.today.isoformat(), "source": site.default, "languages": languages}
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def work_list(job: jobs.Job, icons: Path, rows: list[coverage.Coverage]) -> str:
    """The page for editors and translators: what waits for them in each language, rights first. Not indexed."""
    renderer = job.renderer(job.site.default, icons)
    return jobs.squeeze(renderer.page("work.html", "work/", {"rows": rows}))


def confirm_list(job: jobs.Job, icons: Path) -> str:
    """The page for editors: which contacts somebody should confirm, with an e-mail for each. Not indexed."""
    renderer = job.renderer(job.site.default, icons)
    rows = confirming.waiting(job.site)
    values = {"areas": rows, "kinds": confirming.KINDS, "letter": lambda row: confirming.letter(job.site, row)}
    return jobs.squeeze(renderer.page("confirm.html", "work/confirm/", values))


def sitemap(site: Site) -> bytes:
    """Real translations only, absolute, each with its `hreflang` alternates and `x-default` (sitemaps.org 0.9)."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for name in site.kept:
        existing = site.in_languages(name)
        for language in existing:
            url = etree.SubElement(root, f"{{{SITEMAP}}}url")
            etree.SubElement(url, f"{{{SITEMAP}}}loc").text = f"{site.base}{site.address(name, language.tag)}"
            alternates = [(each.html, each.tag) for each in existing] + [("x-default", site.default)]
            for tag, folder in alternates:
                href = f"{site.base}{site.address(name, folder)}"
                etree.SubElement(url, f"{{{XHTML}}}link", rel="alternate", hreflang=tag, href=href)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def left_out(site: Site) -> Iterator[str]:
    """What a build leaves out while data/site.yml is not decided, a line each."""
    if not site.base:
        yield "data/site.yml has no address: canonical links, hreflang, sitemap and Open Graph were left out."
    if not site.data["site"]["repository"]:
        yield 'data/site.yml has no repository: "edit this page" was left out.'
