"""A changed entry, cut into pieces that can be read alone: for drafting and for review.

What the note of :mod:`tools.catalogs.notes.changed` says by numbers, with the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP, Change
from tools.language.alignment import align
from tools.language.sentences import Languages, split, split_loosely
from tools.model.catalog import Entry

_GAP_RE = re.compile(rf"({GAP}\s*)")


class Part(Enum):
    """The state of the sentences of a piece."""

    KEPT = "kept"
    """Unchanged, and their translation is the reviewed one."""
    EDITED = "edited"
    """Their translation is that of an older wording, or nobody reviewed it."""
    NEW = "new"
    """No translation yet."""


class Piece(NamedTuple):
    """Sentences of a msgid and what stands for them in the msgstr."""

    sources: tuple[str, ...]
    target: str
    """With the white space after it; the sign ``GAP`` where nothing is there yet."""
    part: Part


class Half(NamedTuple):
    """The same, but the sentences by number, from 0."""

    sources: range
    target: str


def pieces(annotated: AnnotatedEntry) -> tuple[Piece, ...]:
    """Cut a changed entry where both its source and its translation can be cut.

    Joined again the pieces are the msgid and the msgstr. One piece of everything where
    there is no note, or the note is about another msgid. Where the note says
    ``unplaced`` every piece counts as edited.

    >>> entry = Entry(msgid="A cat sat. Why?", msgstr="Un gato. ⟦…⟧", flags=("fuzzy",),
    ...     comments=("changed: sentences 2; new 2; text 8a6a5f3a",))
    >>> annotated = AnnotatedEntry(entry, Languages("en", "es"))
    >>> [(piece.target, piece.part.value) for piece in pieces(annotated)]
    [('Un gato. ', 'kept'), ('⟦…⟧', 'new')]
    """
    change, sources, msgstr = annotated.change, annotated.sentences, annotated.entry.msgstr
    if change is None:
        return (Piece(sources, msgstr, Part.EDITED if msgstr else Part.NEW),)
    open_ones = {number - 1 for number in (*change.edited, *change.new)}
    return tuple(
        Piece(
            tuple(sources[number] for number in half.sources),
            half.target,
            _part(half, open_ones if change.placed else set(half.sources)),
        )
        for half in halves(sources, msgstr, change, annotated.languages)
    )


def fill(entry: Entry, texts: Sequence[str]) -> Entry:
    """Put *texts* where the gaps are, in order, and leave every other word alone.

    An empty text leaves its gap. The note stays: the sentences are still to be looked at.

    >>> fill(Entry(msgid="Why? Who?", msgstr="⟦…⟧ ¿Quién?"), ["¿Por qué?"]).msgstr
    '¿Por qué? ¿Quién?'

    :raises ValueError: there are not as many gaps as texts.
    """
    parts = entry.msgstr.split(GAP)
    if len(parts) != len(texts) + 1:
        raise ValueError(f"{len(texts)} texts for {len(parts) - 1} gaps")
    filled = [text or GAP for text in texts]
    msgstr = parts[0] + "".join(text + part for text, part in zip(filled, parts[1:], strict=True))
    return replace(entry, msgstr=msgstr)


def _part(half: Half, open_ones: set[int]) -> Part:
    if half.target.strip() == GAP:
        return Part.NEW
    return Part.KEPT if open_ones.isdisjoint(half.sources) else Part.EDITED


def halves(
    sources: Sequence[str], target: str, change: Change | None, languages: Languages
) -> list[Half]:
    """Cut *target* to match *sources*, where that is sure.

    :param change: the note about them, where *target* may have gaps.
    """
    parts = _GAP_RE.split(target) if GAP in target else [target]
    targets = [s for p in parts for s in ((p,) if GAP in p else split(p, languages.target))]
    if GAP not in target and len(targets) != len(sources):
        loose = split_loosely(target, languages.target)
        finer = _ends(targets) <= _ends(loose)  # no end was missed that is sure
        targets = list(loose) if finer and len(loose) == len(sources) else targets
    shown = list(targets)
    gaps = [place for place, text in enumerate(targets) if GAP in text]
    if change and len(gaps) == len(change.new):  # a gap is aligned as what it stands for
        filled = zip(gaps, (number - 1 for number in change.new), strict=True)
    elif len(targets) == len(sources):  # some were filled
        filled = zip(gaps, gaps, strict=True)
    else:
        filled = zip((), (), strict=True)
    for place, number in filled:
        shown[place] = sources[number]
    return [
        Half(unit.sources, "".join(targets[unit.targets.start : unit.targets.stop]))
        for unit in align(sources, shown, languages)
    ]


def _ends(sentences: Sequence[str]) -> set[int]:
    """Where each of them ends in the text that they make."""
    return set(accumulate(map(len, sentences)))
