"""Whether the Finnish words that a translation keeps beside its own are the same in every language of a block."""

import re
from collections.abc import Iterator

from sitekit.content import special
from sitekit.content.site import Site
from sitekit.findings import Finding

KEPT = re.compile(r"(\*{1,3}|_{1,3})(?=\S)((?:(?!\1).)+)\1\{[^{}]*\blang=fi\b[^{}]*\}")


def check(site: Site) -> Iterator[Finding]:
    """Each current block that lacks a Finnish word which another language keeps there. It informs."""
    for name, finnish in site.finnish.items():
        if special.is_word(name):
            continue  # how a word is said is written in each script in its own way
        kept: dict[int, dict[str, tuple[int, set[str]]]] = {}  # index of the Finnish unit → language → line, words
        for language in site.translated:
            page = site.pages[language.tag].get(name)
            for at, row in enumerate(page.comparison(finnish).by_finnish if page else ()):
                if row.current and row.unit:
                    kept.setdefault(at, {})[language.tag] = (row.unit.line, words(row.unit.text))
        for own in kept.values():
            wanted = {word: tag for tag, (_, found) in own.items() for word in found}
            for tag, (line, found) in own.items():
                if missing := sorted(wanted.keys() - found):
                    others = ", ".join(sorted({wanted[word] for word in missing}))
                    shown = ", ".join(f'"{word}"' for word in missing)
                    what = f"the Finnish {shown} is beside the words in {others}, not here."
                    what += f" Write it here too: *{missing[0]}*{{lang=fi}}."
                    yield Finding(f"docs/{tag}/{name}", line, what, blocks=False)


def words(text: str) -> set[str]:
    """The Finnish words kept beside, in small letters, without the mark at their end."""
    return {found[2].casefold().strip(" .…!?") for found in KEPT.finditer(text)}
