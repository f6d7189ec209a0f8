"""An entry with its sentences and our notes about it, each read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from tools.catalogs.notes import Note, NoteKind
from tools.catalogs.notes.changed import GAP, Change, change_of, checksum
from tools.catalogs.notes.drafted import (
    CONFIDENCE,
    DRAFT,
    GAPPED,
    REMARK,
    DraftNote,
    Percents,
    Remark,
    write_draft,
)
from tools.catalogs.notes.kinds import read_note, without_draft_notes
from tools.language.sentences import Languages, split
from tools.model.catalog import Entry

Value = TypeVar("Value")
LONGEST_RUN = 4
"""Sentences of a translation that may stand for one of its source."""


@dataclass(frozen=True)
class AnnotatedEntry:
    """What the notes of an entry say of its words, as these are now.

    Notes that are about another msgid, which had more sentences or fewer, say nothing.

    >>> entry = Entry(msgid="It rains. It snows.", msgstr="Llueve. Nevó.",
    ...     comments=("draft: argos 1 c81be113 ec069b79", "confidence: 82 35"))
    >>> annotated = AnnotatedEntry(entry, Languages("en", "es"))
    >>> annotated.untouched, annotated.confidences
    ((True, False), (82, None))
    """

    entry: Entry
    languages: Languages

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Of the msgid, each with the white space after it."""
        return split(self.entry.msgid, self.languages.source)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """All that are about this msgid, the oldest first."""
        notes = filter(None, map(read_note, self.entry.comments))
        return tuple(note for note in notes if note.is_about(len(self.sentences)))

    def _values(self, kind: NoteKind[Value]) -> tuple[Value, ...]:
        return tuple(note.value for note in self.notes if note.kind is kind)

    @cached_property
    def drafts(self) -> tuple[DraftNote, ...]:
        """Who drafted what, the oldest first."""
        return self._values(DRAFT)

    @cached_property
    def change(self) -> Change | None:
        """What the last merge changed; None if it has no note, or one about another msgid."""
        change = change_of(self.entry)
        return change if change and change.sentences == len(self.sentences) else None

    @cached_property
    def target_parts(self) -> tuple[tuple[str, ...], ...]:
        """The sentences of the msgstr; those that a gap parts are not in one tuple."""
        parts = self.entry.msgstr.split(GAP)
        return tuple(split(part.strip(), self.languages.target) for part in parts)

    @cached_property
    def standing(self) -> Counter[str]:
        """Checksums of what is in the msgstr, by which a note's sentences are found again."""
        return Counter(sign for part in self.target_parts for sign in _checksums(part))

    @cached_property
    def untouched(self) -> tuple[bool, ...]:
        """Of each sentence of the msgid, whether a machine's words are still there unchanged."""
        drafts = [note for note in self.drafts if not note.mended]
        return tuple(
            any(note.signs[number] in self.standing for note in drafts)
            for number in range(len(self.sentences))
        )

    @cached_property
    def gaps_of_draft(self) -> tuple[bool, ...]:
        """Of each sentence of the msgid, whether the last draft has left it open."""
        if not self.drafts:
            return (False,) * len(self.sentences)
        return tuple(sign == GAPPED for sign in self.drafts[-1].signs)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """What a reviewer should look at, less what a person has changed since."""
        is_open = not self.entry.msgstr or GAP in self.entry.msgstr
        return tuple(
            remark
            for remark in self._values(REMARK)
            if (at := remark.sentence - 1) < len(self.sentences)
            and (self.untouched[at] or (is_open and self.gaps_of_draft[at]))
        )

    @cached_property
    def confidences(self) -> Percents:
        """Of each sentence of the msgid, its percentage; None if it has none, or was changed."""
        unknown = (None,) * len(self.sentences)
        *_, percents = (unknown, *self._values(CONFIDENCE))
        return tuple(
            percent if kept else None
            for percent, kept in zip(percents, self.untouched, strict=True)
        )

    @property
    def comments_of_others(self) -> tuple[str, ...]:
        """The comments without what drafts of this msgid have left there."""
        if not self.drafts:
            return self.entry.comments
        return without_draft_notes(self.entry.comments, len(self.sentences))


def with_updated_checksums(before: Entry, after: Entry, languages: Languages) -> Entry:
    """Let the notes of *after*, a correction by machine of *before*, still say who wrote what.

    Of a sentence that nobody had touched since it was drafted, nobody has touched it yet.
    """
    old = split(before.msgstr, languages.target)
    new = split(after.msgstr, languages.target)
    if len(old) != len(new):
        return after
    signs = dict(zip(_checksums(old), _checksums(new), strict=True))
    count = len(split(before.msgid, languages.source))
    return replace(after, comments=tuple(_resign(line, count, signs) for line in after.comments))


def _resign(line: str, sentences: int, signs: dict[str, str]) -> str:
    note = DRAFT.parse(line)
    if note is None or len(note.signs) != sentences:
        return line
    return write_draft(replace(note, signs=tuple(signs.get(sign, sign) for sign in note.signs)))


def _checksums(sentences: tuple[str, ...]) -> Iterator[str]:
    """Checksums of a few sentences in a row: a translation may have cut its source."""
    for start in range(len(sentences)):
        for end in range(start + 1, min(start + LONGEST_RUN, len(sentences)) + 1):
            yield checksum("".join(sentences[start:end]).strip())
