"""One page of text: its file, its front matter and its units."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitekit import files, yamlfile
from sitekit.findings import Finding
from sitekit.markdown import blocks, limits, prose
from sitekit.memo import Once
from sitekit.translation import stamping


@dataclass(frozen=True)
class Page(Once):
    """A Markdown page as it stands in docs/<lang>/<name>."""

    lang: str
    name: str  # programme/plan.md
    path: str  # docs/so/programme/plan.md
    text: str
    front: yamlfile.Yaml  # its value is {} when there is none, and lacks what is of a wrong kind

    @cached_property
    def body(self) -> blocks.Body:
        """The page cut into sections and units."""
        return blocks.parse(self.text)

    def comparison(self, source: "Page") -> stamping.Comparison:
        """Each unit with its state against the Finnish page, `source`; worked out once for each text of that."""
        key = ("comparison", source.path, source.text)
        return self.once(key, lambda: stamping.compare(source.body, self.body))

    @cached_property
    def sections(self) -> tuple[blocks.Section, ...]:
        """The headings of the page, found without cutting it into units."""
        return blocks.sections(self.text)

    @cached_property
    def rights(self) -> frozenset[str]:
        """The ids of the sections that state a right, a duty, a deadline or money, and of what stands in them."""
        return frozenset(section.id for section in self.sections if section.right)

    @property
    def heading(self) -> str:
        """The text of the `#` heading, or the file's name where there is none."""
        first = next((s for s in self.sections if s.level == 1), None)
        return first.heading if first else self.name

    @property
    def title(self) -> str:
        """What menus call the page: `title` of the front matter, else its heading."""
        return str(self.front.value.get("title") or self.heading)

    @property
    def description(self) -> str:
        """One sentence for search engines."""
        return str(self.front.value.get("description") or "")

    @cached_property
    def prose(self) -> tuple[tuple[int, str], ...]:
        """Line and words of everything that is read, code left out."""
        after_front = self.body.front_line + self.body.front.count("\n") + 2 if self.body.front_line > 1 else 1
        return tuple(prose.prose(self.text, after_front, self.body.units))

    @cached_property
    def anchors(self) -> dict[str, int]:
        """Every heading id with its line; the first one wins where an id is there twice."""
        found: dict[str, int] = {}
        for section in self.body.sections:
            if section.id:
                found.setdefault(section.id, section.line)
        return found


def read(path: Path, root: Path, lang: str, name: str, schema: str) -> tuple[Page | None, list[Finding]]:
    """A page, and what is wrong with its bytes or its front matter. None when it cannot be read, or not in time."""
    text, found = files.read(path, root)
    if text is None:
        return None, found
    if beyond := limits.fault(text):
        return None, [*found, Finding(files.relative(path, root), *beyond, stops_build=True)]
    front, more = read_front(text, files.relative(path, root), schema)
    return Page(lang, name, front.path, text, front), found + more


def read_front(text: str, place: str, schema: str) -> tuple[yamlfile.Yaml, list[Finding]]:
    """The front matter of a page, and what in it is not as its schema says; of a wrong kind, it is left out."""
    written, line = blocks.front_of(text)
    front, found = yamlfile.parse(written, place, first_line=line, stops_build=True)
    nothing = yamlfile.Yaml(place, {}, {})
    if any(fault.stops_build for fault in found):
        return nothing, found
    if front.value is None:
        front = nothing
    if not isinstance(front.value, dict):
        what = "the front matter must be lines of `key: value`. Fix it."
        return nothing, [*found, Finding(place, 2, what, stops_build=True)]
    if line == 1 and blocks.front_fault(text):
        return front, found  # grammar.py says so
    return yamlfile.fitting(front, schema), found + yamlfile.schema_findings(front, schema)


def read_all(root: Path, tags: list[str]) -> tuple[dict[str, dict[str, Page]], list[Finding]]:
    """Every page of every language, the source first, by tag and name, and what is wrong with them."""
    pages: dict[str, dict[str, Page]] = {}
    found: list[Finding] = []
    for tag in tags:
        folder = root / "docs" / tag
        schema = "front" if tag == tags[0] else "front-translation"
        pages[tag] = {}
        for path in sorted(folder.rglob("[!.]*.md")):
            name = path.relative_to(folder).as_posix()
            page, faults = read(path, root, tag, name, schema)
            found += faults
            if page:
                pages[tag][name] = page
    return pages, found
