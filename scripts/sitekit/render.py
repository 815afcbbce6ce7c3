"""Templates of one language: gettext, CLDR and links for the page shell and the shortcodes."""

import re
from pathlib import Path
from typing import Any

import jinja2
from babel.support import Translations
from markupsafe import Markup, escape

from sitekit import addresses, coverage, phones, shortcodes, strings
from sitekit.findings import Finding
from sitekit.languages import Language
from sitekit.site import Site

FINNISH = re.compile(r"\*([^*]+)\*")


class Renderer:
    """What templates of one language can call. One Jinja environment for all its pages."""

    def __init__(self, site: Site, language: Language, icons: Path, *, version: str = "") -> None:
        self.site = site
        self.language = language
        self.version = version  # changes when the stylesheet does, so that browsers fetch it anew
        self.here = ""  # address of the page being rendered
        catalogue = site.catalogues[language.tag]
        self.translations: Translations = strings.translations(catalogue)
        self.words = {message.id: message.string for message in catalogue if message.string and not message.fuzzy}
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader([site.root / "overrides", icons]),
            extensions=["jinja2.ext.i18n", "jinja2.ext.loopcontrols"],
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self.env.policies["ext.i18n.trimmed"] = True
        self.env.install_gettext_translations(self.translations, newstyle=True)
        self.env.filters["everyone"] = lambda groups: [key for key, group in groups.items() if group["everyone_else"]]
        self.env.globals |= {
            "site": site,
            "data": site.data,
            "language": language,
            "L": language,
            "label": self.label,
            "finnish": self.finnish,
            "icon": self.icon,
            "href": self.href,
            "asset": self.asset,
            "dialled": phones.dialled,
            "phones_for": lambda found: phones.for_language(found, language.tag),
            "title_of": lambda name: site.page(name, language.tag).title,
        }

    def label(self, text: str) -> Markup:
        """A word from data in this language; the Finnish one, marked as Finnish, where it is not translated.

        `*sana*` in a translation is a Finnish word kept beside it, as in pages.
        """
        if self.language.tag == self.site.default:
            return escape(text)
        if text not in self.words:
            return self.finnish(text)
        return Markup(FINNISH.sub(r'<em lang="fi" dir="ltr">\1</em>', str(escape(self.words[text]))))

    def finnish(self, text: str) -> Markup:
        """Finnish words inside this language (WCAG 3.1.2)."""
        if self.language.tag == self.site.default:
            return escape(text)
        return Markup('<span lang="fi" dir="ltr">{}</span>').format(text)

    def icon(self, name: str) -> Markup:
        """A pictogram of Material's set as inline SVG; decorative, so hidden from screen readers."""
        assert self.env.loader is not None
        source, _, _ = self.env.loader.get_source(self.env, f".icons/{name}.svg")
        return Markup(source.replace('xmlns="http://www.w3.org/2000/svg" ', 'class="icon" aria-hidden="true" '))

    def href(self, name: str, anchor: str = "", tag: str | None = None) -> str:
        """The link from the page being rendered to a page (in another language: `tag`)."""
        target = self.site.address(name, tag or self.language.tag) + (f"#{anchor}" if anchor else "")
        return addresses.relative(target, self.here)

    def asset(self, name: str) -> str:
        """The link to a file of overrides/assets."""
        return addresses.relative(f"assets/{name}", self.here) + (f"?{self.version}" if self.version else "")

    def shortcode(self, words: tuple[str, ...], here: str) -> str | None:
        """A shortcode as one line of HTML, or None for one that is wrong (a finding says why)."""
        if shortcodes.fault(words, self.site.data):
            return None
        self.here = here
        name, *ids = words
        values: dict[str, Any] = {"ids": ids, "id": ids[0] if ids else ""}
        if name == "coverage":
            values["rows"] = coverage.table(self.site)
        html = self.env.get_template(f"partials/{name}.html").render(values)
        return " ".join(html.split())

    def note(self, kind: str) -> str:
        """What is said to a reader of a part that is changed, new, removed or old, as one line of HTML."""
        return " ".join(self.env.get_template("partials/note.html").render(kind=kind).split())

    def page(self, template: str, here: str, values: dict[str, Any]) -> str:
        """A whole HTML file."""
        self.here = here
        return self.env.get_template(template).render(values)


def findings_for(findings: tuple[Finding, ...], path: str) -> list[Finding]:
    """The findings that concern one file."""
    return sorted(finding for finding in findings if finding.path == path)
