"""Links that have changed places: the same targets, each under the words of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

LEAST = 60
"""By so many percent together, titles are more alike when two targets change places."""

Link = tuple[object, str]
"""Where it leads, and its words."""


def swaps(ours: Sequence[Link], theirs: Sequence[Link]) -> Iterator[tuple[Link, Link]]:
    """Pairs of *theirs* that seem to have each other's target, as far as words are alike.

    >>> ours = [("/give", "Donate"), ("/sign", "The petition")]
    >>> list(swaps(ours, [("/sign", "Donar"), ("/give", "La petición")]))
    [(('/sign', 'Donar'), ('/give', 'La petición'))]
    >>> list(swaps(ours, [("/sign", "La petición"), ("/give", "Donar")]))
    []
    """
    titles = dict(ours)
    known = [link for link in dict(theirs).items() if link[0] in titles]
    for one, other in combinations(known, 2):
        straight = _alike(titles[one[0]], one[1]) + _alike(titles[other[0]], other[1])
        crossed = _alike(titles[one[0]], other[1]) + _alike(titles[other[0]], one[1])
        if crossed - straight > LEAST:
            yield one, other


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - most builds have no two links to compare

    return fuzz.ratio(one.casefold(), other.casefold())
