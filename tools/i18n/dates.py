"""Dates as far as they are known: a year, a month or a day."""

from __future__ import annotations

import datetime
import re

from babel import Locale
from babel.dates import format_date, format_skeleton

DATE_RE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def spell_date(date: str, locale: Locale) -> str:
    """Write *date* (``2021``, ``2021-08`` or ``2021-08-24``) in the form that CLDR gives a
    language.

    >>> spell_date("2021-08", Locale.parse("pt_BR")), spell_date("2021-08-01", Locale.parse("es"))
    ('agosto de 2021', '1 de agosto de 2021')

    :raises ValueError: not a date, or not in that form.
    """
    match = DATE_RE.fullmatch(date)
    if match is None:
        raise ValueError(f"{date!r} is not a date like 2021, 2021-08 or 2021-08-24")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    value = datetime.date(year, month or 1, day or 1)
    if day:
        return str(format_date(value, "long", locale=locale))
    return str(format_skeleton("yMMMM" if month else "y", value, locale=locale))
