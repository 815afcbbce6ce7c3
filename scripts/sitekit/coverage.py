"""How much of the site each language has."""

from dataclasses import dataclass

from sitekit.languages import Language
from sitekit.site import Site


@dataclass(frozen=True)
class Coverage:
    """One language: how many pages it has, of how many, and which it lacks."""

    language: Language
    present: int
    total: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.present / self.total if self.total else 1.0


def table(site: Site) -> list[Coverage]:
    """One row for each language, in the order of mkdocs.yml."""
    rows = []
    for language in site.languages:
        missing = tuple(sorted(site.finnish.keys() - site.pages[language.tag].keys()))
        total = len(site.finnish)
        rows.append(Coverage(language, total - len(missing), total, missing))
    return rows


def as_text(site: Site) -> str:
    """The table for a terminal: a line per language, the missing pages under it."""
    lines = ["language  pages  share"]
    for row in table(site):
        lines.append(f"{row.language.tag:<9} {row.present:>2}/{row.total:<3} {row.share:>5.0%}")
        lines += [f"          missing: {name}" for name in row.missing]
    return "\n".join(lines)
