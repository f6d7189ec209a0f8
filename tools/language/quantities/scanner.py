"""From a text to the values it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tools.language.english import ENGLISH
from tools.language.facts import Language
from tools.language.languages import either, either_word, language_of, words_of_all
from tools.language.numbers import read
from tools.language.quantities.number_words import Run, lexicon_of, loud_words, telling_words
from tools.language.quantities.quantity import QuantityKind, Value, money_before, unit_after
from tools.language.quantities.single_words import (
    TIME_RE,
    read_decade,
    read_minutes,
    read_roman,
    read_word,
)

_DIGIT_RE = re.compile(r"[0-9]")
_DIGITS_RE = re.compile(r"[0-9]+")
_ODD_RE = re.compile(
    r"""
      [½¼¾$£€¥%°]
    | [IVX](?<![^\W\d_].) [IVX]* (?![^\W\d_])  # a Roman number: it is a word of its own
    """,
    re.VERBOSE,
)
"""What makes a text more than plain numbers."""
_PLAIN_RE = re.compile(
    r"""
      [0-9](?<![\w.,:/–-].)  # the first digit: nothing that belongs to a number is before it
      [0-9]* (?:\.[0-9]{1,2})?
      (?![\w:/'’–-] | [.,][0-9] | [ºª])  # nor after it
    """,
    re.VERBOSE,
)
"""A number that is written alike in every language."""
_TELLING = frozenset("0123456789½¼¾")
_TOKEN_RE = re.compile(
    r"""
      (?<![\w.,]) [0-9]{1,3} (?:[ \u00a0\u202f][0-9]{3})+ (?:[.,][0-9]+)? (?!\w)  # 3 000,5
    | [0-9]+ (?:[.,][0-9]+)*  # 3.000,5
    | [½¼¾]
    | [^\W\d_½¼¾]+  # a word
    """,
    re.VERBOSE,
)
_TEN_YEARS_RE = re.compile(r"[0-9]0|[0-9]{3}0")
"""A decade, 70 or 1970, if :data:`_DECADE_RE` follows."""
_DECADE_RE = re.compile(r"[’']?s(?!\w)")
_SHORT_SCALE_RE = re.compile(r" ?(bn|tn|mn|k|K|m|M|b|B)(?!\w)")
_METRES_RE = re.compile(r" ?[mM](?!\w)")
_SHORT_SCALES = {"bn": 9, "b": 9, "tn": 12, "mn": 6, "m": 6, "k": 3}
_OF = either_word(lambda one: one.quantity_phrases.of)
_HALF_MORE = either(lambda one: one.quantity_phrases.half_more)
_HALF_MORE_RE = re.compile(rf" (?:(?:{_OF}) )?[^\W\d_]+ (?:{_HALF_MORE})(?!\w)")
"""After a number: its unit, and half as much again: two *years and a half*."""


def _multiples(name: str) -> str:
    return either(lambda one: one.quantity_phrases.multiples.get(name, ""))


_NAMES = words_of_all(lambda one: one.quantity_phrases.multiples)
_TIMES_RE = re.compile(
    rf" (?:{'|'.join(f'(?P<{name}>{_multiples(name)})' for name in _NAMES)})(?!\w)"
)
_TIMES = {"ten": 10, "twelve": 12, "hundred": 100}
_NUMERIC_DATE_RE = re.compile(
    r"""
      [0-9]{1,4} ([-/]) [0-9]{1,2} \1 [0-9]{1,4}  # 2021-07-28, 28/7/2021
    | [0-9]{1,2} / [0-9]{1,2}  # 28/7
    """,
    re.VERBOSE,
)
_LIST_RE = re.compile(r"\[ ?[0-9]+(?:, ?[0-9]+)+ ?\]")
"""[0, 59]."""
_THOUSANDS_RE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
"""1,234,567.8: its commas part thousands, and not the numbers of a list."""
_ITEM_RE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ONE_IN_RE = re.compile(
    rf"(?<!\w)(?:{either(lambda one: one.quantity_phrases.one_in)}) \Z", re.IGNORECASE
)
_AROUND = 24
"""Characters before a number that are looked at."""
_ALWAYS_RE = re.compile(r"24/7(?![\d/])")
"""All day and all night: hardly anybody translates it by its numbers."""
_LONGEST = 40
"""Digits of a number that are looked at."""
_HALF = Decimal("0.5")
_BARE_HALF_RE = re.compile(
    rf"(?<!\w)(?:{either(lambda one: one.quantity_phrases.one_and_a_half)})(?!\w)"
)
"""*Año y medio*: one and a half, without a number before it."""
_FORTNIGHT = frozenset(map(Decimal, (2, 14, 15)))
_PERCENT = frozenset(words_of_all(lambda one: one.quantity_phrases.percent))
_DISEASE_RE = re.compile(r"(?i:covid)[-‑ ]$")
"""The 19 after it is part of a name."""
_RANGE_RE = re.compile(
    r" ?(?:-|–|—|/|,"
    rf"|{either_word(lambda one: one.quantity_phrases.spans | one.quantity_phrases.ranges)})"
    rf" ?(?:{either_word(lambda one: one.quantity_phrases.articles)})? ?$"
)
"""Between two numbers of one range or list: *10 to 20*, *entre 10 y las 20*."""


def knows_number_words(language: str) -> bool:
    """Tell whether the number words of *language* are known."""
    return bool(lexicon_of(language_of(language)))


def has_values(text: str, words: Iterable[str], language: str) -> bool:
    """Tell whether *text*, of such *words* in small letters, has a value that would be missed."""
    if _DIGIT_RE.search(text):
        return True
    return not telling_words(language_of(language)).isdisjoint(words)


def list_plain_numbers(text: str, words: Iterable[str], language: str) -> list[str] | None:
    """List the numbers of *text*, sorted, if there is nothing but numbers without a unit; quick.

    >>> list_plain_numbers("In 1990 and 3.7", ["in", "and"], "en")
    ['1990', '3.7']
    """
    known = language_of(language)
    if _ODD_RE.search(text) or not loud_words(known).isdisjoint(words):
        return None
    numbers = list(_PLAIN_RE.finditer(text))
    if sum(len(one[0].split(".")) for one in numbers) != len(_DIGITS_RE.findall(text)):
        return None
    if any(unit_after(text, one.end(), known) for one in numbers):
        return None
    return sorted(one[0] for one in numbers)


def scan(text: str, language: str) -> list[Value]:
    """List the values of *text*, in its order.

    >>> [(one.kind.value, *map(int, one.readings)) for one in scan("On July 28th, two left", "en")]
    [('month', 7), ('digits', 28), ('words', 2)]
    """
    known = language_of(language)
    values: list[Value] = []
    taken: set[int] = set()
    if _DIGIT_RE.search(text):
        for match in TIME_RE.finditer(text):
            if readings := read_minutes(match):
                values.append(Value(QuantityKind.TIME, readings, *match.span()))
                taken.update(range(*match.span()))
    values += _scanned(text, known, taken)
    values += _bare_halves(text, known)
    values.sort(key=lambda one: one.start)
    values = list(_shared(values, text))
    return list(_ranged(values, text)) if any(one.units for one in values) else values


def _shared(values: list[Value], text: str) -> Iterator[Value]:
    """With what one in so many is per cent: one in five, uno de cada cinco, 20 %."""
    for value in values:
        if _ONE_IN_RE.search(text[max(0, value.start - _AROUND) : value.start]):
            shares = {Decimal(100) / many for many in value.readings if many}
            yield value._replace(readings=value.readings | shares, units=value.units | {"%"})
        else:
            yield value


def _bare_halves(text: str, language: Language) -> Iterator[Value]:
    if " y med" in text or " e mei" in text:
        for match in _BARE_HALF_RE.finditer(text):
            counted = unit_after(text, match.start(), language)
            half = frozenset({Decimal("1.5")})
            yield Value(QuantityKind.WORDS, half, *match.span(), counted, firm=False)


def _ranged(values: list[Value], text: str) -> Iterator[Value]:
    """With the unit of the next one, where it is given only once: 10 to 20 percent."""
    for place, scanned in enumerate(values):
        value = scanned
        following = values[place + 1] if place + 1 < len(values) else None
        before = values[place - 1] if place else None
        if (
            following
            and following.units
            and not value.units
            and _joined(text, value, following)
            and not (before and before.units and _joined(text, before, value))  # 10 %, 20, 30 %
        ):
            value = value._replace(units=following.units, range=True)
        yield value


def _joined(text: str, one: Value, following: Value) -> bool:
    gap = text[one.end : following.start]
    return len(gap) < 12 and bool(_RANGE_RE.fullmatch(gap.lstrip("%$£€ ") if one.units else gap))


def _scanned(text: str, language: Language, taken: set[int]) -> Iterator[Value]:
    lexicon = lexicon_of(language)
    run = Run(language.number_words)
    listed = _listed(text) if "[" in text else frozenset()
    for match in _TOKEN_RE.finditer(text):
        token = match[0]
        if not (token[0] in _TELLING or token.lower() in lexicon or token.isupper()):
            continue  # it ends no number: what is between two is looked at
        start, end = match.span()
        if token[0] in "0123456789":
            yield from _finished(run, text, language)
            if start in listed or _is_list(token):
                yield from _items(token, start)
            elif start not in taken:
                yield from _digits(run, text, token, start, end, language)
            continue
        if run and token in language.number_words.inside:
            continue
        word = lexicon.get(token.lower())
        if word and _is_no_number(text, token, start, end):
            word = None
        if word is None or not run.takes(word, text[run.end : start]):
            yield from _finished(run, text, language)
        if word is None:
            yield from _unspelled(text, token, start, end)
        elif not run.add(word, start, end, text[run.end : start] if run else ""):
            yield from read_word(text, token, word, start, end)
    yield from _finished(run, text, language)


def _unspelled(text: str, token: str, start: int, end: int) -> Iterator[Value]:
    """XIX, or ½."""
    if token.isupper():
        yield from read_roman(text, token, start, end)
    elif token in "½¼¾":
        half = frozenset({Decimal(str(unicodedata.numeric(token)))})
        yield Value(QuantityKind.WORDS, half, start, end, firm=False)


def _listed(text: str) -> frozenset[int]:
    """Places of numbers between square brackets: [0,59] are two, in every language."""
    return frozenset(
        place for match in _LIST_RE.finditer(text) for place in range(match.start(), match.end())
    )


def _is_list(token: str) -> bool:
    """Whether commas part numbers: 1,2,3; those of 1,234,567 part thousands."""
    return token.count(",") > 1 and not _THOUSANDS_RE.fullmatch(token)


def _items(token: str, start: int) -> Iterator[Value]:
    """The numbers of a list."""
    for match in _ITEM_RE.finditer(token):
        place = start + match.start()
        number = frozenset({Decimal(match[0][:_LONGEST])})
        yield Value(QuantityKind.DIGITS, number, place, start + match.end())


def _is_no_number(text: str, token: str, start: int, end: int) -> bool:
    """Whether a word of the lexicon is part of a name in code, or of *por ciento*."""
    if text[end : end + 1] == "_" or text[start - 1 : start] == "_":
        return True
    return token in _PERCENT and text[max(0, start - 4) : start] == "por "


def _finished(run: Run, text: str, language: Language) -> Iterator[Value]:
    if run:
        value = run.value()
        run.clear()
        counted = money_before(text, value.start) or unit_after(text, value.end, language)
        yield _widened(value._replace(units=counted) if counted else value, text)


def _widened(value: Value, text: str) -> Value:
    """With what it is called elsewhere: two decades are twenty years, two weeks fifteen days."""
    readings = value.readings
    if readings == {_HALF}:
        readings |= {Decimal(50)}  # per cent
    if _HALF_MORE_RE.match(text, value.end):
        readings |= {one + Decimal("0.5") for one in readings}
    if match := _TIMES_RE.match(text, value.end):
        name = match.lastgroup or ""
        if name in _TIMES:
            readings |= {one * _TIMES[name] for one in readings}
        elif readings == {2}:
            return value._replace(readings=_FORTNIGHT, units=value.units | {"day"})
    return value if readings is value.readings else value._replace(readings=readings)


def _digits(
    run: Run, text: str, token: str, start: int, end: int, language: Language
) -> Iterator[Value]:
    """A number in digits; what words may follow, such as *20 million*, opens *run* instead."""
    if _DISEASE_RE.search(text[max(0, start - 6) : start]):
        return
    readings = read(token[:_LONGEST], language.code)
    if text[start - 1 : start] == ":":  # 11:41:42,612 is a time of clocks that count parts
        readings |= read(token[:_LONGEST].replace(",", "."), ENGLISH.code)
    if _ALWAYS_RE.match(text, start) or (
        token == "7" and _ALWAYS_RE.match(text, max(0, start - 3))
    ):
        yield Value(QuantityKind.DIGITS, readings, start, end, firm=False)
    elif _TEN_YEARS_RE.fullmatch(token) and (match := _DECADE_RE.match(text, end)):
        yield Value(QuantityKind.DIGITS, read_decade(int(token)), start, match.end())
    elif scaled := _scaled(readings, text, start, end):
        yield scaled
    else:
        if _METRES_RE.match(text, end):  # or a million
            readings |= {number * 10**6 for number in readings}
        dated = bool(_NUMERIC_DATE_RE.search(text, max(0, start - 8), end + 8))
        run.open(readings, start, end, numeric=dated)


def _scaled(readings: frozenset[Decimal], text: str, start: int, end: int) -> Value | None:
    """A number with a scale of one or two letters: $3m, 5bn, 20k; None if it has none."""
    match = _SHORT_SCALE_RE.match(text, end)
    money = money_before(text, start) if match else frozenset()
    if not match or not (money or match[1] not in {"m", "M", "b", "B"}):
        return None
    scaled = frozenset(number * 10 ** _SHORT_SCALES[match[1].lower()] for number in readings)
    if not (money or match[1] in {"bn", "tn", "mn"}):
        scaled |= readings
    return Value(QuantityKind.DIGITS, scaled, start, match.end(), money)
