"""Whether the words around the pages are translated, and still fit into their templates."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from sitekit.content import gettext
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.languages import Language

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%")
NAME = re.compile(r"%\((\w+)\)")
STARS = re.compile(r"\*[^*\s][^*]*\*")  # a Finnish word kept beside: in labels of data and in pages only
TAG = re.compile(r"<[/!?A-Za-z][^<>]*>?")  # HTML closes by itself what has no ">"
SYNC = "Run: make strings"
LATER = "Readers see Finnish. A maintainer runs make strings."


def check(site: Site) -> Iterator[Finding]:
    """The catalogue of every translation against today's templates and data."""
    if any(path.startswith("overrides/") for path in site.unread):
        return
    template = gettext.template(site.root)
    for language in site.translated:
        path = gettext.po_path(site.root, language.tag).relative_to(site.root).as_posix()
        if path not in site.unread:
            for line, what, blocks in faults(site, language, template):
                yield Finding(path, line, what, blocks=blocks)


def faults(site: Site, language: Language, template: Catalog) -> Iterator[tuple[int, str, bool]]:
    """Line, words, and whether it blocks: the templates of a published language are complete."""
    catalogue = site.catalogues[language.tag]
    published = site.has_facts and language in site.published
    absent, urgent, waiting = [], [], []
    for wanted in template:
        if not wanted.id:
            continue
        found = catalogue.get(wanted.id, wanted.context)
        if found is None:
            (urgent if published and gettext.is_template(wanted) else absent).append(wanted)
        elif not is_translated(found) or found.fuzzy:
            if published and gettext.is_template(wanted):
                yield found.lineno or 1, untranslated(found, language), True
            else:
                waiting.append(found)
        else:
            for what in misfits(wanted, found):
                yield found.lineno or 1, what, True
    missing, total = len(urgent) + len(absent), len(template)
    if published and len(catalogue) and missing * 2 > total:
        what = f"{missing} of {total} sentences are not in this file. Was it cut off? Take the file from before your"
        yield 1, f"{what} change. Only if all of them are new: a maintainer runs make strings.", True
        return
    if urgent:
        yield (
            1,
            f'{first_of(urgent)} of the templates is not in this file, and "{language.tag}" is published. {SYNC}',
            True,
        )
    if absent:
        yield 1, f"New sentence, not yet translated: {first_of(absent)}. {LATER}", False
    if waiting:
        what = f"{first_of(waiting)} is not translated: readers see the Finnish. Write its msgstr."
        yield waiting[0].lineno or 1, what, False


def untranslated(message: Message, language: Language) -> str:
    """Words for a template word that a published language lacks."""
    if message.fuzzy and is_translated(message):
        return f'"{text_of(message.id)}" is marked as fuzzy and not used. Check the translation, then delete #, fuzzy.'
    return f'"{text_of(message.id)}" is not translated, and "{language.tag}" is published. Write its msgstr.'


def misfits(wanted: Message, found: Message) -> Iterator[str]:
    """Placeholders and tags of a translation that are not those of the Finnish."""
    sources = wanted.id if isinstance(wanted.id, (tuple, list)) else (wanted.id,)
    for text in gettext.texts(found):
        if gettext.is_template(wanted):
            marks = {frozenset(PLACEHOLDER.findall(source)) - {"%%"} for source in sources}
            if frozenset(PLACEHOLDER.findall(text)) - {"%%"} not in marks:
                shown = ", ".join(sorted(set().union(*marks))) or 'none (write "%%" for the sign of per cent)'
                yield f'the placeholders of "{text}" are not those of the Finnish. Keep: {shown}.'
            if (stars := STARS.search(text)) and not any(map(STARS.search, sources)):
                yield f'readers see the stars of "{stars[0]}": templates know none. Write the word alone.'
        if Counter(TAG.findall(text)) not in [Counter(TAG.findall(source)) for source in sources]:
            shown = " ".join(TAG.findall(sources[0])) or "none"
            yield f'the HTML tags of "{text}" are not those of the Finnish. Keep: {shown}.'


def unfillable(site: Site) -> Iterator[Finding]:
    """The translations that no template can be made with: a placeholder the Finnish lacks, a bare per cent sign."""
    for language in site.translated:
        path = gettext.po_path(site.root, language.tag).relative_to(site.root).as_posix()
        for message in site.catalogues[language.tag]:
            if message.id and gettext.is_template(message) and not message.fuzzy and not can_be_filled(message):
                for what in misfits(message, message):
                    yield Finding(path, message.lineno or 1, what, stops_build=True)


def can_be_filled(message: Message) -> bool:
    """Whether each form of a translation takes the values of the Finnish, as a template fills them in."""
    sources = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    values = {name: 1 for source in sources for name in NAME.findall(source)}
    try:
        return all(text % values is not None for text in gettext.texts(message))
    except (KeyError, TypeError, ValueError):
        return False


def is_translated(message: Message) -> bool:
    """Whether a message, or each plural form of it, has words."""
    return all(gettext.texts(message))


def first_of(messages: list[Message]) -> str:
    """The first of some messages, and how many more there are."""
    more = f" (and {len(messages) - 1} more)" if len(messages) > 1 else ""
    return f'"{text_of(messages[0].id)}"{more}'


def text_of(id_: str | tuple[str, ...] | list[str]) -> str:
    """The Finnish words of a message, cut to one short line."""
    text = " ".join((id_ if isinstance(id_, str) else id_[0]).split())
    return text if len(text) <= 60 else text[:59] + "…"
