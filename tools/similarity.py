"""How near two texts are: the same but for looks, or like enough to be worth a glance."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

CUTOFF = 60.0
"""Percent of :func:`rapidfuzz.fuzz.ratio` from which an old translation helps; gettext's own."""

_GLYPHS = str.maketrans(
    dict.fromkeys('“”„‟«»‘’‚‛‹›′″"', "'")
    | dict.fromkeys("‐‑–−", "-")
    | dict.fromkeys("—―", " - ")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
    | {"…": "..."}
)
_SPACED_RE = re.compile(r"(?<=\s)-{1,3}(?=\s)")
_NUMBER_RE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD_RE = re.compile(r"\w{4,}")


class Pair(NamedTuple):
    """A new text and the old one it is most like, by their places in what was given."""

    new: int
    old: int
    score: float
    """60 to 100."""


def cosmetic(text: str) -> str:
    """What is left of *text* when its looks are taken away; equal for texts that say the same.

    White space, the kind of quotes and dashes, and the case of the first letter.

    >>> cosmetic("“Why  now?” — nobody knew") == cosmetic('"why now?" -- nobody knew')
    True
    >>> cosmetic("the left-wing vote") == cosmetic("the left—wing vote")
    False
    """
    plain = " ".join(_SPACED_RE.sub("-", text.translate(_GLYPHS)).split())
    for place, sign in enumerate(plain):
        if sign.isalpha():
            return plain[:place] + sign.lower() + plain[place + 1 :]
        if sign.isdigit():
            break
    return plain


def same_numbers(one: str, other: str) -> bool:
    """Whether two texts hold the same numbers: where they do not, it is no typo."""
    return Counter(_NUMBER_RE.findall(one)) == Counter(_NUMBER_RE.findall(other))


def pair_up(
    new: Sequence[str],
    old: Sequence[str],
    *,
    gaps: tuple[Sequence[object], Sequence[object]] | None = None,
    least: float = 0.0,
) -> list[Pair]:
    """Pair texts that are alike, the most alike first; each text stands in one pair at most.

    :param gaps: of each new and each old text, the neighbour it stood behind. Texts in the
        same gap are likelier to be one another. Without it, only texts that share a rare
        word are compared: for long lists from many documents.
    :param least: leave out what is less alike, wherever it stood.
    """
    found = _within(new, old, gaps, least) if gaps else _blocked(new, old, least)
    pairs, taken_new, taken_old = [], set[int](), set[int]()
    for pair in sorted(found, key=lambda pair: (-pair.score, _apart(pair, new, old), pair)):
        if pair.new not in taken_new and pair.old not in taken_old:
            pairs.append(pair)
            taken_new.add(pair.new)
            taken_old.add(pair.old)
    return pairs


def _apart(pair: Pair, new: Sequence[str], old: Sequence[str]) -> float:
    """How far a pair moved, as a part of its lists: between equals the nearer wins."""
    return abs(pair.new / len(new) - pair.old / len(old))


HERE = 45.0
"""Enough between the same neighbours, which count for ``BESIDE``."""
BESIDE = 12.0
SHORT, LIKE = 24, 75.0
"""Letters up to which a text elsewhere has to be more alike: titles, single words."""


def _within(
    new: Sequence[str],
    old: Sequence[str],
    gaps: tuple[Sequence[object], Sequence[object]],
    least: float,
) -> Iterator[Pair]:
    least = max(HERE, least)
    for index, near in enumerate(_near(new, old)):
        enough = LIKE if len(new[index]) <= SHORT else CUTOFF
        for _, score, place in process.extract(
            new[index], near, scorer=fuzz.ratio, score_cutoff=least, limit=None
        ):
            if gaps[0][index] == gaps[1][place]:
                yield Pair(index, place, score + BESIDE)
            elif score >= enough:
                yield Pair(index, place, score)


MANY, AROUND = 40_000, 20
"""Pairs up to which all are compared; above, so many places to both sides of a text's own."""


def _near(new: Sequence[str], old: Sequence[str]) -> Iterator[dict[int, str]]:
    """For each new text the old ones to compare: all of them, unless they are too many."""
    if len(new) * len(old) <= MANY:
        yield from [dict(enumerate(old))] * len(new)
        return
    for index, shared in enumerate(_sharing(new, old)):
        here = index * len(old) // len(new)
        around = range(max(0, here - AROUND), min(len(old), here + AROUND))
        yield {place: old[place] for place in sorted({*shared, *around})}


RARE, BEST = 40, 12
"""A word in more old texts than this says nothing; so many old texts are compared."""


def _blocked(new: Sequence[str], old: Sequence[str], least: float) -> Iterator[Pair]:
    for index, places in enumerate(_sharing(new, old)):
        for place in places:
            score = fuzz.ratio(new[index], old[place], score_cutoff=max(CUTOFF, least))
            if score:
                yield Pair(index, place, score)


def _sharing(new: Sequence[str], old: Sequence[str]) -> Iterator[list[int]]:
    """For each new text the old ones that share most of its rare words."""
    holders = defaultdict[str, list[int]](list)
    for place, text in enumerate(old):
        for word in _words(text):
            holders[word].append(place)
    for text in new:
        lists = (holders[word] for word in _words(text) if word in holders)
        votes = Counter(place for places in lists if len(places) <= RARE for place in places)
        yield [place for place, _ in votes.most_common(BEST)]


def _words(text: str) -> Iterable[str]:
    return dict.fromkeys(_WORD_RE.findall(text.lower()))
