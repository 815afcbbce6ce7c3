"""What a change does, in an editor's words: which numbers it changes, and what readers see in Finnish because of it."""

from collections.abc import Iterator

from sitekit.content.confirming import written
from sitekit.content.freshness import FIELDS
from sitekit.content.site import Site

MOST = 60  # lines of a list: a comment on a git host has an end
KINDS = {"phones": "number", "website": "website", "email": "e-mail", "address": "address", "hours": "hours"}


def report(before: Site, after: Site) -> str:
    """A comment in Markdown about the change from one version of the site to the other. Whatever it cites is code."""
    parts = ["## What this change does"]
    if facts := list(changed_facts(before, after)):
        parts += ["**Numbers and addresses: a second person reads each of these beside its source.**", listing(facts)]
    late = list(made_late(before, after))
    if late:
        parts += [
            "**Readers of these languages see the Finnish text here until somebody translates it** (rights first):",
            listing(late),
        ]
    if new := [name for name in after.finnish if name not in before.finnish]:
        parts += ["**New pages, in Finnish alone so far:**", listing(f"- {code(name)}" for name in new)]
    if len(parts) == 1:
        parts.append("No number or address changes, and no translation grows old.")
    return "\n\n".join(parts) + "\n"


def changed_facts(before: Site, after: Site) -> Iterator[str]:
    """A line for each fact of a contact that is new, gone or another one, and for each amount of money."""
    old, new = before.data.written, after.data.written
    for key in dict.fromkeys((*new, *old)):
        for kind in ("phones", *FIELDS):
            was, now = texts(old.get(key), kind), texts(new.get(key), kind)
            if was != now:
                yield f"- {code(key)}, {KINDS.get(kind, kind)}: {shown(was)} → {shown(now)}"
    was_worth, worth = before.data["amounts"], after.data["amounts"]
    for key in dict.fromkeys((*worth, *was_worth)):
        was, now = (each[key]["value"] if key in each else None for each in (was_worth, worth))
        if was != now:
            yield f"- {code(key)}, amount: {shown([str(was)] if was else [])} → {shown([str(now)] if now else [])}"


def texts(contact: dict | None, kind: str) -> list[str]:
    """What a contact has of a kind, as it is written."""
    value = contact[kind] if contact else None
    return [written(kind, each) for each in (value if kind == "phones" else [value]) if each] if value else []


def made_late(before: Site, after: Site) -> Iterator[str]:
    """A line for each part of a page that a translation had right before and has not now, rights first."""
    found: dict[tuple[bool, str, str], list[str]] = {}
    for language in after.translated:
        was = late_parts(before, language.tag) if language in before.languages else set()
        for right, name, section in late_parts(after, language.tag) - was:
            found.setdefault((not right, name, section), []).append(language.tag)
    for (other, name, section), tags in sorted(found.items()):
        right = "" if other else " (a right)"
        yield f"- {code(name + (f'#{section}' if section else ''))}{right}: {', '.join(sorted(tags))}"


def late_parts(site: Site, tag: str) -> set[tuple[bool, str, str]]:
    """Whether it is a right, page and section of each Finnish part that readers of a language see in Finnish."""
    late = set()
    for name, page in site.pages[tag].items():
        source = site.finnish.get(name)
        for row in page.comparison(source).by_finnish if source else ():
            if row.finnish and (row.late or row.state == "new") and row.finnish.kind != "shortcode":
                section = row.finnish.section_id
                late.add((section in source.rights, name, section))
    return late


def listing(lines: Iterator[str] | list[str]) -> str:
    """The lines of a list as one text; of a very long one the first, and how many more there are."""
    return "\n".join(first(list(lines), MOST))


def first(lines: list[str], most: int, where: str = "") -> list[str]:
    """The first lines of a list, and how many more there are, and where, if there are more than `most`."""
    return [*lines[:most], f"- … and {len(lines) - most} more{where}"] if len(lines) > most else lines


def shown(values: list[str]) -> str:
    """Values for a reader of the comment."""
    return ", ".join(map(code, values)) or "nothing"


def code(text: str) -> str:
    """A text as code on one line: nothing in it is read as Markdown, and nobody is called by it."""
    return f"`{' '.join(text.replace('`', chr(39)).split())[:200]}`"
