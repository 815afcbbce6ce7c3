"""The facts of data/, read once and held against their schemas."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from sitekit import yamlfile
from sitekit.findings import Finding

FILES = ("site", "municipalities", "services", "vocabulary", "responsibilities", "amounts", "names")
AREAS = ("kemi", "keminmaa", "simo", "tervola", "tornio", "ylitornio", "region", "national", "urgent")


@dataclass(frozen=True)
class Data:
    """Every data file as plain values; `documents` holds them with their lines, by name."""

    documents: dict[str, yamlfile.Yaml]

    def __getitem__(self, name: str) -> Any:
        return self.documents[name].value

    @cached_property
    def contacts(self) -> dict[str, dict]:
        """Every contact by its id, in the order of the areas."""
        return {key: value for area in AREAS for key, value in self[f"contacts/{area}"].items()}

    def cells(self, service: str, municipality: str) -> list[dict]:
        """Who does a service in a municipality: one cell for each client group."""
        return [
            cell
            for cell in self["responsibilities"]
            if cell["service"] == service and cell["municipality"] == municipality
        ]


def load(root: Path) -> tuple[Data, list[Finding]]:
    """All data files. A file that is not as its schema says stops the build: a wrong number must not be shown."""
    documents: dict[str, yamlfile.Yaml] = {}
    found: list[Finding] = []
    for name in (*FILES, *(f"contacts/{area}" for area in AREAS)):
        document, faults = yamlfile.load(root / "data" / f"{name}.yml", root)
        schema = name.split("/")[0]
        if not any(fault.stops_build for fault in faults):
            faults += yamlfile.schema_findings(document, schema, stops_build=True)
        found += faults
        documents[name] = replace(document, value=yamlfile.filled(document.value, schema))
    return Data(documents), found
