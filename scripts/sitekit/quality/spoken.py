"""Whether a sentence to say at a desk stands in Finnish too: whoever hears it there knows only that."""

import re
from collections.abc import Iterator

from sitekit.quality.text import plain
from sitekit.quality.values import ERROR, Context, Fault, Unit

SAID = re.compile(r"\b(?:sano|voit sanoa)\b:?\s*[”\"“«](.+?)(?:[”\"“»]|$)", re.IGNORECASE | re.MULTILINE)


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """Every quoted sentence after *Sano* or *Voit sanoa* that the translation does not have word for word."""
    own = plain(unit.text)
    for found in SAID.finditer(plain(finnish.text)):
        if found[1].rstrip(" .…!?") not in own:
            what = f'the sentence to say, "{found[1]}", is not here in Finnish.'
            what += f" Write it beside the translation: *{found[1]}*{{lang=fi}}."
            yield Fault("spoken", ERROR, what)
