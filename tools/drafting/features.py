"""What an engine says of itself about one sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from tools.drafting.engine import Translation


class Features(NamedTuple):
    """What an engine says of itself about one sentence."""

    score: float
    """Mean log probability per token."""
    likeness: float
    """0 to 100: how alike its two hypotheses are."""


def features_of(answers: Sequence[Translation]) -> Features | None:
    """The least of what an engine says of its *answers*; None where it does not say it of each.

    >>> features_of([Translation("Llueve.", -0.2, "Llovía.")])
    Features(score=-0.2, likeness=57.14285714285714)
    """
    found = [
        Features(one.score, fuzz.ratio(one.text, one.other))
        for one in answers
        if one.score is not None and math.isfinite(one.score) and one.other
    ]
    if not found or len(found) < len(answers):
        return None
    scores, likenesses = zip(*found, strict=True)
    return Features(min(scores), min(likenesses))
