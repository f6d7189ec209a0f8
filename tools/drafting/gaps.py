"""Which sentences of an entry want a draft."""

from __future__ import annotations

from typing import NamedTuple

from tools.catalogs.notes.changed import GAP
from tools.catalogs.notes.drafted import GAPPED, notes_of
from tools.catalogs.notes.pieces import Part, pieces
from tools.language.sentences import Languages, split
from tools.model.catalog import Entry, State


class Gap(NamedTuple):
    """Sentences of the msgid that one gap, or an empty msgstr, leaves open."""

    first: int
    """From 0."""
    sentences: tuple[str, ...]
    """With the white space after each."""


def gaps(entry: Entry, languages: Languages) -> tuple[Gap, ...]:
    """Of an untranslated entry every sentence; else one for each gap, in order.

    None where it is not sure what a gap stands for, and none in reviewed or plural entries.

    >>> [gap.sentences for gap in gaps(Entry(msgid="Why? Who?"), Languages("en", "es"))]
    [('Why? ',), ('Who?',)]
    """
    if entry.obsolete or entry.msgid_plural is not None or GAP in entry.msgid:
        return ()
    sentences = split(entry.msgid, languages.source)
    if entry.state is State.UNTRANSLATED:
        whole = entry.msgid.strip()
        return tuple(Gap(n, (one,)) for n, one in enumerate(sentences)) if whole else ()
    if entry.state is State.REVIEWED or GAP not in entry.msgstr:
        return ()
    count = entry.msgstr.count(GAP)
    found = _by_note(entry, sentences, languages)
    if len(found) != count:
        found = _by_change(entry, languages)
    return found if len(found) == count else ()


def _by_note(entry: Entry, sentences: tuple[str, ...], languages: Languages) -> tuple[Gap, ...]:
    """What the last run left open."""
    for note in notes_of(entry, languages)[-1:]:
        return tuple(Gap(n, (sentences[n],)) for n, sign in enumerate(note.signs) if sign == GAPPED)
    return ()


def _by_change(entry: Entry, languages: Languages) -> tuple[Gap, ...]:
    """What a merge left open."""
    found, first = [], 0
    for piece in pieces(entry, languages):
        if piece.part is Part.NEW:
            found.append(Gap(first, piece.sources))
        first += len(piece.sources)
    return tuple(found)
