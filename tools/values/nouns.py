"""A value, and where in the text it stands."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
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

    kind: Kind
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
