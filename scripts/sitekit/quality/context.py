"""What the quality checks of a language look at, read from the project."""

from pathlib import Path
from typing import Any

from sitekit import finnish, yamlfile
from sitekit.findings import Finding
from sitekit.quality.values import Context
from sitekit.site import Site


def load(site: Site, tag: str) -> tuple[Context, list[Finding]]:
    """The context of a language, and what is wrong with its glossary; a broken glossary counts as an empty one."""
    terms, found = glossary(site.root, tag)
    names = site.data["names"] if site.has_facts else ()
    return Context(tag, tuple(names), terms, finnish.base_forms), found


def glossary(root: Path, tag: str) -> tuple[dict[str, dict[str, Any]], list[Finding]]:
    """The agreed words of a language by their id, and what is wrong with the file; a language may have none yet."""
    path = root / "locales" / tag / "glossary.yml"
    if not path.exists():
        return {}, []
    document, found = yamlfile.load(path, root)
    if document.value is not None:
        found += yamlfile.schema_findings(document, "glossary")
    return ({} if found else yamlfile.filled(document.value, "glossary")), found
