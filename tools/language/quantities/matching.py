"""Tell which values of two texts can be one, and what has no match: changed, lost or added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tools.language.quantities.quantity import Difference, QuantityKind, Value, What
from tools.language.quantities.single_words import hours
from tools.language.quantities.units import of_one_sort, spans

NUMBERS = frozenset({QuantityKind.DIGITS, QuantityKind.WORDS, QuantityKind.ORDINAL})
PLAIN = frozenset({QuantityKind.DIGITS, QuantityKind.WORDS})
_COUNTED_DAYS = frozenset(map(Decimal, range(2, 7)))
"""Days that are but an ordinal in Portuguese: segunda, terça."""


def same(one: Value, other: Value) -> bool:
    return equal(one, other) and bool(one.units & other.units or one.units == other.units)


def equal(one: Value, other: Value) -> bool:
    return one.kind is other.kind and not one.readings.isdisjoint(other.readings)


def akin(one: Value, other: Value) -> bool:
    """Tell whether one can be meant by the other, in another kind of writing."""
    if other.kind in {QuantityKind.TIME, QuantityKind.MONTH, QuantityKind.WEEKDAY}:
        one, other = other, one
    if one.kind is QuantityKind.TIME and other.kind in NUMBERS:
        return not hours(one.readings).isdisjoint(other.readings)
    if one.readings.isdisjoint(other.readings):
        return as_long(one, other)
    if one.kind is QuantityKind.MONTH and other.kind is QuantityKind.DIGITS:
        return other.numeric
    if one.kind is QuantityKind.WEEKDAY and other.kind is QuantityKind.ORDINAL:
        return not one.readings.isdisjoint(_COUNTED_DAYS)
    return one.kind is other.kind or {one.kind, other.kind} <= NUMBERS


def as_long(one: Value, other: Value) -> bool:
    """Tell whether both say how long something is, and it is as long: 18 months, año y medio."""
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
        if first.kind is second.kind is QuantityKind.DIGITS
    )


_FAMOUS_DAY_RE = re.compile(r"\d-[A-Z](?!\w)")
"""El 11-S."""


class Side(NamedTuple):
    """A text that is compared with another."""

    prose: str
    whole: str
    """With code and markup."""
    values: list[Value]

    def times(self, letters: str) -> int:
        """Count how often a number stands in code and markup."""
        pattern = rf"(?<![^\W_])(?<!\d[.,]){re.escape(letters)}(?![.,]?\d)"
        return len(re.findall(pattern, _code(self.whole, self.prose)))


@lru_cache(maxsize=2)
def _code(whole: str, prose: str) -> str:
    """What of a text is no prose, every letter at its place."""
    signs = zip(whole, prose, strict=False)
    return "".join(sign if sign != seen else " " for sign, seen in signs)


class Leftovers:
    """What one side has and the other lacks."""

    def __init__(self, values: list[Value], own: Side, other: Side) -> None:
        self.excused = [one for one in values if _excused(one, own, other)]
        """What the other side has once more, or vaguely, or in its code and markup."""
        self.surely = [one for one in values if one not in self.excused]
        self._others = [one for one in other.values if one.firm]

    def repeated(self, one: Value) -> bool:
        """Tell whether the other side has *one*, only not as often; 0 and 1 are vague."""
        return min(one.readings) > 1 and any(akin(one, value) for value in self._others)


def _excused(one: Value, own: Side, other: Side) -> bool:
    """Whether the other side does have *one* somewhere, in some way."""
    if any(akin(one, value) for value in other.values):
        return True
    if (one.kind is QuantityKind.MONTH or one.numeric) and _FAMOUS_DAY_RE.search(other.prose):
        return True
    letters = own.prose[one.start : one.end]
    if one.kind is QuantityKind.DIGITS:
        return other.times(letters) > own.times(letters)
    if one.kind is QuantityKind.WORDS and other.times(f"{max(one.readings):f}"):
        return True
    return bool(re.search(rf"(?<!\w){re.escape(letters)}(?!\w)", other.whole))


def leftovers(lost: Leftovers, added: Leftovers) -> Iterator[Difference]:
    """Yield each value that is lost, with what stands there instead."""
    for one in lost.surely:
        other = _taken(one, added.surely, NUMBERS) or _taken(one, added.excused)
        yield Difference(what_became(one, other), one, other)
    for one in lost.excused:
        other = _taken(one, added.surely, PLAIN) or _taken(one, added.excused)
        if other:
            yield Difference(what_became(one, other), one, other)
        elif one.kind is QuantityKind.DIGITS and lost.repeated(one):
            yield Difference(What.FEWER, one, None)
    for other in added.surely:
        yield Difference(What.ADDED, None, other)


def what_became(one: Value, other: Value | None) -> What:
    """Tell what became of *one*, where *other* stands instead."""
    if other is None:
        return What.LOST
    converted = of_one_sort(one.units, other.units) and not one.units & other.units
    return What.CONVERTED if converted else What.CHANGED


def _taken(
    one: Value, added: list[Value], kinds: frozenset[QuantityKind] = frozenset()
) -> Value | None:
    """Which of *added* stands for *one*, no longer among them: of its kind, its unit, the first.

    :param kinds: those that may stand for one another.
    """
    ranked = [
        (other.kind is not one.kind, not one.units & other.units, place)
        for place, other in enumerate(added)
        if other.kind is one.kind or {one.kind, other.kind} <= kinds
    ]
    return added.pop(min(ranked)[2]) if ranked else None
