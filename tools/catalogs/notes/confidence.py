"""The confidence of each sentence of a draft, in percent, as a comment says it.

::

    # confidence: 82 - 35

A number stands for each sentence of the msgid in turn: of a hundred drafts like this one,
so many are near what people write (:mod:`tools.drafting.confidence`); ``-`` where nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.catalogs.notes.kind import NoteKind

Percents = tuple[int | None, ...]
"""One for each sentence of the msgid, 0 to 100; None where nobody can tell."""
_LINE_RE = re.compile(r"confidence:(?P<percents>(?: (?:-|[1-9]?\d|100))+)")


def write(percents: Sequence[int | None]) -> str:
    """Write a line of ``Entry.comments``.

    >>> write([82, None, 35])
    'confidence: 82 - 35'
    """
    shown = ("-" if percent is None else str(percent) for percent in percents)
    return " ".join(["confidence:", *shown])


def parse(comment: str) -> Percents | None:
    """Read one comment line; None if it is no such note.

    >>> parse("confidence: 82 - 35")
    (82, None, 35)
    """
    found = _LINE_RE.fullmatch(comment.strip())
    if not found:
        return None
    return tuple(None if word == "-" else int(word) for word in found["percents"].split())


CONFIDENCE = NoteKind(
    keyword="confidence",
    parse=parse,
    write=write,
    continuation=re.compile(r"[-\d ]+"),
    count_sentences=len,
    move=lambda percents, where: None,  # the percentages were of the old wording
    is_of_draft=True,
)
