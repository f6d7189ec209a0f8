"""A value, and where in the text it stands."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class QuantityKind(Enum):
    """What a value is written as."""

    DIGITS = "digits"
    WORDS = "words"
    ORDINAL = "ordinal"
    """In words: third, tercero."""
    MONTH = "month"
    """1 to 12."""
    WEEKDAY = "weekday"
    """As Portuguese counts them: 1 is Sunday, 2 is *segunda-feira*."""
    TIME = "time"
    """In minutes of the day."""


class Value(NamedTuple):
    """One number, month, weekday or time of a text."""

    kind: QuantityKind
    readings: frozenset[Decimal]
    """What it can be: ``3.000`` is three thousand in Spain, and three in Mexico."""
    start: int
    end: int
    units: frozenset[str] = frozenset()
    """What it can count, e.g. ``USD`` or ``%``; empty where nothing known stands beside it."""
    firm: bool = True
    """Whether it is missed where it is lacking; else it only accounts for another's."""
    range: bool = False
    """Whether its unit is that of the next number, as in *10 to 20 percent*."""
    numeric: bool = False
    """Whether it stands in a date of digits alone, 28/7 or 2021-07-28, and may be a month."""


class What(Enum):
    """What has become of a value."""

    CHANGED = "changed"
    LOST = "lost"
    FEWER = "fewer"
    """It is there, but not as often."""
    ADDED = "added"
    UNIT = "unit"
    """The same number of something else."""
    CONVERTED = "converted"
    """Another number of another unit: miles as kilometres."""


class Difference(NamedTuple):
    """One value that is not the same on both sides."""

    what: What
    ours: Value | None
    """Of the source; None where it is added."""
    theirs: Value | None
    """Of the translation; None where it is lost."""

    @property
    def kind(self) -> QuantityKind:
        one = self.ours or self.theirs
        assert one
        return one.kind
