"""The words a person is shown for a value: the whole date, the amount with its unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from tools.language.languages import either_word
from tools.language.quantities.quantity import QuantityKind, Value
from tools.language.quantities.scanner import scan

_SUFFIX = either_word(lambda one: one.quantity_phrases.ordinal_suffixes)
_OF = either_word(lambda one: one.quantity_phrases.of)
_BEHIND_DAY = either_word(lambda one: one.quantity_phrases.day_words)
_GAP_RE = re.compile(
    rf"(?:{_SUFFIX})?[ \u00a0,./-]*"
    rf"(?:(?:{either_word(lambda one: one.quantity_phrases.date_words)}) ){{0,2}}",
    re.IGNORECASE,
)
"""Between the parts of one date: 2nd of, 2 de."""
_TAIL_RE = re.compile(
    rf"(?:{_SUFFIX})?(?:[ \u00a0\u202f-]?"
    r"(?:%|[$€£]|(?:[km]?m|[km]g|ha|mi|ft|lbs?|min|[^\W\d_]{4,})(?!\w))"
    rf"(?: (?:{_OF}) [^\W\d_]+)?"
    rf"| (?:{_BEHIND_DAY}) [^\W\d_]{{3,}})?"
)
"""What a number counts: 20 km, 20 millones de euros, 2 de julio."""
_SIGN_RE = re.compile(r"(?:US|R)?[$€£] ?$")
_AROUND = 60
"""Characters on each side in which a date must have room."""
_DATE = frozenset({QuantityKind.MONTH, QuantityKind.WEEKDAY})


class Phrase(NamedTuple):
    """A value among the words around it."""

    text: str
    dated: bool
    """Whether it is part of a date."""


def cut_phrase(text: str, value: Value, language: str) -> Phrase:
    """Cut what to show of *text* for *value*.

    >>> text = "They met on July 28th, 2021 in Lima."
    >>> cut_phrase(text, scan(text, "en")[1], "en")
    Phrase(text='July 28th, 2021', dated=True)
    >>> text = "Cuesta 20 millones de euros."
    >>> cut_phrase(text, scan(text, "es")[0], "es").text
    '20 millones de euros'
    >>> text = "Mide 40 km."
    >>> cut_phrase(text, scan(text, "es")[0], "es").text
    '40 km'
    """
    date = _date(text, value, language)
    if value.numeric or any(one.kind in _DATE for one in date):
        return Phrase(text[date[0].start : date[-1].end], True)
    sign = _SIGN_RE.search(text, max(0, value.start - 4), value.start)
    start = sign.start() if sign else value.start
    end = value.end
    whole = not set(".,") & set(text[value.start : end]) or value.units
    if (
        whole
        and value.kind in {QuantityKind.DIGITS, QuantityKind.WORDS}
        and (match := _TAIL_RE.match(text, end))
    ):
        end = match.end()
    return Phrase(text[start:end].strip(), False)


def _date(text: str, value: Value, language: str) -> list[Value]:
    """The values beside *value* that say with it when something is."""
    first = max(0, value.start - _AROUND)
    group: list[Value] = []
    for found in scan(text[first : value.end + _AROUND], language):
        near = found._replace(start=found.start + first, end=found.end + first)
        if near.kind is QuantityKind.TIME or not near.firm:
            continue
        if group and not _GAP_RE.fullmatch(text[group[-1].end : near.start]):
            if _holds(group, value):
                break
            group = []
        group.append(near)
    return group if _holds(group, value) else [value]


def _holds(group: list[Value], value: Value) -> bool:
    return any(one.start == value.start for one in group)
