"""Times of day: 7pm, 19:30, 19h30, las siete de la tarde."""

from __future__ import annotations

import re
from decimal import Decimal

TIME_RE = re.compile(
    r"""(?<![\w.,:/])(?:
      (?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?
        [ \u00a0\u202f]?(?P<half>[ap])\.?[ \u00a0\u202f]?m\b
    | (?P<opens>\d{1,2})(?=[ ]?(?:-|–|to|and|a|y|e)[ ]?\d{1,2}(?:[:.]\d\d)?
        [ \u00a0]?[ap]\.?[ ]?m\b)
    | (?P<sharp>\d{1,2})[:h](?P<past>\d\d)(?:min)?(?![\d:]|[.,]\d)
    | (?P<dotted>\d{1,2})\.(?P<after>\d\d)(?=[ \u00a0]?(?:h|hs|hrs|horas)\b)
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
HALF_DAY = 720


def minutes(match: re.Match[str]) -> frozenset[Decimal]:
    """The minutes of the day that a time can mean; none if there is no such time.

    >>> sorted(map(int, minutes(TIME_RE.search("at 7pm"))))
    [1140]
    >>> sorted(map(int, minutes(TIME_RE.search("at 7:30"))))
    [450, 1170]
    """
    hour = int(match["hour"] or match["opens"] or match["sharp"] or match["dotted"])
    minute = int(match["minute"] or match["past"] or match["after"] or 0)
    if hour > 24 or minute > 59:
        return frozenset()
    if match["half"]:
        late = match["half"].lower() == "p"
        return frozenset({Decimal(hour % 12 * 60 + minute + HALF_DAY * late)})
    time = hour % 24 * 60 + minute
    return frozenset(
        {Decimal(time), Decimal((time + HALF_DAY) % 1440)} if hour <= 12 else {Decimal(time)}
    )


def hours(readings: frozenset[Decimal]) -> frozenset[Decimal]:
    """What a number in place of a time would be: 7 or 19, or 7½; none where there are minutes.

    >>> sorted(map(float, hours(frozenset({Decimal(1170)}))))
    [7.5, 19.5]
    """
    full = [time / 60 for time in readings if time % 30 == 0]
    return frozenset(number for hour in full for number in (hour, hour % 12 or Decimal(12)))
