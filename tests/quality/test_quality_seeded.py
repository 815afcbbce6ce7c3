"""Do the quality checks find the faults that are put into this site's own translations, and nothing where none is?"""

import os
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from seeded import SEEDS, with_text
from sitekit import quality
from sitekit.checks.translated_units import pairs
from sitekit.content import site
from sitekit.markdown.units import Unit
from sitekit.quality import context
from sitekit.quality.values import ERROR, Context

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = None if os.environ.get("FULL") else 100
LEAST = 0.95
Pair = tuple[Unit, Unit, Context, Unit]


@pytest.fixture(scope="module")
def translated() -> list[Pair]:
    """Every current unit of this site: its Finnish, itself, its context, and the same unit in another language."""
    loaded = site.load(ROOT, date(2026, 11, 24))
    found: list[Pair] = []
    for language in loaded.translated:
        own, faults = context.load(loaded, language.tag)
        assert not faults
        another = next(each.tag for each in loaded.translated if each != language)
        for name, page in loaded.pages[language.tag].items():
            finnish = loaded.finnish[name]
            others = {one.line: unit for one, unit in pairs(finnish, loaded.pages[another][name])}
            found += [(one, unit, own, others.get(one.line, one)) for one, unit in pairs(finnish, page)]
    return found


def is_caught(pair: Pair, text: str, check: str) -> bool:
    finnish, unit, own, _ = pair
    return any(quality.CHECKS[check](finnish, with_text(unit, text), own))


def places(translated: list[Pair], name: str) -> Iterator[tuple[Pair, str, bool]]:
    for pair in translated:
        for text, applies in SEEDS[name][0](*pair):
            if text != pair[1].text:
                yield pair, text, applies


@pytest.mark.parametrize("name", SEEDS)
def test_a_seeded_fault_is_found_in_at_least_95_of_100_places(translated, name, capsys):
    every = list(places(translated, name))
    random.Random(f"{name} 2026").shuffle(every)
    applicable = [place for place in every if place[2]]
    check = SEEDS[name][1]
    rates = []
    for sample in (applicable[:SAMPLE], every[:SAMPLE]):
        assert sample, f"no place to try: {name}"
        missed = [(pair[1].line, text) for pair, text, _ in sample if not is_caught(pair, text, check)]
        rates.append((len(sample), 1 - len(missed) / len(sample)))
    with capsys.disabled():
        (few, where_it_applies), (all_, everywhere) = rates
        print(f"\n{name}: {where_it_applies:.1%} of {few} applicable, {everywhere:.1%} of {all_} of all places", end="")
    assert rates[0][1] >= LEAST


def test_the_translations_of_this_site_raise_no_error_and_waive_at_most_one_in_a_hundred(translated, capsys):
    raised = [
        f"{own.language} {unit.section_id}: {fault.text}"
        for finnish, unit, own, _ in translated
        for fault in quality.faults(finnish, unit, own)
        if fault.severity == ERROR
    ]
    waived = sum(bool(unit.waived) for _, unit, _, _ in translated)
    with capsys.disabled():
        print(f"\n{waived} of {len(translated)} units have a waiver", end="")
    assert raised == []
    assert waived <= 0.01 * len(translated)
