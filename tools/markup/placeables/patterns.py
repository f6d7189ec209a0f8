"""What counts as a placeable: reStructuredText's markup, addresses, amounts, terms."""

from __future__ import annotations

import re
from functools import lru_cache

ADDRESSES = r"""
      (?P<address>\b(?:https?|ftp)://[^\s<>"“”«»]*[\w/=&#%~+-]|\bwww\.[\w-]+\.[\w./-]*[\w/])
    | (?P<email>\b(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)
    | (?P<format>\{\w*\}|%\(\w+\)[sd]|%[sd](?!\w))
    | (?P<handle>(?<![\w@./])@\w[\w.]*\w)
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
      (?P<literal>``(?=\S).+?(?<=\S)``(?!`))
    | (?P<target>_`[^`]+`)
    | (?P<titled>:[\w:+.-]+:`)(?P<title1>[^`<]*[^`<\s])(?P<to1>\s*<[^`<>]+>`)
    | (?P<role>:[\w:+.-]+:`[^`]+`|`[^`]+`:[\w:+.-]+:)
    | (?P<linked>`)(?P<title2>[^`<\s][^`<]*?)(?P<to2>\s+<[^`<>]+>`__?)
    | (?P<anonymous>`)(?P<title3>[^`<\s][^`<]*)(?P<to3>`__)
    | (?P<named>`[^`]+`_(?!\w))
    | (?P<cited>`)(?P<title4>[^`\s](?:[^`]*[^`\s])?)(?P<to4>`)(?![\w:])
    | (?P<strong>(?<![\w*])\*\*)(?P<title5>(?=[^\s*]).+?(?<=[^\s\\]))(?P<to5>\*\*)(?!\w)
    | (?P<emphasis>(?<![\w*])\*)(?P<title6>(?=[^\s*])[^*]*?(?<=[^\s\\*]))(?P<to6>\*)(?![\w*])
    | (?P<substitution>\|(?=\S)[^|]+(?<=\S)\|_{{0,2}})
    | (?P<automatic>\[(?:\#|\*)\]_(?!\w))
    | (?P<note>\[(?:\d+|\#?[\w.:+-]+)\]_(?!\w))
    | (?P<escape>(?:\\.)+)
    | {ADDRESSES}
    | (?P<reference>(?<![\w`])[A-Za-z0-9]+(?:[-._+:][A-Za-z0-9]+)*__?(?![\w`]))
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
