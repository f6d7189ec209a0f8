"""The notes of a review: who finished an entry, and which other text was meant for it.

::

    # reviewed: 1a2b3c4d 5e6f7a8b Ana Ruiz
    # conflict: "Otra traducción." Ana Ruiz

The checksums are those of the msgid and the msgstr, so the note lapses by itself when
either changes. The name is there only if the reviewer wants it to. A conflict is a
text that came back for an entry which somebody else had changed meanwhile; to delete the
line is to settle it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from tools.catalogs.notes import NoteKind
from tools.catalogs.notes.changed import checksum
from tools.model.catalog import Entry

_REVIEWED_RE = re.compile(r"reviewed: (?P<texts>[0-9a-f]{8} [0-9a-f]{8})(?: (?P<name>.+))?")
_CONFLICT_RE = re.compile(r'conflict: (?P<text>"(?:[^"\\]|\\.)*")(?: (?P<name>.+))?')


@dataclass(frozen=True, slots=True)
class Signature:
    """Who reviewed which words."""

    texts: str
    """The checksums of the msgid and of the msgstr."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that was meant for an entry."""

    text: str
    name: str = ""


def write_signature(signature: Signature) -> str:
    """Write a line of ``Entry.comments``."""
    return f"reviewed: {signature.texts} {signature.name}".rstrip()


def parse_signature(comment: str) -> Signature | None:
    """Read one comment line; None if it is no such note.

    >>> parse_signature("reviewed: 1a2b3c4d 5e6f7a8b Ana Ruiz")
    Signature(texts='1a2b3c4d 5e6f7a8b', name='Ana Ruiz')
    """
    found = _REVIEWED_RE.fullmatch(comment.strip())
    return Signature(found["texts"], found["name"] or "") if found else None


def write_conflict(conflict: Conflict) -> str:
    """Write a line of ``Entry.comments``.

    >>> write_conflict(Conflict('Dice "no".', "Ana"))
    'conflict: "Dice \\\\"no\\\\"." Ana'
    """
    quoted = json.dumps(conflict.text, ensure_ascii=not conflict.text.isprintable())
    return f"conflict: {quoted} {conflict.name}".rstrip()


def parse_conflict(comment: str) -> Conflict | None:
    """Read one comment line; None if it is no such note, or of an empty text."""
    found = _CONFLICT_RE.fullmatch(comment.strip())
    text = _unquoted(found["text"]) if found else ""
    return Conflict(text, found["name"] or "") if found and text else None


def _unquoted(quoted: str) -> str:
    try:
        value = json.loads(quoted)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""


REVIEWED = NoteKind(
    keyword="reviewed",
    parse=parse_signature,
    write=write_signature,
    continuation=re.compile(r".+"),
    is_credited=True,
)
CONFLICT = NoteKind(
    keyword="conflict", parse=parse_conflict, write=write_conflict, continuation=re.compile(r".+")
)


def signed(entry: Entry, name: str = "") -> Entry:
    """Note in *entry* that it was reviewed as it is; an older note goes."""
    line = write_signature(Signature(_texts(entry), name))
    return replace(entry, comments=(*unsigned(entry).comments, line))


def reviewer(entry: Entry) -> str | None:
    """Tell who reviewed *entry* as it is: a name, or empty for somebody; None if not known.

    >>> reviewer(signed(Entry(msgid="It rains.", msgstr="Llueve."), "Ana Ruiz"))
    'Ana Ruiz'
    """
    for signature in filter(None, map(parse_signature, entry.comments)):
        if signature.texts == _texts(entry):
            return signature.name
    return None


def was_signed(entry: Entry) -> bool:
    """Tell whether anybody has signed *entry*, as it is or as it was."""
    return any(map(parse_signature, entry.comments))


def unsigned(entry: Entry) -> Entry:
    """Take the note from *entry*: nobody has reviewed it where it is now."""
    kept = tuple(line for line in entry.comments if not parse_signature(line))
    return replace(entry, comments=kept)


def signed_as(before: Entry, after: Entry) -> Entry:
    """Sign *after*, which is *before* but for its looks, as that was signed."""
    name = reviewer(before)
    return after if name is None or after.fuzzy else signed(after, name)


def signed_by_all(entry: Entry, givers: Iterable[Entry]) -> Entry:
    """Sign *entry*, which is made of reviewed *givers*, if one person reviewed them all."""
    name, *others = {reviewer(giver) for giver in givers}
    return unsigned(entry) if others or name is None else signed(entry, name)


def _texts(entry: Entry) -> str:
    return f"{checksum(entry.msgid)} {checksum(entry.msgstr)}"


def with_conflict(entry: Entry, text: str, name: str = "") -> Entry:
    """Note the other text in *entry*; once only."""
    if any(known.text == text for known in conflicts(entry)):
        return entry
    return replace(entry, comments=(*entry.comments, write_conflict(Conflict(text, name))))


def conflicts(entry: Entry) -> tuple[Conflict, ...]:
    """List the other texts that came back for *entry*, and are not settled.

    >>> [conflict.text for conflict in conflicts(with_conflict(Entry(msgid="x"), 'Dice "no".'))]
    ['Dice "no".']
    """
    return tuple(filter(None, map(parse_conflict, entry.comments)))


def without_conflicts(entry: Entry, settled: Collection[str]) -> Entry:
    """Drop the notes of these texts: somebody saw them, and chose another."""
    kept = (
        line
        for line in entry.comments
        if not ((conflict := parse_conflict(line)) and conflict.text in settled)
    )
    return replace(entry, comments=tuple(kept))
