"""What a translation lacks of its source's markup, or has too much, as faults."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from tools.checking.rule import Pair
from tools.markup.inline import Mark, find_mark, parse_marks
from tools.model.findings import Fault, Fix, Message, say

WORD_RE = re.compile(r"\w{3,}")
_FOREIGN_RE = re.compile(r"\*[^\W_]*(?:[kw][^\W_]*|[^\W\d_]{3}[bcfghpt])\*")
"""A word that ends, or is written, as none in Spanish and Portuguese: sketch, marshalling."""
_FOREIGN = 9
"""Letters from which words in capitals are no acronym; these may be in italics."""
LONG = 4
"""Letters from which the beginning of a word is that word."""


def find_added_marks(pair: Pair) -> tuple[Mark, ...]:
    """List what the translation has too much, of any kind."""
    return pair.unlike[1]


def check_marks(pair: Pair, kinds: Collection[str], *, kept: bool = False) -> Iterator[Fault]:
    """Yield the marks of *kinds* that the translation lacks, and those that it has too much.

    :param kept: words of the source, kept as they are, may be set in italics or as code.
    """
    missing, extra = pair.unlike
    if not (missing or extra) or any(mark.item == ("problem",) for mark in extra):
        return  # what cannot be read cannot be compared either
    lost = [mark for mark in missing if mark.item[0] in kinds]
    more = [mark for mark in extra if mark.item[0] in kinds]
    if kept and lost and not more:
        lost = [mark for mark in lost if not _is_said_before(mark, pair)]
    elif kept and more and not lost:
        more = _unlike_the_source(more, pair)
    if len(lost) == len(more) == 1 and lost[0].item[:1] == more[0].item[:1]:
        start, end = find_mark(pair.target, more[0])
        message = say(
            "“{mark}” is here in place of “{source}”; keep it as it is in the source.",
            mark=more[0].raw, source=lost[0].raw,
        )  # fmt: skip
        fix = _fix_for(lost[0], more[0])
        yield Fault(message, start, end, None if fix is None else Fix(fix))
        return
    for mark in more:
        start, end = find_mark(pair.target, mark)
        yield Fault(_told(mark, added=True), start, end)
    for mark in lost:
        yield Fault(_told(mark, added=False))


def _is_said_before(mark: Mark, pair: Pair) -> bool:
    """Whether words that the source says twice are in the translation, each time marked."""
    if mark.item[0] not in {"emphasis", "literal"}:
        return False
    marked = sum(one.raw == mark.raw for one in parse_marks(pair.target))
    bare = re.escape(mark.raw.strip("*`"))
    return 0 < marked == len(re.findall(rf"(?<!\w){bare}(?!\w)", pair.target))


def _unlike_the_source(more: list[Mark], pair: Pair) -> list[Mark]:
    """Without words of the source, kept as they are: in italics, or as code."""
    words = {_stem(word) for word in WORD_RE.findall(pair.source)}
    if _are_glossed(pair):
        more = [mark for mark in more if mark.item != ("emphasis",)]
    ours, theirs = (
        Counter(mark.raw for mark in parse_marks(text) if mark.item == ("emphasis",))
        for text in (pair.source, pair.target)
    )
    foreign = sum(
        number
        for raw, number in (theirs - ours).items()
        if _is_kept(raw.strip("*"), pair.source)
        or any(_stem(word) in words for word in WORD_RE.findall(raw))
        or (len(raw) < _FOREIGN and raw.strip("*").isupper())
        or _FOREIGN_RE.search(raw)
    )
    italics = sum(mark.item == ("emphasis",) for mark in more)
    return [
        mark
        for mark in more
        if not (mark.item == ("emphasis",) and italics <= foreign)
        if not (mark.item[:2] == ("role", "") and mark.raw.strip("`") in pair.source)
        if not (mark.item[0] == "literal" and mark.item[1] in pair.source)
    ]


def _are_glossed(pair: Pair) -> bool:
    """Whether what is too much are words of the source in brackets: *lanzada* (*raised*)."""
    ours, theirs = (
        [mark.raw for mark in parse_marks(text) if mark.item == ("emphasis",)]
        for text in (pair.source, pair.target)
    )
    bracketed = [
        raw for raw in theirs if f"({raw})" in pair.target and raw.strip("*") in pair.source
    ]
    before = sum(f"* ({raw})" in pair.target for raw in bracketed)
    return bool(bracketed) and len(theirs) - len(bracketed) <= max(len(ours), before)


def _is_kept(words: str, source: str) -> bool:
    """Whether the source has these very words: the *n* of "n-length", the *await* of "awaited"."""
    ending = r"(?!\w)" if len(words) < LONG else ""
    return bool(re.search(rf"(?<!\w){re.escape(words)}{ending}", source))


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s")


def _told(mark: Mark, *, added: bool) -> Message:
    if added:
        return say("The source has nothing marked up like “{mark}” here.", mark=mark.raw)
    return say("“{mark}” of the source is missing here, or has lost its signs.", mark=mark.raw)


def _fix_for(lost: Mark, added: Mark) -> str | None:
    """The added piece made like the lost one, with its own words."""
    if not (lost.title and added.title):
        return lost.raw
    start, end = lost.raw.find(lost.title), added.title
    if start < 0:
        return None
    return lost.raw[:start] + end + lost.raw[start + len(lost.title) :]
