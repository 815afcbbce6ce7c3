"""The quality checks: whether a translated unit still has what its Finnish unit has."""

from collections.abc import Iterator

from sitekit.markdown.units import Unit
from sitekit.quality import language, length, letters, marks, names, numbers, spoken, structure, terms, tokens
from sitekit.quality.values import ERROR, Check, Context, Fault

__all__ = ["CHECKS", "Context", "Fault", "errors", "faults"]

# The name of a check stands in its faults and in waivers: <!-- qa-ok: numbers -->
CHECKS: dict[str, Check] = {
    "structure": structure.check,
    "tokens": tokens.check,
    "numbers": numbers.check,
    "language": language.check,
    "letters": letters.check,
    "names": names.check,
    "spoken": spoken.check,
    "terms": terms.check,
    "length": length.check,
    "marks": marks.check,
}


def faults(finnish: Unit, unit: Unit, context: Context) -> Iterator[Fault]:
    """Everything wrong with a translated unit, held against its Finnish; waived checks are left out."""
    for name, check in CHECKS.items():
        if name not in unit.waived:
            yield from check(finnish, unit, context)


def errors(finnish: Unit, unit: Unit, context: Context) -> list[str]:
    """The faults that block, in words."""
    return [f"{fault.check}: {fault.text}" for fault in faults(finnish, unit, context) if fault.severity == ERROR]
