"""Look up the words of a language that are numbers, months or weekdays."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from tools.language.language import CalendarWords, Language


class WordKind(Enum):
    """What a word does in a number."""

    CARDINAL = "cardinal"
    SCALE = "scale"
    """Multiplies what stands before it."""
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
    found: dict[str, tuple[Decimal, ...]] = {}
    for number, words in language.number_words.loose.items():
        for word in words:
            found[word] = (*found.get(word, ()), Decimal(number))
    return {word: Word(WordKind.LOOSE, readings) for word, readings in found.items()}


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
