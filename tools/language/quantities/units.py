"""What a number counts: percent, money, lengths, weights, time."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from tools.language.language import Language
from tools.language.registry import either

MONEY = frozenset({"USD", "GBP", "EUR", "BRL", "JPY", "MXN", "cent"})
"""Whose loss is a loss of meaning; so it is of ``%``."""
_DIMENSIONS = (
    frozenset({"USD", "GBP", "EUR", "BRL", "JPY", "MXN"}),
    frozenset({"km", "mile", "m", "foot", "cm", "mm", "inch", "yard"}),
    frozenset({"kg", "lb", "g", "tonne", "ounce"}),
    frozenset({"ha", "acre"}),
    frozenset({"litre", "gallon"}),
    frozenset({"°C", "°F"}),
    frozenset({"year", "month", "week", "day", "hour", "minute", "second"}),
)
_SPANS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_LONG_SPANS = {"month": 1, "year": 12}
"""How long a span is in seconds, or in months: no month is so many days."""
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "R$": "BRL", "US$": "USD"}
_SIGN_RE = re.compile(r"(R\$|(?<![A-Za-z])US\$|(?<![A-Za-z])[$£€¥]|\b(?:USD|GBP|EUR|BRL)\s)\s?$")


def of_one_sort(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two units could stand for one another.

    >>> of_one_sort(frozenset({"km"}), frozenset({"mile"}))
    True
    """
    return any(one & dimension and other & dimension for dimension in _DIMENSIONS)


def spans(readings: frozenset[Decimal], units: frozenset[str]) -> frozenset[tuple[str, Decimal]]:
    """List how long numbers of hours or years can be, in one measure: 90 minutes are 1½ hours.

    >>> one, other = frozenset({Decimal(90)}), frozenset({Decimal("1.5")})
    >>> spans(one, frozenset({"minute"})) == spans(other, frozenset({"hour"}))
    True
    """
    return frozenset(
        (kind, one * factors[unit])
        for kind, factors in (("short", _SPANS), ("long", _LONG_SPANS))
        for unit in units & factors.keys()
        for one in readings
    )


def before(text: str, start: int) -> frozenset[str]:
    """Tell the money whose sign stands before the number at *start*."""
    match = _SIGN_RE.search(text[max(0, start - 5) : start])
    if not match:
        return frozenset()
    sign = match[1].strip()
    return frozenset({_SIGNS.get(sign, sign)})


@lru_cache(maxsize=8)
def _behind_re(language: Language) -> re.Pattern[str]:
    qualifiers = either(lambda one: one.unit_qualifiers)
    return re.compile(
        rf"[ \u00a0\u202f-]?(?:(?:{qualifiers}) )?"
        rf"(?:({'|'.join(language.units.values())})(?![^\W_])|([$£€¥%°]C?F?))"
    )


@lru_cache(maxsize=1024)
def _named(word: str, language: Language) -> frozenset[str]:
    return frozenset(
        unit
        for unit, forms in language.units.items()
        if re.fullmatch(forms, word) or _SIGNS.get(word) == unit
    )


def behind(text: str, end: int, language: Language) -> frozenset[str]:
    """Tell the unit after the number that ends at *end*.

    >>> from tools.language.spanish import SPANISH
    >>> sorted(behind("20 libras", 2, SPANISH))
    ['GBP', 'lb']
    """
    if not language.units:
        return frozenset({"%"}) if text[end : end + 2].strip()[:1] == "%" else frozenset()
    match = _behind_re(language).match(text, end)
    return _named(match[1] or match[2], language) if match else frozenset()


def mentions(text: str, units: frozenset[str], language: Language) -> int:
    """Count how often words or signs for any of *units* stand in *text*."""
    forms = [language.units[unit] for unit in sorted(units)]
    signs = [re.escape(sign) for sign, unit in _SIGNS.items() if unit in units]
    words = rf"(?<![^\W\d])(?:{'|'.join(forms)})(?!\w)"
    return len(re.findall("|".join([words, *signs]), text))
