"""Which words of a text changed, for a person to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

Run = tuple[str, bool]
"""Some text, and whether it changed."""
MOST = 3000
"""Words; of longer texts nobody looks for the one that changed, and to find it takes long."""
_WORD_RE = re.compile(r"\S+")


def mark_changes(old: str, new: str) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """Of each character of *old* and of *new*, whether it stands in a word that changed.

    >>> [runs("In April.", mark_changes("In April.", "In May.")[0])]
    [[('In ', False), ('April.', True)]]
    """
    before, after = list(_WORD_RE.finditer(old)), list(_WORD_RE.finditer(new))
    if max(len(before), len(after)) > MOST:
        return (True,) * len(old), (True,) * len(new)
    flags = [False] * len(old), [False] * len(new)
    matcher = SequenceMatcher(None, [m[0] for m in before], [m[0] for m in after], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            _flag(flags[0], before[a:b])
            _flag(flags[1], after[c:d])
    return tuple(flags[0]), tuple(flags[1])


def _flag(flags: list[bool], words: list[re.Match[str]]) -> None:
    if words:
        start, end = words[0].start(), words[-1].end()
        flags[start:end] = [True] * (end - start)


def runs(text: str, flags: tuple[bool, ...]) -> list[Run]:
    """*text* cut where *flags*, one for each of its characters, change."""
    return list(_runs(text, flags))


def _runs(text: str, flags: tuple[bool, ...]) -> Iterator[Run]:
    for flag, signs in groupby(zip(text, flags, strict=True), key=lambda one: one[1]):
        yield "".join(sign for sign, _ in signs), flag
