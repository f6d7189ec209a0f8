"""What a single word or number says: XIX, 1970s, March, terça-feira."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tools.language.quantities.lexicon import Sort, Word
from tools.language.quantities.quantity import Kind, Value

_ROMAN_RE = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CENTURY_RE = re.compile(
    r"(?i:siglos?|séculos?|century|centuries) (?:[IVX]+ (?:y|e|and|al?|ao?) )?$"
)
_MONTH_BEFORE_RE = re.compile(
    r"(?:\d|st|nd|rd|th|in|of|since|until|till|last|next|this|early|late|mid|by|from|to|during|"
    r"before|after|every|through|between|and|for|[-–/,])[ -]?$"
)
_MONTH_AFTER_RE = re.compile(r"[ ,.-]{0,2}\d")
_DAY_BEFORE_RE = re.compile(r"\d(?:st|nd|rd|th|º|\.º)?(?: de)?[ -]$")


_KINDS = {
    Sort.ORDINAL: Kind.ORDINAL,
    Sort.DECADE: Kind.WORDS,
    Sort.WEEKDAY: Kind.WEEKDAY,
    Sort.LOOSE: Kind.WORDS,
    Sort.HALF: Kind.WORDS,
}
_VAGUE = frozenset({Sort.LOOSE, Sort.HALF})


def decade(number: int) -> frozenset[Decimal]:
    """What the 1970s or the 70s are called: by the year, short or long; the 1800s by century.

    >>> sorted(map(int, decade(1800)))
    [0, 19, 1800]
    """
    if number < 100:
        years = {number, 1800 + number, 1900 + number, 2000 + number}
    else:
        years = {number, number % 100} | ({number // 100 + 1} if number % 100 == 0 else set())
    return frozenset(map(Decimal, years))


# tools/reviewing/page/js/numbers.js reads them, too; test_review_rules.py compares the two.
def roman(text: str, token: str, start: int, end: int) -> Iterator[Value]:
    """The value of XIX; a lone letter is a number after *siglo* alone."""
    century = bool(_CENTURY_RE.search(text[max(0, start - 16) : start]))
    if _ROMAN_RE.fullmatch(token) and (century or len(token) > 1):
        digits = [_ROMAN[letter] for letter in token]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        number = sum(-one if one < following else one for one, following in pairs)
        kind = Kind.DIGITS if century else Kind.ORDINAL
        yield Value(kind, frozenset({Decimal(number)}), start, end)


def named(text: str, token: str, word: Word, start: int, end: int) -> Iterator[Value]:
    """A value of a word that is no part of a longer number."""
    readings = frozenset(word.readings)
    if text[end : end + 6].lower() == "-feira":
        yield Value(Kind.WEEKDAY, readings, start, end + 6)
    elif word.sort in _KINDS:
        yield Value(_KINDS[word.sort], readings, start, end, firm=word.sort not in _VAGUE)
    elif word.sort in {Sort.MONTH, Sort.NAME, Sort.SHORT}:
        beside = bool(
            _MONTH_AFTER_RE.match(text, end)
            or _DAY_BEFORE_RE.search(text[max(0, start - 8) : start])
        )
        if beside or word.sort is not Sort.SHORT:
            led = beside or bool(_MONTH_BEFORE_RE.search(text[max(0, start - 9) : start]))
            firm = word.sort is not Sort.NAME or (token[0].isupper() and led)
            yield Value(Kind.MONTH, readings, start, end, firm=firm)
