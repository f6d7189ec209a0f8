"""The inline markup of reStructuredText: an expression for it, and fragments to build others from.

Masks, prose and sentences are made of these fragments, so that they agree on what is marked up.
Each says what docutils' own parser says (``docutils.parsers.rst.states.Inliner``), but for what
``tests/unit/markup/test_grammar.py`` lists; :mod:`tools.markup.inline` asks docutils itself.

All are for ``re.VERBOSE | re.DOTALL``, hold no group with a name, and use only what
:mod:`tools.reviewing.live_checks` can hand to a browser. A fragment that ends in ``_OPEN`` begins
markup, one that ends in ``_CLOSE`` ends it, and between them is one that ends in ``_TEXT``.
"""

from __future__ import annotations

import re

MOST = 2000
"""Characters between the two ends of marked words, so that a text of asterisks takes no second."""
OPENERS = "\"'(\\[{<‘“‚„‹«’”»›"
"""Marks that may be before markup; then it may not begin with what closes them."""
CLOSERS = "\"')\\]}>’”›»‘“„‹«"
DELIMITERS = "\\-/:¡¿·‐‑‒–—―…"
"""Marks that may be on either side of markup."""

BEFORE = rf"(?<![^\s{OPENERS}{DELIMITERS}])"
"""What precedes the beginning of markup."""
BEFORE_NOTE = rf"(?<![^\s{OPENERS}{DELIMITERS}]\[)"
"""The same of a note, after its bracket."""
AFTER = rf"(?=[\s{CLOSERS}{DELIMITERS}.,;!?\\]|\Z)"
"""What follows the end of markup."""
ROLE = r":(?:(?!_)\w){1,40}(?:[-._+:](?:(?!_)\w){1,40}){0,9}:"
NAME = r"(?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*"
"""A reference name of one word."""


def _begins(sign: str, rest: str = "") -> str:
    """*sign* and *rest* where markup may begin: after a space or a delimiter, or inside quotes
    that it fills.

    What precedes is looked at after *sign*, one character: a text is searched for that first.
    """
    return (
        rf"{sign}(?:(?<![^\s{DELIMITERS}]{sign}){rest}"
        rf"|(?<=[{OPENERS}]{sign}){rest}(?![{CLOSERS}]))(?!\s)"
    )


def _inside(sign: str, end: str) -> str:
    """*sign* where it ends nothing: after a space, or where *end* does not follow.

    Never both ways at once: what can be read in two ways is tried in all of them.
    """
    return rf"{sign}(?:(?<=\s{sign})|(?<!\s{sign})(?!{end}))"


def _until(sign: str, end: str) -> str:
    """Text without the end of what *sign* marks: *sign* where *end* follows, after no space."""
    return rf"(?:[^\\{sign}]|\\.|{_inside(sign, end)}){{1,{MOST}}}"


LITERAL_OPEN = _begins("`", "`")
LITERAL_TEXT = rf"(?:[^`]|{_inside('`', f'`{AFTER}')}){{1,{MOST}}}"
LITERAL_CLOSE = rf"(?<=\S)``{AFTER}"
LITERAL = LITERAL_OPEN + LITERAL_TEXT + LITERAL_CLOSE
STRONG_OPEN = _begins(r"\*", r"\*")
STRONG_TEXT = _until(r"\*", rf"\*{AFTER}")
STRONG_CLOSE = rf"(?<=\S)\*\*{AFTER}"
EMPHASIS_OPEN = _begins(r"\*", r"(?!\*)")
EMPHASIS_TEXT = _until(r"\*", AFTER)
EMPHASIS_CLOSE = rf"(?<=\S)\*{AFTER}"
SUBSTITUTION = (
    _begins(r"\|", r"(?!\|)") + _until(r"\|", rf"_{{0,2}}{AFTER}") + rf"(?<=\S)\|_{{0,2}}{AFTER}"
)
QUOTED_OPEN = _begins("`", "(?!`)")
QUOTED_TEXT = _until("`", rf"(?:__?|{ROLE})?{AFTER}")
"""Between backquotes, whatever comes of it: a role's text, the name of a link, a title."""
QUOTED_CLOSE = rf"(?<=\S)`{AFTER}"
ROLE_OPEN = _begins(":", rf"{ROLE.removeprefix(':')}`(?!`)")
ROLE_SUFFIX = rf"(?<=\S)`{ROLE}{AFTER}"
NAMED_CLOSE = rf"(?<=\S)`_{AFTER}"
ANONYMOUS_CLOSE = rf"(?<=\S)`__{AFTER}"
TITLE = r"[^`<\\\s](?:[^`<\\]*[^`<\\\s])?"
"""What readers see of a link that holds its target."""
TARGET_CLOSE = r"\s+<[^`<>\\]+>`"
"""The target of a role; of a link, with what follows in :data:`LINK_CLOSE`."""
LINK_CLOSE = rf"{TARGET_CLOSE}__?{AFTER}"
INLINE_TARGET_OPEN = _begins("_", "`")
INLINE_TARGET_TEXT = _until("`", AFTER)
AUTOMATIC_NOTE = rf"\[{BEFORE_NOTE}[\#*]\]_{AFTER}"
"""A note that takes its number from its place."""
NOTE = rf"\[{BEFORE_NOTE}(?:\d+|\#(?:{NAME})?|\*|{NAME})\]_{AFTER}"
REFERENCE = rf"{BEFORE}{NAME}__?{AFTER}"
ESCAPE = r"(?:\\.)+"
ADDRESS = r"\b(?:https?|ftp)://[^\s<>\"“”«»]*[\w/=\&\#%~+-]|\bwww\.[\w-]+\.[\w./-]*[\w/]"
EMAIL = r"\b(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"
HANDLE = r"(?<![\w@./])@\w[\w.]*\w"
FIELD = r"\{\w*\}|%\(\w+\)[sd]|%[sd](?!\w)"
"""A place that a program fills in: ``{author}``, ``%(n)s``."""
MARKUP_RE = re.compile(
    rf"""
      {LITERAL}
    | {INLINE_TARGET_OPEN}{INLINE_TARGET_TEXT}{QUOTED_CLOSE}
    | {ROLE_OPEN}{QUOTED_TEXT}{QUOTED_CLOSE}
    | {QUOTED_OPEN}{QUOTED_TEXT}(?:{ROLE_SUFFIX}|(?<=\S)`_{{0,2}}{AFTER})
    | {STRONG_OPEN}{STRONG_TEXT}{STRONG_CLOSE}
    | {EMPHASIS_OPEN}{EMPHASIS_TEXT}{EMPHASIS_CLOSE}
    | {SUBSTITUTION}
    """,
    re.VERBOSE | re.DOTALL,
)
"""Inline markup of reStructuredText: one piece, whatever full stops it holds."""
