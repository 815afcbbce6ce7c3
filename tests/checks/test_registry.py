"""The table of checks is whole: each name is a function, and each function that looks at a site stands in it."""

from importlib import import_module
from pathlib import Path

import sitekit.checks
from sitekit.checks import registry

FOLDER = Path(sitekit.checks.__file__).parent


def test_each_name_is_a_function_of_a_module():
    for check in registry.CHECKS:
        module, _, function = check.name.partition(".")
        assert callable(getattr(import_module(f"sitekit.checks.{module}"), function)), check.name


def test_no_file_with_a_check_is_left_out():
    listed = {check.name for check in registry.CHECKS} | {"built.check"}  # in the table as built.standing
    written = {
        f"{path.stem}.check" for path in FOLDER.glob("*.py") if "\ndef check(" in path.read_text(encoding="utf-8")
    }
    assert written - listed == set()
