"""Pages of every kind in every language, visited in a tab and measured there with layout.js."""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, Page

from sitekit.languages import Language

LAYOUT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
FULL = bool(os.environ.get("FULL"))
LANGUAGES = {"fi": "", "en": "en/", "ar": "ar/"}
PAGES = {  # one of each kind
    "home": "",
    "section": "programme/",
    "content": "programme/plan/",
    "folded parts": "training/",
    "side by side": "municipalities/",
    "municipality": "municipalities/tornio/",
    "contacts": "contacts/",
    "answer": "municipalities/kemi/home-care/",
    "word": "words/kotoutumissuunnitelma/",
    "list of words": "words/",
    "urgent": "guidance/urgent/",
    "languages": "translations/",
    "search": "search/",
    "a-z": "a-z/",
    "offline": "offline/",
    "about": "about/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
}
ONCE = ["no/such/page/", "work/", "k/344/"]  # the same for every language
ADDRESSES = [folder + page for page in PAGES.values() for folder in LANGUAGES.values()] + ONCE
MENUS = ["programme/plan/", "en/programme/plan/", "ar/programme/plan/", "no/such/page/"]  # each has its own menus

Way = TypeVar("Way")


def allowed(limit: int, language: Language) -> int:
    """The limit in a language: a fifteenth more where most letters, or their marks, take more bytes and say no more."""
    light = "LATIN" in unicodedata.name(language.name[0]) and language.code != "vi"
    return limit if light else limit * 16 // 15


def language(address: str) -> str:
    """The language of the page at an address."""
    return next((lang for lang, folder in LANGUAGES.items() if folder and address.startswith(folder)), "fi")


def in_turn(addresses: list[str], ways: list[Way]) -> list[tuple[str, list[Way]]]:
    """Each address with every way to see it; in the sample with one, and the next page or language with another."""
    turns = [number + number // len(LANGUAGES) for number in range(len(addresses))]
    return [
        (address, ways if FULL else [ways[turn % len(ways)]]) for address, turn in zip(addresses, turns, strict=True)
    ]


@contextmanager
def visiting(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """A page in a tab of its own, everything on it unfolded; options of `browser.new_context`."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(url)
    page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
    if page.locator(".keep").count():  # the offline page first looks at what is saved
        page.locator(".keep button:visible").first.wait_for()
    yield page
    context.close()


def measured(page: Page, *names: str, within: str = "body") -> list[str]:
    """The faults that these functions of layout.js find within an element."""
    return [fault for name in names for fault in page.evaluate(f"{LAYOUT}.{name}({within!r})")]
