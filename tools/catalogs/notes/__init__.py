"""Our notes in the comments of PO entries: ``README.md`` is their specification.

A kind of note says how its line is known, read and written, and what becomes of it.
:mod:`tools.catalogs.notes.kinds` has them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

Value = TypeVar("Value")
Renumbering = Mapping[int, int]
"""Sentence of the old msgid -> the same sentence of the new one, both from 1."""


@dataclass(frozen=True, kw_only=True)
class NoteKind(Generic[Value]):
    """One kind of note. ``README.md`` has the grammar and the recipe for another kind."""

    keyword: str
    """Begins every line of the kind. It is reserved: a line that begins so is never shown as a
    person's own comment, even where the rest of it is damaged."""
    numbered: bool = False
    """Whether the number of a sentence is between the keyword and the colon."""
    parse: Callable[[str], Value | None]
    """Reads one comment line; None if it is no whole note of this kind."""
    write: Callable[[Value], str]
    """Undoes ``parse``: a line of ``Entry.comments``."""
    continuation: re.Pattern[str] | None = None
    """What the rest of a line looks like that a PO editor has cut; None: it is not put together
    again."""
    count_sentences: Callable[[Value], int] | None = None
    """Counts the sentences of the msgid that a note is about; None: a note does not say."""
    move: Callable[[Value, Renumbering], Value | None] | None = None
    """Adapts a note to a changed msgid, or drops it with None; no function: it stays as it is."""
    is_credited: bool = False
    """Whether the credit line of a page tells readers what such a note says."""
    is_of_draft: bool = False
    """Whether a draft leaves such notes: they go with it when it is taken back."""

    def opens(self, line: str) -> bool:
        """Tell whether a stripped comment line begins as this kind does, whatever follows."""
        number = r" [1-9][0-9]*" if self.numbered else ""
        return bool(re.match(rf"{self.keyword}{number}: ", line))


class Note(NamedTuple):
    """One line, read."""

    kind: NoteKind[Any]
    value: Any

    def is_about(self, sentences: int) -> bool:
        """Tell whether it speaks of a msgid of so many sentences, as far as it says."""
        count = self.kind.count_sentences
        return count is None or count(self.value) == sentences
