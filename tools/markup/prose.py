"""What of a text is prose: markup, code and addresses blanked out, every letter at its place.

Quicker than to mask a text, for nothing has to come back: rules read every entry.
"""

from __future__ import annotations

import re

from tools.markup.grammar import (
    ADDRESS,
    AFTER,
    ANONYMOUS_CLOSE,
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

MARKED_RE = re.compile(
    rf"""
      {LITERAL}
    | {ROLE_OPEN}(?P<shown>{TITLE}){TARGET_CLOSE}{AFTER}
    | {ROLE_OPEN}{QUOTED_TEXT}{QUOTED_CLOSE}
    | {QUOTED_OPEN}{QUOTED_TEXT}{ROLE_SUFFIX}
    | {QUOTED_OPEN}(?P<title>{TITLE}){LINK_CLOSE}
    | {QUOTED_OPEN}{QUOTED_TEXT}{NAMED_CLOSE}  # by its name, which is the same in every language
    | {QUOTED_OPEN}(?P<words>{QUOTED_TEXT})(?:{ANONYMOUS_CLOSE}|{QUOTED_CLOSE})
    | {INLINE_TARGET_OPEN}(?P<target>{INLINE_TARGET_TEXT}){QUOTED_CLOSE}
    | {STRONG_OPEN}(?P<strong>{STRONG_TEXT}){STRONG_CLOSE}
    | {EMPHASIS_OPEN}(?P<emphasis>{EMPHASIS_TEXT}){EMPHASIS_CLOSE}
    | {SUBSTITUTION}
    | {NOTE}
    | {ESCAPE}
    | {FIELD}
    """,
    re.VERBOSE | re.DOTALL,
)
"""Markup; a group with a name holds what of it is prose."""
ADDRESS_RE = re.compile(rf"{ADDRESS}|{EMAIL}|{HANDLE}", re.VERBOSE)
REFERENCE_RE = re.compile(REFERENCE, re.VERBOSE)
_SIGNS_RE = re.compile(r"[`*|\\\[{%]")


def prose(text: str) -> str:
    """Put spaces for what of *text* is not prose; every other character keeps its place.

    The words of links and of emphasis are prose.

    >>> prose("Type ``make`` *now*.")
    'Type           now .'
    """
    if _SIGNS_RE.search(text):
        text = MARKED_RE.sub(_blank, text)
    if "@" in text or "://" in text or "www." in text:
        text = ADDRESS_RE.sub(_blank, text)
    if "_" in text:
        text = REFERENCE_RE.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    kept = match.lastgroup
    if not kept:
        return " " * len(match[0])
    start, end = (place - match.start() for place in match.span(kept))
    return " " * start + match[kept] + " " * (len(match[0]) - end)
