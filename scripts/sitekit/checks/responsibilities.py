"""Whether the tables of who is responsible are complete and name only what exists."""

from collections.abc import Iterator

from sitekit.content.site import Site
from sitekit.findings import Finding, near, no_contact

ONE = (("municipality", "municipalities"), ("service", "services"), ("group", "groups"), ("gap", "phrases"))
MANY = (
    ("who", "actors"),
    ("with", "actors"),
    ("may_join", "actors"),
    ("partners", "actors"),
    ("examples", "actors"),
    ("conditions", "phrases"),
    ("how", "phrases"),
    ("request", "phrases"),
)
FILES = {  # the rest stands in vocabulary.yml
    "municipalities": "municipalities.yml",
    "services": "services.yml",
    **dict.fromkeys(("bodies", "duties", "joint", "doubts", "steps", "situations"), "situations.yml"),
}


def check(site: Site) -> Iterator[Finding]:
    """Cells, services and actors."""
    known = {
        **site.data["vocabulary"],
        "municipalities": site.data["municipalities"],
        "services": site.data["services"],
    }
    document = site.data.documents["responsibilities"]
    there = set()
    for at, cell in enumerate(document.value):
        there.add((cell["service"], cell["municipality"]))
        ids = [((key,), cell[key], kind) for key, kind in ONE if cell[key]]
        ids += [((key, i), each, kind) for key, kind in MANY for i, each in enumerate(cell[key] or [])]
        ids.append((("source", "chapter"), cell["source"]["chapter"], "chapters"))
        for place, name, kind in ids:
            if name not in known[kind]:
                what = unknown(name, kind, known[kind])
                yield Finding(document.path, document.line((at, *place)), what)
        if not (cell["who"] or cell["partners"] or cell["gap"]):
            what = '"who" is empty and nothing says why. Add partners:, or gap: with a phrase of vocabulary.yml.'
            yield Finding(document.path, document.line((at, "who")), what)
    for service in site.data["services"]:
        for municipality in site.data["municipalities"]:
            if (service, municipality) not in there:
                what = f'nothing says who answers for "{service}" in "{municipality}". Add a cell (who: [] with gap:).'
                yield Finding(document.path, 1, what)
    yield from service_faults(site)
    yield from actor_faults(site)


def unknown(name: str, kind: str, known: dict) -> str:
    """Words for an id that does not exist."""
    hint = near(name, known) or " Add it there first, or use another id."
    return f'"{name}" is not among the {kind} of data/{FILES.get(kind, "vocabulary.yml")}.{hint}'


def service_faults(site: Site) -> Iterator[Finding]:
    """The phrases a service names exist."""
    document = site.data.documents["services"]
    phrases = site.data["vocabulary"]["phrases"]
    for key, service in document.value.items():
        for field in ("unknown", "between"):
            if service[field] and service[field] not in phrases:
                what = unknown(service[field], "phrases", phrases)
                yield Finding(document.path, document.line((key, field)), what)


def actor_faults(site: Site) -> Iterator[Finding]:
    """The contact an actor names exists."""
    document, contacts = site.data.documents["vocabulary"], site.data.contacts
    for key, actor in document.value["actors"].items():
        if actor["contact"] and actor["contact"] not in contacts:
            what = no_contact(actor["contact"], contacts)
            yield Finding(document.path, document.line(("actors", key, "contact")), what)
