"""Whether confidences can be trusted: tried on drafts that they were not learnt from.

``test_validation.py`` counts how often chance alone passes, and how often real signs do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, pstdev
from typing import NamedTuple

from tools.drafting.confidence.calibration import KnownDraft, fit

FOLDS = 5
LEAST = 100
"""Drafts to learn from: of fewer, a part of the order is a handful."""
SKILL, SURETY, ERROR = 0.05, 2.0, 0.1
"""What a trial has to reach: a gain that a reviewer would notice, that is not luck, and
percentages that are off by ten points at the most."""
PARTS = 3
"""The least sure drafts, the middle and the surest: more parts would measure their own noise."""


class Trial(NamedTuple):
    """How confidences did on drafts they were not learnt from."""

    skill: float
    """The part of the Brier score of "always as usual" that they save; 1 would be perfect."""
    surety: float
    """That gain, in standard errors."""
    error: float
    """By how much confidence and outcome differ, in three parts of the drafts, 0 to 1."""

    @property
    def passed(self) -> bool:
        return self.skill >= SKILL and self.surety >= SURETY and self.error <= ERROR


def cross_validate(outcomes: Sequence[KnownDraft]) -> Trial:
    """Learn from all folds but one, and look at how well that foretells the one; each in turn."""
    rows: list[tuple[float, float, bool]] = []
    for fold in range(FOLDS):
        known = [one for one in outcomes if one.fold != fold]
        held = [one for one in outcomes if one.fold == fold]
        if known and held:
            made = fit(known)
            rows += [(made.chance(one.features), made.usual, one.kept) for one in held]
    if not rows:
        return Trial(0.0, 0.0, 1.0)
    gains = [(usual - kept) ** 2 - (chance - kept) ** 2 for chance, usual, kept in rows]
    constant = fmean((usual - kept) ** 2 for _, usual, kept in rows)
    spread = pstdev(gains) / math.sqrt(len(gains))
    return Trial(
        skill=fmean(gains) / constant if constant else 0.0,
        surety=fmean(gains) / spread if spread else 0.0,
        error=_error([(chance, kept) for chance, _, kept in rows]),
    )


def _error(rows: Sequence[tuple[float, bool]]) -> float:
    """In parts of equal size, in the order of confidence, and of nothing else in a tie."""
    rows = sorted(rows, key=lambda row: row[0])
    cuts = [len(rows) * part // PARTS for part in range(PARTS + 1)]
    parts = [rows[start:end] for start, end in pairwise(cuts) if end > start]
    return sum(abs(sum(chance - kept for chance, kept in part)) for part in parts) / len(rows)
