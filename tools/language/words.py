"""The words of a text, which of them make a sentence, and which are said twice: rough, and quick.

Rules read every entry. Where sentences have to be told apart well, :mod:`tools.language.sentences`
does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

WORD_RE = re.compile(
    r"(?<!\w_)[^\W\d_]++(?:['’][^\W\d_]++)*+(?!_\w)|(?<![.!?…;])[.!?…;]++(?=[\s)\"”»\]]|\Z)"
)
"""A word, or what ends a sentence or half of one; ``dont_inherit`` is a name and no word."""
STOPS = frozenset(".!?…;")


def word_set(text: str) -> frozenset[str]:
    """Make a set of the words of a list, with spaces or lines between them."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """Make a set of phrases, with a semicolon between them.

    >>> sorted(phrases("only; before time"))
    [('before', 'time'), ('only',)]
    """
    return frozenset(tuple(phrase.split()) for phrase in text.split(";"))


def word_table(text: str) -> dict[str, frozenset[str]]:
    """Read a table of words, with a semicolon between its rows.

    >>> word_table("oas: oea; os: sistema")
    {'oas': frozenset({'oea'}), 'os': frozenset({'sistema'})}
    """
    rows = (row.partition(":") for row in text.split(";"))
    return {name.strip(): word_set(forms) for name, _, forms in rows}


def split_words(text: str) -> tuple[str, ...]:
    """List words and stops, as they are.

    >>> split_words("Don’t go. It rained!")
    ('Don’t', 'go', '.', 'It', 'rained', '!')
    """
    return tuple(WORD_RE.findall(text))


def split_sentences(tokens: Sequence[str]) -> list[list[str]]:
    """Split words at stops into sentences.

    >>> split_sentences(split_words("Don’t go. It rained!"))
    [['Don’t', 'go'], ['It', 'rained']]
    """
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token[0] in STOPS:
            parts.append([])
        else:
            parts[-1].append(token)
    return [sentence for sentence in parts if sentence]


def find_sentence(text: str, number: int) -> tuple[int, int]:
    """Tell where in *text* the sentence *number* of :func:`split_sentences` is, from 0.

    >>> find_sentence("Don’t go. It rained!", 1)
    (10, 19)
    """
    start = end = count = 0
    fresh = True
    for match in WORD_RE.finditer(text):
        if match[0][0] in STOPS:
            fresh = True
            continue
        if fresh:
            count += 1
            if count > number + 1:
                break
            start, fresh = match.start(), False
        end = match.end()
    return start, end


LONGEST = 60
"""Words of the longest loop that is looked for."""


class Loop(NamedTuple):
    """Words that are said again at once."""

    start: int
    """Of the first time, counted in words."""
    length: int
    times: int


def find_loops(words: Sequence[str]) -> Iterator[Loop]:
    """Find what is said twice in a row, as machines do that got stuck; of one word or two, thrice.

    >>> list(find_loops("se sabe lo que hay lo que hay".split()))
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
    phrase = words[start : start + length]
    times = 1
    while words[start + times * length : start + (times + 1) * length] == phrase:
        times += 1
    return times
