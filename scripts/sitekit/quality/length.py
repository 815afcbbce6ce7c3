"""Whether a translation is about as long as its Finnish, so that nothing was left out or added."""

from collections.abc import Iterator

from sitekit.quality.text import pieces, sentences
from sitekit.quality.values import WARNING, Context, Fault, Unit

SHORTEST = 60  # characters of Finnish; in less, one word changes the ratio too much
# language → the least and the greatest length for one character of Finnish
RANGE = {"ar": (0.5, 1.45), "en": (0.65, 1.75), "zh": (0.15, 0.7), "th": (0.5, 1.8)}
USUAL = (0.5, 2.0)
NO_STOPS = {"km", "lo", "th"}  # sentences end in a space there, like clauses: they cannot be counted


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """A length out of the range; fewer sentences than three quarters, or more than half as many again."""
    theirs, own = (sum(map(len, pieces(each.text, foreign=False))) for each in (finnish, unit))
    least, greatest = RANGE.get(context.language, USUAL)
    if theirs >= SHORTEST and not least <= own / theirs <= greatest:
        size = "short" if own < theirs else "long"
        what = f"the text is very {size} ({own} characters, in Finnish {theirs}). Compare it sentence by sentence."
        yield Fault("length", WARNING, what)
        return
    if len(pieces(finnish.text)) != len(pieces(unit.text)):
        return  # structure.py says so
    if context.language in NO_STOPS:
        return
    theirs, own = (sum(len(sentences(piece)) for piece in pieces(each.text)) for each in (finnish, unit))
    if own < 0.75 * theirs or own > 1.5 * theirs + 1:
        what = f"the text has {own} sentences, in Finnish {theirs}. Compare it sentence by sentence."
        yield Fault("length", WARNING, what)
