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


def terms(site: Site, tag: str) -> dict[str, dict[str, Any]]:
    """The agreed words of a language that can be read. What is wrong with the file, `glossary` says, slowly."""

    def read() -> dict[str, dict[str, Any]]:
        path = site.root / "locales" / tag / "glossary.yml"
        value = yamlfile.load(path, site.root)[0].value if path.exists() else None
        entries = value.items() if isinstance(value, dict) else ()
        good = {key: term for key, term in entries if isinstance(term, dict) and _is_text(term, "fi", "text")}
        return yamlfile.filled(good, "glossary")

    return site.once(("terms", tag), read)


def _is_text(term: dict[str, Any], *keys: str) -> bool:
    return all(isinstance(term.get(key), str) for key in keys) and isinstance(term.get("fi_forms") or [], list)


def glossary(root: Path, tag: str) -> tuple[dict[str, dict[str, Any]], list[Finding]]:
    """The agreed words of a language by their id, and what is wrong with the file; a language may have none yet."""
    path = root / "locales" / tag / "glossary.yml"
    if not path.exists():
        return {}, []
    document, found = yamlfile.load(path, root)
    if document.value is not None:
        found += yamlfile.schema_findings(document, "glossary")
    return ({} if found else yamlfile.filled(document.value, "glossary")), found
