"""Whether the front matter of each page is complete, true to its schema, and not out of date."""

from collections.abc import Iterator
from datetime import date

from sitekit.findings import Finding, suggestion
from sitekit.pages import Page
from sitekit.site import Site
from sitekit.yamlfile import schema_findings


def check(site: Site) -> Iterator[Finding]:
    """The front matter of every page that can be read."""
    for tag, pages in site.pages.items():
        for name, page in pages.items():
            has_no_end = page.text.startswith("---") and page.body.front_line == 1  # grammar.py says so
            if page.path in site.unread or has_no_end:
                continue
            yield from schema_findings(page.front, "front" if tag == site.default else "front-translation")
            if tag == site.default:
                yield from dates(page, site.today)
            elif name in site.finnish and site.finnish[name].path not in site.unread:
                yield from title_faults(site.finnish[name], page)


def title_faults(finnish: Page, page: Page) -> Iterator[Finding]:
    """A translation has a title for the menu exactly where the Finnish page has one."""
    if "title" in finnish.front.value and "title" not in page.front.value:
        what = f'"title" is missing: {finnish.path} has one. Translate it: title: …'
        yield Finding(page.path, page.front.line(), what)
    if "title" in page.front.value and "title" not in finnish.front.value:
        what = f'"title" stands here, but not in {finnish.path}. Delete it: the menu takes the heading.'
        yield Finding(page.path, page.front.line(("title",)), what)


def dates(page: Page, today: date) -> Iterator[Finding]:
    """`updated` is not to come, `review_by` has not passed."""
    updated, review_by = (page.front.value.get(key) for key in ("updated", "review_by"))
    if type(updated) is date and updated > today:
        what = f'"updated" is {updated}: that day is still to come. Write the day of the last change.'
        yield Finding(page.path, page.front.line(("updated",)), what)
    if type(review_by) is date and review_by < today:
        what = f"this page was to be reviewed by {review_by}. Compare it with its sources, then set the next review_by."
        yield Finding(page.path, page.front.line(("review_by",)), what, blocks=False)


def sources(site: Site) -> Iterator[Finding]:
    """The chapters and laws a Finnish page names are those of data/vocabulary.yml."""
    known = site.data["vocabulary"]
    for page in site.finnish.values():
        found = page.front.value.get("sources")
        if page.path in site.unread or not isinstance(found, dict):
            continue
        for key, kind, words in (("programme", "chapters", "chapter"), ("law", "laws", "law")):
            entries = found.get(key)
            for at, entry in enumerate(entries if isinstance(entries, list) else []):
                name = str(entry).partition(":")[0].strip()
                if name not in known[kind]:
                    hint = suggestion(name, known[kind]) or f" Known: {', '.join(known[kind])}."
                    what = f'the {words} "{name}" is not in data/vocabulary.yml.{hint}'
                    yield Finding(page.path, page.front.line(("sources", key, at)), what)
