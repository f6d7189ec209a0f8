"""Dates as far as they are known.

A date is ``2021``, ``2021-08`` or ``2021-08-24``, a moment ``2021-08-24T12:00:00Z``. As texts
they sort as they follow one another, and what is known less exactly comes first.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

DATE_RE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
"""The form of a date; :func:`is_date` tells whether there is such a day."""
START = "0001-01-01T00:00:00Z"


def is_date(text: str) -> bool:
    """Tell whether a text is a date as far as it is known.

    >>> is_date("2021"), is_date("2021-08"), is_date("2021-02-30"), is_date("soon")
    (True, True, False, False)
    """
    match = DATE_RE.fullmatch(text)
    if match is None:
        return False
    try:
        date(*(int(part) if part else 1 for part in match.groups()))
    except ValueError:
        return False
    return True


def is_after(day: str, today: str) -> bool:
    """Tell whether a date, as far as it is known, has not come yet.

    >>> is_after("2021-09", "2021-08-24"), is_after("2021-08", "2021-08-24")
    (True, False)
    """
    return day > today[: len(day)]


def latest(*dates: str) -> str:
    """Choose the last of some dates and moments; empty if there is none.

    >>> latest("2021-08", "", "2021-08-24", "2021-08-24T12:00:00Z")
    '2021-08-24T12:00:00Z'
    """
    return max(dates, default="")


def first_moment(day: str) -> str:
    """Return the moment when a date begins, for formats that take nothing but moments.

    >>> first_moment("2021-08"), first_moment("2021-08-24T12:00:00Z")
    ('2021-08-01T00:00:00Z', '2021-08-24T12:00:00Z')
    """
    return day + START[len(day) :]


def read_revision_date(field: str) -> str:
    """Read the moment that a ``PO-Revision-Date`` names; empty if it names none.

    >>> read_revision_date("2026-11-23 13:00+0100"), read_revision_date("YEAR-MO-DA HO:MI+ZONE")
    ('2026-11-23T12:00:00Z', '')
    """
    try:
        moment = datetime.strptime(field.strip(), "%Y-%m-%d %H:%M%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
