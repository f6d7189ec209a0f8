"""How long a translation usually is: learned from those that people reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import median

ENOUGH = 100
"""Texts from which their own habit counts."""
SHORT = 20
"""Characters below which a length says nothing of the habit: *OK*, *De acuerdo*."""
LEAST, MOST = 0.8, 2.0
"""What a learned spread is kept between: nobody translates letter by letter."""
ALWAYS = 0.02
"""The spread of the longest texts."""


@dataclass(frozen=True)
class Lengths:
    """The usual length of a translation for one of its source, on a logarithmic scale.

    The defaults are those of 48,770 reviewed entries of Python's Spanish documentation.
    """

    middle: float = 0.10
    """Logarithm of the usual ratio: 0.1 is a tenth longer."""
    spread: float = 1.05
    """Of a text of one character; it falls with the square root of the length."""

    @property
    def ratio(self) -> float:
        return exp(self.middle)

    def stretch(self, source: str, target: str) -> float:
        """How many spreads *target* is longer than usual; negative where it is shorter.

        >>> round(Lengths().stretch("a" * 100, "a" * 111)), Lengths().stretch("", "a")
        (0, 0.0)
        """
        if not source or not target:
            return 0.0
        off = log(len(target) / len(source)) - self.middle
        return off / (self.spread / sqrt(len(source)) + ALWAYS)


def learned(texts: Iterable[tuple[str, str]]) -> Lengths:
    """The habit of *texts*, sources and translations; of few the defaults.

    Rounded, so that a word more or less does not make everything else to be asked again.

    >>> learned([("x" * 100, "x" * 150)] * 100)
    Lengths(middle=0.4, spread=0.8)
    """
    pairs = [
        (len(ours), log(len(theirs) / len(ours)))
        for ours, theirs in texts
        if len(ours) >= SHORT and theirs
    ]
    if len(pairs) < ENOUGH:
        return Lengths()
    middle = median(ratio for _, ratio in pairs)
    spread = 1.4826 * median(abs(ratio - middle) * sqrt(size) for size, ratio in pairs)
    return Lengths(round(20 * middle) / 20, round(10 * min(MOST, max(LEAST, spread))) / 10)
