"""One build job: the site, today's findings, and what a page becomes in each language."""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sitekit import compose, reading, site, views
from sitekit.findings import Finding
from sitekit.render import Renderer

SPACES = re.compile(r"\n\s*")


@dataclass(frozen=True)
class Job:
    """What a build works on. The same value in every worker."""

    site: site.Site
    findings: tuple[Finding, ...] = field(default=())  # shown on the pages, in preview only

    def renderer(self, tag: str, icons: Path) -> Renderer:
        """The templates of one language."""
        return Renderer(self.site, self.site.language(tag), icons, version=_version(self.site.root))

    def meta(self, name: str) -> dict[str, str]:
        """What MkDocs must know of a page in every language: its template, which stands in the Finnish page."""
        page = self.site.finnish.get(name)
        return {"template": "home.html"} if page and page.front.value.get("template") == "home.html" else {}

    def markdown(self, renderer: Renderer, name: str) -> str:
        """The Markdown of a page in the renderer's language."""
        page = self.site.page(name, renderer.language.tag)
        here = self.site.address(name, renderer.language.tag)
        source = self.site.finnish.get(name, page)
        return reading.markdown(page, source, lambda words: renderer.shortcode(words, here), renderer.note)

    def html(self, renderer: Renderer, name: str, html: str) -> str:
        """The page's HTML, in sections and with its Finnish names marked."""
        services = self.site.data["services"]
        marked = name.startswith("municipalities/")
        icon = lambda anchor: renderer.icon(services[anchor]["icon"]) if marked and anchor in services else ""  # noqa: E731
        html = compose.sections(compose.cards(html), icon)
        if self.site.page(name, renderer.language.tag).lang == self.site.default:
            return html
        return compose.mark_names(compose.isolate(html), tuple(self.site.data["names"]))

    def context(self, renderer: Renderer, name: str, html: str, toc: Any) -> dict[str, Any]:
        """What the template of a page gets."""
        view = views.view(self.site, name, renderer.language.tag, self.findings)
        renderer.here = self.site.address(name, renderer.language.tag)
        lead, rest = compose.lead_and_rest(html)
        return {"v": view, "lead": lead, "rest": rest, "contents": _contents(toc)}


def job(root: Path, today: str | None) -> Job:
    """A job for plain `mkdocs build`, without findings. Raises ValueError for a bad date."""
    return Job(site.load(root, site.today_from(today)))


def squeeze(html: str) -> str:
    """HTML without blank lines and indents; text in `<pre>` is left alone."""
    parts = re.split(r"(?s)(<pre.*?</pre>)", html)
    return "".join(part if part.startswith("<pre") else SPACES.sub("\n", part) for part in parts)


def _version(root: Path) -> str:
    """Eight hexadecimal digits that change with the stylesheet."""
    return hashlib.sha256((root / "overrides/assets/style.css").read_bytes()).hexdigest()[:8]


def _contents(toc: Any) -> list[tuple[str, Markup]]:
    """Anchor and title of every h2 of the page."""
    tops = [item for top in toc for item in ([top] if top.level == 2 else top.children)]
    return [(item.id, Markup(item.title)) for item in tops]
