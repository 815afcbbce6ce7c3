"""Templates of one language: gettext, CLDR and links for the page shell and the shortcodes."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from sitekit.content import (
    addresses,
    answers,
    courses,
    gettext,
    navigation,
    opening,
    page_codes,
    phones,
    shortcodes,
    special,
)
from sitekit.content.site import Site
from sitekit.content.templates import environment
from sitekit.languages import DAYS, NO_SPACES, Language
from sitekit.markdown.forms import FORMS
from sitekit.render import handover, hyphens, jsonld, markup, partial_values, qr, region, safelist

ASIDE = re.compile(r'<(div|span) data-aside="\d+"></\1>')
FINNISH_TEXT = re.compile(r'(<[^>]* lang="fi"[^>]*>)([^<]+)')
LONG = re.compile(r"[^\W\d_]{14,}")
FINNISH = re.compile(r"\*([^*]+)\*")


def later(name: str) -> str:
    """What stands for a shortcode that shows all languages until all are built."""
    return f'<div id="{name}-later"></div>'


class Renderer:
    """What templates of one language can call. One Jinja environment for all its pages."""

    def __init__(self, site: Site, language: Language, icons: Path, *, version: str = "") -> None:
        self.site = site
        self.language = language
        self.version = version  # changes when an asset does, so that browsers fetch it anew
        self.here, self.depends_on_page = "", False
        self.waits = False  # whether what shows all languages is filled in when all are built
        catalogue = site.catalogues[language.tag]
        self.rendered: dict[tuple, str] = {}  # what is the same on every page: menus of a folder, most shortcodes
        self.contents: dict[str, list[tuple[str, Markup]]] = {}  # of each page: see markup.contents
        self.last_menu: tuple[tuple[str, ...], Markup] = (), Markup()
        self.aside: dict[str, str] = {}  # HTML that Markdown need not read, by what stands in its place
        for name in (
            "label",
            "finnish",
            "named",
            "icon",
            "title_of",
            "said_in",
            "whole",
        ):  # a few words stand on every page
            setattr(self, name, lru_cache(None, typed=True)(getattr(self, name)))
        self.words: gettext.Words = site.once(("words of", language.tag), lambda: gettext.Words(catalogue))
        self.env = environment([site.root / "overrides", icons])
        self.env.globals |= {
            "_": self.said,
            "gettext": self.said,
            "ngettext": self.counted,
            "site": site,
            "data": site.data,
            "L": language,
            "special": special,
            "footer": navigation.footer(site),
            "label": self.label,
            "finnish": self.finnish,
            "named": self.named,
            "known_as": self.known_as,
            "icon": self.icon,
            "href": self.href,
            "card_of": self.card_of,
            "below": lambda municipality, key: answers.page_name(site.data, municipality, key),
            "courses": lambda municipality, kinds: courses.to_come(site, municipality, kinds),
            "services_of": lambda kinds: courses.services_of(site, kinds),
            "calendar_of": courses.calendar_of,
            "service_of_calendar": lambda municipality: courses.service_of_calendar(site, municipality),
            "opening": opening.said,
            "days": lambda days: language.days(map(DAYS.index, days)),
            "asset": self.asset,
            "file": self.link,
            "dialled": site.data.numbering.dialled,
            "code_of": page_codes.by_name(site).get,
            "qr_code": lambda code: self.link(qr.path(code)),
            "short": page_codes.address,
            "message": self.message,
            "linked": lambda view, *words: jsonld.linked(site, view, *map(Markup.unescape, words)),
            "said_in": self.said_in,
            "phones_for": lambda found: phones.for_language(found, language.code),
            "title_of": self.title_of,
            "soft": self.soft,
            "region": self.region,
            "menu": self.menu,
            "languages": self.languages,
        }

    @property
    def here(self) -> str:
        """The address of the page being rendered: who asks makes something that other pages must not show."""
        self.depends_on_page = True
        return self._here

    @here.setter
    def here(self, address: str) -> None:
        self._here = address

    def label(self, text: str) -> Markup:
        """A word from data in this language; the Finnish one, marked as Finnish, where it is not translated.

        `*sana*` in a translation is a Finnish word kept beside it, as in pages.
        """
        if self.language.tag == self.site.default:
            return escape(text)
        if text not in self.words.said:
            return self.finnish(text)
        return Markup(FINNISH.sub(r'<em lang="fi" dir="ltr">\1</em>', str(escape(self.words.gettext(text)))))

    def finnish(self, text: str) -> Markup:
        """Finnish words inside this language (WCAG 3.1.2)."""
        if self.language.tag == self.site.default:
            return escape(text)
        return Markup(f'<span lang="fi" dir="ltr">{escape(text)}</span>')

    def named(self, text: str) -> Markup:
        """A text in this language, with the Finnish names in it marked as Finnish (WCAG 3.1.2)."""
        if self.language.tag == self.site.default:
            return escape(text)
        return Markup(markup.mark_names(str(escape(text)), tuple(self.site.data["names"])))

    def known_as(self, key: str) -> Markup:
        """What a contact is called in this language; its Finnish name where it has no other."""
        contact = self.site.data.contacts[key]
        own = (contact["names"] or {}).get(self.language.code)
        return self.named(own) if own else self.finnish(contact["name"])

    def title_of(self, name: str) -> Markup:
        """What menus call a page in this language; the Finnish title, marked as Finnish, where it is not translated."""
        page = self.site.page(name, self.language.tag)
        if special.is_word(name) and page.lang != self.site.default:
            word = self.site.finnish[name].heading
            return self.finnish(word) + self.named(page.title.removeprefix(word))
        return (self.named if page.lang == self.language.tag else self.finnish)(page.title)

    def soft(self, html: Markup) -> Markup:
        """A title for a narrow place: its long Finnish words may break, with a hyphen (Chromium knows no Finnish)."""
        texts = re.compile(r"()([^<]+)(?![^<]*>)") if self.language.tag == self.site.default else FINNISH_TEXT
        return Markup(
            texts.sub(
                lambda found: found[1] + LONG.sub(lambda word: hyphens.soft(word[0]), found[2]), str(escape(html))
            )
        )

    def said(self, text: str, /, **values: object) -> Markup:
        """A text in the language, with its placeholders filled. It holds no HTML, nor ends the attribute it stands in.

        As Jinja's own `gettext` in its new style, which looks for placeholders where there are none, too.
        """
        return escape(self.words.gettext(text)) % values if values else self.whole(text)

    def whole(self, text: str) -> Markup:
        """A text without placeholders, in the language."""
        return escape(self.words.gettext(text)) % {}  # `%%` is a per cent sign

    def counted(self, one: str, many: str, num: int, **values: object) -> Markup:
        """The form of a text that belongs to a number, `num`."""
        return escape(self.words.ngettext(one, many, num)) % {"num": num, **values}

    def said_in(self, tag: str, text: str) -> str | None:
        """A word of the templates as another language says it; None where that is not translated."""
        return text if tag == self.site.default else gettext.said(self.site.catalogues[tag], text)

    def icon(self, name: str) -> Markup:
        """A pictogram of Material's set as inline SVG; decorative, so hidden from screen readers."""
        assert self.env.loader is not None
        source, _, _ = self.env.loader.get_source(self.env, f".icons/{name}.svg")
        return Markup(source.replace('xmlns="http://www.w3.org/2000/svg" ', 'class="icon" aria-hidden="true" '))

    def href(self, name: str, anchor: str = "", tag: str | None = None) -> str:
        """The link from the page being rendered to a page (in another language: `tag`)."""
        return self.link(self.site.address(name, tag or self.language.tag) + (f"#{anchor}" if anchor else ""))

    def card_of(self, contact: str) -> str:
        """The link to the card of a contact: on the page of its municipality, of urgent help, or of all contacts."""
        data = self.site.data
        area = next(each for each in data.areas if contact in data[f"contacts/{each}"])
        if area in data["municipalities"]:
            return self.href(data["municipalities"][area]["page"], f"c-{contact}")
        return self.href(
            data["site"]["pages"]["urgent" if data.contacts[contact]["urgent"] else "contacts"], f"c-{contact}"
        )

    def region(self) -> Markup:
        """The drawn map, with links to the pages of the municipalities; nothing for a region without one."""
        places = self.site.data["municipalities"]
        return Markup(region.shown(self.site.data.drawing, lambda place: self.href(places[place]["page"])))

    def asset(self, name: str) -> str:
        """The link to a file of overrides/assets."""
        return self.link(f"assets/{name}") + (f"?{self.version}" if self.version else "")

    def link(self, target: str) -> str:
        """The link from the page being rendered to an address or a file within the site."""
        return addresses.relative(target, self.here)

    def message(self, form: Markup, title: Markup, address: str) -> Markup:
        """What is sent to hand a page on; Finnish words in it are marked, and the address reads from left to right."""
        spaced = self.language.code not in NO_SPACES
        text = escape(handover.message(form.unescape(), title.striptags(), address, spaced=spaced))
        for tag, words in FINNISH_TEXT.findall(title):
            beginnings = (words.rsplit(" ", cut)[0] for cut in range(words.count(" ") + 1))  # the title may be cut
            shown = next((each for each in beginnings if each in text), "")
            text = text.replace(shown, Markup(f"{tag}{shown}</span>"), 1) if shown else text
        return text.replace(escape(address), Markup(f'<bdi dir="ltr">{escape(address)}</bdi>'))

    def menu(self, name: str = "", section: str = "") -> Markup:
        """Every page of the menu, with the page `name` marked and the entry `section` open.

        From all pages of a folder the links are the same, so a folder's menu is rendered once. A page has it twice.
        """
        key = ("menu", self.here, name, section)
        if key == self.last_menu[0]:
            return self.last_menu[1]
        here, folder = self.here, self.here
        if not name.endswith("index.md"):
            folder = self.here[: self.here.rstrip("/").rfind("/") + 1] + "-/"
        if ("menu", folder) not in self.rendered:
            self.here = folder
            self.rendered["menu", folder] = self.env.get_template("partials/menu.html").render()
            self.here = here
        html = self.rendered["menu", folder]
        target = lambda page: f'<a href="{addresses.relative(self.site.address(page, self.language.tag), folder)}"'  # noqa: E731
        if section:
            html = html.replace(f"<li>{target(section)}", f'<li class="open">{target(section)}', 1)
        if name:
            html = html.replace(f"{target(name)}>", f'{target(name)} aria-current="page">', 1)
        self.last_menu = key, Markup(html)
        return self.last_menu[1]

    def languages(self, name: str = "", suggest: bool = False) -> Markup:
        """Every language, leading to the page `name` in it; with `suggest`, also what a script may say in each.

        Between the languages of a page the links differ only in the page's own address, so the list is rendered once.
        """
        template = self.env.get_template("partials/languages.html")
        if not name:
            return Markup(template.render(name="index.md", marked=False, suggested=()))
        suggested = tuple(self.site.in_languages(name)) if suggest else ()
        if ("languages", suggested) not in self.rendered:
            here, self.here = self.here, self.site.address("@.md", self.language.tag)
            self.rendered["languages", suggested] = template.render(name="@.md", marked=True, suggested=suggested)
            self.here = here
        path = self.site.address(name, self.site.default)
        html = self.rendered["languages", suggested].replace('href="../', f'href="{"../" * path.count("/")}')
        return Markup(html.replace("@/", path))

    def shortcode(self, words: tuple[str, ...], page: str, *, foreign: bool = False) -> str | None:
        """A shortcode of a page as one line of HTML, or None for one that is wrong (a finding says why).

        `foreign`: the text around it is in another language than the reader's, so it says its own.
        """
        key = (words, foreign, self.site.data.place_of(page))
        if key in self.rendered:
            return self.rendered[key]
        if shortcodes.fault(words, page, self.site.data):
            return None
        self.here, self.depends_on_page = self.site.address(page, self.language.tag), False
        form = FORMS[words[0]]
        if form.waits and self.waits:
            html = later(form.name)
        else:
            own = partial_values.of(self.site, self.language.tag, form.name, words[1:]) | {"place": key[2]}
            html = " ".join(self.env.get_template(form.partial).render(own).split())
        if foreign:
            tag = "span" if form.inline else "div"
            html = f'<{tag} lang="{self.language.html}" dir="{self.language.dir}">{html}</{tag}>'
        if not (self.depends_on_page or form.page):
            self.rendered[key] = html
        return html

    def put_aside(self, html: str, *, inline: bool) -> str:
        """An empty element in place of some HTML, which Markdown then need not read through twice."""
        tag = "span" if inline else "div"
        mark = f'<{tag} data-aside="{len(self.aside)}"></{tag}>'
        self.aside[mark] = html
        return mark

    def put_back(self, html: str) -> str:
        """The HTML with everything in its place again."""
        return ASIDE.sub(lambda mark: self.aside.pop(mark[0], mark[0]), html)

    def outdated(self, kind: str, finnish: str, old: str) -> str:
        """What a reader sees of a part that is changed, new or removed, or of a Finnish heading, as Markdown."""
        template = self.env.get_template("partials/note.html")
        return template.render(kind=kind, finnish=Markup(finnish), old=Markup(old)).strip()

    def file_words(self, *, size: int = 0, alt: str = "") -> str:
        """What is said of a PDF with its size in kilobytes, or of a picture or PDF that is not in the offline file."""
        return " ".join(self.env.get_template("partials/attachment.html").render(size=size, alt=alt).split())

    def page(self, template: str, here: str, values: dict[str, Any]) -> str:
        """An HTML file, or a part of one. Raises safelist.Refused for what may not stand in it."""
        self.here = here
        return safelist.refuse(self.env.get_template(template).render(values), f"overrides/{template}")
