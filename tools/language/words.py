"""The words of a text, and which of them make a sentence: rough, and quick.

Rules read every entry. Where sentences have to be told apart well, ``segments`` does it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD_RE = re.compile(
    r"(?<!\w_)[^\W\d_]++(?:['’][^\W\d_]++)*+(?!_\w)|(?<![.!?…;])[.!?…;]++(?=[\s)\"”»\]]|\Z)"
)
"""A word, or what ends a sentence or half of one; ``dont_inherit`` is a name and no word."""
STOPS = frozenset(".!?…;")


def word_set(text: str) -> frozenset[str]:
    """Make a set of the words of a list, with blanks or lines between them."""
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


def words(text: str) -> tuple[str, ...]:
    """List words and stops, as they stand.

    >>> words("Don’t go. It rained!")
    ('Don’t', 'go', '.', 'It', 'rained', '!')
    """
    return tuple(WORD_RE.findall(text))


def sentences(tokens: Sequence[str]) -> list[list[str]]:
    """Part words between stops.

    >>> sentences(words("Don’t go. It rained!"))
    [['Don’t', 'go'], ['It', 'rained']]
    """
    found: list[list[str]] = [[]]
    for token in tokens:
        if token[0] in STOPS:
            found.append([])
        else:
            found[-1].append(token)
    return [one for one in found if one]


def span(text: str, number: int) -> tuple[int, int]:
    """Tell where in *text* the sentence *number* of :func:`sentences` stands, from 0.

    >>> span("Don’t go. It rained!", 1)
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
