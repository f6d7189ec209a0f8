"""Words that are numbers, months or weekdays; and one number together: two hundred and five.

:func:`lexicon_of` looks words up; :class:`Run` reads *tres mil millones*, word by word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from tools.language.facts import CalendarWords, Language, NumberWords
from tools.language.quantities.quantity import QuantityKind, Value


class WordKind(Enum):
    """What a word does in a number."""

    CARDINAL = "cardinal"
    SCALE = "scale"
    """Multiplies what is before it."""
    PLURAL = "plural"
    """The same; alone it is no number: thousands, miles."""
    ORDINAL = "ordinal"
    HALF = "half"
    LOOSE = "loose"
    """May be meant as a number: both, second, a pair."""
    MONTH = "month"
    SHORT = "short"
    """A month cut short: one only beside a number."""
    NAME = "name"
    """A month that is another word, too: March, May."""
    WEEKDAY = "weekday"
    DECADE = "decade"
    """The seventies."""


class Word(NamedTuple):
    """One word of the lexicon."""

    kind: WordKind
    readings: tuple[Decimal, ...]


def _folded(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _listed(line: str, kind: WordKind, first: int, step: int = 1) -> Iterator[tuple[str, Word]]:
    for place, forms in enumerate(line.split()):
        for form in forms.lower().split("|"):
            if form != "-":
                yield form, Word(kind, (Decimal(first + step * place),))


def _months(known: CalendarWords) -> Iterator[tuple[str, Word]]:
    yield from _listed(known.short_months, WordKind.SHORT, 1)
    for form, word in _listed(known.months, WordKind.MONTH, 1):
        yield form, word._replace(kind=WordKind.NAME) if form in known.ambiguous_months else word


def _loose(language: Language) -> dict[str, Word]:
    readings_of: dict[str, tuple[Decimal, ...]] = {}
    for number, words in language.number_words.loose.items():
        for word in words:
            readings_of[word] = (*readings_of.get(word, ()), Decimal(number))
    return {word: Word(WordKind.LOOSE, readings) for word, readings in readings_of.items()}


@lru_cache(maxsize=16)
def lexicon_of(language: Language) -> dict[str, Word]:
    """Look up the number words of *language*, in small letters; with and without accents."""
    known, words = language.number_words, _loose(language)
    words.update(dict.fromkeys(known.halves.split(), Word(WordKind.HALF, (Decimal("0.5"),))))
    words.update(_months(language.calendar))
    words.update(_listed(language.calendar.weekdays, WordKind.WEEKDAY, 1))
    for form, word in _listed(known.ordinals, WordKind.ORDINAL, 1):
        others = words[form].readings if form in words else ()
        words[form] = Word(WordKind.ORDINAL, (*word.readings, *others))
    words.update(_listed(known.cardinals, WordKind.CARDINAL, 0))
    words.update(_listed(known.tens, WordKind.CARDINAL, 30, 10))
    words.update(_listed(known.hundreds, WordKind.CARDINAL, 100, 100))
    for form, decade in _listed(known.decades, WordKind.DECADE, 20, 10):
        years = decade.readings[0]
        words[form] = Word(WordKind.DECADE, (years, 1900 + years))
    for kind, scales in ((WordKind.SCALE, known.scales), (WordKind.PLURAL, known.plural_scales)):
        for form, zeros in scales.items():
            words[form] = Word(kind, (Decimal(10**zeros),))
    return {_folded(word): entry for word, entry in words.items()} | words


_SILENT = {WordKind.LOOSE, WordKind.HALF, WordKind.SHORT}


@lru_cache(maxsize=16)
def loud_words(language: Language) -> frozenset[str]:
    """List all number words but the articles."""
    return frozenset(
        word
        for word, (kind, readings) in lexicon_of(language).items()
        if kind is not WordKind.CARDINAL or readings[0] > 1
    )


@lru_cache(maxsize=16)
def telling_words(language: Language) -> frozenset[str]:
    """List the number words that are missed where a translation lacks them."""
    return frozenset(
        word
        for word, (kind, readings) in lexicon_of(language).items()
        if kind not in _SILENT and not (kind is WordKind.CARDINAL and readings[0] <= 1)
    )


_PLAIN = frozenset({" ", "-", "‑", "\u00a0", "\u202f"})
_MOST = Decimal(10**15)
_COUNTING = frozenset({WordKind.CARDINAL, WordKind.SCALE, WordKind.PLURAL, WordKind.HALF})
_SCALING = frozenset({WordKind.SCALE, WordKind.PLURAL})


class Run:
    """A number as it is being read, word by word; false while there is none."""

    def __init__(self, known: NumberWords) -> None:
        self.known = known
        self.clear()

    def clear(self) -> None:
        """Forget what has been read."""
        self.start = self.end = 0
        self.total: frozenset[Decimal] | None = None
        """Of the thousands and millions that are complete."""
        self.current: frozenset[Decimal] | None = None
        self.scale = Decimal(0)
        self.last: Word | None = None
        self.kind = QuantityKind.WORDS
        self.decimals = 0
        """What has been read of the digits after the point: 25, in "tres coma veinticinco"."""
        self.bare = self.numeric = False
        """Whether it has a plural without a number before it: thousands."""

    def __bool__(self) -> bool:
        return self.end > 0

    def open(self, readings: frozenset[Decimal], start: int, end: int, *, numeric: bool) -> None:
        """Begin with a number in digits."""
        self.clear()
        self.numeric = numeric
        self.start, self.end, self.current, self.kind = start, end, readings, QuantityKind.DIGITS

    def takes(self, word: Word, gap: str) -> bool:
        """Tell whether *word*, after *gap*, is part of this number."""
        if not self or len(gap) > 9 or max(self.total or {0}) > _MOST:
            return False
        if word.kind in _SCALING:
            return self._takes_scale(word.readings[0], gap)
        if self.kind is QuantityKind.DIGITS:
            return word.kind is WordKind.HALF and gap in self.known.half_joined_by
        if word.kind is WordKind.HALF:
            return gap in self.known.half_joined_by and self._size() >= 1
        if word.kind is WordKind.CARDINAL:
            return self._takes_cardinal(int(word.readings[0]), gap)
        small = 0 < word.readings[0] < 10 and self.known.hyphenates_ordinals
        return (
            word.kind in {WordKind.ORDINAL, WordKind.LOOSE}
            and small
            and gap == "-"
            and self._tens()
        )

    def _takes_scale(self, factor: Decimal, gap: str) -> bool:
        if self.last and self.last.kind is WordKind.HALF:
            return self._size() < 1 and (gap in _PLAIN or gap in self.known.scale_of)
        if self.bare:
            return factor > self._size() and (gap in _PLAIN or gap in self.known.scale_of)
        if factor == 100:
            return gap in _PLAIN and self.current is not None and self._size() < 100
        fits = self._multiplies(factor) if self.current is None else self._size() < _MOST
        return gap in _PLAIN and fits

    def _multiplies(self, factor: Decimal) -> bool:
        return bool(self.scale) and factor > self.scale

    def _takes_decimals(self, number: int, gap: str) -> bool:
        if self.decimals:
            joined = gap in (self.known.joined_by if self.known.joins_tens else _PLAIN)
            return joined and self.decimals % 10 == 0 and self.decimals > 10 and 0 < number < 10
        # "At one point five people left" is no number.
        doubtful = self.known.point_is_a_noun and self._size() == 1
        spoken = self.current is not None and not doubtful
        return spoken and 0 < number < 100

    def _takes_cardinal(self, number: int, gap: str) -> bool:
        if gap == self.known.point or self.decimals:
            return self._takes_decimals(number, gap)
        joined = gap in self.known.joined_by
        if not joined and gap not in _PLAIN:
            return False
        if self.current is None:
            whole = self.total is not None and number < self.scale
            return whole and not self.bare and (not joined or self.known.joins_thousands)
        if self._tens() and 0 < number < 10:
            return joined == self.known.joins_tens
        size = int(self._size())
        if size >= 100 and size % 100 == 0 and 0 < number < 100:
            return joined in self.known.joins_hundreds
        return False

    def _tens(self) -> bool:
        size = self._size()
        return size % 10 == 0 and size % 100 >= 20

    def _size(self) -> Decimal:
        return max(self.current or self.total or {Decimal(0)})

    def add(self, word: Word, start: int, end: int, gap: str) -> bool:
        """Take *word* in, or begin with it; False if it is no part of any number."""
        if word.kind not in _COUNTING and not self:
            return False
        if not self:
            if word.kind in {WordKind.CARDINAL, WordKind.HALF}:
                self.current = frozenset(word.readings)
            else:
                self._multiply(word)
                self.bare = word.kind is WordKind.PLURAL
            self.start = start
        elif word.kind in _SCALING:
            self._multiply(word)
        elif gap == self.known.point or (self.decimals and self.current is not None):
            self._append(int(word.readings[0]))
        else:
            self._increase(word)
        self.end, self.last = end, word
        return True

    def _multiply(self, word: Word) -> None:
        factor = word.readings[0]
        if factor == 100:  # only in English, and below the thousands
            self.current = frozenset(number * 100 for number in self.current or {Decimal(1)})
        elif self.current is not None:
            scaled = frozenset(number * factor for number in self.current)
            rest = self.total or {Decimal(0)}
            smaller = factor < self.scale or not self.scale
            self.total = frozenset(
                before + number if smaller else (before + number / factor) * factor
                for before in rest
                for number in scaled
            )
            self.current, self.scale = None, factor
        else:
            self.total = frozenset(number * factor for number in self.total or {Decimal(1)})
            self.scale = factor

    def _increase(self, word: Word) -> None:
        number = word.readings[0]
        if word.kind is WordKind.HALF and self.current is None:
            self.total = frozenset(one + number * self.scale for one in self.total or ())
        else:
            self.current = frozenset(one + number for one in self.current or {Decimal(0)})
        if word.kind in {WordKind.ORDINAL, WordKind.LOOSE}:
            self.kind = QuantityKind.ORDINAL

    def _append(self, number: int) -> None:
        self.decimals += number
        part = Decimal(number).scaleb(-len(str(self.decimals)))
        self.current = frozenset(one + part for one in self.current or ())

    def value(self) -> Value:
        """Make a value of what has been read."""
        readings = frozenset(
            before + rest
            for before in self.total or {Decimal(0)}
            for rest in self.current or {Decimal(0)}
        )
        small = self.kind is QuantityKind.WORDS and max(readings) <= 1
        return Value(
            self.kind, readings, self.start, self.end, firm=not small, numeric=self.numeric
        )
