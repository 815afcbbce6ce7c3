"""Whether the proper names of data/names.yml stay as they are."""

from collections.abc import Iterator

from sitekit.quality.text import plain
from sitekit.quality.values import ERROR, Context, Fault, Unit


def check(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """Every name of the Finnish that the translation does not have."""
    text = plain(unit.text)
    for name in context.finnish_names.found_in(plain(finnish.text)):
        if not context.finnish_names.patterns[name].search(text):
            yield Fault("names", ERROR, f'the name "{name}" is missing. Write it as it is: names stay Finnish.')
