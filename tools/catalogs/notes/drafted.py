"""The note of a draft: who proposed each sentence, and in which words.

::

    # draft: argos en-es-1.0 23bc64b0 - 91ab07fe

A checksum stands for each sentence of the msgid in turn; ``-`` for one that was left as a
gap, ``=`` for one that the line says nothing of: a person's, or another line's. What came from
elsewhere says where it was first drafted: ``memory argos en-es-1.0``, or ``memory`` alone for a
person's words; ``mended`` behind that, with the checksum of what the person made of it
(:mod:`tools.catalogs.notes.origins`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tools.catalogs.notes.kind import NoteKind

GAPPED, OTHERS, MENDED = "-", "=", "mended"
_LINE_RE = re.compile(r"draft: (?P<words>\S.*)")
_SIGN = r"(?:[0-9a-f]{8}|[-=])"
_SIGN_RE = re.compile(_SIGN)


@dataclass(frozen=True, slots=True)
class DraftNote:
    """What one line says."""

    origin: str
    """Engine and model, or ``memory``."""
    signs: tuple[str, ...]
    """One for each sentence of the msgid."""

    @property
    def mended(self) -> bool:
        """Whether the words are what a person made of a draft."""
        return self.origin.endswith(f" {MENDED}")


def write(note: DraftNote) -> str:
    """Write a line of ``Entry.comments``.

    >>> write(DraftNote("argos en-es-1.0", ("2c1966ad", GAPPED)))
    'draft: argos en-es-1.0 2c1966ad -'
    """
    return " ".join(["draft:", note.origin, *note.signs])


def parse(comment: str) -> DraftNote | None:
    """Read one comment line; None if it is no such note.

    >>> parse("draft: argos 1.0 1a2b3c4d -")
    DraftNote(origin='argos 1.0', signs=('1a2b3c4d', '-'))
    """
    found = _LINE_RE.fullmatch(comment.strip())
    words = found["words"].split(" ") if found else []
    first = len(words)
    while first and _SIGN_RE.fullmatch(words[first - 1]):
        first -= 1
    if not 0 < first < len(words):  # nobody is named, or nothing is signed
        return None
    return DraftNote(" ".join(words[:first]), tuple(words[first:]))


DRAFT = NoteKind(
    keyword="draft",
    parse=parse,
    write=write,
    continuation=re.compile(rf"(?:.* )?{_SIGN}"),
    count_sentences=lambda note: len(note.signs),
    is_credited=True,
    is_of_draft=True,
)


def has_draft(comments: Iterable[str]) -> bool:
    """Tell whether anything was drafted: nearly always that is all there is to ask."""
    return any(DRAFT.opens(line.strip()) for line in comments)


def replace_drafts(comments: Iterable[str], lines: Iterable[str]) -> tuple[str, ...]:
    """Put new notes of drafts, as *lines*, in the place of the old ones."""
    parsed = [(line, parse(line)) for line in comments]
    first = next((place for place, (_, note) in enumerate(parsed) if note), len(parsed))
    kept = [line for line, note in parsed if not note]
    return (*kept[:first], *lines, *kept[first:])
