"""Which value of a text is which of its translation; what is left is changed, lost or added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tools.language.languages import language_of
from tools.language.quantities.quantity import (
    MONEY,
    Difference,
    QuantityKind,
    Value,
    What,
    count_mentions,
    of_one_sort,
    spans,
)
from tools.language.quantities.scanner import knows_number_words, scan
from tools.language.quantities.single_words import list_hours
from tools.language.sentences import Languages

_DEAR = MONEY | {"%"}
_MOST = 20
"""Values without a match that are looked at: a longer list is no translation at all."""
Match = Callable[[Value, Value], bool]
_NUMBERS = frozenset({QuantityKind.DIGITS, QuantityKind.WORDS, QuantityKind.ORDINAL})
_PLAIN = frozenset({QuantityKind.DIGITS, QuantityKind.WORDS})
_COUNTED_DAYS = frozenset(map(Decimal, range(2, 7)))
"""Days that are but an ordinal in Portuguese: segunda, terça."""
_FAMOUS_DAY_RE = re.compile(r"\d-[A-Z](?!\w)")
"""El 11-S."""


def find_differences(
    source: str, target: str, languages: Languages, whole: tuple[str, str] | None = None
) -> tuple[Difference, ...]:
    """List the values of *source* that *target* lacks or changes, and those that it adds.

    :param whole: both texts with their code and markup, where a value may have gone.

    >>> (changed,) = find_differences("31 men", "30 hombres", Languages("en", "es"))
    >>> changed.what.value
    'changed'
    """
    ours, theirs = scan(source, languages.source), scan(target, languages.target)
    if not knows_number_words(languages.source) or not knows_number_words(languages.target):
        return tuple(_of_digits(ours, theirs))
    pairs: list[tuple[Value, Value]] = []
    lost, added = [value for value in ours if value.firm], [value for value in theirs if value.firm]
    _pair_alike(lost, added)
    del lost[_MOST:], added[_MOST:]
    for match in (_is_same, _is_equal, _is_akin, _is_year):
        _pair(lost, added, match, pairs)
    changed = _units(pairs, source, target, languages)
    if not lost and not added:
        return tuple(changed)
    before, after = whole or (source, target)
    here, there = Side(source, before, ours), Side(target, after, theirs)
    return (*_leftovers(Leftovers(lost, here, there), Leftovers(added, there, here)), *changed)


def _pair_alike(ours: list[Value], theirs: list[Value]) -> None:
    """Take away what both sides have, written alike or not; quick."""
    waiting = Counter((value.kind, value.readings, value.units) for value in theirs)
    common = Counter((value.kind, value.readings, value.units) for value in ours) & waiting
    for side in (ours, theirs):
        left = common.copy()
        kept = []
        for value in side:
            key = value.kind, value.readings, value.units
            if left[key]:
                left[key] -= 1
            else:
                kept.append(value)
        side[:] = kept


def _pair(
    ours: list[Value],
    theirs: list[Value],
    match: Match,
    pairs: list[tuple[Value, Value]],
) -> None:
    """Move what matches to *pairs*; what is left stays."""
    if not ours or not theirs:
        return
    for value in tuple(ours):
        other = next((other for other in theirs if match(value, other)), None)
        if other is not None:
            ours.remove(value)
            theirs.remove(other)
            pairs.append((value, other))


def _units(
    pairs: list[tuple[Value, Value]], source: str, target: str, languages: Languages
) -> Iterator[Difference]:
    for value, other in pairs:
        if value.units == other.units or value.units & other.units or value.range:
            continue
        if _is_as_long(value, other):
            continue
        dear = value.units & _DEAR
        if other.units:
            wrong = of_one_sort(value.units, other.units) or bool(dear)
        else:
            wrong = bool(dear) and count_mentions(
                source, dear, language_of(languages.source)
            ) > count_mentions(target, dear, language_of(languages.target))
        if wrong:
            yield Difference(What.UNIT, value, other)


def _of_digits(ours: list[Value], theirs: list[Value]) -> Iterator[Difference]:
    """In a language whose words are not known: numbers in digits that became others."""
    pairs: list[tuple[Value, Value]] = []
    lost = [value for value in ours if value.kind in {QuantityKind.DIGITS, QuantityKind.TIME}]
    added = [value for value in theirs if value.kind in {QuantityKind.DIGITS, QuantityKind.TIME}]
    for match in (_is_equal, _is_akin, _is_year):
        _pair(lost, added, match, pairs)
    lost = [value for value in lost if min(value.readings) < 10**6]
    if len(lost) == len(added):
        for value, other in zip(lost, added, strict=True):
            yield Difference(_what_became(value, other), value, other)


def _is_same(value: Value, other: Value) -> bool:
    """Whether one is the other, and counts the same."""
    return _is_equal(value, other) and bool(value.units & other.units or value.units == other.units)


def _is_equal(value: Value, other: Value) -> bool:
    """Whether both are written as one kind, and can be one number."""
    return value.kind is other.kind and not value.readings.isdisjoint(other.readings)


def _is_akin(value: Value, other: Value) -> bool:
    """Whether one can be meant by the other, in another kind of writing."""
    if other.kind in {QuantityKind.TIME, QuantityKind.MONTH, QuantityKind.WEEKDAY}:
        value, other = other, value
    if value.kind is QuantityKind.TIME and other.kind in _NUMBERS:
        return not list_hours(value.readings).isdisjoint(other.readings)
    if value.readings.isdisjoint(other.readings):
        return _is_as_long(value, other)
    if value.kind is QuantityKind.MONTH and other.kind is QuantityKind.DIGITS:
        return other.numeric
    if value.kind is QuantityKind.WEEKDAY and other.kind is QuantityKind.ORDINAL:
        return not value.readings.isdisjoint(_COUNTED_DAYS)
    return value.kind is other.kind or {value.kind, other.kind} <= _NUMBERS


def _is_as_long(value: Value, other: Value) -> bool:
    """Whether both say how long something is, and it is as long: 18 months, año y medio."""
    if not (value.units and other.units):
        return False
    return not spans(value.readings, value.units).isdisjoint(spans(other.readings, other.units))


def _is_year(value: Value, other: Value) -> bool:
    """Whether one is a year cut short, and the other written out: 2019-20, and 2019-2020."""
    return any(
        1800 <= long < 2100 and long % 100 == short and short >= 0
        for first, second in ((value, other), (other, value))
        for long in first.readings
        for short in second.readings
        if first.kind is second.kind is QuantityKind.DIGITS
    )


class Side(NamedTuple):
    """A text that is compared with another."""

    prose: str
    whole: str
    """With code and markup."""
    values: list[Value]

    def times(self, letters: str) -> int:
        """Count how often a number is in code and markup."""
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
        self.excused = [value for value in values if _excused(value, own, other)]
        """What the other side has once more, or vaguely, or in its code and markup."""
        self.surely = [value for value in values if value not in self.excused]
        self._others = [value for value in other.values if value.firm]

    def repeated(self, value: Value) -> bool:
        """Tell whether the other side has *value*, only not as often; 0 and 1 are vague."""
        return min(value.readings) > 1 and any(_is_akin(value, there) for there in self._others)


def _excused(value: Value, own: Side, other: Side) -> bool:
    """Whether the other side does have *value* somewhere, in some way."""
    if any(_is_akin(value, there) for there in other.values):
        return True
    if (value.kind is QuantityKind.MONTH or value.numeric) and _FAMOUS_DAY_RE.search(other.prose):
        return True
    letters = own.prose[value.start : value.end]
    if value.kind is QuantityKind.DIGITS:
        return other.times(letters) > own.times(letters)
    if value.kind is QuantityKind.WORDS and other.times(f"{max(value.readings):f}"):
        return True
    return bool(re.search(rf"(?<!\w){re.escape(letters)}(?!\w)", other.whole))


def _leftovers(lost: Leftovers, added: Leftovers) -> Iterator[Difference]:
    """Each value that is lost, with what is there instead; then each that is added."""
    for value in lost.surely:
        other = _taken(value, added.surely, _NUMBERS) or _taken(value, added.excused)
        yield Difference(_what_became(value, other), value, other)
    for value in lost.excused:
        other = _taken(value, added.surely, _PLAIN) or _taken(value, added.excused)
        if other:
            yield Difference(_what_became(value, other), value, other)
        elif value.kind is QuantityKind.DIGITS and lost.repeated(value):
            yield Difference(What.FEWER, value, None)
    for other in added.surely:
        yield Difference(What.ADDED, None, other)


def _what_became(value: Value, other: Value | None) -> What:
    """What became of *value*, where *other* is instead."""
    if other is None:
        return What.LOST
    converted = of_one_sort(value.units, other.units) and not value.units & other.units
    return What.CONVERTED if converted else What.CHANGED


def _taken(
    value: Value, added: list[Value], kinds: frozenset[QuantityKind] = frozenset()
) -> Value | None:
    """Which of *added* stands for *value*, no longer among them: of its kind, its unit, the first.

    :param kinds: those that may stand for one another.
    """
    ranked = [
        (other.kind is not value.kind, not value.units & other.units, place)
        for place, other in enumerate(added)
        if other.kind is value.kind or {value.kind, other.kind} <= kinds
    ]
    return added.pop(min(ranked)[2]) if ranked else None
