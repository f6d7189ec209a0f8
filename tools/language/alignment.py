"""A source and its translation: which sentences stand for which.

Lengths (W. A. Gale and K. W. Church, A program for aligning sentences in bilingual
corpora, 1993) and anchors: what a translation keeps. Sentences come from
``sentences.split``; they are named by their index, from 0.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tools.language.languages import language_of
from tools.language.sentences import Languages


class Unit(NamedTuple):
    """Sentences of a source and the sentences that translate them, all of both."""

    sources: range
    targets: range


SPREAD = 6.8
"""Variance of a translation's length, in characters for one of the source, as they measured it."""
UNLIKE = 12.0
"""The most that lengths can say against a pair."""
JOINT = 3.5
"""What it says against a pair that one of them joins its clauses once more often: of the pairs
of the corpus one in a hundred does, of those where a translator joined two sentences most do."""
SHAPES = {(1, 1): 0.0, (1, 2): 4.0, (2, 1): 4.0, (2, 2): 6.0, (1, 3): 8.0, (3, 1): 8.0}
"""Sentences of source and translation that can stand for one another, and what that costs."""
TANGLED = SHAPES | {
    (2, 3): 8.0, (3, 2): 8.0, (1, 4): 12.0, (4, 1): 12.0, (1, 5): 16.0, (5, 1): 16.0,
    (1, 6): 20.0, (6, 1): 20.0,
}  # fmt: skip
"""The same, and those that tell only that nobody knows which stands for which."""
SURE = 3.0
"""How much worse every way that avoids a cut must be.

Measured on the corpus of ``bench_merges.py``, equal counts spoilt by hand: with two
sentences of one side joined 97.7 % of the cuts are found and none is wrong; with one
sentence of the translation left out, 55 %, and 1.9 % of those found are wrong. At 2.0
they are 98.8 and 64 %, and 4.2 % wrong; at 4.0 they are 96.5 and 50 %, and 0.8 % wrong.
"""
GAP, PLAIN = 3.0, 1.0
"""What a sentence that nothing stands for costs, and how much better a way with it must be.

Of 2730 entries of the corpus that a sentence was taken from, 98.0 % are found; of those that
people reviewed, of 48,770, 23 are, nearly all of them rightly.
"""
LARGEST = 900
"""Sentences of source times translation above which nobody looks for cuts."""
NEVER = float("-inf")

UNKNOWN = Languages("", "")
USUAL = 200
"""Letters as which it counts that a translation is about as long as its source."""
FEW, BARE = 3, 6
"""Letters that are no surplus, and words of a sentence that holds one clause."""
LEAN, LEAN_COMMAS = 1.0, 2.5
"""How much too long and too short two neighbours are together, in spreads."""

ANCHOR_RE = re.compile(r"``[^`]+``|`[^`]+`|https?://\S+|\d[\d.,]*|\w{4,}")
WORD, FIGURE = 1.0, 3.0
"""What a shared word speaks for a pair, and a shared number or piece of markup."""
STEM = 5
"""Letters that words of kin languages share: *demo|cracy*, *demo|cracia*."""

Node = tuple[int, int]


class Step(NamedTuple):
    """From one cut to the next: what lies between is one unit."""

    start: Node
    end: Node
    score: float
    """What speaks for it: shared anchors, less unlike lengths and an odd shape."""


def align(
    source: Sequence[str], target: Sequence[str], languages: Languages = UNKNOWN
) -> list[Unit]:
    """Cut a source and its translation at the same places, where that is sure.

    Numbers, names, markup, words alike in both languages, lengths, and how often each joins
    its clauses decide; where they cannot, sentences stay together in a larger unit: at worst
    one of everything. That there are as many of both says little: a translator who joined
    two sentences may have cut another.

    >>> source = ["In 2019 they lost. ", "In 2021 they won 63 seats. ", "Nobody slept."]
    >>> target = ["Perdieron en 2019. ", "Ganaron 63 escaños en 2021, y nadie durmió."]
    >>> for unit in align(source, target):
    ...     print(unit)
    Unit(sources=range(0, 1), targets=range(0, 1))
    Unit(sources=range(1, 3), targets=range(1, 2))
    """
    odd = _odd(source, target, languages) if len(source) == len(target) else None
    if odd is not None and _plain(source, target, odd):
        cuts = [(i, i) for i in range(1, len(source))]
    else:
        cuts = _sure_cuts(source, target, languages, odd)
    ends = [(0, 0), *cuts, (len(source), len(target))]
    return [Unit(range(a, c), range(b, d)) for (a, b), (c, d) in pairwise(ends)]


