"""The agreed words of a language, locales/<lang>/glossary.yml: read once, whoever asks."""

from typing import Any

from sitekit import yamlfile
from sitekit.content.site import Site
from sitekit.findings import Finding


def terms(site: Site, tag: str) -> dict[str, dict[str, Any]]:
    """The agreed words by their id. An entry that nobody can use is left out; `faults` says why."""

    def usable() -> dict[str, dict[str, Any]]:
        value = _read(site, tag)[0].value
        entries = value.items() if isinstance(value, dict) else ()
        return yamlfile.filled({str(key): term for key, term in entries if _is_term(term)}, "glossary")

    return site.once(("terms", tag), usable)


def faults(site: Site, tag: str) -> list[Finding]:
    """What is wrong with the file; a language may have none yet."""
    document, found = _read(site, tag)
    return [*found, *(yamlfile.schema_findings(document, "glossary") if document.value is not None else ())]


def _read(site: Site, tag: str) -> tuple[yamlfile.Yaml, list[Finding]]:
    path = site.root / "locales" / tag / "glossary.yml"
    nothing = yamlfile.Yaml(path.as_posix(), None, {}), []
    return site.once(("glossary", tag), lambda: yamlfile.load(path, site.root) if path.exists() else nothing)


def _is_term(term: Any) -> bool:
    if not isinstance(term, dict) or not all(isinstance(term.get(key), str) for key in ("fi", "text")):
        return False
    lists = [term.get(key) or [] for key in ("fi_forms", "forms")]
    forms = all(isinstance(each, list) and all(isinstance(form, str) for form in each) for each in lists)
    return forms and bool(term["fi"].strip())
