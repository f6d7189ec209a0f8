"""What is said twice in a row, as machines do that got stuck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

LONGEST = 60
"""Words of the longest loop that is looked for."""


class Loop(NamedTuple):
    """Words that stand there again at once."""

    start: int
    """Of the first time, counted in words."""
    length: int
    times: int


def loops(words: Sequence[str]) -> Iterator[Loop]:
    """Find what stands twice in a row; of one word or two only what stands thrice.

    >>> list(loops("se sabe lo que hay lo que hay".split()))
    [Loop(start=2, length=3, times=2)]
    """
    if len(set(pairwise(words))) >= len(words) - 1:
        return
    seen: dict[tuple[str, str], list[int]] = {}
    done = 0
    for place, two in enumerate(pairwise(words)):
        for before in reversed(seen.setdefault(two, [])):
            length = place - before
            if before < done or length > LONGEST:
                break
            times = _times(words, before, length)
            if times >= (2 if length > 2 else 3):
                yield Loop(before, length, times)
                done = before + times * length
                break
        seen[two].append(place)


def _times(words: Sequence[str], start: int, length: int) -> int:
    one = words[start : start + length]
    times = 1
    while words[start + times * length : start + (times + 1) * length] == one:
        times += 1
    return times
