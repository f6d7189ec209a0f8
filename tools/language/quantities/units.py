"""What a number counts: percent, money, lengths, weights, time."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_WORDS = {
    "%": "%|percent|per cent|pct|percentage points?",
    "USD": r"US\$|USD|dollars?",
    "GBP": "£|GBP|pounds?|pounds? sterling|quid",
    "EUR": "€|EUR|euros?",
    "BRL": r"R\$|BRL|reais|reals?",
    "JPY": "¥|JPY|yens?",
    "MXN": "MXN|pesos?",
    "cent": "cents?|pence",
    "km": "km|kms|kilomet(?:re|er)s?",
    "mile": "mi|miles?",
    "m": "m|met(?:re|er)s?",
    "foot": "ft|feet|foot",
    "cm": "cm|centimet(?:re|er)s?",
    "mm": "mm|millimet(?:re|er)s?",
    "inch": "inch|inches",
    "yard": "yards?|yds?",
    "kg": "kg|kgs|kilos?|kilograms?",
    "lb": "lbs?|pounds?",
    "g": "g|grams?",
    "tonne": "t|tons?|tonnes?",
    "ounce": "oz|ounces?",
    "ha": "ha|hectares?",
    "acre": "acres?",
    "litre": "l|lit(?:re|er)s?",
    "gallon": "gallons?",
    "°C": "°C|degrees Celsius",
    "°F": "°F|degrees Fahrenheit",
    "year": "years?|yrs?|yr",
    "month": "months?",
    "week": "weeks?|wks?",
    "day": "days?",
    "hour": "h|hrs?|hours?",
    "minute": "min|mins|minutes?",
    "second": "s|secs?|seconds?",
}
_FOREIGN = {
    "es": {
        "%": "%|por ciento|por cien|puntos? porcentuales|punto porcentual|pct",
        "USD": r"US\$|USD|dólar(?:es)?",
        "GBP": "£|GBP|libras?|libras? esterlinas?",
        "EUR": "€|EUR|euros?", "BRL": r"R\$|BRL|reales|real",
        "JPY": "¥|JPY|yen(?:es)?", "MXN": "MXN|pesos?", "cent": "centavos?|céntimos?|peniques?",
        "km": "km|kms|kilómetros?", "mile": "mi|millas?", "m": "m|metros?", "foot": "ft|pies?",
        "cm": "cm|centímetros?", "mm": "mm|milímetros?", "inch": "pulgadas?", "yard": "yardas?",
        "kg": "kg|kgs|kilos?|kilogramos?", "lb": "lbs?|libras?", "g": "g|gramos?",
        "tonne": "t|toneladas?", "ounce": "oz|onzas?", "ha": "ha|hectáreas?", "acre": "acres?",
        "litre": "l|litros?", "gallon": "galones|galón", "°C": "°C|grados Celsius|grados",
        "°F": "°F|grados Fahrenheit|grados", "year": "años?", "month": "mes(?:es)?",
        "week": "semanas?", "day": "días?|jornadas?", "hour": "h|hs|horas?",
        "minute": "min|minutos?", "second": "s|seg|segundos?",
    },
    "pt": {
        "%": "%|por cento|pontos? percentuais|ponto percentual|pct",
        "USD": r"US\$|USD|dólar(?:es)?",
        "GBP": "£|GBP|libras?|libras? esterlinas?",
        "EUR": "€|EUR|euros?", "BRL": r"R\$|BRL|reais|real",
        "JPY": "¥|JPY|ienes?|iene", "MXN": "MXN|pesos?", "cent": "centavos?|cêntimos?",
        "km": "km|kms|quil[ôó]metros?", "mile": "mi|milhas?", "m": "m|metros?",
        "foot": "ft|pés?", "cm": "cm|centímetros?", "mm": "mm|milímetros?",
        "inch": "polegadas?", "yard": "jardas?", "kg": "kg|kgs|quilos?|quilogramas?",
        "lb": "lbs?|libras?", "g": "g|gramas?", "tonne": "t|toneladas?", "ounce": "oz|onças?",
        "ha": "ha|hectares?", "acre": "acres?", "litre": "l|litros?", "gallon": "galões|galão",
        "°C": "°C|graus Celsius|graus", "°F": "°F|graus Fahrenheit|graus", "year": "anos?",
        "month": "mês|meses", "week": "semanas?", "day": "dias?", "hour": "h|hs|horas?",
        "minute": "min|minutos?", "second": "s|seg|segundos?",
    },
}  # fmt: skip
_SPOKEN = {"en": _WORDS, **_FOREIGN}
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
    """Whether two units could stand for one another.

    >>> of_one_sort(frozenset({"km"}), frozenset({"mile"}))
    True
    """
    return any(one & dimension and other & dimension for dimension in _DIMENSIONS)


def spans(readings: frozenset[Decimal], units: frozenset[str]) -> frozenset[tuple[str, Decimal]]:
    """How long numbers of hours or years can be, in one measure: 90 minutes are 1½ hours.

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
    """The money whose sign stands before the number at *start*."""
    match = _SIGN_RE.search(text[max(0, start - 5) : start])
    if not match:
        return frozenset()
    sign = match[1].strip()
    return frozenset({_SIGNS.get(sign, sign)})


@lru_cache(maxsize=8)
def _behind_re(language: str) -> re.Pattern[str]:
    return re.compile(
        r"[ \u00a0\u202f-]?(?:(?:de|US|U\.S\.|American|old|full|long|whole) )?"
        rf"(?:({'|'.join(_SPOKEN[language].values())})(?![^\W_])|([$£€¥%°]C?F?))"
    )


@lru_cache(maxsize=1024)
def _named(word: str, language: str) -> frozenset[str]:
    return frozenset(
        unit
        for unit, forms in _SPOKEN[language].items()
        if re.fullmatch(forms, word) or _SIGNS.get(word) == unit
    )


def behind(text: str, end: int, language: str) -> frozenset[str]:
    """The unit after the number that ends at *end*.

    >>> sorted(behind("20 libras", 2, "es"))
    ['GBP', 'lb']
    """
    if language not in _SPOKEN:
        return frozenset({"%"}) if text[end : end + 2].strip()[:1] == "%" else frozenset()
    match = _behind_re(language).match(text, end)
    return _named(match[1] or match[2], language) if match else frozenset()


def mentions(text: str, units: frozenset[str], language: str) -> int:
    """How often words or signs for any of *units* stand in *text*."""
    forms = [_SPOKEN.get(language, _WORDS)[unit] for unit in sorted(units)]
    signs = [re.escape(sign) for sign, unit in _SIGNS.items() if unit in units]
    words = rf"(?<![^\W\d])(?:{'|'.join(forms)})(?!\w)"
    return len(re.findall("|".join([words, *signs]), text))
