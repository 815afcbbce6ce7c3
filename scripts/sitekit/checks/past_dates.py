"""Whether the text of a Finnish page names a date that has passed."""

import re
from collections.abc import Iterator
from datetime import date

from sitekit.content.pages import Page
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown.prose import without_addresses
from sitekit.markdown.units import Unit

FINNISH = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})(?!\d)")
ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
WAIVER = "past-date"  # <!-- qa-ok: past-date --> after the block: the date of a law, say


def check(site: Site) -> Iterator[Finding]:
    """Every Finnish page, and its waivers. All of it informs."""
    for page in site.finnish.values():
        waived = set()
        for line, text in page.prose:
            for written in past(text, site.today):
                unit = unit_at(page, line)
                if unit and WAIVER in unit.waived:
                    waived.add(unit.line)
                    continue
                what = f'"{written}" has passed. Take it out, or change it. If it is right as it is, write'
                yield Finding(page.path, line, f"{what} <!-- qa-ok: {WAIVER} --> after the block.", blocks=False)
        for unit in page.body.units:
            if WAIVER in unit.waived and unit.line not in waived:
                what = f'no date has passed here that "qa-ok: {WAIVER}" waives. Delete the comment after the block.'
                yield Finding(page.path, unit.line, what, blocks=False)


def past(text: str, today: date) -> Iterator[str]:
    """Every date in a text, as it is written, that is before today; addresses left out, and what is no date."""
    text = without_addresses(text)
    for found in (*FINNISH.finditer(text), *ISO.finditer(text)):
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
        if day < today:
            yield found[0]


def unit_at(page: Page, line: int) -> Unit | None:
    """The unit that a line of a page belongs to."""
    return next((unit for unit in page.body.units if unit.line <= line <= unit.last), None)
