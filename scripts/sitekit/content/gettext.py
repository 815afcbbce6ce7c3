"""The words around the pages: found in templates and data, translated by gettext catalogues compiled in memory."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message

from sitekit import files, yamlfile
from sitekit.content import data, templates
from sitekit.findings import Finding

ON_LINE = re.compile(r" on \d+$")  # Babel counts from 0
PO_LINE = re.compile(r'\s*(?:#.*|(?:msg(?:ctxt|id|id_plural|str(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?')


def extract_data(text: str, path: str) -> Iterator[tuple[int, str]]:
    """Line and text of every translatable word in a data file."""
    document, _ = yamlfile.parse(text, path)

    def walk(value: object, place: tuple) -> Iterator[tuple[int, str]]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield from walk(item, (*place, str(key)))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk(item, (*place, index))
        elif isinstance(value, str) and is_word(place, path):
            yield document.line(place), value

    yield from walk(document.value, ())


def is_word(place: tuple, path: str) -> bool:
    """Whether a text of a data file is translated, as its schema says; the others are ids, names or facts."""
    return yamlfile.is_translated(data.schema_of(path), place)


def template(root: Path) -> Catalog:
    """Every message of templates and data, with the file it stands in. Broken data gives no messages."""
    catalogue = Catalog(charset="utf-8")
    for place, (message, context) in templates.words(root):
        catalogue.add(message, None, [(place, 0)], context=context)
    for path in sorted((root / "data").rglob("*.yml")):
        place = files.relative(path, root)
        for word in words_of(root, place):
            catalogue.add(word, None, [(place, 0)])
    return catalogue


def words_of(root: Path, place: str) -> tuple[str, ...]:
    """The translatable words of a data file, by its path from the root."""
    return _words_of_data(files.read(root / place, root)[0] or "", place)


@lru_cache(1024)  # a preview reads the same files at every save
def _words_of_data(text: str, place: str) -> tuple[str, ...]:
    return tuple(word for _line, word in extract_data(text, place))


def po_path(root: Path, tag: str) -> Path:
    """Where a language's catalogue lies."""
    return root / "locales" / tag / "LC_MESSAGES" / "messages.po"


def empty(tag: str) -> Catalog:
    """A catalogue without words, with a header that names nobody."""
    comment = f"# The words around the pages: {tag}. Guide: locales/README.md"
    catalogue = Catalog(project="messages", charset="utf-8", header_comment=comment, fuzzy=False)
    catalogue.version, catalogue.msgid_bugs_address = "1", ""
    catalogue.last_translator = catalogue.language_team = ""
    return catalogue


def read_catalogue(root: Path, tag: str) -> tuple[Catalog, list[Finding]]:
    """A language's catalogue, empty when there is none, and what is wrong with the file."""
    path = po_path(root, tag)
    if not path.exists():
        return empty(tag), []
    text, found = files.read(path, root)
    if text is None:
        return empty(tag), found
    if broken := next((at for at, line in enumerate(text.split("\n"), start=1) if not PO_LINE.fullmatch(line)), None):
        what = "this is not a line of a PO file. Compare with the lines around it: every text is between two quotes."
        return empty(tag), [*found, Finding(files.relative(path, root), broken, what, stops_build=True)]
    try:
        catalogue = pofile.read_po(io.StringIO(text), abort_invalid=True)
        if (catalogue.charset or "").lower() not in ("utf-8", "utf8"):
            at = text.count("\n", 0, max(text.find("charset="), 0))
            raise pofile.PoFileError(f'charset "{catalogue.charset}": write utf-8', catalogue, "", at)
        return catalogue, found
    except (pofile.PoFileError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or 0
        why = ON_LINE.sub("", str(error))
        what = f"this is not a PO file ({why}). Fix the line, or take the file from before your change."
        return empty(tag), [*found, Finding(files.relative(path, root), line + 1, what, stops_build=True)]


class Words:
    """A catalogue as templates ask it; what has no translation, or a fuzzy one, is said in Finnish."""

    def __init__(self, catalogue: Catalog) -> None:
        self.said = {message.id: message.string for message in catalogue if message.string and not message.fuzzy}
        self.form = c2py(catalogue.plural_expr)

    def gettext(self, text: str) -> str:
        """One text."""
        return self.said.get(text, text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form of a text that belongs to a number."""
        forms = self.said.get((one, many))
        return forms[self.form(count)] if forms else one if count == 1 else many


def said(catalogue: Catalog, text: str) -> str | None:
    """A Finnish text as a language says it; None where it is not translated."""
    message = catalogue.get(text)
    return str(message.string) if message and message.string and not message.fuzzy else None


def is_checked(message: Message | None) -> bool:
    """Whether a person has checked the translation of a message."""
    return message is not None and any(comment.startswith("checked ") for comment in message.user_comments)


def texts(message: Message) -> tuple[str, ...]:
    """The translation of a message: one text, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def is_template(message: Message) -> bool:
    """Whether a message stands in a template (a missing one blocks), not only in data (a missing one informs)."""
    return any(place.startswith("overrides/") for place, _ in message.locations)


def is_right(message: Message) -> bool:
    """Whether a message is a sentence of data that says on what conditions somebody gets a service."""
    return any(place == "data/vocabulary.yml" for place, _ in message.locations) and text_is_sentence(message.id)


def text_is_sentence(text: object) -> bool:
    """Whether a text ends like a sentence: phrases do, labels do not."""
    return isinstance(text, str) and text.endswith(".")
