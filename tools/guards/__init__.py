"""What is wrong with an engine's sentence, in plain words; and mended where that is sure.

Each guard gets a sentence and its translation and returns None, or a :class:`Verdict`.
Those that read words know Spanish and Portuguese from English, and keep silent of other
languages. How quiet they are on people's work: ``tests/bench_drafts.py``.

The lines ``Bad`` and ``Good`` of a docstring are tests: source | translation, in Spanish
where no other language stands before it.
"""

from __future__ import annotations

from typing import NamedTuple

from tools.guards.typography import capitals, dashes, ending, opening, quotes
from tools.guards.values import numbers
from tools.guards.verdicts import Guard, Verdict
from tools.guards.words import invented, length, negation, repetition, untranslated
from tools.segments import Languages

__all__ = ["FATAL", "GUARDS", "Guard", "Inspection", "Verdict", "inspect"]


class Inspection(NamedTuple):
    """What all guards found."""

    text: str
    """The translation, mended."""
    reasons: tuple[str, ...]
    """For the reviewer to look at."""
    faults: tuple[str, ...]
    """For which it is better to have nothing."""


def inspect(source: str, target: str, languages: Languages) -> Inspection:
    """Ask every guard, one after the other, each about what the one before left."""
    reasons, faults = [], []
    for guard in GUARDS:
        if verdict := guard(source, target, languages):
            if verdict.mended is not None:
                target = verdict.mended
            elif guard in FATAL:
                faults.append(verdict.reason)
            else:
                reasons.append(verdict.reason)
    return Inspection(target, tuple(reasons), tuple(faults))


GUARDS: tuple[Guard, ...] = (
    repetition, length, untranslated, invented, numbers, negation, quotes, opening, ending,
    capitals, dashes,
)  # fmt: skip
FATAL: frozenset[Guard] = frozenset({repetition, length, untranslated, invented})
"""Whose verdict says that the sentence is better left to a person."""
