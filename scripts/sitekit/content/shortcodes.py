"""Shortcodes in a text: `{{ phone kela-international }}` in a page becomes a number from data/."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitekit.content.data import Data
from sitekit.findings import near, no_contact, suggestion
from sitekit.markdown.forms import FORMS

CODE = re.compile(r"`+[^`\n]+`+|\{\{\s*([^{}\n]*?)\s*\}\}")


@dataclass(frozen=True)
class Shortcode:
    """One shortcode as written: its words and where in the text it begins (characters from 0)."""

    words: tuple[str, ...]
    start: int
    written: str


def find(text: str) -> Iterator[Shortcode]:
    """Every shortcode in a text, those in `code` left out."""
    for match in CODE.finditer(text):
        if match[1] is not None:
            yield Shortcode(tuple(match[1].split()), match.start(), match[0])


def replace(text: str, render: Callable[[tuple[str, ...]], str | None]) -> str:
    """The text with every shortcode rendered; one that `render` gives None for stays visible as it is written."""

    def one(match: re.Match) -> str:
        rendered = render(tuple(match[1].split())) if match[1] is not None else None
        return match[0] if rendered is None else rendered

    return CODE.sub(one, text) if "{{" in text else text


def fault(words: tuple[str, ...], page: str, data: Data) -> str | None:
    """What is wrong with a shortcode on the page with this name and what to do, or None."""
    name = words[0] if words else ""
    if name not in FORMS:
        return f'unknown shortcode "{name}".{suggestion(name, FORMS)} Known: {", ".join(FORMS)}.'
    form = FORMS[name]
    if form.page not in ("", page):
        return f'"{name}" works only in {form.page}. Take it away here, or write a link to that page.'
    wanted = form.words
    if len(words) - 1 != len(wanted) and not (form.bare and len(words) == 1):
        written = " ".join(("{{", name, *(w.upper() for w in wanted), "}}"))
        return f'"{name}" takes {len(wanted)} words, not {len(words) - 1}. Write {written}.'
    for kind, word in zip(wanted, words[1:], strict=False):
        known = (*data.ids(kind), *form.choices.get(kind, ()))
        if word not in known:
            if kind == "contact":
                return no_contact(word, known)
            hint = near(word, known) or " Look it up in data/."
            return f'there is no {kind} "{word}".{hint}'
    if name == "phone" and not data.written[words[1]].get("phones"):
        return f'"{words[1]}" has no known phone number. Use {{{{ contact {words[1]} }}}}: its card says what to do.'
    return None
