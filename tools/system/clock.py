"""What day it is: said by whoever runs a command, or read from the clock, once."""

from __future__ import annotations

import datetime

from tools.model.dates import is_date
from tools.model.errors import UsageError
from tools.model.text import printable


def now() -> datetime.datetime:
    """Return this moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def parse_day(said: str) -> str:
    """Return a day as ``2026-11-30``; today's where *said* is empty.

    :raises UsageError: *said* is no day.
    """
    if not said:
        return datetime.datetime.now().astimezone().date().isoformat()
    if not is_date(said) or len(said) < len("2026-11-30"):
        raise UsageError(
            f"DATE={printable(said, 40)} is no day.", hint="Write it like this: DATE=2026-11-30"
        )
    return said
