"""The whole site as one value: its languages, pages, facts and words, read once."""

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog

from sitekit import ahead, files, yamlfile
from sitekit.content import addresses, data, gettext, made, pages, templates
from sitekit.findings import Finding
from sitekit.languages import Language
from sitekit.memo import Once


@dataclass(frozen=True)
class Site(Once):
    """Everything the checks and the build look at. `today` enters here and nowhere else."""

    root: Path
    today: date
    config: yamlfile.Yaml  # mkdocs.yml
    languages: tuple[Language, ...]
    pages: dict[str, dict[str, pages.Page]]
    data: data.Data
    catalogues: dict[str, Catalog]
    faults: tuple[Finding, ...] = field(default=())  # met while reading

    @property
    def default(self) -> str:
        """The tag of the source language."""
        return self.languages[0].tag

    @property
    def finnish(self) -> dict[str, pages.Page]:
        """The source pages, by name."""
        return self.pages[self.default]

    @property
    def translated(self) -> tuple[Language, ...]:
        """Every language but the source."""
        return self.languages[1:]

    @cached_property
    def published(self) -> tuple[Language, ...]:
        """The languages that stand in the menu; the others are previews."""
        tags = (self.config.value.get("extra") or {}).get("published") or []
        return tuple(language for language in self.languages if language.tag in tags)

    @property
    def base(self) -> str | None:
        """The site's own address, or None while it is not decided (or cannot be read)."""
        facts = self.data["site"]
        address = facts.get("address") if isinstance(facts, dict) else None
        return address if isinstance(address, str) else None

    @cached_property
    def unread(self) -> frozenset[str]:
        """The paths of files that stop a build; nothing more is said about what should stand in them."""
        return frozenset(fault.path for fault in self.faults if fault.stops_build)

    @property
    def has_facts(self) -> bool:
        """Whether mkdocs.yml and all of data/ are as their schemas say."""
        return not any(path == self.config.path or path.startswith("data/") for path in self.unread)

    def has(self, name: str, tag: str) -> bool:
        """Whether a page exists in a language, readable or not; one that is made from data does in each."""
        return name in self.made or name in self.pages[tag] or f"docs/{tag}/{name}" in self.unread

    def language(self, tag: str) -> Language:
        """The language with this tag. Raises StopIteration for an unknown one."""
        return next(language for language in self.languages if language.tag == tag)

    @cached_property
    def made(self) -> dict[str, made.Made]:
        """The pages that are made from data/ in every language, by name."""
        return {each.name: each for each in made.every(self.data)} if self.has_facts else {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every page of a language: those that are written, then those that are made."""
        return (*self.finnish, *self.made)

    @property
    def kept(self) -> tuple[str, ...]:
        """The pages that are listed and kept offline."""
        return tuple(name for name in self.names if name not in self.made or self.made[name].kept)

    def page(self, name: str, tag: str) -> pages.Page:
        """A page in a language, or the Finnish page where it is not translated."""
        if name in self.made:
            return self.once(("made", name, tag), lambda: self._made_page(name, tag))
        return self.pages[tag].get(name) or self.finnish[name]

    def _made_page(self, name: str, tag: str) -> pages.Page:
        """A page made from data: its title and its description in words of the language, its text in a template.

        It is Finnish where its title is not translated.
        """
        one = self.made[name]
        tag = tag if gettext.said(self.catalogues[tag], one.called(self.data)) else self.default
        said, colon = lambda text: gettext.said(self.catalogues[tag], text), self.language(tag).colon
        title, description = one.words(self.data, said, colon)
        path = self.data.documents[one.source].path
        front = yamlfile.Yaml(path, {"title": title, "description": description}, {})
        return pages.Page(tag, name, path, f"# {title} {{#top}}", front)

    def address(self, name: str, tag: str) -> str:
        """The address of a page within the site."""
        return addresses.address(name, tag, self.default)

    def in_languages(self, name: str) -> list[Language]:
        """The published languages in which a page really exists."""
        made = lambda tag: name in self.made and self.page(name, tag).lang == tag  # noqa: E731
        return [each for each in self.published if name in self.pages[each.tag] or made(each.tag)]

    @cached_property
    def menu(self) -> list[tuple[str, list[str]]]:
        """The menu: each entry's page and the pages under it, from `nav` in mkdocs.yml."""
        entries: list[tuple[str, list[str]]] = []
        for item in self.config.value.get("nav") or []:
            names = [item] if isinstance(item, str) else next(iter(item.values()))
            entries.append((names[0], list(names[1:])))
        return entries


def today_from(option: str | None) -> date:
    """The date of a build: what was asked for, else SOURCE_DATE_EPOCH, else the clock's.

    Raises ValueError for one that is none, with words for a person.
    """
    if option:
        try:
            return date.fromisoformat(option)
        except ValueError as error:
            raise ValueError(f'"{option}" is not a date ({error}). Write it like 2026-12-01.') from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            what = f'"{epoch}" is not a number of seconds since 1970. Write one, or unset the variable.'
            raise ValueError(f"SOURCE_DATE_EPOCH: {what}") from None
    return date.today()


def _tags(config: yamlfile.Yaml) -> tuple[dict[str, int], list[Finding]]:
    """The languages of mkdocs.yml with their lines, the default first, and what is wrong with the list."""
    try:
        plugins = config.value["plugins"]
        at = next(at for at, plugin in enumerate(plugins) if isinstance(plugin, dict) and "i18n" in plugin)
        entries = list(enumerate(plugins[at]["i18n"]["languages"]))
        entries.sort(key=lambda entry: not entry[1].get("default"))
        place = ("plugins", at, "i18n", "languages")
        tags = {str(entry["locale"]): config.line((*place, i)) for i, entry in entries}
    except (KeyError, TypeError, StopIteration, AttributeError):
        tags = {}
    if not tags:
        what = "the list of languages (plugins: i18n: languages:) cannot be read. Compare with the README."
        return {"fi": 1}, [Finding(config.path, config.line(("plugins",)), what, stops_build=True)]
    return tags, []


def load(root: Path, today: date, only: str | None = None) -> Site:
    """The site that lies in `root`. What is wrong with it stands in `faults`; nothing is raised.

    `only`: this language and the source alone, as if there were no others.
    """
    config, faults = yamlfile.load(root / "mkdocs.yml", root)
    tags, more = _tags(config) if isinstance(config.value, dict) else ({"fi": 1}, [])
    if not any(fault.stops_build for fault in faults):
        faults += more + yamlfile.schema_findings(config, "mkdocs", stops_build=True)
    languages = []
    for tag, line in tags.items():
        if only and languages and tag != only:  # the first one is the source
            continue
        try:
            Language(tag).locale  # noqa: B018
            languages.append(Language(tag))
        except (UnknownLocaleError, ValueError):
            what = f'CLDR does not know the language "{tag}". Use its code, such as so, fa or ku-IQ.'
            faults.append(Finding(config.path, line, what, stops_build=True))
    languages = languages or [Language("fi")]
    all_pages, more = pages.read_all(root, [language.tag for language in languages])
    facts, facts_faults = data.load(root, today)
    catalogues = {}
    for language in languages:
        catalogues[language.tag], po_faults = ahead.result(gettext.read_catalogue, root, language.tag)
        faults += po_faults
    faults += templates.faults(root)
    strange = {fault.path: fault for fault in files.strange(root)}
    said = (fault for fault in faults + more + facts_faults if fault.path not in strange)
    return Site(root, today, config, tuple(languages), all_pages, facts, catalogues, (*strange.values(), *said))