def find_left_out(source: Sequence[str], target: Sequence[str], ratio: float) -> list[int]:
    """Find the sentences of *source* that nothing in *target* translates, where that is sure.

    :param ratio: how long a translation usually is, as a multiple of its source.

    >>> source = ["In 2019 they lost the election. ", "They won 63 seats in May. ", "It rained."]
    >>> find_left_out(source, ["En 2019 perdieron las elecciones. ", "Llovió."], 1.1)
    [1]
    """
    if len(source) * len(target) > LARGEST:
        return []
    steps = _steps(source, target, SHAPES, ratio)
    end = (len(source), len(target))
    whole = _sums((0, 0), steps).get(end, NEVER)
    gaps = [
        Step((i, j), (i + 1, j), -GAP) for i in range(len(source)) for j in range(len(target) + 1)
    ]
    every = sorted([*steps, *gaps], key=lambda step: step.start)
    there = _sums((0, 0), every)
    if there.get(end, NEVER) - whole < PLAIN:
        return []
    gone, node = [], end
    while node != (0, 0):
        step = next(
            step
            for step in every
            if step.end == node and there.get(step.start, NEVER) + step.score == there[node]
        )
        if step.start[1] == step.end[1]:
            gone.append(step.start[0])
        node = step.start
    return gone[::-1]


def _plain(source: Sequence[str], target: Sequence[str], odd: frozenset[int]) -> bool:
    """Whether nothing speaks against taking equal counts one by one.

    What could be won by any other way is not as much as the oddest shape costs.
    """
    ratio = _ratio(source, target)
    left = SHAPES[2, 2] - SURE - JOINT * len(odd)
    left -= sum(_surprise(len(a), len(b), ratio) for a, b in zip(source, target, strict=True))
    if len(source) < 2 or left < 0:
        return len(source) < 2
    ours, theirs = list(map(_anchors, source)), list(map(_anchors, target))
    for place, own in enumerate(ours):
        beside = theirs[max(0, place - 1) : place + 2]
        for anchor in own.keys() - theirs[place].keys():
            left -= _weight(anchor) * any(anchor in there for there in beside)
    return left >= 0


def _odd(source: Sequence[str], target: Sequence[str], languages: Languages) -> frozenset[int]:
    """Of equal counts, the pairs that a translator may have joined to another, or cut.

    One of the two joins its clauses more often; and it is as much too long as one beside it is
    too short, or it is so short that nothing else could be joined in it.
    """
    ratio = (sum(map(len, target)) + USUAL) / (sum(map(len, source)) + USUAL)
    surplus = [len(b) - ratio * len(a) for a, b in zip(source, target, strict=True)]
    spread = [(SPREAD * max(1, len(text))) ** 0.5 for text in source]
    odd = set[int]()
    for place, (ours, theirs) in enumerate(zip(source, target, strict=True)):
        joints = count_joints(theirs, languages.target) - count_joints(ours, languages.source)
        more = joints or theirs.count(",") - ours.count(",")
        if not more or ours == theirs:  # untranslated, or a gap that stands for it
            continue
        way = 1 if more > 0 else -1
        mine = way * surplus[place]
        for other in {place - 1, place + 1} & set(range(len(source))):
            taken = -way * surplus[other]
            lean = mine / spread[place] + taken / spread[other]
            if min(mine, taken) >= FEW and lean >= (LEAN if joints else LEAN_COMMAS):
                odd.add(place)
        if joints and len(ours.split()) <= BARE:
            odd.add(place)
    return frozenset(odd)


def count_joints(text: str, language: str) -> int:
    """Count what joins two clauses into one sentence: words, and semicolons."""
    return len(_joint_re(language).findall(text))


@lru_cache(maxsize=8)
def _joint_re(language: str) -> re.Pattern[str]:
    """What joins two clauses into one sentence."""
    words = language_of(language).clause_joints
    return re.compile(rf"(?<![\w./])(?:{words})(?![\w./])|;" if words else ";")


def _ratio(source: Sequence[str], target: Sequence[str]) -> float:
    return sum(map(len, target)) / max(1, sum(map(len, source)))


