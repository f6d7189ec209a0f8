r"""What an engine must not touch: taken out of a sentence, and put back.

Roles, links, literals, references, addresses and amounts become numbered tokens. Of
emphasis and of links with a text only the markup does, as a pair of tokens: their words
are for translating.

Laws, for every text and style: ``unmask(masked, masked.text) == text``; what comes back
holds each placeable exactly once, or :class:`LostPlaceable` is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tools.tokens import BRACKETS, STYLES, Style

__all__ = ["BRACKETS", "STYLES", "LostPlaceable", "Masked", "Placeable", "Style", "mask", "unmask"]


class LostPlaceable(ValueError):
    """An engine dropped, doubled, invented or crossed a token; the message says which."""


@dataclass(frozen=True, slots=True)
class Placeable:
    """A part of a sentence that comes back as it is."""

    text: str
    kind: str
    """Name of a group of ``PLACEABLE_RE``, or ``term``, or ``sign``."""
    closes: int | None = None
    """The number of the token that this one closes."""

    @property
    def ordered(self) -> bool:
        """Whether its place among its like says what it points to."""
        return self.kind in {"anonymous", "automatic"}


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence ready for an engine."""

    text: str
    placeables: tuple[Placeable, ...]
    """By the number in their token."""
    style: Style
    sides: tuple[tuple[str, str], ...]
    """The letters of the sentence beside each placeable, empty at its ends."""


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


def mask(text: str, terms: Iterable[str] = (), style: Style = BRACKETS) -> Masked:
    """Replace each placeable by a token.

    :param terms: names that stay as they are, in this very spelling.

    >>> mask("See `the end <end>`_ and ``make``.").text
    'See ⟦0⟧the end⟦/0⟧ and ⟦2⟧.'
    """
    masked = _written(text, _spans(text, tuple(terms), style), style)
    if style.numbers(masked.text) != _names(masked.placeables):  # tokens ran into one another
        masked = _written(text, [(0, len(text), Placeable(text, "sign"))], style)
    return masked


PLAIN = {"term", "sign", "amount", "address", "email", "handle", "format"}
"""Kinds that may stand inside of other markup."""
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
            kind = next(name for name in _PAIRS if match[name])
            start, end = match.span(f"title{_PAIRS[kind]}")
            number = len(spans)
            spans.append((match.start(), start, Placeable(text[match.start() : start], kind)))
            spans += _plain(text, start, end, terms, style)
            spans.append((end, at, Placeable(text[end:at], kind, number)))
        else:
            spans.append((match.start(), at, Placeable(match[0], kind)))
    return spans + _plain(text, at, len(text), terms, style)


_PAIRS = {"titled": 1, "linked": 2, "anonymous": 3, "cited": 4, "strong": 5, "emphasis": 6}


def _plain(text: str, start: int, end: int, terms: tuple[str, ...], style: Style) -> list[Span]:
    """Terms, and what could be taken for a token of ours, in a stretch without markup."""
    return [
        (*match.span(), Placeable(match[0], match.lastgroup or "term"))
        for match in _plain_re(terms, style.reserved).finditer(text, start, end)
    ]


@lru_cache(maxsize=16)
def _plain_re(terms: tuple[str, ...], reserved: str) -> re.Pattern[str]:
    parts = [rf"(?P<sign>{reserved})", ADDRESSES, AMOUNT]
    if words := sorted(filter(None, terms), key=lambda term: (-len(term), term)):
        parts.append(rf"(?P<term>(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w))")
    return re.compile("|".join(parts), re.VERBOSE)


def _written(text: str, spans: list[Span], style: Style) -> Masked:
    placeables = tuple(placeable for *_, placeable in spans)
    parts, at = [], 0
    for (start, end, _), name in zip(spans, _names(placeables), strict=True):
        parts += [text[at:start], style.token(name)]
        at = end
    sides = tuple((text[start - 1 : start], text[end : end + 1]) for start, end, _ in spans)
    return Masked("".join([*parts, text[at:]]), placeables, style, sides)


def _names(placeables: Sequence[Placeable]) -> list[str]:
    """What stands in the tokens: a number, or the number of what is closed."""
    return [
        str(number) if one.closes is None else f"/{one.closes}"
        for number, one in enumerate(placeables)
    ]


