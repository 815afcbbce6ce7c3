"""How much a page may hold, so that none takes more than about a second: Markdown's time grows faster than its text.

Each limit is several times what the longest page, line and list of this site have.
"""

import re

LETTERS = 30_000
LINE = 1_000
BRACKETS = 100  # "[" in lines that belong together: each of them is looked for in all that follow
DEPTH = 24  # spaces: six lists or boxes within each other
NESTED = re.compile(r"\s*(?:(?:[-*+]|\d+\.)\s+){7}")  # the same within one line


def fault(text: str) -> tuple[int, str] | None:
    """Line (from 1) and words of the first limit that a page goes beyond, or None."""
    if len(text) > LETTERS:
        return 1, f"this page has {len(text)} characters. Use at most {LETTERS}: make two pages of it."
    brackets = 0
    for at, line in enumerate(text.split("\n"), start=1):
        brackets = brackets + line.count("[") if line.strip() else 0
        if len(line) > LINE:
            return at, f"this line has {len(line)} characters. Use at most {LINE}: make paragraphs of it."
        if len(line) - len(line.lstrip()) > DEPTH or NESTED.match(line):
            return at, f"this is in more than {DEPTH // 4} lists or boxes. Put fewer of them into each other."
        if brackets > BRACKETS:
            return at, f'more than {BRACKETS} "[" are in one block. Take them away, or make several blocks of it.'
    return None