def _surprise(source: int, target: int, ratio: float) -> float:
    """What two lengths say against their being a pair, 0 to ``UNLIKE``."""
    return min(UNLIKE, (target - ratio * source) ** 2 / (2 * SPREAD * max(1, source)))


def _sure_cuts(
    source: Sequence[str],
    target: Sequence[str],
    languages: Languages,
    odd: frozenset[int] | None,
) -> list[Node]:
    """Cuts that every good way through both texts goes by, in order."""
    end = (len(source), len(target))
    if end[0] * end[1] > LARGEST:
        return []
    steps = [
        _doubted(step, source, target, languages, odd)
        for step in _steps(source, target, TANGLED, _ratio(source, target))
    ]
    there = _sums((0, 0), steps)
    back = _sums(end, [Step(step.end, step.start, step.score) for step in reversed(steps)])
    totals = [there.get(s.start, NEVER) + s.score + back.get(s.end, NEVER) for s in steps]
    cuts = []
    for row in range(1, end[0]):
        through = {s.start: NEVER for s in steps if s.start[0] == row}
        around = NEVER
        for step, total in zip(steps, totals, strict=True):
            if step.start[0] == row:
                through[step.start] = max(through[step.start], total)
            elif step.start[0] < row < step.end[0]:
                around = max(around, total)
        best = max(through, key=lambda node: (through[node], node), default=(0, 0))
        around = max([around, *(total for node, total in through.items() if node != best)])
        if 0 < best[1] < end[1] and through[best] > NEVER and through[best] - around >= SURE:
            cuts.append(best)
    return cuts


def _doubted(
    step: Step,
    source: Sequence[str],
    target: Sequence[str],
    languages: Languages,
    odd: frozenset[int] | None,
) -> Step:
    """*step*, and what it says against it if it takes for a pair what joins its clauses unlike.

    :param odd: of equal counts, the pairs of which there is a doubt.
    """
    (i, j), end = step.start, step.end
    if end != (i + 1, j + 1):
        return step
    if odd is None:
        ours, theirs = count_joints(source[i], languages.source), target[j]
        doubt = source[i] != theirs and ours != count_joints(theirs, languages.target)
    else:
        doubt = i == j and i in odd
    return step._replace(score=step.score - JOINT) if doubt else step


def _steps(
    source: Sequence[str], target: Sequence[str], shapes: Mapping[Node, float], ratio: float
) -> list[Step]:
    """Every step there can be, from the start on."""
    ours, theirs = [_anchors(text) for text in source], [_anchors(text) for text in target]
    steps = []
    for i in range(len(source)):
        for j in range(len(target)):
            for (a, b), cost in shapes.items():
                if i + a > len(source) or j + b > len(target):
                    continue
                shared = _sum(ours[i : i + a]) & _sum(theirs[j : j + b])
                lengths = sum(map(len, source[i : i + a])), sum(map(len, target[j : j + b]))
                score = sum(_weight(word) * times for word, times in shared.items())
                score -= _surprise(*lengths, ratio) + cost
                steps.append(Step((i, j), (i + a, j + b), score))
    return steps


def _sums(start: Node, steps: Sequence[Step]) -> dict[Node, float]:
    """The best score of any way from *start* to each cut; *steps* in walking order."""
    best = {start: 0.0}
    for step in steps:
        if step.start in best:
            best[step.end] = max(best.get(step.end, NEVER), best[step.start] + step.score)
    return best


def _sum(counters: Sequence[Counter[str]]) -> Counter[str]:
    return counters[0] if len(counters) == 1 else sum(counters, Counter())


@lru_cache(maxsize=4096)
def _anchors(text: str) -> Counter[str]:
    """What a translation most likely keeps: numbers, markup, and the stems of longer words."""
    return Counter(_anchor(found) for found in ANCHOR_RE.findall(text))


def _anchor(word: str) -> str:
    if word[0].isdigit():
        return re.sub(r"\D", "", word)
    if not word[0].isalpha():
        return word
    if word.isascii():
        return word[:STEM].lower()
    plain = unicodedata.normalize("NFD", word.lower()).encode("ascii", "ignore").decode()
    return plain[:STEM] or word


def _weight(anchor: str) -> float:
    return WORD if anchor[:1].isalpha() else FIGURE