def unmask(masked: Masked, answer: str) -> str:
    """Put the placeables of *masked* into an engine's *answer*, in its order.

    White space that an engine puts around tokens, or loses, becomes as in the source.

    >>> masked = mask("See :ref:`intro` (and ``make``).")
    >>> unmask(masked, "Vea⟦ 0 ⟧ ( y ⟦1⟧ ).")
    'Vea :ref:`intro` ( y ``make``).'

    :raises LostPlaceable: a token is missing, doubled, invented, or out of its place.
    """
    parts = masked.style.split(answer)
    names = parts[1::2]
    _verify(masked, names)
    numbers = {name: number for number, name in enumerate(_names(masked.placeables))}
    texts = list(parts[::2])
    for place, name in enumerate(names):
        number = numbers[name]
        _mend(texts, place, masked.placeables, number, masked.sides[number])
    out = [texts[0]]
    for place, name in enumerate(names):
        out += [masked.placeables[numbers[name]].text, texts[place + 1]]
    return "".join(out)


def _verify(masked: Masked, names: Sequence[str]) -> None:
    wanted = _names(masked.placeables)
    for name, placeable in zip(wanted, masked.placeables, strict=True):
        if (count := names.count(name)) != 1:
            raise LostPlaceable(f"{placeable.text} came back {count} times")
    if invented := sorted(set(names) - set(wanted)):
        raise LostPlaceable(f"no placeable has the number {invented[0]}")
    stack: list[str] = []
    pairs = {name[1:] for name in wanted if name.startswith("/")}
    for name in names:
        if name in pairs:
            stack.append(name)
        elif name.startswith("/") and (not stack or stack.pop() != name[1:]):
            raise LostPlaceable(f"{masked.placeables[int(name[1:])].text} is crossed or reversed")
    for kind in ("anonymous", "automatic"):
        order = [n for n in names if masked.placeables[int(n.strip("/"))].kind == kind]
        if order != [n for n in wanted if masked.placeables[int(n.strip("/"))].kind == kind]:
            raise LostPlaceable(f"{kind} references changed places")
    _verify_insides(masked, names, wanted)


def _verify_insides(masked: Masked, names: Sequence[str], wanted: Sequence[str]) -> None:
    """Markup works in no other markup: what stood outside of a pair stays there."""
    ours, theirs = _holders(wanted), _holders(names)
    for name, placeable in zip(wanted, masked.placeables, strict=True):
        if ours[name] != theirs[name] and placeable.kind not in PLAIN:
            raise LostPlaceable(f"{placeable.text} went into other markup, or came out of it")


def _holders(names: Sequence[str]) -> dict[str, str]:
    """Of each token, the pair it stands in; empty if none."""
    closers = {name[1:] for name in names if name.startswith("/")}
    holders, inside = {}, ""
    for name in names:
        if name.startswith("/"):
            inside = ""
        holders[name] = inside
        if name in closers:
            inside = name
    return holders


def _mend(
    texts: list[str],
    place: int,
    placeables: Sequence[Placeable],
    number: int,
    sides: tuple[str, str],
) -> None:
    """White space beside the token between ``texts[place]`` and ``texts[place + 1]``."""
    before, after = texts[place], texts[place + 1]
    left, right = sides
    one = placeables[number]
    opens = any(other.closes == number for other in placeables)
    if opens:
        after = after.lstrip() if right.strip() else after
    elif right and _alike(right, after.lstrip()[:1]):
        after = after.lstrip()
    elif right.isspace() and not after and place + 2 < len(texts):
        after = " "
    elif (right.isspace() or not right) and after[:1].isalnum():
        after = f" {after}"
    if one.closes is not None:
        before = before.rstrip() if left.strip() else before
    elif left and _alike(left, before.rstrip()[-1:]):
        before = before.rstrip()
    elif (left.isspace() or not left) and before[-1:].isalnum():
        before = f"{before} "
    texts[place], texts[place + 1] = before, after


def _alike(one: str, other: str) -> bool:
    """Whether both signs stand close to what is beside them, on the same side."""
    return any(one in signs and other in signs and other for signs in ("([{“‘«¿¡", ")]},.;:!?”’»…"))
