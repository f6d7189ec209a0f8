"""Every kind of note that Onda writes, and what is asked of all of them.

Whoever has to tell our notes from people's own comments asks here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tools.catalogs.notes import Note, NoteKind
from tools.catalogs.notes.changed import CHANGED
from tools.catalogs.notes.drafted import CONFIDENCE, DRAFT, REMARK
from tools.catalogs.notes.reviewed import CONFLICT, REVIEWED
from tools.language.sentences import Languages, split
from tools.model.catalog import Entry

KINDS: tuple[NoteKind[Any], ...] = (DRAFT, CONFIDENCE, REMARK, CHANGED, REVIEWED, CONFLICT)


def kind_of(comment: str) -> NoteKind[Any] | None:
    """Find the kind that a comment line begins as; None for a person's own comment.

    >>> [getattr(kind_of(line), "keyword", None) for line in ("changed: no", "Changed: no")]
    ['changed', None]
    """
    line = comment.strip()
    word = line.partition(":")[0].partition(" ")[0]
    return next((kind for kind in KINDS if kind.keyword == word and kind.opens(line)), None)


def is_note(comment: str) -> bool:
    """Tell whether a tool wrote a comment line; anything else a person did, for whoever reads."""
    return kind_of(comment) is not None


def read_note(comment: str) -> Note | None:
    """Read one comment line; None for a person's own comment, or a damaged note."""
    kind = kind_of(comment)
    value = kind.parse(comment) if kind else None
    return None if kind is None or value is None else Note(kind, value)


def own_comments(comments: Iterable[str]) -> tuple[str, ...]:
    """Keep what people have written themselves; empty lines say nothing."""
    return tuple(line for line in comments if line.strip() and not is_note(line))


def has_credited_note(comments: Iterable[str]) -> bool:
    """Tell whether a note is there of which the credit line of a page tells."""
    return any((kind := kind_of(line)) and kind.is_credited for line in comments)


def without_draft_notes(comments: Sequence[str], sentences: int) -> tuple[str, ...]:
    """Drop what drafts of a msgid of so many *sentences* have left in its comments."""
    return tuple(
        line
        for line in comments
        if not ((note := read_note(line)) and note.kind.is_of_draft and note.is_about(sentences))
    )


def comments_moved(entry: Entry, msgid: str, languages: Languages) -> tuple[str, ...]:
    """Adapt the comments of *entry* to another *msgid*, as each kind of note says.

    What flags a sentence goes where that is now, or goes with it; percentages go.
    """
    kinds = [kind_of(line) for line in entry.comments]
    if not any(kind and kind.move for kind in kinds):
        return entry.comments
    old, new = (
        [sentence.strip() for sentence in split(text, languages.source)]
        for text in (entry.msgid, msgid)
    )
    where = {number: new.index(one) + 1 for number, one in enumerate(old, 1) if one in new}
    kept = []
    for line, kind in zip(entry.comments, kinds, strict=True):
        if not (kind and kind.move):
            kept.append(line)
        elif (value := kind.parse(line)) is not None:
            moved = kind.move(value, where)
            kept += [] if moved is None else [kind.write(moved)]
    return tuple(kept)
