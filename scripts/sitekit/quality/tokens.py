"""Whether a translation keeps what is not a word: shortcodes, placeholders, HTML tags."""

import re
from collections import Counter
from collections.abc import Iterator

from sitekit.content import shortcodes
from sitekit.quality.values import ERROR, Context, Fault, Unit

CODE = re.compile(r"`[^`\n]+`")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<![{\w}])\{\w+\}(?!\})")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """Tokens that are missing or too many, whatever their order."""
    theirs, own = tokens(finnish.text), tokens(unit.text)
    for token in (theirs - own).elements():
        yield Fault("tokens", ERROR, f'"{token}" is missing. Copy it from the Finnish as it is.')
    for token in (own - theirs).elements():
        yield Fault("tokens", ERROR, f'"{token}" is not in the Finnish. Take it away.')


def tokens(text: str) -> Counter[str]:
    """The shortcodes, placeholders and tags of a text; what stands in code is left out."""
    if not any(mark in text for mark in ("{", "%(", "<")):
        return Counter()
    found = [f"{{{{ {' '.join(each.words)} }}}}" for each in shortcodes.find(text)]
    bare = CODE.sub(" ", text)
    return Counter([*found, *PLACEHOLDER.findall(bare), *TAG.findall(bare)])
