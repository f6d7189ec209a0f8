"""What counts as a placeable: reStructuredText's markup, addresses, amounts, terms."""

from __future__ import annotations

import re
from functools import lru_cache

from tools.markup.grammar import (
    ADDRESS,
    AFTER,
    ANONYMOUS_CLOSE,
    AUTOMATIC_NOTE,
    EMAIL,
    EMPHASIS_CLOSE,
    EMPHASIS_OPEN,
    EMPHASIS_TEXT,
    ESCAPE,
    FIELD,
    HANDLE,
    INLINE_TARGET_OPEN,
    INLINE_TARGET_TEXT,
    LINK_CLOSE,
    LITERAL,
    NAMED_CLOSE,
    NOTE,
    QUOTED_CLOSE,
    QUOTED_OPEN,
    QUOTED_TEXT,
    REFERENCE,
    ROLE_OPEN,
    ROLE_SUFFIX,
    STRONG_CLOSE,
    STRONG_OPEN,
    STRONG_TEXT,
    SUBSTITUTION,
    TARGET_CLOSE,
    TITLE,
)

ADDRESSES = rf"""
      (?P<address>{ADDRESS})
    | (?P<email>{EMAIL})
    | (?P<format>{FIELD})
    | (?P<handle>{HANDLE})
"""
DIGITS = r"""\d(?:[\d.,]|[\u00a0\u202f](?=\d\d\d(?!\d)))*(?<=\d)"""
"""A blank that does not break parts thousands, as Spanish has it."""
AMOUNT = rf"""
      (?P<amount>
        (?:(?:US|R|C|A)?[$€£¥]\s?|(?:USD|EUR|GBP)\s){DIGITS}(?!\w)
      | (?<![\w.,])(?<!\d[\u00a0\u202f]){DIGITS}\s?(?:%|‰|°C|°F|[$€£](?!\w)|(?:km²|m²|km|cm|mm|kg|
          mg|km/h|mph|kWh|MWh|GWh|MW|GW|kW|GB|MB|kB|TB|KB|Hz|kHz|MHz|GHz|ha|€)(?!\w))
      )
"""
"""Numbers that carry a unit."""
PLACEABLE_RE = re.compile(
    rf"""
      (?P<literal>{LITERAL})
    | (?P<target>{INLINE_TARGET_OPEN}{INLINE_TARGET_TEXT}{QUOTED_CLOSE})
    | (?P<titled>{ROLE_OPEN})(?P<title1>{TITLE})(?P<to1>{TARGET_CLOSE}{AFTER})
    | (?P<role>{ROLE_OPEN}{QUOTED_TEXT}{QUOTED_CLOSE}|{QUOTED_OPEN}{QUOTED_TEXT}{ROLE_SUFFIX})
    | (?P<linked>{QUOTED_OPEN})(?P<title2>{TITLE})(?P<to2>{LINK_CLOSE})
    | (?P<anonymous>{QUOTED_OPEN})(?P<title3>{QUOTED_TEXT})(?P<to3>{ANONYMOUS_CLOSE})
    | (?P<named>{QUOTED_OPEN}{QUOTED_TEXT}{NAMED_CLOSE})
    | (?P<cited>{QUOTED_OPEN})(?P<title4>{QUOTED_TEXT})(?P<to4>{QUOTED_CLOSE})
    | (?P<strong>{STRONG_OPEN})(?P<title5>{STRONG_TEXT})(?P<to5>{STRONG_CLOSE})
    | (?P<emphasis>{EMPHASIS_OPEN})(?P<title6>{EMPHASIS_TEXT})(?P<to6>{EMPHASIS_CLOSE})
    | (?P<substitution>{SUBSTITUTION})
    | (?P<automatic>{AUTOMATIC_NOTE})
    | (?P<note>{NOTE})
    | (?P<escape>{ESCAPE})
    | {ADDRESSES}
    | (?P<reference>{REFERENCE})
    | {AMOUNT}
    """,
    re.VERBOSE | re.DOTALL,
)
"""In the order docutils would take them."""
PLAIN = {"term", "sign", "amount", "address", "email", "handle", "format"}
"""Kinds that may stand inside of other markup."""
PAIRS = {"titled": 1, "linked": 2, "anonymous": 3, "cited": 4, "strong": 5, "emphasis": 6}
"""Kinds that open a pair: the number of the groups with what is inside, and what closes it."""


@lru_cache(maxsize=16)
def plain_re(terms: tuple[str, ...], reserved: str) -> re.Pattern[str]:
    """For a stretch without markup: terms, addresses, and what could be taken for a token.

    :param reserved: regular expression for the last.
    """
    parts = [rf"(?P<sign>{reserved})", ADDRESSES, AMOUNT]
    if words := sorted(filter(None, terms), key=lambda term: (-len(term), term)):
        parts.append(rf"(?P<term>(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w))")
    return re.compile("|".join(parts), re.VERBOSE)
