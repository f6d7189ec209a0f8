"""The notes of a review: who finished an entry, and which other text was meant for it.

Translator comments, because those survive every tool::

    # reviewed: 1a2b3c4d 5e6f7a8b Ana Ruiz
    # conflict: "Otra traducción." Ana Ruiz

The checksums are those of the msgid and the msgstr, so the note lapses by itself when
either changes. The name stands there only if the reviewer wants it to. A conflict is a
text that came back for an entry which somebody else had changed meanwhile; to delete the
line is to settle it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from tools.catalogs.notes.changed import checksum
from tools.model.catalog import Entry

_SIGNED_RE = re.compile(r"reviewed: (?P<texts>[0-9a-f]{8} [0-9a-f]{8})(?: (?P<name>.+))?")
_CONFLICT_RE = re.compile(r'conflict: (?P<text>"(?:[^"\\]|\\.)*")(?: (?P<name>.+))?')


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that was meant for an entry."""

    text: str
    name: str = ""


def signed(entry: Entry, name: str = "") -> Entry:
    """*entry* with the note that it was reviewed as it stands; an older one goes."""
    line = f"reviewed: {_texts(entry)} {name}".rstrip()
    return replace(entry, comments=(*unsigned(entry).comments, line))


def reviewer(entry: Entry) -> str | None:
    """Who reviewed *entry* as it stands: a name, or empty for somebody; None if not known.

    >>> reviewer(signed(Entry(msgid="It rains.", msgstr="Llueve."), "Ana Ruiz"))
    'Ana Ruiz'
    """
    for line in entry.comments:
        found = _SIGNED_RE.fullmatch(line.strip())
        if found and found["texts"] == _texts(entry):
            return found["name"] or ""
    return None


def was_signed(entry: Entry) -> bool:
    """Whether anybody has signed *entry*, as it stands or as it was."""
    return any(_SIGNED_RE.fullmatch(line.strip()) for line in entry.comments)


def unsigned(entry: Entry) -> Entry:
    """*entry* without the note: nobody has reviewed it where it stands now."""
    kept = tuple(one for one in entry.comments if not _SIGNED_RE.fullmatch(one.strip()))
    return replace(entry, comments=kept)


def signed_as(before: Entry, after: Entry) -> Entry:
    """*after*, which is *before* but for its looks, with the note that it has."""
    name = reviewer(before)
    return after if name is None or after.fuzzy else signed(after, name)


def signed_by_all(entry: Entry, givers: Iterable[Entry]) -> Entry:
    """*entry*, which is made of reviewed *givers*, with a note if one person reviewed them all."""
    name, *others = {reviewer(giver) for giver in givers}
    return unsigned(entry) if others or name is None else signed(entry, name)


def _texts(entry: Entry) -> str:
    return f"{checksum(entry.msgid)} {checksum(entry.msgstr)}"


def with_conflict(entry: Entry, text: str, name: str = "") -> Entry:
    """*entry* with a note of the other text; once only."""
    if any(one.text == text for one in conflicts(entry)):
        return entry
    quoted = json.dumps(text, ensure_ascii=not text.isprintable())
    return replace(entry, comments=(*entry.comments, f"conflict: {quoted} {name}".rstrip()))


def conflicts(entry: Entry) -> tuple[Conflict, ...]:
    """The other texts that came back for *entry*, and are not settled.

    >>> [one.text for one in conflicts(with_conflict(Entry(msgid="x"), 'Dice "no".'))]
    ['Dice "no".']
    """
    found = (_CONFLICT_RE.fullmatch(line.strip()) for line in entry.comments)
    return tuple(
        Conflict(text, one["name"] or "") for one in found if one and (text := _text(one["text"]))
    )


def without_conflicts(entry: Entry, settled: Collection[str]) -> Entry:
    """*entry* without the notes of these texts: somebody saw them, and chose another."""
    kept = (
        line
        for line in entry.comments
        if not ((found := _CONFLICT_RE.fullmatch(line.strip())) and _text(found["text"]) in settled)
    )
    return replace(entry, comments=tuple(kept))


def _text(quoted: str) -> str:
    try:
        value = json.loads(quoted)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""
