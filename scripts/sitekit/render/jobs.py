"""One build job: the site, today's findings, and what a page becomes in each language."""

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sitekit.content import addresses, attachments, site, special
from sitekit.findings import Finding
from sitekit.markdown.forms import FORMS
from sitekit.render import az, markup, outdated, safelist, views
from sitekit.render.renderer import Renderer, later

TEMPLATES = ("home.html", "search.html")  # besides main.html, for a page that asks for one
MORE = ("<table", 'class="path', 'class="az', '-later"')  # what in a page needs assets/more.css
FOLDED = re.compile(r"<summary><h2.*?</summary>")  # a narrow place: its long Finnish words may break
SPACES = re.compile(r"\n\s*")
APOSTROPHE = re.compile(r"&#39;(?=[^<>]*<)")  # in text, where it means nothing; in an attribute a ">" comes first


@dataclass(frozen=True)
class Job:
    """What a build works on. The same value in every worker."""

    site: site.Site
    findings: tuple[Finding, ...] = field(default=())  # shown on the pages, in preview only
    waits: bool = False  # languages are built apart: what shows all of them is filled in later

    def renderer(self, tag: str, icons: Path) -> Renderer:
        """The templates of one language."""
        renderer = Renderer(self.site, self.site.language(tag), icons, version=_version(self.site.root))
        renderer.waits = self.waits
        return renderer

    def fill_in(self, tag: str, folder: Path, icons: Path) -> None:
        """What shows all languages, into the pages that wait for it, when `coverage.show` has every language."""
        job = replace(self, waits=False)
        for form in (each for each in FORMS.values() if each.waits and each.page in self.site.finnish):
            path = folder / addresses.file_of(self.site.address(form.page, tag))
            html = path.read_text(encoding="utf-8")
            if later(form.name) in html:
                renderer = job.renderer(tag, icons)
                shown = job.composed(renderer, form.page, renderer.shortcode((form.name,), form.page) or "")
                html = safelist.refuse(html.replace(later(form.name), shown), self.place(form.page, tag))
                path.write_text(html, encoding="utf-8")

    def meta(self, name: str) -> dict[str, str]:
        """What MkDocs must know of a page in every language: its template, which stands in the Finnish page."""
        page = self.site.finnish.get(name)
        template = page.front.value.get("template") if page else None
        return {"template": template} if template in TEMPLATES else {}

    def markdown(self, renderer: Renderer, name: str) -> str:
        """The Markdown of a page in the renderer's language."""
        page = self.site.page(name, renderer.language.tag)
        source = self.site.finnish.get(name, page)
        foreign = page.lang != renderer.language.tag

        def render(words: tuple[str, ...]) -> str | None:
            html = renderer.shortcode(words, name, foreign=foreign)
            return html and renderer.put_aside(html, inline=FORMS[words[0]].inline)

        return outdated.markdown(page, source, render, renderer.outdated)

    def html(self, renderer: Renderer, name: str, html: str) -> str:
        """The page's HTML made ready for its template. Raises safelist.Refused for what is not allowed in a page."""
        html = safelist.refuse(html.replace(safelist.LT, "&lt;"), self.place(name, renderer.language.tag), text=True)
        find = attachments.finder(self.site, renderer.language.tag, self.site.address(name, renderer.language.tag))
        renderer.contents[name] = markup.contents(html)
        html = attachments.shown(html, find, lambda size: renderer.file_words(size=size))
        return self.composed(renderer, name, markup.cards_here(renderer.put_back(html)))

    def write_made(self, renderer: Renderer, folder: Path) -> None:
        """The pages that are made from data, into the folder of the language's built site."""
        for name in self.site.made:
            path = folder / addresses.file_of(self.site.address(name, renderer.language.tag))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.made(renderer, name), encoding="utf-8")

    def made(self, renderer: Renderer, name: str) -> str:
        """A page that is made from data. Raises safelist.Refused for what may not stand in it."""
        one = self.site.made[name]
        renderer.here = self.site.address(name, renderer.language.tag)
        values = {"one": one, "a": one.answer, "rules": self.site.data["situations"]}
        html = self.composed(renderer, name, renderer.env.get_template(f"partials/{one.kind}.html").render(values))
        values |= {**self.context(renderer, name, html), "body_class": "answer" if one.kept else one.kind}
        if one.answer:  # who helps, how to reach them and what to say stand above the notices; the next steps below
            lead, steps, rest = html.partition("<section")
            values |= {"lead": Markup(lead), "rest": Markup(steps + rest)}
        values["sheets"] += ["cards"] if one.kind == "cards" else []
        return self.finished(renderer.env.get_template("main.html").render(values), name, renderer.language.tag)

    def finished(self, html: str, name: str, tag: str) -> str:
        """A whole page as it is written to its file. Raises safelist.Refused for what may not stand in it."""
        return safelist.refuse(squeeze(html), self.place(name, tag))

    def place(self, name: str, tag: str) -> str:
        """The file of the text that a page shows in a language."""
        return self.site.page(name, tag).path

    def composed(self, renderer: Renderer, name: str, html: str) -> str:
        """The HTML in sections, with its Finnish names marked, and its official words leading to their pages."""
        renderer.here = self.site.address(name, renderer.language.tag)
        services = self.site.data["services"]
        icon = lambda anchor: renderer.icon(services[anchor]["icon"]) if anchor in services else ""  # noqa: E731
        html = markup.sections(markup.cards(html), icon)
        if self.site.page(name, renderer.language.tag).lang == self.site.default:
            html = FOLDED.sub(lambda heading: renderer.soft(Markup(heading[0])), html)
        else:
            if special.is_word(name):
                word = self.site.finnish[name].heading
                first = renderer.soft(renderer.finnish(word))  # it may be as wide as a phone
                html = html.replace(f">{word}: ", f">{first}: ", 1)
            html = markup.mark_names(markup.isolate(html), tuple(self.site.data["names"]))
        pages = az.forms(self.site)
        return markup.link_words(
            html, lambda word: renderer.href(pages[word]) if pages.get(word, name) != name else None
        )

    def context(self, renderer: Renderer, name: str, html: str) -> dict[str, Any]:
        """What the template of a page gets."""
        view = views.view(self.site, name, renderer.language.tag, self.findings)
        renderer.here = self.site.address(name, renderer.language.tag)
        lead, rest = markup.lead_and_rest(html)
        sheets = ["more"] if any(mark in html for mark in MORE) else []
        scripts = ["opening"] if "data-open=" in html else []
        found = {"lead": lead, "rest": rest, "contents": renderer.contents.get(name, [])}
        return {"v": view, **found, "sheets": sheets, "scripts": scripts}


def squeeze(html: str) -> str:
    """HTML without written-out apostrophes, and without blank lines and indents but in `<pre>`."""
    parts = re.split(r"(?s)(<pre.*?</pre>)", APOSTROPHE.sub("'", html))
    return "".join(part if part.startswith("<pre") else SPACES.sub("\n", part) for part in parts)


def _version(root: Path) -> str:
    """Eight hexadecimal digits that change with any file that `asset` links."""
    files = sorted(path for path in (root / "overrides/assets").rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:8]
