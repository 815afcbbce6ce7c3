"""Whether a translation has the numbers of its Finnish, as digits of any script."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from sitekit.quality.text import plain
from sitekit.quality.values import ERROR, Context, Fault, Unit

SPACE = "\u0020\u00a0\u2007\u2009\u202f"
THOUSANDS = re.compile(rf"(?<![\d.,:])[1-9]\d{{0,2}}(?:[{SPACE}.,'’\u066c]\d{{3}})+(?![\d])")
DECIMAL = re.compile(r"(?<=\d)[.,:\u066b](?=\d)")
NUMBER = re.compile(r"\d+(?:\.\d+)*")


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """Numbers that are missing or too many, whatever their order; numbers of list items are left to structure."""
    theirs, own = numbers(finnish.text), numbers(unit.text)
    missing, added = sorted((theirs - own).elements()), sorted((own - theirs).elements())
    if missing:
        more = f" ({', '.join(added)} is not in the Finnish)" if added else ""
        what = f"the number {', '.join(missing)} is missing{more}. Write every digit of the Finnish as a digit."
        yield Fault("numbers", ERROR, what)
    elif added:
        what = f"the number {', '.join(added)} is not in the Finnish. Write as a digit only what is one there."
        yield Fault("numbers", ERROR, what)


def numbers(text: str) -> Counter[str]:
    """The numbers of a text in Western digits, with a point before decimals and minutes and nothing in thousands."""
    if not any(map(str.isdecimal, text)):
        return Counter()
    read = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain(text))
    whole = THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), read)
    return Counter(NUMBER.findall(DECIMAL.sub(".", whole)))
