"""Faults planted in good translations are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.seeded_faults.values import PLANTS, counts, reviewed
from tools.checking.rule import CheckSettings, Pair, rules_of
from tools.checking.rules import values
from tools.language.sentences import Languages
from tools.model.findings import Severity
from tools.system.environment import ROOT

CASES = ROOT / "tests/cases/language/quantities" / "equal.tsv"
ENOUGH = {Severity.ERROR: 0.98, Severity.WARNING: 0.9}
ROUNDS = 5
"""How often chance picks a place in every text."""


def texts(locale: str) -> list[tuple[str, str]]:
    """The reviewed entries of an edition, and sentences of many amounts."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    ours = reviewed(Path(ROOT / "locale" / locale))
    return [
        *ours,
        *((s, t) for code, s, t in (line.split("\t") for line in lines) if code == locale),
    ]


@pytest.mark.parametrize("locale", ["es", "pt_BR"])
def test_planted_faults_are_found(locale: str) -> None:
    settings = CheckSettings(languages=Languages("en", locale))
    pairs, short = texts(locale), []
    planted, found = dict.fromkeys((p.kind for p in PLANTS), 0), dict.fromkeys(ENOUGH, (0, 0))
    for seed in range(ROUNDS):
        by_kind = counts(pairs, PLANTS, settings, seed)
        for plant in PLANTS:
            count = by_kind[plant.kind]
            planted[plant.kind] += count.planted
            all_, hits = found[plant.severity]
            found[plant.severity] = (all_ + count.planted, hits + count.found)
            short += [(plant.kind, *one) for one in count.missed]
    assert {kind for kind, number in planted.items() if not number} == set()
    for severity, (number, hits) in found.items():
        assert hits >= number * ENOUGH[severity], short


@pytest.mark.parametrize("locale", ["es", "pt_BR"])
def test_good_translations_are_left_alone(locale: str) -> None:
    settings = CheckSettings(languages=Languages("en", locale))
    found = [
        (rule.name, str(fault.message))
        for source, target in texts(locale)
        for rule in rules_of(values)
        for fault in rule.check(Pair(source, target, settings))
    ]
    assert found == []
