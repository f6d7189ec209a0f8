"""Two versions of a source: what each sentence of the new one was made of.

Sentences come from ``sentences.split``; they are named by their index, from 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from tools.language.similarity import cosmetic


class Link(NamedTuple):
    """What a sentence of the new source was made of."""

    olds: tuple[int, ...]
    """Sentences of the old source; several where they were joined, none where it is new."""
    same: bool
    """Unchanged, but for what :func:`tools.language.similarity.cosmetic` looks past."""


NEAR, HERE = 60.0, 40.0
"""Similarity that pairs an edited sentence anywhere, and between the same neighbours."""
MANY, AROUND = 10_000, 50
"""Pairs of sentences up to which all are compared; above, so many places to both sides."""
JOINED = 5.0
"""How much nearer two sentences together must be than one of them alone."""


def link(old: Sequence[str], new: Sequence[str]) -> list[Link]:
    """Say of each *new* sentence which *old* ones it was made of.

    Each old sentence is used once, but where one was cut in two.

    >>> link(["A cat sat. ", "It rained."], ["It rained. ", "A cat sat down. ", "Why?"])
    [Link(olds=(1,), same=True), Link(olds=(0,), same=False), Link(olds=(), same=False)]
    """
    links: list[list[int]] = [[] for _ in new]
    free = _link_same(old, new, links)
    same = [bool(olds) for olds in links]
    _link_near(old, new, links, free)
    _link_parts(old, new, links, same, free)
    return [Link(tuple(sorted(olds)), whole) for olds, whole in zip(links, same, strict=True)]


def _link_same(old: Sequence[str], new: Sequence[str], links: list[list[int]]) -> set[int]:
    """Link equal sentences, the first with the first; return what of *old* is left."""
    places: dict[str, list[int]] = {}
    for index in reversed(range(len(old))):
        places.setdefault(cosmetic(old[index]), []).append(index)
    for index, sentence in enumerate(new):
        if waiting := places.get(cosmetic(sentence)):
            links[index].append(waiting.pop())
    return {index for waiting in places.values() for index in waiting}


def _link_near(
    old: Sequence[str], new: Sequence[str], links: list[list[int]], free: set[int]
) -> None:
    """Link edited sentences, the nearest first."""
    pairs = []
    many = len(old) * len(new) > MANY
    for i, sentence in enumerate(new):
        if links[i]:
            continue
        middle = i * len(old) // len(new)
        close = free.intersection(range(middle - AROUND, middle + AROUND)) if many else free
        for j in close:
            here = _neighbours(links, i, len(old)) == (j - 1, j + 1)
            score = fuzz.ratio(sentence, old[j], score_cutoff=HERE if here else NEAR)
            if score:
                pairs.append((-score, i, j))
    for _, i, j in sorted(pairs):
        if not links[i] and j in free:
            links[i].append(j)
            free.remove(j)


def _neighbours(links: list[list[int]], index: int, end: int) -> tuple[int, int]:
    """The old places of the sentences before and after *index*; -1 and *end* at the edges."""
    before = links[index - 1] if index else [-1]
    after = links[index + 1] if index + 1 < len(links) else [end]
    return (before[0] if before else -2, after[0] if after else -2)


def _link_parts(
    old: Sequence[str],
    new: Sequence[str],
    links: list[list[int]],
    same: list[bool],
    free: set[int],
) -> None:
    """Link what was joined to an edited sentence, and what was cut off from one."""
    for i, sentence in enumerate(new):
        if len(links[i]) != 1 or same[i]:
            continue
        at = links[i][0]
        alone = fuzz.ratio(sentence, old[at])
        for j, both in ((at - 1, (at - 1, at)), (at + 1, (at, at + 1))):
            if j in free and fuzz.ratio(sentence, _joined(old, both)) > alone + JOINED:
                links[i].append(j)
                free.remove(j)
                break
        for k, both in ((i - 1, (i - 1, i)), (i + 1, (i, i + 1))):
            cut = 0 <= k < len(new) and not links[k]
            if cut and fuzz.ratio(_joined(new, both), old[at]) > alone + JOINED:
                links[k].append(at)


def _joined(sentences: Sequence[str], indexes: tuple[int, int]) -> str:
    return " ".join(sentences[index].strip() for index in indexes)
