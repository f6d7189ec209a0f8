"""Drafts that nobody has touched, taken back, so that they can be made again."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from tools.catalogs.notes import confidence
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import (
    GAPPED,
    LONGEST_RUN,
    is_mark,
    notes_of,
    parse,
    sentences_between_gaps,
    untouched,
)
from tools.language.sentences import Languages, split
from tools.model.catalog import Catalog, Entry, State


def taken_back(catalog: Catalog, languages: Languages) -> Catalog:
    """*catalog* as it was before the machine's drafts.

    Only an entry whose every sentence is the machine's, word for word, or a gap that it
    left: what a person began to mend, or had translated before, stays.
    """
    entries = tuple(
        _bare(entry, languages) if _is_machines(entry, languages) else entry for entry in catalog
    )
    return replace(catalog, entries=entries)


def _is_machines(entry: Entry, languages: Languages) -> bool:
    notes = [note for note in notes_of(entry, languages) if not note.mended]
    signs = {sign for note in notes for sign in note.signs}
    parts = sentences_between_gaps(entry, languages)
    left = (sign == GAPPED for note in notes[-1:] for sign in note.signs)
    return (
        entry.state is State.DRAFT
        and bool(notes)
        and all(still or gap for still, gap in zip(untouched(entry, languages), left, strict=True))
        and any(parts)
        and all(_is_covered(part, signs) for part in parts)
    )


def _is_covered(sentences: Sequence[str], signs: Set[str]) -> bool:
    """Whether nothing stands in *sentences* but what *signs* are the checksums of."""
    start = 0
    while start < len(sentences):
        ends = range(min(start + LONGEST_RUN, len(sentences)), start, -1)
        runs = (end for end in ends if checksum("".join(sentences[start:end]).strip()) in signs)
        if (end := next(runs, None)) is None:
            return False
        start = end
    return True


def _bare(entry: Entry, languages: Languages) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(entry, msgstr="", flags=flags, comments=own_comments(entry, languages))


def own_comments(entry: Entry, languages: Languages) -> tuple[str, ...]:
    """The comments of *entry* without what drafts have left there."""
    if not notes_of(entry, languages):
        return entry.comments
    sentences = len(split(entry.msgid, languages.source))
    return tuple(
        line
        for line in entry.comments
        if not is_mark(line)
        and parse(line, sentences) is None
        and confidence.parse(line, sentences) is None
    )
