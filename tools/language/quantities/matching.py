"""When a value of a text can be one of its translation."""

from __future__ import annotations

from decimal import Decimal

from tools.language.quantities.quantity import Kind, Value
from tools.language.quantities.times_of_day import hours
from tools.language.quantities.units import spans

NUMBERS = frozenset({Kind.DIGITS, Kind.WORDS, Kind.ORDINAL})
PLAIN = frozenset({Kind.DIGITS, Kind.WORDS})
_COUNTED_DAYS = frozenset(map(Decimal, range(2, 7)))
"""Days that are but an ordinal in Portuguese: segunda, terça."""


def same(one: Value, other: Value) -> bool:
    return equal(one, other) and bool(one.units & other.units or one.units == other.units)


def equal(one: Value, other: Value) -> bool:
    return one.kind is other.kind and not one.readings.isdisjoint(other.readings)


def akin(one: Value, other: Value) -> bool:
    """Whether one can be meant by the other, in another kind of writing."""
    if other.kind in {Kind.TIME, Kind.MONTH, Kind.WEEKDAY}:
        one, other = other, one
    if one.kind is Kind.TIME and other.kind in NUMBERS:
        return not hours(one.readings).isdisjoint(other.readings)
    if one.readings.isdisjoint(other.readings):
        return as_long(one, other)
    if one.kind is Kind.MONTH and other.kind is Kind.DIGITS:
        return other.numeric
    if one.kind is Kind.WEEKDAY and other.kind is Kind.ORDINAL:
        return not one.readings.isdisjoint(_COUNTED_DAYS)
    return one.kind is other.kind or {one.kind, other.kind} <= NUMBERS


def as_long(one: Value, other: Value) -> bool:
    """Whether both say how long something is, and it is as long: 18 months, año y medio."""
    if not (one.units and other.units):
        return False
    return not spans(one.readings, one.units).isdisjoint(spans(other.readings, other.units))


def year(one: Value, other: Value) -> bool:
    """2019-20, and 2019-2020."""
    return any(
        1800 <= long < 2100 and long % 100 == short and short >= 0
        for first, second in ((one, other), (other, one))
        for long in first.readings
        for short in second.readings
        if first.kind is second.kind is Kind.DIGITS
    )
