"""What drafting asks of an engine: sentences in, translations out; and what it says of itself."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from rapidfuzz import fuzz


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine made of one sentence; an empty text where it made nothing."""

    text: str
    score: float | None = None
    """The model's mean log probability per token: 0 is certain, -1 is doubtful."""
    other: str | None = None
    """Its second hypothesis, where it has one."""


class Engine(Protocol):
    @property
    def name(self) -> str:
        """Recorded in every draft, e.g. ``argos en→es 1.0``."""
        ...

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate *sentences* in one batch; one translation for each, order kept."""
        ...


@runtime_checkable
class Streaming(Engine, Protocol):
    """An engine that has answers to give while it works on others."""

    def stream(self, sentences: Sequence[str]) -> Iterator[Mapping[str, Translation]]:
        """Translate each sentence once; some at a time, in any order, as soon as they are made."""
        ...


class Features(NamedTuple):
    """What an engine says of itself about one sentence."""

    score: float
    """Mean log probability per token."""
    likeness: float
    """0 to 100: how alike its two hypotheses are."""


def features_of(answers: Sequence[Translation]) -> Features | None:
    """Take the least of what an engine says of its *answers*; None unless it speaks of each.

    >>> features_of([Translation("Llueve.", -0.2, "Llovía.")])
    Features(score=-0.2, likeness=57.14285714285714)
    """
    features = [
        Features(one.score, fuzz.ratio(one.text, one.other))
        for one in answers
        if one.score is not None and math.isfinite(one.score) and one.other
    ]
    if not features or len(features) < len(answers):
        return None
    scores, likenesses = zip(*features, strict=True)
    return Features(min(scores), min(likenesses))
