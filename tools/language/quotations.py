"""Quotations in a text: where the outermost begin and end, whatever marks they have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

CLOSED_BY = {"“": "”", "«": "»"}
_MARK_RE = re.compile('["“”«»]')
_STRANGE_RE = re.compile(r'[„‚‹›‟]|[\d′°]"')
"""Marks of other languages, and signs of inches and seconds: nothing is sure then."""


def outermost(text: str) -> list[tuple[int, int]]:
    """Start and end of each quotation that stands in no other; none where the marks do not pair.

    >>> outermost("«la “ola”» y \\"otra\\"")
    [(0, 10), (13, 19)]
    >>> outermost("»Ja« und »Nein«")
    []
    """
    if _STRANGE_RE.search(text):
        return []
    found, waiting = list[tuple[int, int]](), list[tuple[str, int]]()
    for mark in _MARK_RE.finditer(text):
        sign = mark[0]
        if waiting and sign == waiting[-1][0]:
            _, start = waiting.pop()
            if not waiting:
                found.append((start, mark.end()))
        elif sign in CLOSED_BY or (sign == '"' and all(one != sign for one, _ in waiting)):
            waiting.append((CLOSED_BY.get(sign, sign), mark.start()))
        else:
            return []
    return [] if waiting else [one for one in found if _is_quoted(text, *one)]


def is_in(quotations: Sequence[tuple[int, int]], place: int) -> bool:
    """Tell whether *place* is in one of what :func:`outermost` found."""
    last = bisect_right(quotations, (place, place)) - 1
    return last >= 0 and place < quotations[last][1]


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether words stand close to both marks, and none outside of them."""
    inner = text[start + 1 : end - 1]
    outside = text[max(0, start - 1) : start] + text[end : end + 1]
    return bool(inner.strip()) and inner == inner.strip() and not re.search(r"\w", outside)
