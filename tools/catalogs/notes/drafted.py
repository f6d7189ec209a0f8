"""The notes of a draft: who proposed each sentence, how sure each is, and what to look at.

::

    # draft: argos en-es-1.0 23bc64b0 - 91ab07fe
    # confidence: 82 - 35
    # sentence 2: left to you: the machine lost “``make``”

``draft``: a checksum stands for each sentence of the msgid in turn; ``-`` for one that was left as
a gap, ``=`` for one that the line says nothing of: a person's, or another line's. What came from
elsewhere says where it was first drafted: ``memory argos en-es-1.0``, or ``memory`` alone for a
person's words; ``mended`` after that, with the checksum of what the person made of it
(:mod:`tools.catalogs.notes.origins`).

``confidence``: a number for each sentence of the msgid in turn: of a hundred drafts like this one,
so many are near what people write (:mod:`tools.drafting.confidence`); ``-`` where nobody can tell.

``sentence``: what a reviewer should look at in one of its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tools.catalogs.notes import NoteKind, Renumbering

GAPPED, OTHERS, MENDED = "-", "=", "mended"
Percents = tuple[int | None, ...]
"""One for each sentence of the msgid, 0 to 100; None where nobody can tell."""
_SIGN = r"(?:[0-9a-f]{8}|[-=])"
_SIGN_RE = re.compile(_SIGN)
_DRAFT_RE = re.compile(r"draft: (?P<words>\S.*)")
_CONFIDENCE_RE = re.compile(r"confidence:(?P<percents>(?: (?:-|[1-9]?\d|100))+)")
_REMARK_RE = re.compile(r"sentence (?P<number>[1-9][0-9]*): (?P<reason>.+)")


@dataclass(frozen=True, slots=True)
class DraftNote:
    """What one ``draft`` line says."""

    origin: str
    """Engine and model, or ``memory``."""
    signs: tuple[str, ...]
    """One for each sentence of the msgid."""

    @property
    def mended(self) -> bool:
        """Whether the words are what a person made of a draft."""
        return self.origin.endswith(f" {MENDED}")


class Remark(NamedTuple):
    """What a ``sentence`` line says."""

    sentence: int
    """Of the msgid, from 1."""
    reason: str


def write_draft(note: DraftNote) -> str:
    """Write a line of ``Entry.comments``.

    >>> write_draft(DraftNote("argos en-es-1.0", ("2c1966ad", GAPPED)))
    'draft: argos en-es-1.0 2c1966ad -'
    """
    return " ".join(["draft:", note.origin, *note.signs])


def parse_draft(comment: str) -> DraftNote | None:
    """Read one comment line; None if it is no such note.

    >>> parse_draft("draft: argos 1.0 1a2b3c4d -")
    DraftNote(origin='argos 1.0', signs=('1a2b3c4d', '-'))
    """
    fields = _DRAFT_RE.fullmatch(comment.strip())
    words = fields["words"].split(" ") if fields else []
    first = len(words)
    while first and _SIGN_RE.fullmatch(words[first - 1]):
        first -= 1
    if not 0 < first < len(words):  # nobody is named, or nothing is signed
        return None
    return DraftNote(" ".join(words[:first]), tuple(words[first:]))


def write_confidence(percents: Sequence[int | None]) -> str:
    """Write a line of ``Entry.comments``.

    >>> write_confidence([82, None, 35])
    'confidence: 82 - 35'
    """
    shown = ("-" if percent is None else str(percent) for percent in percents)
    return " ".join(["confidence:", *shown])


def parse_confidence(comment: str) -> Percents | None:
    """Read one comment line; None if it is no such note.

    >>> parse_confidence("confidence: 82 - 35")
    (82, None, 35)
    """
    fields = _CONFIDENCE_RE.fullmatch(comment.strip())
    if not fields:
        return None
    return tuple(None if word == "-" else int(word) for word in fields["percents"].split())


def write_remark(remark: Remark) -> str:
    """Write a line of ``Entry.comments``.

    >>> write_remark(Remark(2, "who rains?"))
    'sentence 2: who rains?'
    """
    return f"sentence {remark.sentence}: {remark.reason}"


def parse_remark(comment: str) -> Remark | None:
    """Read one comment line; None if it is no such note."""
    fields = _REMARK_RE.fullmatch(comment.strip())
    return Remark(int(fields["number"]), fields["reason"]) if fields else None


def _moved(remark: Remark, where: Renumbering) -> Remark | None:
    number = where.get(remark.sentence)
    return remark._replace(sentence=number) if number else None


DRAFT = NoteKind(
    keyword="draft",
    parse=parse_draft,
    write=write_draft,
    continuation=re.compile(rf"(?:.* )?{_SIGN}"),
    count_sentences=lambda note: len(note.signs),
    is_credited=True,
    is_of_draft=True,
)
CONFIDENCE = NoteKind(
    keyword="confidence",
    parse=parse_confidence,
    write=write_confidence,
    continuation=re.compile(r"[-\d ]+"),
    count_sentences=len,
    move=lambda percents, where: None,  # the percentages were of the old wording
    is_of_draft=True,
)
REMARK = NoteKind(
    keyword="sentence",
    numbered=True,
    parse=parse_remark,
    write=write_remark,
    move=_moved,
    is_of_draft=True,
)


def has_draft(comments: Iterable[str]) -> bool:
    """Tell whether anything was drafted: nearly always that is all there is to ask."""
    return any(DRAFT.opens(line.strip()) for line in comments)


def replace_drafts(comments: Iterable[str], lines: Iterable[str]) -> tuple[str, ...]:
    """Put new notes of drafts, as *lines*, in the place of the old ones."""
    parsed = [(line, parse_draft(line)) for line in comments]
    first = next((place for place, (_, note) in enumerate(parsed) if note), len(parsed))
    kept = [line for line, note in parsed if not note]
    return (*kept[:first], *lines, *kept[first:])
