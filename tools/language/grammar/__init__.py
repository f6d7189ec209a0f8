"""Grammar of a language: what its nouns, and the words that agree with them, look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tools.language.words import word_set

Gender = Literal["m", "f"]
Row = tuple[str, str, str, str]
"""One determiner: masculine, feminine, masculine plural, feminine plural."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Grammar:
    """What can be known of the words of a language from their spelling."""

    gender: Callable[[str], Gender | None]
    """Of a noun in the singular and in small letters; None where its ending does not say."""
    plural: Callable[[str], str | None]
    """Of a noun or adjective in the singular and small letters; None where two are possible."""
    singular: Callable[[str], str]
    """Of a plural, well enough to see its gender."""
    determiners: tuple[Row, ...]
    """With the prepositions that melt into them; what melts comes before what does not."""
    definite: frozenset[str]
    """First forms of the rows of the definite article, bare or after a preposition."""
    ambiguous: frozenset[str]
    """Determiners that may as well be a preposition."""
    single: str
    """Endings in s that are no plural; this and the next two are regular expressions."""
    masculine_before: Callable[[str], bool]
    """Whether a feminine noun takes the masculine article: el agua."""
    melting: frozenset[str]
    """Masculine determiners that are before such a noun."""
    conjunctions: tuple[tuple[str, str, str], ...]
    """As they are, as they are before a sound, and that sound as a regular expression."""
    particles: frozenset[str]
    """Prepositions and conjunctions: they end the part of a phrase that takes a plural."""
    invariable: str
    """Words that end like an adjective and do not agree with a noun beside them."""
    copula: str
    """Forms of to be, after which comes what agrees with the subject."""
    leading: frozenset[str]
    """Adjectives that are before their noun."""
    feminine: Mapping[str, str]
    """Of words for people and where they come from: their masculine ending, the feminine."""
    persons: frozenset[str]
    """Heads of terms that name a person."""
    stand_ins: Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]]
    """By the code of the source language: its nouns for ``m`` and ``f``, and for persons ``mp``
    and ``fp``, with what they are called here."""
    coordinators: frozenset[str]
    """Conjunctions between two heads of one phrase: of such a phrase no plural is made."""
    plural_acronyms: frozenset[str]
    """Acronyms that take a plural article and verb."""

    @cached_property
    def single_re(self) -> re.Pattern[str]:
        return re.compile(self.single)

    @cached_property
    def invariable_re(self) -> re.Pattern[str]:
        return re.compile(self.invariable)

    @cached_property
    def copula_re(self) -> re.Pattern[str]:
        return re.compile(self.copula)

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(self.determiners[ARTICLE])

    @cached_property
    def readings(self) -> Mapping[str, tuple[tuple[Row, int], ...]]:
        """Of each form of a determiner, the rows that have it and its places there."""
        places_of: dict[str, list[tuple[Row, int]]] = {}
        for row in self.determiners:
            for place, form in enumerate(row):
                places_of.setdefault(form, []).append((row, place))
        return {form: tuple(places) for form, places in places_of.items()}

    @cached_property
    def determiner_re(self) -> re.Pattern[str]:
        """The longest determiner at the end of a text, with the white space after it."""
        longest = sorted(self.readings, key=lambda form: (-len(form), form))
        forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
        return re.compile(rf"(?<![\w-])(?P<form>{forms})(?P<space>\s+)\Z", re.IGNORECASE)


ARTICLE = 0
"""The row of the definite article."""


def row(masculine: str) -> Row:
    """Make the row of a regular determiner.

    >>> row("nuevo")
    ('nuevo', 'nueva', 'nuevos', 'nuevas')
    """
    stem = masculine[:-1]
    return (masculine, f"{stem}a", f"{stem}os", f"{stem}as")


def pairs(text: str) -> dict[str, str]:
    """Read a table of masculine and feminine endings.

    >>> pairs("jefe/jefa")
    {'jefe': 'jefa'}
    """
    parted = (pair.partition("/") for pair in sorted(word_set(text)))
    return {one: other for one, _, other in parted}
