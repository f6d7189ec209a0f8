"""Catalogues and their entries, named as GNU gettext names them.

Small frozen values that know nothing of files: msgid, msgstr, fuzzy, obsolete.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum


class State(Enum):
    """How far an entry is. States exclude one another, so counts add up."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    """Fuzzy, and for the source as it is: never shown to a reader as text."""
    CHANGED = "changed"
    """Fuzzy because the source moved on: ``previous_msgid`` is what was translated."""
    REVIEWED = "reviewed"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One message of a catalogue, with everything a PO file can say of it."""

    msgid: str
    msgstr: str = ""
    """Empty where ``msgid_plural`` is set: then ``msgstr_plural`` speaks."""
    msgctxt: str | None = None
    msgid_plural: str | None = None
    msgstr_plural: tuple[str, ...] = ()
    previous_msgid: str | None = None
    """``#| msgid``: the source this msgstr was written for."""
    previous_msgctxt: str | None = None
    previous_msgid_plural: str | None = None
    flags: tuple[str, ...] = ()
    """``#,`` in file order, e.g. ``("fuzzy", "no-wrap")``."""
    comments: tuple[str, ...] = ()
    """Translator comments, a line each, without ``# ``; drafts record their origin here."""
    extracted: tuple[str, ...] = ()
    """``#.`` comments, a line each: written by extraction, wiped by the next one."""
    references: tuple[str, ...] = ()
    """``#:`` in file order, as ``file:line``."""
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """1-based line of the ``msgid`` keyword in the file; no part of equality."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext looks an entry up by."""
        return (self.msgctxt, self.msgid)

    @property
    def fuzzy(self) -> bool:
        """Whether a person has to look at it before readers see it: its flag says so."""
        return "fuzzy" in self.flags

    @property
    def state(self) -> State:
        """How far it is, from its flags and texts."""
        if self.obsolete:
            return State.OBSOLETE
        if not (all(self.msgstr_plural) if self.msgstr_plural else self.msgstr):
            return State.UNTRANSLATED
        if not self.fuzzy:
            return State.REVIEWED
        return State.DRAFT if self.previous_msgid is None else State.CHANGED


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalog:
    """The entries of one document in one language: one PO file."""

    domain: str
    """Document name, e.g. ``articles/latin-america-wave``: the PO path without suffix."""
    header: tuple[tuple[str, str], ...] = ()
    """Fields in file order; unknown ``X-`` fields included."""
    header_entry: Entry | None = None
    """The entry ``msgid ""`` as it is, for its comments and flags."""
    entries: tuple[Entry, ...] = ()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def field(self, name: str) -> str:
        """Return the header field *name*, or the empty string."""
        return dict(self.header).get(name, "")
