"""Numbers in running text: their value, whatever the language writes them like."""

from __future__ import annotations

import re
from decimal import Decimal

from tools.language.languages import LANGUAGES, language_of

Reading = frozenset[Decimal]
"""What one number can be: ``3.000`` is three thousand in Spanish, and three in Mexico."""

NUMBER_RE = re.compile(
    r"""
      (?<![\w.,]) \d{1,3} (?:[ \u00a0\u202f]\d{3})+ (?:[.,]\d+)? (?![\w])  # 3 000,5: spaces part it
    | (?<![A-Za-z]-) (?<!\d) \d+ (?:[.,]\d+)*  # 3.000,5, but not the number of F-16
    """,
    re.ASCII | re.VERBOSE,
)
_LOOSE_RE = re.compile(r"\d+")


# tools/reviewing/page/js/numbers.js reads them, too; test_review_rules.py compares the two.
def read(number: str, language: str) -> Reading:
    """List the values that *number* can have in *language*; at least one.

    >>> read("3,000", "en")
    frozenset({Decimal('3000')})
    >>> sorted(map(str, read("3.000", "es"))), sorted(map(str, read("1.234,5", "es")))
    (['3', '3000'], ['1234.5'])
    """
    plain = re.sub(r"\s", "", number)
    values = set()
    for point in language_of(language).decimal_points:
        group = "," if point == "." else "."
        whole, _, decimals = plain.partition(point)
        if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+|\d+", whole) and decimals.isdigit():
            values.add(_value(f"{whole.replace(group, '')}.{decimals}"))
        elif point not in plain and re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+|\d+", whole):
            values.add(_value(whole.replace(group, "")))
    if re.match(r"0\d", plain):  # a code, whatever parts it
        values.add(_value("".join(_LOOSE_RE.findall(plain))))
    if not values and re.fullmatch(r"\d+[.,]\d+", plain):  # written by another's rules
        values.add(_value(plain.replace(",", ".")))
    return frozenset(values) or frozenset({_value("".join(_LOOSE_RE.findall(plain)))})


def _value(digits: str) -> Decimal:
    number = Decimal(digits)
    return number.to_integral_value() if number == number.to_integral_value() else number


def localize(number: str, source: str, target: str) -> str:
    """Write *number*, which *source* wrote, as *target* does; other signs stay as they are.

    What *source* may read in two ways stays as it is.

    >>> localize("3,000 km", "en", "es"), localize("$1,234.5", "en", "pt_BR")
    ('3000 km', '$1.234,5')
    >>> localize("3000 km", "es", "pt_BR"), localize("1.5 %", "es", "pt_BR")
    ('3.000 km', '1,5 %')
    """
    return NUMBER_RE.sub(lambda match: _localised(match[0], source, target), number)


def _localised(number: str, source: str, target: str) -> str:
    ours, theirs, written = language_of(source), language_of(target), _written(number, source)
    new, old = theirs.number_format, ours.number_format
    if new is None or ours is theirs or not written:
        return number
    whole, decimals, parted = written
    # A language that parts nothing shorter than five digits says nothing by not parting four.
    parted = parted or (old is not None and 4 <= len(whole) < old.groups_from)
    if parted and len(whole) >= new.groups_from:
        whole = f"{int(whole):,}".replace(",", new.group)
    return f"{whole}{new.decimal}{decimals}" if decimals else whole


def _written(number: str, language: str) -> tuple[str, str, bool] | None:
    """Digits before the decimal sign and after it, and whether thousands are parted.

    None where that is not sure, and of what is no number: 3.11.2
    """
    if len(read(number, language)) != 1:
        return None
    plain = re.sub(r"\s", "", number)
    known = language_of(language)
    for point in sorted(known.decimal_points) if known in LANGUAGES else ():
        group = "," if point == "." else "."
        form = rf"(\d{{1,3}}(?:\{group}\d{{3}})+|\d+)(?:\{point}(\d+))?"
        if found := re.fullmatch(form, plain):
            parted = group in found[1] or plain != number
            return found[1].replace(group, ""), found[2] or "", parted
    return None
