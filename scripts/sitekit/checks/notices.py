"""Whether every dated notice has its place and its days."""

from collections.abc import Iterator

from sitekit.checks.contacts import municipality_faults
from sitekit.content.dated import LONGEST
from sitekit.content.site import Site
from sitekit.findings import Finding, near, no_contact


def check(site: Site) -> Iterator[Finding]:
    """Every notice of data/notices.yml; one that is over informs."""
    document = site.data.documents["notices"]
    for key, notice in document.value.items():
        first, last = notice["from"], notice["to"]
        line = document.line((key, "to"))
        if last < first:
            yield Finding(document.path, line, f'"{key}" ends on {last}, before it begins on {first}. Fix the days.')
        elif last - first > LONGEST:
            what = f'"{key}" lasts {(last - first).days} days. Use at most {LONGEST.days}.'
            what += " What lasts longer is written where it belongs: on the page, or in the contact."
            yield Finding(document.path, line, what)
        elif last < site.today:
            what = f'"{key}" was over on {last}, and pages no longer show it. Delete it.'
            yield Finding(document.path, line, what, blocks=False)
        yield from municipality_faults(site, document, (key, "municipality"), notice["municipality"] or [])
        for at, name in enumerate(notice["page"] or []):
            if name not in site.finnish:
                what = f'there is no page "{name}".{near(name, site.finnish) or " Fix the name."}'
                yield Finding(document.path, document.line((key, "page", at)), what)
        if notice["contact"] and notice["contact"] not in site.data.written:
            what = no_contact(notice["contact"], site.data.written)
            yield Finding(document.path, document.line((key, "contact")), what)
        if not notice["municipality"] and not notice["page"]:
            what = f'"{key}" is shown nowhere. Write municipality: or page:.'
            yield Finding(document.path, document.line((key,)), what)
