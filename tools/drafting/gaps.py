"""Which sentences of an entry want a draft."""

from __future__ import annotations

from typing import NamedTuple

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP
from tools.catalogs.notes.pieces import Part, pieces
from tools.model.catalog import State


class Gap(NamedTuple):
    """Sentences of the msgid that one gap, or an empty msgstr, leaves open."""

    first: int
    """From 0."""
    sentences: tuple[str, ...]
    """With the white space after each."""


def find_gaps(annotated: AnnotatedEntry) -> tuple[Gap, ...]:
    """Find what is open: every sentence of an untranslated entry; else what each gap leaves open.

    None where it is not sure what a gap stands for, and none in reviewed or plural entries.

    >>> from tools.language.sentences import Languages
    >>> from tools.model.catalog import Entry
    >>> annotated = AnnotatedEntry(Entry(msgid="Why? Who?"), Languages("en", "es"))
    >>> [gap.sentences for gap in find_gaps(annotated)]
    [('Why? ',), ('Who?',)]
    """
    entry = annotated.entry
    if entry.obsolete or entry.msgid_plural is not None or GAP in entry.msgid:
        return ()
    if entry.state is State.UNTRANSLATED:
        sentences = annotated.sentences if entry.msgid.strip() else ()
        return tuple(Gap(number, (sentence,)) for number, sentence in enumerate(sentences))
    if entry.state is State.REVIEWED or GAP not in entry.msgstr:
        return ()
    count = entry.msgstr.count(GAP)
    for known in (_left_by_draft(annotated), _left_by_merge(annotated)):
        if len(known) == count:
            return known
    return ()


def _left_by_draft(annotated: AnnotatedEntry) -> tuple[Gap, ...]:
    """What the last run left open."""
    return tuple(
        Gap(number, (sentence,))
        for number, sentence in enumerate(annotated.sentences)
        if annotated.gaps_of_draft[number]
    )


def _left_by_merge(annotated: AnnotatedEntry) -> tuple[Gap, ...]:
    """What a merge left open."""
    left, first = [], 0
    for piece in pieces(annotated):
        if piece.part is Part.NEW:
            left.append(Gap(first, piece.sources))
        first += len(piece.sources)
    return tuple(left)
