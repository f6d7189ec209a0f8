"""Which value of a text is which of its translation, and what is left over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from tools.numbers import base
from tools.segments import Languages
from tools.values.clocks import hours
from tools.values.nouns import Kind, Value
from tools.values.scanner import scan, speaks, tells
from tools.values.units import MONEY, mentions, of_one_sort


class What(Enum):
    """What has become of a value."""

    CHANGED = "changed"
    LOST = "lost"
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
    def kind(self) -> Kind:
        one = self.ours or self.theirs
        assert one
        return one.kind


_NUMBERS = frozenset({Kind.DIGITS, Kind.WORDS, Kind.ORDINAL})
Match = Callable[[Value, Value], bool]


def differences(
    source: str, target: str, languages: Languages, whole: tuple[str, str] | None = None
) -> tuple[Difference, ...]:
    """Values of *source* that *target* lacks or changes, and those that it adds.

    :param whole: both texts with their code and markup, where a value may have gone.

    >>> [one.what.value for one in differences("31 men", "30 hombres", Languages("en", "es"))]
    ['changed']
    """
    if not tells(source, languages.source) and not tells(target, languages.target):
        return ()
    ours, theirs = scan(source, languages.source), scan(target, languages.target)
    if not speaks(languages.source) or not speaks(languages.target):
        return tuple(_of_digits(ours, theirs))
    pairs: list[tuple[Value, Value]] = []
    lost, added = [one for one in ours if one.firm], [one for one in theirs if one.firm]
    for match in (_same, _equal, _akin):
        _pair(lost, added, match, pairs)
    _pair(lost, [one for one in theirs if not one.firm], _akin, pairs)
    _pair([one for one in ours if not one.firm], added, _akin, pairs)
    _pair(lost, added, _year, pairs)
    if not lost and not added:
        return tuple(_units(pairs, target, languages))
    before, after = whole or (source, target)
    gone = [one for one in lost if _stands(one, theirs, source, target, after)]
    come = [one for one in added if not _stands(one, ours, target, source, before)]
    lost = [one for one in lost if one not in gone]
    return (*_left(lost, come, gone), *_units(pairs, target, languages))


def _stands(one: Value, others: list[Value], text: str, prose: str, whole: str) -> bool:
    """Whether the other side has a value once more, or in its code and markup."""
    if any(_akin(one, other) for other in others):
        return True
    letters = re.escape(text[one.start : one.end])
    if one.kind is not Kind.DIGITS:
        return bool(re.search(rf"(?<!\w){letters}(?!\w)", whole))
    code = (sign if sign != seen else " " for sign, seen in zip(whole, prose, strict=False))
    return bool(re.search(rf"(?<!\d)(?<!\d[.,]){letters}(?![.,]?\d)", "".join(code)))


def _pair(
    ours: list[Value],
    theirs: list[Value],
    match: Match,
    pairs: list[tuple[Value, Value]],
) -> None:
    """Move what matches to *pairs*; what is left stays."""
    if not ours or not theirs:
        return
    for one in tuple(ours):
        other = next((other for other in theirs if match(one, other)), None)
        if other is not None:
            ours.remove(one)
            theirs.remove(other)
            pairs.append((one, other))


def _same(one: Value, other: Value) -> bool:
    return _equal(one, other) and bool(one.units & other.units or one.units == other.units)


def _equal(one: Value, other: Value) -> bool:
    return one.kind is other.kind and not one.readings.isdisjoint(other.readings)


def _akin(one: Value, other: Value) -> bool:
    """Whether one can be meant by the other, in another kind of writing."""
    if one.kind is Kind.TIME and other.kind in _NUMBERS:
        return not hours(one.readings).isdisjoint(other.readings)
    if other.kind is Kind.TIME and one.kind in _NUMBERS:
        return not hours(other.readings).isdisjoint(one.readings)
    if one.readings.isdisjoint(other.readings):
        return False
    kinds = {one.kind, other.kind}
    return kinds <= _NUMBERS or len(kinds) == 1 or kinds in ({Kind.MONTH, Kind.DIGITS}, {Kind.WEEKDAY, Kind.ORDINAL}, {Kind.WEEKDAY, Kind.WORDS})


def _year(one: Value, other: Value) -> bool:
    """2019-20, and 2019-2020."""
    return any(
        1800 <= long < 2100 and long % 100 == short and short >= 0
        for first, second in ((one, other), (other, one))
        for long in first.readings
        for short in second.readings
        if first.kind is second.kind is Kind.DIGITS
    )


def _left(lost: list[Value], added: list[Value], gone: list[Value]) -> Iterator[Difference]:
    """Each of *lost* with what stands there instead; *gone* is lost but stands elsewhere, too."""
    for one in (*lost, *gone):
        other = _likeliest(one, added)
        if other is None:
            if one not in gone:
                yield Difference(What.LOST, one, None)
        else:
            added.remove(other)
            converted = of_one_sort(one.units, other.units) and not one.units & other.units
            yield Difference(What.CONVERTED if converted else What.CHANGED, one, other)
    for other in added:
        yield Difference(What.ADDED, None, other)


def _likeliest(one: Value, added: list[Value]) -> Value | None:
    """Which of *added* stands for *one*: of its kind, of its unit, the first."""
    ranked = [
        (other.kind is not one.kind, not one.units & other.units, place)
        for place, other in enumerate(added)
        if other.kind is one.kind or {one.kind, other.kind} <= _NUMBERS
    ]
    return added[min(ranked)[2]] if ranked else None


def _units(
    pairs: list[tuple[Value, Value]], target: str, languages: Languages
) -> Iterator[Difference]:
    for one, other in pairs:
        if one.units == other.units or one.units & other.units or one.range:
            continue
        dear = one.units & (MONEY | {"%"})
        if other.units:
            wrong = of_one_sort(one.units, other.units) or bool(dear)
        else:
            wrong = bool(dear) and not mentions(target, one.units, base(languages.target))
        if wrong:
            yield Difference(What.UNIT, one, other)


def _of_digits(ours: list[Value], theirs: list[Value]) -> Iterator[Difference]:
    """In a language whose words are not known: numbers in digits that became others."""
    pairs: list[tuple[Value, Value]] = []
    lost = [one for one in ours if one.kind in {Kind.DIGITS, Kind.TIME}]
    added = [one for one in theirs if one.kind in {Kind.DIGITS, Kind.TIME}]
    for match in (_equal, _akin, _year):
        _pair(lost, added, match, pairs)
    lost = [one for one in lost if min(one.readings) < 10**6]
    if len(lost) == len(added):
        yield from _left(lost, added, [])
