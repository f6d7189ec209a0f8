"""A sentence with tokens in the place of what an engine must not touch.

No token is safe with every engine: some part the brackets from the number, some drop what they do
not know, some take it for a word and decline it. So there are several styles of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tools.markup.placeables.patterns import PAIRS, PLACEABLE_RE, plain_re


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
        """
        >>> BRACKETS.token("0"), LETTERS.token("/0")
        ('⟦0⟧', 'XZE0Q')
        """
        return f"{self.opening}{name.replace('/', self.slash)}{self.closing}"

    def split(self, text: str) -> list[str]:
        """Text and what is in the tokens, by turns; the text first and last.

        >>> BRACKETS.split("a ⟦ 0 ⟧ b")
        ['a ', '0', ' b']
        """
        parts = _compiled(self.tolerant).split(text)
        parts[1::2] = [_name(part, self.slash) for part in parts[1::2]]
        return parts

    def numbers(self, text: str) -> list[str]:
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
        for match in plain_re(terms, style.reserved).finditer(text, start, end)
    ]


def _written(text: str, spans: list[Span], style: Style) -> Masked:
    placeables = tuple(placeable for *_, placeable in spans)
    parts, at = [], 0
    for (start, end, _), name in zip(spans, names_of(placeables), strict=True):
        parts += [text[at:start], style.token(name)]
        at = end
    sides = tuple((text[start - 1 : start], text[end : end + 1]) for start, end, _ in spans)
    return Masked("".join([*parts, text[at:]]), placeables, style, sides)


def names_of(placeables: Sequence[Placeable]) -> list[str]:
    """What stands in the tokens: a number, or the number of what is closed."""
    return [
        str(number) if one.closes is None else f"/{one.closes}"
        for number, one in enumerate(placeables)
    ]
