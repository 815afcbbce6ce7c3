"""Whether a phone number, an e-mail address or an amount of money stands in a text instead of in data/."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from sitekit.content import gettext, shortcodes
from sitekit.content.phones import Numbering
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.languages import Language
from sitekit.markdown.prose import without_addresses

GAP = r"[ \u00a0\u2007\u2009\u200e\u200f\u202f\u2010\u2011\u2066-\u2069()-]"
PHONE = re.compile(rf"(?<![\w/.,:§+-])\+?\(?\d(?:{GAP}{{0,2}}\d){{5,}}(?![\w/%]|[.,:]\d|\s?[§%€])")
EMAIL = re.compile(r"[\w.+-]+(?:@|\s?\((?:at|ät)\)\s?)[\w-]+(?:\.[\w-]+)+")
EURO = r"€|\beur\b|\beuro(?:a|n|s|t|on|ja|jen|ssa|sta|lla|lta|lle|na|ksi|ina|illa)?\b"
NUMBER = r"\d(?:[\d.,'\u066b\u066c \u00a0\u2009\u202f]{0,20}\d)?"
NO_PHONE = (
    r"\d{4}-\d\d-\d\d|\d{1,2}[ -]\d{1,2}[ -](?:19|20)\d\d"  # days
    r"|(?:19|20)\d\d(?:[ -]+(?:19|20)\d\d)+"  # years
    r"|\d{7}-\d"  # a business id
    r"|(?!(?:SHORT) )[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+"  # thousands; not a short number
    r"|\d(?: \d)+|\d{5} \d{1,2}"  # single digits; a postal code and a number
)


def check(site: Site) -> Iterator[Finding]:
    """Every page and every catalogue."""
    numbering = site.data.numbering
    known = {
        numbering.dialled(each["number"]): key for key, c in site.data.written.items() for each in c["phones"] or []
    }
    names = names_with_digits(tuple(site.data["names"]))
    for language in site.languages:
        for page in site.pages[language.tag].values():
            for line, text in page.prose:
                text = shortcodes.replace(without_addresses(text), lambda words: " ")
                for what in bare(text, names, language, known, numbering):
                    yield Finding(page.path, line, what)
        path = gettext.po_path(site.root, language.tag).relative_to(site.root).as_posix()
        for message in site.catalogues[language.tag]:
            source = western(str(message.id))
            for text in gettext.texts(message) if message.id else ():
                for what in bare(text, names, language, known, numbering, source):
                    yield Finding(path, message.lineno or 1, what)


def bare(
    text: str, names: re.Pattern, language: Language, known: dict[str, str], numbering: Numbering, source: str = ""
) -> Iterator[str]:
    """What stands bare in a text, in words; what its Finnish `source` says too is left to that."""
    if "@" not in text and "(" not in text and not any(map(str.isdecimal, text)):
        return
    text = names.sub(" ", western(text))
    for found in EMAIL.finditer(text):
        if found[0] not in source:
            yield f'the e-mail address "{found[0]}" is in the text. Write {{{{ contact ID }}}}: it is in data/.'
    for found in money(language.tag).finditer(text):
        if found[0] not in source:
            yield f'the amount "{found[0]}" is in the text. Write {{{{ amount ID }}}}: it is in data/.'
    text = money(language.tag).sub(" ", text)
    short, others = numbers(numbering)
    for found in (*PHONE.finditer(text), *short.finditer(text)):
        number = found[0].strip()
        if not others.fullmatch(number) and number not in source:
            digits = numbering.dialled(re.sub(r"[^\d+]", "", number))
            do = (
                f"Write {{{{ phone {known[digits]} }}}}."
                if digits in known
                else "Put it into data/contacts/: {{ phone ID }}."
            )
            yield f'the phone number "{number}" is in the text. {do}'


def western(text: str) -> str:
    """The text with the digits of any script as 0 to 9, every character in its place."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


@cache
def numbers(numbering: Numbering) -> tuple[re.Pattern, re.Pattern]:
    """The shortest numbers, such as that for an emergency; and what looks like a phone number but is none."""
    shortest = "|".join(each for each in numbering.short if "x" not in each) or "(?!)"
    services = "|".join(each.rstrip("x") for each in numbering.short if "x" in each) or "(?!)"
    emergency = rf"(?<![\w/.,:§+-])(?:{shortest})(?![\w/]|[.,:-]\d|{GAP}*[§%€\d])"
    return re.compile(emergency), re.compile(NO_PHONE.replace("SHORT", services))


@cache
def money(tag: str) -> re.Pattern:
    """A number with the sign, the code or the name of the euro, in Finnish and as CLDR names it in the language."""
    locale = Language(tag).locale
    names = {locale.currencies.get("EUR", "euro"), *(locale._data["currency_names_plural"].get("EUR") or {}).values()}
    words = "|".join([EURO, *(rf"{re.escape(name)}(?!\w)" for name in sorted(names))])
    return re.compile(rf"(?:€|\beur)\s?{NUMBER}|{NUMBER}\s?(?:{words})", re.IGNORECASE)


def names_with_digits(names: tuple[str, ...]) -> re.Pattern:
    """The proper names that contain digits, such as that of an app; finds nothing when there are none."""
    found = [re.escape(name) for name in names if any(map(str.isdigit, name))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)" if found else r"(?!)")
