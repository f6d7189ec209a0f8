"""Read what a single word, number or time says: XIX, 1970s, March, terça-feira, 19h30."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tools.language.languages import either, either_word
from tools.language.quantities.number_words import Word, WordKind
from tools.language.quantities.quantity import QuantityKind, Value

_ROMAN_RE = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CENTURY_RE = re.compile(
    rf"(?i:{either(lambda one: one.quantity_phrases.century)}) (?:[IVX]+ (?:y|e|and|al?|ao?) )?$"
)
_MONTH_BEFORE_RE = re.compile(
    rf"(?:\d|{either(lambda one: one.calendar.before_month)}|[-–/,])[ -]?$"
)
_MONTH_AFTER_RE = re.compile(r"[ ,.-]{0,2}\d")
_DAY_BEFORE_RE = re.compile(
    rf"\d(?:{either_word(lambda one: one.quantity_phrases.ordinal_suffixes)})?"
    rf"(?: (?:{either_word(lambda one: one.quantity_phrases.day_words)}))?[ -]$"
)
_WEEKDAY_RE = re.compile(either(lambda one: one.calendar.weekday_suffix), re.IGNORECASE)
"""After an ordinal that is a weekday: terça-feira."""
_KINDS = {
    WordKind.ORDINAL: QuantityKind.ORDINAL,
    WordKind.DECADE: QuantityKind.WORDS,
    WordKind.WEEKDAY: QuantityKind.WEEKDAY,
    WordKind.LOOSE: QuantityKind.WORDS,
    WordKind.HALF: QuantityKind.WORDS,
}
_VAGUE = frozenset({WordKind.LOOSE, WordKind.HALF})


def read_decade(number: int) -> frozenset[Decimal]:
    """List what the 1970s or the 70s are called: by the year, short or long; the 1800s by century.

    >>> sorted(map(int, read_decade(1800)))
    [0, 19, 1800]
    """
    if number < 100:
        years = {number, 1800 + number, 1900 + number, 2000 + number}
    else:
        years = {number, number % 100} | ({number // 100 + 1} if number % 100 == 0 else set())
    return frozenset(map(Decimal, years))


# tools/reviewing/page/js/numbers.js reads them, too; test_review_rules.py compares the two.
def read_roman(text: str, token: str, start: int, end: int) -> Iterator[Value]:
    """Read the value of XIX; a lone letter is a number after *siglo* alone."""
    century = bool(_CENTURY_RE.search(text[max(0, start - 16) : start]))
    if _ROMAN_RE.fullmatch(token) and (century or len(token) > 1):
        digits = [_ROMAN[letter] for letter in token]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        number = sum(-one if one < following else one for one, following in pairs)
        kind = QuantityKind.DIGITS if century else QuantityKind.ORDINAL
        yield Value(kind, frozenset({Decimal(number)}), start, end)


def read_word(text: str, token: str, word: Word, start: int, end: int) -> Iterator[Value]:
    """Read a word that is no part of a longer number."""
    readings = frozenset(word.readings)
    if suffix := _WEEKDAY_RE.match(text, end):
        yield Value(QuantityKind.WEEKDAY, readings, start, suffix.end())
    elif word.kind in _KINDS:
        yield Value(_KINDS[word.kind], readings, start, end, firm=word.kind not in _VAGUE)
    elif word.kind in {WordKind.MONTH, WordKind.NAME, WordKind.SHORT}:
        beside = bool(
            _MONTH_AFTER_RE.match(text, end)
            or _DAY_BEFORE_RE.search(text[max(0, start - 8) : start])
        )
        if beside or word.kind is not WordKind.SHORT:
            led = beside or bool(_MONTH_BEFORE_RE.search(text[max(0, start - 9) : start]))
            firm = word.kind is not WordKind.NAME or (token[0].isupper() and led)
            yield Value(QuantityKind.MONTH, readings, start, end, firm=firm)


_SPANS = either_word(lambda one: one.quantity_phrases.spans)
TIME_RE = re.compile(
    rf"""(?<![\w.,:/])(?:
      (?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d))?
        [ \u00a0\u202f]?(?P<half>[ap])\.?[ \u00a0\u202f]?m\b
    | (?P<opens>\d{{1,2}})(?=[ ]?(?:-|–|{_SPANS})[ ]?\d{{1,2}}(?:[:.]\d\d)?
        [ \u00a0]?[ap]\.?[ ]?m\b)
    | (?P<sharp>\d{{1,2}})[:h](?P<past>\d\d)(?:min)?(?![\d:]|[.,]\d)
    | (?P<dotted>\d{{1,2}})\.(?P<after>\d\d)(?=[ \u00a0]?(?:h|hs|hrs|horas)\b)
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
HALF_DAY = 720


def read_minutes(match: re.Match[str]) -> frozenset[Decimal]:
    """List the minutes of the day that a time can mean; none if there is no such time.

    >>> sorted(map(int, read_minutes(TIME_RE.search("at 7pm"))))
    [1140]
    >>> sorted(map(int, read_minutes(TIME_RE.search("at 7:30"))))
    [450, 1170]
    """
    hour = int(match["hour"] or match["opens"] or match["sharp"] or match["dotted"])
    minute = int(match["minute"] or match["past"] or match["after"] or 0)
    if hour > 24 or minute > 59:
        return frozenset()
    if match["half"]:
        late = match["half"].lower() == "p"
        return frozenset({Decimal(hour % 12 * 60 + minute + HALF_DAY * late)})
    time = hour % 24 * 60 + minute
    return frozenset(
        {Decimal(time), Decimal((time + HALF_DAY) % 1440)} if hour <= 12 else {Decimal(time)}
    )


def list_hours(readings: frozenset[Decimal]) -> frozenset[Decimal]:
    """List what a number in place of a time would be: 7 or 19, or 7½; none where there are minutes.

    >>> sorted(map(float, list_hours(frozenset({Decimal(1170)}))))
    [7.5, 19.5]
    """
    full = [time / 60 for time in readings if time % 30 == 0]
    return frozenset(number for hour in full for number in (hour, hour % 12 or Decimal(12)))
