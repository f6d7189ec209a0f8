"""The note a merge leaves in a changed entry: which sentences a person has to look at.

::

    # changed: sentences 5; edited 2; new 4; removed 1; text 1a2b3c4d

=================  ====================================================================
``sentences 5``    the msgid has so many, as ``tools.language.sentences.split`` counts them
``edited 2 3``     these were edited: the msgstr has the translation of the old wording
``new 4``          these are new: the msgstr has the sign ``⟦…⟧`` in their place
``removed 1``      so many sentences of the old source are gone, and their translation
``unplaced``       the msgstr is left whole, in one piece: which of its sentences
                   translates which is not sure, and nothing marks a new sentence's place
``text 1a2b3c4d``  a checksum of the msgstr as the merge left it
``reviewed text``  the same, and that msgstr is, word for word, the reviewed translation
                   of the previous msgid
=================  ====================================================================

Fields are in this order; all but ``sentences`` and ``text`` may be absent. Sentences
are counted from 1; those not named keep their reviewed translation word for word.

Why a sign for what is missing: a reviewer in any PO editor sees where to write, a tool
fills it without guessing, and a check finds one that was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from tools.catalogs.notes import NoteKind
from tools.model.catalog import Entry
from tools.model.text import composed

GAP = "⟦…⟧"
"""Stands in a msgstr where the translation of a new sentence belongs."""

_NUMBERS = r"\d+(?:\ \d+)*"
_LINE_RE = re.compile(
    rf"""
    changed:\ sentences\ (?P<sentences>\d+)
    (?:;\ edited\ (?P<edited>{_NUMBERS}))?
    (?:;\ new\ (?P<new>{_NUMBERS}))?
    (?:;\ removed\ (?P<removed>\d+))?
    (?P<unplaced>;\ unplaced)?
    ;\ (?P<reviewed>reviewed\ )?text\ (?P<text>[0-9a-f]{{8}})
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What the note says."""

    sentences: int
    edited: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    removed: int = 0
    placed: bool = True
    text: str
    """Eight hexadecimal digits, see :func:`checksum`."""
    reviewed: bool = False

    @property
    def kept(self) -> int:
        """How many sentences need no second look."""
        return self.sentences - len(self.edited) - len(self.new)


def checksum(text: str) -> str:
    """Compute what tells whether anybody has touched *text* since; no protection against malice.

    It is the same however the accents of *text* are stored.

    >>> checksum("Una ola.")
    '23bc64b0'
    """
    return f"{crc32(composed(text).encode('utf-8', 'surrogatepass')):08x}"


def write_change(change: Change) -> str:
    """Write a line of ``Entry.comments``; :func:`parse_change` undoes it."""
    parts = [f"sentences {change.sentences}"]
    if change.edited:
        parts.append(f"edited {' '.join(map(str, change.edited))}")
    if change.new:
        parts.append(f"new {' '.join(map(str, change.new))}")
    if change.removed:
        parts.append(f"removed {change.removed}")
    if not change.placed:
        parts.append("unplaced")
    parts.append(f"{'reviewed ' if change.reviewed else ''}text {change.text}")
    return f"changed: {'; '.join(parts)}"


def parse_change(comment: str) -> Change | None:
    """Read one comment line; None if it is not this note."""
    fields = _LINE_RE.fullmatch(comment.strip())
    if not fields:
        return None
    return Change(
        sentences=int(fields["sentences"]),
        edited=_numbers(fields["edited"]),
        new=_numbers(fields["new"]),
        removed=int(fields["removed"] or 0),
        placed=not fields["unplaced"],
        text=fields["text"],
        reviewed=bool(fields["reviewed"]),
    )


def _numbers(text: str | None) -> tuple[int, ...]:
    return tuple(map(int, text.split())) if text else ()


CHANGED = NoteKind(
    keyword="changed",
    parse=parse_change,
    write=write_change,
    continuation=re.compile(r"[a-z0-9; ]+"),
    count_sentences=lambda change: change.sentences,
)


def change_of(entry: Entry) -> Change | None:
    """Read the note of *entry*, the last if a person copied one."""
    return next(filter(None, map(parse_change, reversed(entry.comments))), None)


def is_as_merged(entry: Entry, change: Change) -> bool:
    """Tell whether the msgstr is as the merge that wrote *change* left it."""
    return checksum(entry.msgstr) == change.text


def without_change(comments: Iterable[str]) -> tuple[str, ...]:
    """Drop the note from *comments*."""
    return tuple(
        line for line in comments if not (line.startswith("changed: ") and parse_change(line))
    )
