"""From a text to the values it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from tools.numbers import base, read
from tools.values import units
from tools.values.clocks import TIME_RE, minutes
from tools.values.lexicon import LEXICON, TELLING, Sort, Word
from tools.values.nouns import Kind, Value
from tools.values.runs import Run

_WORD_RE = re.compile(r"[^\W\d_]+")
_DIGIT_RE = re.compile(r"[0-9]")
_TOKEN_RE = re.compile(
    r"(?<![\w.,])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?(?!\w)"
    r"|[0-9]+(?:[.,][0-9]+)*|[½¼¾]|[^\W\d_½¼¾]+"
)
_DECADE_RE = re.compile(r"[’']?s(?!\w)")
_SHORT_SCALE_RE = re.compile(r" ?(bn|tn|mn|k|K|m|M|b|B)(?!\w)")
_SHORT_SCALES = {"bn": 9, "b": 9, "tn": 12, "mn": 6, "m": 6, "k": 3}
_ROMAN_RE = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CENTURY_RE = re.compile(r"(?i:siglos?|séculos?|century|centuries) (?:[IVX]+ (?:y|e|and|al?|ao?) )?$")
_MONTH_BEFORE_RE = re.compile(
    r"(?:\d|st|nd|rd|th|in|of|since|until|till|last|next|this|early|late|mid|by|from|to|during|"
    r"before|after|every|through|between|and|for|[-–/,])[ -]?$"
)
_MONTH_AFTER_RE = re.compile(r"[ ,.-]{0,2}\d")
_JOINERS = frozenset({"and", "a", "of", "y", "e", "de"})
_DISEASE_RE = re.compile(r"(?i:covid)[-‑ ]$")
_RANGE_RE = re.compile(r" ?(?:-|–|—|/|,|a|y|e|o|u|ou|to|and|or|al|ao|até) ?(?:los|las|as|os|el|o)? ?$")


def speaks(language: str) -> bool:
    """Whether the number words of *language* are known."""
    return base(language) in LEXICON


def tells(text: str, language: str) -> bool:
    """Whether *text* has a value that would be missed; quick."""
    if _DIGIT_RE.search(text):
        return True
    words = TELLING.get(base(language))
    return bool(words) and not words.isdisjoint(_WORD_RE.findall(text.lower()))


def scan(text: str, language: str) -> list[Value]:
    """The values of *text*, in its order.

    >>> [(one.kind.value, *map(int, one.readings)) for one in scan("On July 28th, two left", "en")]
    [('month', 7), ('digits', 28), ('words', 2)]
    """
    language = base(language)
    found: list[Value] = []
    taken: list[tuple[int, int]] = []
    if _DIGIT_RE.search(text):
        for match in TIME_RE.finditer(text):
            if readings := minutes(match):
                found.append(Value(Kind.TIME, readings, *match.span()))
                taken.append(match.span())
    found += _scanned(text, language, taken)
    return sorted(_ranged(found, text), key=lambda one: one.start)


def _ranged(values: list[Value], text: str) -> Iterator[Value]:
    """With the unit of the next where it stands but once: 10 to 20 percent."""
    following: Value | None = None
    for value in sorted(values, key=lambda one: -one.start):
        shown = value
        if (
            following
            and following.units
            and not value.units
            and following.start - value.end < 12
            and _RANGE_RE.fullmatch(text[value.end : following.start])
        ):
            shown = value._replace(units=following.units, range=True)
        yield shown
        following = shown


def _scanned(text: str, language: str, taken: list[tuple[int, int]]) -> Iterator[Value]:
    lexicon = LEXICON.get(language, {})
    run = Run(language)
    for match in _TOKEN_RE.finditer(text):
        token, start, end = match[0], match.start(), match.end()
        if token[0] in "0123456789":
            yield from _finished(run, text, language)
            if not any(first <= start < last for first, last in taken):
                yield from _digits(run, text, token, start, end, language)
            continue
        if run and token in _JOINERS:
            continue
        word = lexicon.get(token.lower())
        if word is None or not run.takes(word, text[run.end : start]):
            yield from _finished(run, text, language)
        if word is None:
            if token.isupper():
                yield from _roman(text, token, start, end)
            elif token in "½¼¾":
                half = frozenset({Decimal(str(unicodedata.numeric(token)))})
                yield Value(Kind.WORDS, half, start, end, firm=False)
        elif not run.add(word, start, end, text[run.end : start] if run else ""):
            yield from _named(text, token, word, start, end)
    yield from _finished(run, text, language)


def _finished(run: Run, text: str, language: str) -> Iterator[Value]:
    if run:
        value = run.value()
        run.clear()
        counted = units.before(text, value.start) or units.behind(text, value.end, language)
        yield value._replace(units=counted) if counted else value


def _digits(
    run: Run, text: str, token: str, start: int, end: int, language: str
) -> Iterator[Value]:
    if _DISEASE_RE.search(text[max(0, start - 6) : start]):
        return
    readings = read(token, language)
    if len(token) in {2, 4} and token[-1] == "0" and (match := _DECADE_RE.match(text, end)):
        yield Value(Kind.DIGITS, _decade(int(token)), start, match.end())
        return
    if match := _SHORT_SCALE_RE.match(text, end):
        money = units.before(text, start)
        if money or match[1] not in {"m", "M", "b", "B"}:
            scaled = {one * 10 ** _SHORT_SCALES[match[1].lower()] for one in readings}
            readings = frozenset(scaled if money or match[1] in {"bn", "tn", "mn"} else readings | scaled)
            yield Value(Kind.DIGITS, readings, start, match.end(), money)
            return
    run.open(readings, start, end)


def _decade(number: int) -> frozenset[Decimal]:
    if number < 100:
        years = {number, 1900 + number, 1800 + number, 2000 + number}
    else:
        years = {number, number % 100} | ({number // 100 + 1} if number % 100 == 0 else set())
    return frozenset(map(Decimal, years))


def _roman(text: str, token: str, start: int, end: int) -> Iterator[Value]:
    century = bool(_CENTURY_RE.search(text[max(0, start - 16) : start]))
    if _ROMAN_RE.fullmatch(token) and (century or len(token) > 1):
        digits = [_ROMAN[letter] for letter in token]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        number = sum(-one if one < following else one for one, following in pairs)
        kind = Kind.DIGITS if century else Kind.ORDINAL
        yield Value(kind, frozenset({Decimal(number)}), start, end)


def _named(text: str, token: str, word: Word, start: int, end: int) -> Iterator[Value]:
    """A value of a word that is no part of a longer number."""
    readings = frozenset(word.readings)
    if text[end : end + 6].lower() == "-feira":
        yield Value(Kind.WEEKDAY, readings, start, end + 6)
    elif word.sort is Sort.ORDINAL:
        yield Value(Kind.ORDINAL, readings, start, end)
    elif word.sort is Sort.DECADE:
        yield Value(Kind.WORDS, readings, start, end)
    elif word.sort is Sort.WEEKDAY:
        yield Value(Kind.WEEKDAY, readings, start, end)
    elif word.sort in {Sort.MONTH, Sort.NAME, Sort.SHORT}:
        beside = bool(
            _MONTH_AFTER_RE.match(text, end) or re.search(r"\d(?:st|nd|rd|th|º|\.º)?(?: de)?[ -]$", text[max(0, start - 8) : start])
        )
        if word.sort is Sort.SHORT and not beside:
            return
        firm = beside or word.sort is Sort.MONTH
        if word.sort is Sort.NAME:
            before = _MONTH_BEFORE_RE.search(text[max(0, start - 9) : start])
            firm = token[0].isupper() and (beside or bool(before))
        yield Value(Kind.MONTH, readings, start, end, firm=firm)
    elif word.sort in {Sort.LOOSE, Sort.HALF}:
        yield Value(Kind.WORDS, readings, start, end, firm=False)
