"""Which value of a text is which of its translation, and what is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from tools.language.quantities.matching import (
    Leftovers,
    Side,
    akin,
    as_long,
    equal,
    leftovers,
    same,
    what_became,
    year,
)
from tools.language.quantities.quantity import Difference, QuantityKind, Value, What
from tools.language.quantities.scanner import scan, speaks
from tools.language.quantities.units import MONEY, mentions, of_one_sort
from tools.language.registry import language_of
from tools.language.sentences import Languages

_DEAR = MONEY | {"%"}
_MOST = 20
"""Values without a match that are looked at: a longer list is no translation at all."""
Match = Callable[[Value, Value], bool]


def differences(
    source: str, target: str, languages: Languages, whole: tuple[str, str] | None = None
) -> tuple[Difference, ...]:
    """Values of *source* that *target* lacks or changes, and those that it adds.

    :param whole: both texts with their code and markup, where a value may have gone.

    >>> [one.what.value for one in differences("31 men", "30 hombres", Languages("en", "es"))]
    ['changed']
    """
    ours, theirs = scan(source, languages.source), scan(target, languages.target)
    if not speaks(languages.source) or not speaks(languages.target):
        return tuple(_of_digits(ours, theirs))
    pairs: list[tuple[Value, Value]] = []
    lost, added = [one for one in ours if one.firm], [one for one in theirs if one.firm]
    _pair_alike(lost, added)
    del lost[_MOST:], added[_MOST:]
    for match in (same, equal, akin, year):
        _pair(lost, added, match, pairs)
    changed = _units(pairs, source, target, languages)
    if not lost and not added:
        return tuple(changed)
    before, after = whole or (source, target)
    here, there = Side(source, before, ours), Side(target, after, theirs)
    return (*leftovers(Leftovers(lost, here, there), Leftovers(added, there, here)), *changed)


def _pair_alike(ours: list[Value], theirs: list[Value]) -> None:
    """Take away what both sides have, written alike or not; quick."""
    waiting = Counter((one.kind, one.readings, one.units) for one in theirs)
    common = Counter((one.kind, one.readings, one.units) for one in ours) & waiting
    for side in (ours, theirs):
        left = common.copy()
        kept = []
        for one in side:
            key = one.kind, one.readings, one.units
            if left[key]:
                left[key] -= 1
            else:
                kept.append(one)
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
    for one in tuple(ours):
        other = next((other for other in theirs if match(one, other)), None)
        if other is not None:
            ours.remove(one)
            theirs.remove(other)
            pairs.append((one, other))


def _units(
    pairs: list[tuple[Value, Value]], source: str, target: str, languages: Languages
) -> Iterator[Difference]:
    for one, other in pairs:
        if one.units == other.units or one.units & other.units or one.range:
            continue
        if as_long(one, other):
            continue
        dear = one.units & _DEAR
        if other.units:
            wrong = of_one_sort(one.units, other.units) or bool(dear)
        else:
            wrong = bool(dear) and mentions(source, dear, language_of(languages.source)) > mentions(
                target, dear, language_of(languages.target)
            )
        if wrong:
            yield Difference(What.UNIT, one, other)


def _of_digits(ours: list[Value], theirs: list[Value]) -> Iterator[Difference]:
    """In a language whose words are not known: numbers in digits that became others."""
    pairs: list[tuple[Value, Value]] = []
    lost = [one for one in ours if one.kind in {QuantityKind.DIGITS, QuantityKind.TIME}]
    added = [one for one in theirs if one.kind in {QuantityKind.DIGITS, QuantityKind.TIME}]
    for match in (equal, akin, year):
        _pair(lost, added, match, pairs)
    lost = [one for one in lost if min(one.readings) < 10**6]
    if len(lost) == len(added):
        for one, other in zip(lost, added, strict=True):
            yield Difference(what_became(one, other), one, other)
