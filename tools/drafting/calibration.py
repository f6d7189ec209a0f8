"""Estimate how often a draft like this one is good, from drafts whose outcome is known.

What an engine says of itself is no probability: 0.9 of one model is 0.5 of another. So
the score and the likeness of its two hypotheses only put sentences in an order, and how
many of the known drafts at that place were kept is the confidence.

Whether that is worth anything, :func:`cross_validate` tells from drafts that it was not learnt
from. ``test_calibration.py`` counts how often chance alone passes, and how often real signs do.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import fmean, pstdev
from typing import NamedTuple

from tools.drafting.engine import Features

GROUP = 20
"""Known drafts that share one confidence, at the least: fewer are an anecdote."""
PRIOR = 2.0
"""Drafts of the usual outcome that are added to each group: no 20 make a certainty."""
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
"""What part of the order the likeness may have; the rest is the score's."""
FOLDS = 5
LEAST = 100
"""Drafts to learn from: of fewer, a part of the order is a handful."""
SKILL, SURETY, ERROR = 0.05, 2.0, 0.1
"""What a trial has to reach: a gain that a reviewer would notice, that is not luck, and
percentages that are off by ten points at the most."""
PARTS = 3
"""The least sure drafts, the middle and the surest: more parts would measure their own noise."""


class KnownDraft(NamedTuple):
    """A draft of which is known whether it was good."""

    features: Features
    kept: bool
    fold: int
    """0 to ``FOLDS`` - 1: a trial learns from the other folds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibration:
    """Features -> how often such a draft was kept. The higher a feature, the more often."""

    usual: float
    """Of all known drafts, how many were kept, 0 to 1."""
    scores: tuple[float, ...]
    likenesses: tuple[float, ...]
    share: float
    starts: tuple[float, ...]
    """The place in the order at which each step begins."""
    chances: tuple[float, ...]

    def chance(self, features: Features) -> float:
        """Estimate how often such a draft is kept, 0 to 1."""
        ranks = _rank(self.scores, features.score), _rank(self.likenesses, features.likeness)
        step = bisect_right(self.starts, _mixed(ranks, self.share)) - 1
        return self.chances[max(step, 0)]


def fit(outcomes: Sequence[KnownDraft]) -> Calibration:
    """Compute confidences from at least one outcome, by isotonic regression."""
    scores = tuple(sorted(one.features.score for one in outcomes))
    likenesses = tuple(sorted(one.features.likeness for one in outcomes))
    usual = fmean(one.kept for one in outcomes)
    ranks = [
        (_rank(scores, one.features.score), _rank(likenesses, one.features.likeness))
        for one in outcomes
    ]
    kept = [one.kept for one in outcomes]
    orders = {share: [_mixed(pair, share) for pair in ranks] for share in SHARES}
    share = max(SHARES, key=lambda one: _order_of(orders[one], kept))
    blocks = _pooled(_groups(sorted(zip(orders[share], kept, strict=True))), usual)
    return Calibration(
        usual=usual, scores=scores, likenesses=likenesses, share=share,
        starts=tuple(start for start, _, _ in blocks),
        chances=tuple(good / count for _, good, count in blocks),
    )  # fmt: skip


def _rank(known: Sequence[float], value: float) -> float:
    """Where *value* is among the sorted *known*, 0 to 1; equals share a place."""
    return (bisect_left(known, value) + bisect_right(known, value)) / (2 * len(known))


def _mixed(ranks: tuple[float, float], share: float) -> float:
    return (1 - share) * ranks[0] + share * ranks[1]


def _order_of(order: Sequence[float], kept: Sequence[bool]) -> float:
    """The sum of the ranks of what was kept: it grows as the good ones come later."""
    known = sorted(order)
    return sum(_rank(known, place) for place, good in zip(order, kept, strict=True) if good)


def _groups(rows: Sequence[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    """*rows* in order, cut into groups; equal places stay together."""
    groups: list[list[tuple[float, bool]]] = []
    for _, equals in groupby(rows, key=lambda row: row[0]):
        if not groups or len(groups[-1]) >= GROUP:
            groups.append([])
        groups[-1] += equals
    if len(groups) > 1 and len(groups[-1]) < GROUP:
        last = groups.pop()
        groups[-1] += last
    return groups


def _pooled(
    groups: Sequence[Sequence[tuple[float, bool]]], usual: float
) -> list[tuple[float, float, float]]:
    """Neighbours that are in the wrong order made one: start, how many kept, of how many."""
    blocks: list[tuple[float, float, float]] = []
    for group in groups:
        good = sum(kept for _, kept in group) + PRIOR * usual
        blocks.append((group[0][0], good, len(group) + PRIOR))
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            _, good, count = blocks.pop()
            start, before, more = blocks.pop()
            blocks.append((start, before + good, more + count))
    return blocks


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
        """Whether it reached all three."""
        return self.skill >= SKILL and self.surety >= SURETY and self.error <= ERROR


def cross_validate(outcomes: Sequence[KnownDraft]) -> Trial:
    """Learn from all folds but one, and try what was learnt on that one; each fold in turn."""
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
