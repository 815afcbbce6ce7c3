"""The drawn map of the region, data/region.svg, as a page shows it."""

import re
from collections.abc import Callable

OPENING = re.compile(r'<svg\b[^>]*? viewBox="(?P<box>[^"]*)"[^>]*>')
LINK = re.compile(r'<a href="(?P<municipality>[^"]*)"')


def shown(drawing: str, link: Callable[[str], str]) -> str:
    """The map with its links, which name municipalities, leading to their pages: `link` gives the address.

    For readers who see it alone: a list of the same links stands beside it.
    """
    frame = r'<svg class="map" viewBox="\g<box>" aria-hidden="true" focusable="false">'
    text = OPENING.sub(frame, drawing.strip(), count=1)
    return LINK.sub(lambda found: f'<a href="{link(found["municipality"])}" tabindex="-1"', text)
