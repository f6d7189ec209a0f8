"""A value of a text, and what it counts: percent, money, lengths, weights, time."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from tools.language.facts import Language
from tools.language.languages import either

MONEY = frozenset({"USD", "GBP", "EUR", "BRL", "JPY", "MXN", "cent"})
"""Whose loss is a loss of meaning; so it is of ``%``."""
_DIMENSIONS = (
    frozenset({"USD", "GBP", "EUR", "BRL", "JPY", "MXN"}),
    frozenset({"km", "mile", "m", "foot", "cm", "mm", "inch", "yard"}),
    frozenset({"kg", "lb", "g", "tonne", "ounce"}),
    frozenset({"ha", "acre"}),
    frozenset({"litre", "gallon"}),
    frozenset({"°C", "°F"}),
    frozenset({"year", "month", "week", "day", "hour", "minute", "second"}),
)
_SPANS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_LONG_SPANS = {"month": 1, "year": 12}
"""How long a span is in seconds, or in months: no month is so many days."""
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "R$": "BRL", "US$": "USD"}
_SIGN_RE = re.compile(r"(R\$|(?<![A-Za-z])US\$|(?<![A-Za-z])[$£€¥]|\b(?:USD|GBP|EUR|BRL)\s)\s?$")


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
    """What it can count, e.g. ``USD`` or ``%``; empty where nothing known is beside it."""
    firm: bool = True
    """Whether it is missed where it is lacking; else it only accounts for another's."""
    range: bool = False
    """Whether its unit is that of the next number, as in *10 to 20 percent*."""
    numeric: bool = False
    """Whether it is in a date of digits alone, 28/7 or 2021-07-28, and may be a month."""


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
        """What the value of the source is written as; without one, that of the translation."""
        value = self.ours or self.theirs
        assert value
        return value.kind


def of_one_sort(unit: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two units could stand for one another.

    >>> of_one_sort(frozenset({"km"}), frozenset({"mile"}))
    True
    """
    return any(unit & dimension and other & dimension for dimension in _DIMENSIONS)


def spans(readings: frozenset[Decimal], units: frozenset[str]) -> frozenset[tuple[str, Decimal]]:
    """List how long numbers of hours or years can be, in one measure: 90 minutes are 1½ hours.

    >>> minutes, hours = frozenset({Decimal(90)}), frozenset({Decimal("1.5")})
    >>> spans(minutes, frozenset({"minute"})) == spans(hours, frozenset({"hour"}))
    True
    """
    return frozenset(
        (kind, number * factors[unit])
        for kind, factors in (("short", _SPANS), ("long", _LONG_SPANS))
        for unit in units & factors.keys()
        for number in readings
    )


def money_before(text: str, start: int) -> frozenset[str]:
    """Tell the money whose sign is before the number at *start*; nothing if there is none."""
    match = _SIGN_RE.search(text[max(0, start - 5) : start])
    if not match:
        return frozenset()
    sign = match[1].strip()
    return frozenset({_SIGNS.get(sign, sign)})


@lru_cache(maxsize=8)
def _unit_after_re(language: Language) -> re.Pattern[str]:
    qualifiers = either(lambda one: one.unit_qualifiers)
    return re.compile(
        rf"[ \u00a0\u202f-]?(?:(?:{qualifiers}) )?"
        rf"(?:({'|'.join(language.units.values())})(?![^\W_])|([$£€¥%°]C?F?))"
    )


@lru_cache(maxsize=1024)
def _named(word: str, language: Language) -> frozenset[str]:
    return frozenset(
        unit
        for unit, forms in language.units.items()
        if re.fullmatch(forms, word) or _SIGNS.get(word) == unit
    )


def unit_after(text: str, end: int, language: Language) -> frozenset[str]:
    """Tell the unit after the number that ends at *end*; nothing if there is none.

    >>> from tools.language.spanish import SPANISH
    >>> sorted(unit_after("20 libras", 2, SPANISH))
    ['GBP', 'lb']
    """
    if not language.units:
        return frozenset({"%"}) if text[end : end + 2].strip()[:1] == "%" else frozenset()
    match = _unit_after_re(language).match(text, end)
    return _named(match[1] or match[2], language) if match else frozenset()


def count_mentions(text: str, units: frozenset[str], language: Language) -> int:
    """Count how often words or signs for any of *units* are in *text*."""
    forms = [language.units[unit] for unit in sorted(units)]
    signs = [re.escape(sign) for sign, unit in _SIGNS.items() if unit in units]
    words = rf"(?<![^\W\d])(?:{'|'.join(forms)})(?!\w)"
    return len(re.findall("|".join([words, *signs]), text))
