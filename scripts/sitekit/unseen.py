"""Characters that nobody sees: controls, and those that turn the direction of what stands after them.

In Markdown, YAML and PO no text needs them: a page has its direction (Unicode TR 9, 2.7; TR 36, 3.2). Joiners, soft
hyphens and spaces of no width are left alone: Persian, Khmer and others are written with them.
"""

import re
import unicodedata
from collections.abc import Iterator

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"
MARKS = "\u061c\u200e\u200f"  # these turn nothing but themselves
UNSEEN = re.compile(f"[{CONTROLS}{MARKS}\u202a-\u202e\u2066-\u2069]")


def faults(text: str) -> Iterator[tuple[int, str, bool]]:
    """Line (from 1), words, and whether it blocks, of each such character, once for a line."""
    if UNSEEN.search(text):
        for line, written in enumerate(text.split("\n"), start=1):
            for char in dict.fromkeys(UNSEEN.findall(written)):
                yield line, f"{named(char)} is here, and nobody sees it. Delete it.", char not in MARKS


def named(char: str) -> str:
    """`U+202E (RIGHT-TO-LEFT OVERRIDE)`."""
    return f"U+{ord(char):04X} ({unicodedata.name(char, 'a control character')})"
