"""Dates as far as they are known.

A date is ``2021``, ``2021-08`` or ``2021-08-24``, a moment ``2021-08-24T12:00:00Z``. As texts
they sort as they follow one another, and what is known less exactly comes first.
"""

from __future__ import annotations

from datetime import UTC, datetime

START = "0001-01-01T00:00:00Z"


def revision(field: str) -> str:
    """Read the moment that a ``PO-Revision-Date`` names; empty if it names none.

    >>> revision("2026-11-23 13:00+0100"), revision("YEAR-MO-DA HO:MI+ZONE")
    ('2026-11-23T12:00:00Z', '')
    """
    try:
        moment = datetime.strptime(field.strip(), "%Y-%m-%d %H:%M%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def latest(*dates: str) -> str:
    """Choose the last of some dates and moments; empty if there is none.

    >>> latest("2021-08", "", "2021-08-24", "2021-08-24T12:00:00Z")
    '2021-08-24T12:00:00Z'
    """
    return max(dates, default="")


def instant(date: str) -> str:
    """Return the moment when a date begins, for formats that take nothing but moments.

    >>> instant("2021-08"), instant("2021-08-24T12:00:00Z")
    ('2021-08-01T00:00:00Z', '2021-08-24T12:00:00Z')
    """
    return date + START[len(date) :]
