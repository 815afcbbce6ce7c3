"""Whether a translation has the punctuation of its script."""

import re
import unicodedata
from collections.abc import Iterator

from sitekit.quality.text import plain
from sitekit.quality.values import WARNING, Context, Fault, Unit

ARABIC = "\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f"
LATIN_MARK = re.compile(rf"[{ARABIC}][)»]?([,;?])")
INSTEAD = {",": "،", ";": "؛", "?": "؟"}


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """Latin punctuation after Arabic letters, text that is not in the form NFC."""
    for mark in dict.fromkeys(LATIN_MARK.findall(plain(unit.text))):
        yield Fault("marks", WARNING, f'"{mark}" is after an Arabic letter. Write "{INSTEAD[mark]}".')
    if not unicodedata.is_normalized("NFC", unit.text):
        what = "letters and their accents are written as two characters. Save the text in the Unicode form NFC."
        yield Fault("marks", WARNING, what)
