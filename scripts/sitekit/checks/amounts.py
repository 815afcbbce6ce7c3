"""Whether every amount of money is still valid."""

from collections.abc import Iterator

from sitekit.content.site import Site
from sitekit.findings import Finding


def check(site: Site) -> Iterator[Finding]:
    """Every amount whose last day has passed: the pages say so already."""
    document = site.data.documents["amounts"]
    for key, amount in document.value.items():
        if amount["valid_until"] < site.today:
            what = f'the amount "{key}" may have changed after {amount["valid_until"]}; the pages say so.'
            what += f" Look it up in its source ({amount['source']}), then change value and valid_until."
            yield Finding(document.path, document.line((key, "valid_until")), what, blocks=False)
