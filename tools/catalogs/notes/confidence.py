"""The confidence of each sentence of a draft, in percent, as a comment says it.

Translator comments, beside the note of :mod:`tools.catalogs.notes.drafted`::

    # confidence: 82 - 35

A number stands for each sentence of the msgid in turn: of a hundred drafts like this one,
so many are near what people write (:mod:`tools.drafting.confidence`); ``-`` where nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.catalogs.notes.drafted import untouched
from tools.language.sentences import Languages
from tools.model.catalog import Entry

_LINE_RE = re.compile(r"confidence:(?P<percents>(?: (?:-|[1-9]?\d|100))+)")


def write(percents: Sequence[int | None]) -> str:
    """A line of ``Entry.comments``.

    >>> write([82, None, 35])
    'confidence: 82 - 35'
    """
    return " ".join(["confidence:", *("-" if one is None else str(one) for one in percents)])


def parse(comment: str, sentences: int) -> tuple[int | None, ...] | None:
    """Read one comment line about so many sentences; None if it is no such line.

    >>> parse("confidence: 82 - 35", 3)
    (82, None, 35)
    """
    found = _LINE_RE.fullmatch(comment.strip())
    words = found["percents"].split() if found else []
    if not words or len(words) != sentences:
        return None
    return tuple(None if word == "-" else int(word) for word in words)


def confidences(entry: Entry, languages: Languages) -> tuple[int | None, ...]:
    """Of each sentence of the msgid, its percentage; None if it has none, or was changed since.

    >>> entry = Entry(msgid="It rains. It snows.", msgstr="Llueve. Nevó.",
    ...     comments=("draft: argos 1 c81be113 ec069b79", "confidence: 82 35"))
    >>> confidences(entry, Languages("en", "es"))
    (82, None)
    """
    still = untouched(entry, languages)
    lines = (parse(line, len(still)) for line in reversed(entry.comments))
    percents = next(filter(None, lines), (None,) * len(still))
    return tuple(one if kept else None for one, kept in zip(percents, still, strict=True))
