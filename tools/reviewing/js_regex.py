"""Regular expressions as a browser reads them: one rule, written once, holds here and there.

Only what our rules use is known: JavaScript has no verbose expressions, takes ``\\w`` and
``\\b`` for English letters alone, and wants every brace of its own escaped.
"""

from __future__ import annotations

import re

_LETTER = r"\p{L}\p{N}_"
_OUTSIDE = {
    "w": f"[{_LETTER}]",
    "W": f"[^{_LETTER}]",
    "d": r"\p{Nd}",
    "b": f"(?:(?<=[{_LETTER}])(?![{_LETTER}])|(?<![{_LETTER}])(?=[{_LETTER}]))",
    "A": "^",
    "Z": "$",
}
_INSIDE = {"w": _LETTER, "d": r"\p{Nd}"}
_SYNTAX = frozenset(r"^$\.*+?()[]{}|/")
_PIECE_RE = re.compile(
    r"(?P<escape>\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.))|(?P<name>\(\?P<)|(?P<opens>\[\^?\]?)"
    r"|(?P<times>\{\d*,?\d*\})|(?P<sign>.)",
    re.DOTALL,
)


def to_javascript(pattern: re.Pattern[str]) -> tuple[str, str]:
    """Write source and flags for ``new RegExp``.

    >>> to_javascript(re.compile(r"(?P<word>\\w+){2} # twice", re.VERBOSE))
    ('(?<word>[\\\\p{L}\\\\p{N}_]+){2}', 'gu')
    """
    ascii_only = bool(pattern.flags & re.ASCII)
    verbose = bool(pattern.flags & re.VERBOSE)
    parts: list[str] = []
    text, at, inside = pattern.pattern, 0, False
    while piece := _PIECE_RE.match(text, at):
        at = piece.end()
        if piece["escape"]:
            parts.append(_escape(piece["escape"], inside, ascii_only))
        elif inside:
            parts.append(piece[0].replace("[", r"\["))
            inside = piece[0] != "]"
        elif verbose and piece[0] == "#":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        elif not (verbose and piece[0].isspace()):
            inside = bool(piece["opens"])
            parts.append(_plain(piece))
    flags = "gu" + "i" * bool(pattern.flags & re.IGNORECASE) + "s" * bool(pattern.flags & re.DOTALL)
    return "".join(parts), flags


def _escape(escape: str, inside: bool, ascii_only: bool) -> str:
    sign = escape[1]
    known = _INSIDE if inside else _OUTSIDE
    if sign in known and not (ascii_only and sign in "wWbd"):
        return known[sign]
    if len(escape) > 2 or sign.isalnum() or sign in _SYNTAX or (inside and sign == "-"):
        return escape
    return sign


def _plain(piece: re.Match[str]) -> str:
    if piece["name"]:
        return "(?<"
    if piece["opens"]:
        return piece["opens"].replace("]", r"\]")
    return rf"\{piece[0]}" if piece[0] in "{}]" else piece[0]
