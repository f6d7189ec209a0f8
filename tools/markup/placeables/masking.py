"""A sentence with tokens in the place of what an engine must not touch.

That is reStructuredText's markup, addresses, amounts and kept terms.
No token is safe with every engine: some part the brackets from the number, some drop what they do
not know, some take it for a word and decline it. So there are several styles of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
"""A space that does not break parts thousands, as Spanish has it."""
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
"""Kinds that may be inside of other markup."""
PAIRS = {"titled": 1, "linked": 2, "anonymous": 3, "cited": 4, "strong": 5, "emphasis": 6}
"""Kinds that open a pair: the number of the groups with what is inside, and what closes it."""


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write a token."""

    name: str
    opening: str
    """Around a number, as an engine gets it; ``/`` before the number closes a pair."""
    closing: str
    tolerant: str
    """Regular expression for the same as an engine may give it back; group 1 is the number."""
    reserved: str
    """Regular expression for what a source may hold and nobody could tell from a token."""
    slash: str = "/"

    def token(self, name: str) -> str:
        """Write a token for an engine; *name* is a number, or one with ``/`` that closes a pair.

        >>> BRACKETS.token("0"), LETTERS.token("/0")
        ('⟦0⟧', 'XZE0Q')
        """
        return f"{self.opening}{name.replace('/', self.slash)}{self.closing}"

    def split(self, text: str) -> list[str]:
        """Split *text* into text and the names in its tokens, by turns; text is first and last.

        >>> BRACKETS.split("a ⟦ 0 ⟧ b")
        ['a ', '0', ' b']
        """
        parts = _compiled(self.tolerant).split(text)
        parts[1::2] = [_name(part, self.slash) for part in parts[1::2]]
        return parts

    def numbers(self, text: str) -> list[str]:
        """List the names in the tokens of *text*."""
        return self.split(text)[1::2]


def _name(found: str, slash: str) -> str:
    digits = re.sub(r"\D", "", found)
    return f"/{int(digits)}" if found.strip().upper().startswith(slash) else str(int(digits))


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


BRACKETS = Style("brackets", "⟦", "⟧", r"⟦\s*(/?\s*[0-9]{1,6})\s*⟧", "[⟦⟧]+")
LETTERS = Style(
    "letters", "XZ", "Q", r"X\s?Z\s?(E?\s?[0-9]{1,6})\s?Q", r"(?i:X\s?Z\s?E?\s?[0-9]+\s?Q)", "E"
)
SQUARE = Style(
    "square", "[[", "]]", r"\[\s?\[\s*(/?\s*[0-9]{1,6})\s*\]\s?\]", r"\[[\s\[]*\[|\][\s\]]*\]"
)
STYLES = (BRACKETS, LETTERS, SQUARE)
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Placeable:
    """A part of a sentence that comes back as it is."""

    text: str
    kind: str
    """Name of a group of ``PLACEABLE_RE``, or ``term``, or ``sign``."""
    closes: int | None = None
    """The number of the token that this one closes."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence ready for an engine."""

    text: str
    placeables: tuple[Placeable, ...]
    """By the number in their token."""
    style: Style
    sides: tuple[tuple[str, str], ...]
    """The letters of the sentence beside each placeable, empty at its ends."""


def mask(text: str, terms: Iterable[str] = (), style: Style = BRACKETS) -> Masked:
    """Replace each placeable by a token.

    :param terms: names that stay as they are, in this very spelling.

    >>> mask("See `the end <end>`_ and ``make``.").text
    'See ⟦0⟧the end⟦/0⟧ and ⟦2⟧.'
    """
    masked = _written(text, _spans(text, tuple(terms), style), style)
    if style.numbers(masked.text) != names_of(masked.placeables):  # tokens ran into one another
        masked = _written(text, [(0, len(text), Placeable(text, "sign"))], style)
    return masked


Span = tuple[int, int, Placeable]


def _spans(text: str, terms: tuple[str, ...], style: Style) -> list[Span]:
    """The placeables of *text*, in order; a closing one says which it closes."""
    spans: list[Span] = []
    at = 0
    for match in PLACEABLE_RE.finditer(text):
        kind = match.lastgroup or ""
        spans += _plain(text, at, match.start(), terms, style)
        at = match.end()
        if kind.startswith("to"):
            kind = next(name for name in PAIRS if match[name])
            start, end = match.span(f"title{PAIRS[kind]}")
            number = len(spans)
            spans.append((match.start(), start, Placeable(text[match.start() : start], kind)))
            spans += _plain(text, start, end, terms, style)
            spans.append((end, at, Placeable(text[end:at], kind, number)))
        else:
            spans.append((match.start(), at, Placeable(match[0], kind)))
    return spans + _plain(text, at, len(text), terms, style)


def _plain(text: str, start: int, end: int, terms: tuple[str, ...], style: Style) -> list[Span]:
    """Terms, and what could be taken for a token of ours, in a stretch without markup."""
    return [
        (*match.span(), Placeable(match[0], match.lastgroup or "term"))
        for match in _plain_re(terms, style.reserved).finditer(text, start, end)
    ]


@lru_cache(maxsize=16)
def _plain_re(terms: tuple[str, ...], reserved: str) -> re.Pattern[str]:
    """Make an expression for a stretch without markup: terms, addresses, what looks like a token.

    :param reserved: regular expression for the last.
    """
    parts = [rf"(?P<sign>{reserved})", ADDRESSES, AMOUNT]
    if words := sorted(filter(None, terms), key=lambda term: (-len(term), term)):
        parts.append(rf"(?P<term>(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w))")
    return re.compile("|".join(parts), re.VERBOSE)


def _written(text: str, spans: list[Span], style: Style) -> Masked:
    placeables = tuple(placeable for *_, placeable in spans)
    parts, at = [], 0
    for (start, end, _), name in zip(spans, names_of(placeables), strict=True):
        parts += [text[at:start], style.token(name)]
        at = end
    sides = tuple((text[start - 1 : start], text[end : end + 1]) for start, end, _ in spans)
    return Masked("".join([*parts, text[at:]]), placeables, style, sides)


def names_of(placeables: Sequence[Placeable]) -> list[str]:
    """Name the token of each placeable: a number, or ``/`` and the number of what it closes."""
    return [
        str(number) if placeable.closes is None else f"/{placeable.closes}"
        for number, placeable in enumerate(placeables)
    ]
