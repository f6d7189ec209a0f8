"""The note of a draft: who proposed it, and whether a person changed it since.

Translator comments, because those survive every tool::

    # draft: argos en-es-1.0 23bc64b0 - 91ab07fe
    # confidence: 82 - 35
    # sentence 2: left to you: the machine lost “``make``”
    # sentence 3: the glossary has “bloqueo” for “blockade”

A checksum stands for each sentence of the msgid in turn; ``-`` for one that was left as a
gap, ``=`` for one that the line says nothing of: a person's, or another line's. What came from
elsewhere says where it was first drafted: ``memory argos en-es-1.0``, or ``memory`` alone for a
person's words; ``mended`` behind that, with the checksum of what the person made of it
(:mod:`tools.catalogs.notes.origins`). The percentages are those of
:mod:`tools.catalogs.notes.confidence`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tools.catalogs.notes.changed import GAP, checksum
from tools.language.sentences import Languages, split
from tools.model.catalog import Entry

GAPPED, OTHERS, MENDED = "-", "=", "mended"
LONGEST_RUN = 4
"""Sentences of a translation that may stand for one of its source."""
_NOTE_RE = re.compile(r"draft: (?P<words>\S.*)")
_SIGN_RE = re.compile(r"[0-9a-f]{8}|[-=]")
_MARK_RE = re.compile(r"sentence (?P<number>[1-9]\d*): (?P<reason>.+)")


@dataclass(frozen=True, slots=True)
class Note:
    """What one line says."""

    origin: str
    """Engine and model, or ``memory``."""
    signs: tuple[str, ...]
    """One for each sentence of the msgid."""

    @property
    def mended(self) -> bool:
        """Whether the words are what a person made of a draft."""
        return self.origin.endswith(f" {MENDED}")


def write(note: Note) -> str:
    """A line of ``Entry.comments``.

    >>> write(Note("argos en-es-1.0", (checksum("Hola."), GAPPED)))
    'draft: argos en-es-1.0 2c1966ad -'
    """
    return " ".join(["draft:", note.origin, *note.signs])


def parse(comment: str, sentences: int) -> Note | None:
    """Read one comment line about a msgid of so many sentences; None if it is no such note."""
    found = _NOTE_RE.fullmatch(comment.strip())
    words = found["words"].split(" ") if found else []
    signs = tuple(words[len(words) - sentences :])
    if not 0 < sentences < len(words) or not all(map(_SIGN_RE.fullmatch, signs)):
        return None
    origin = words[: len(words) - sentences]
    # One sign more: it speaks of another msgid, which had more sentences.
    return None if _SIGN_RE.fullmatch(origin[-1]) else Note(" ".join(origin), signs)


def any_note(comment: str) -> Note | None:
    """Read one comment line about a msgid of however many sentences.

    >>> any_note("draft: argos 1.0 1a2b3c4d -")
    Note(origin='argos 1.0', signs=('1a2b3c4d', '-'))
    """
    found = _NOTE_RE.fullmatch(comment.strip())
    words = found["words"].split(" ") if found else []
    first = len(words)
    while first > 1 and _SIGN_RE.fullmatch(words[first - 1]):
        first -= 1
    return parse(comment, len(words) - first)


def notes_of(entry: Entry, languages: Languages) -> tuple[Note, ...]:
    """The notes of *entry*, the oldest first; none that is about another msgid."""
    count = len(split(entry.msgid, languages.source))
    return tuple(note for line in entry.comments if (note := parse(line, count)))


def untouched(entry: Entry, languages: Languages) -> tuple[bool, ...]:
    """Of each sentence of the msgid, whether a machine's words still stand there unchanged.

    >>> note = write(Note("argos 1", (checksum("Llueve."), checksum("Nieva."))))
    >>> entry = Entry(msgid="It rains. It snows.", msgstr="Llueve. Nevó.", comments=(note,))
    >>> untouched(entry, Languages("en", "es"))
    (True, False)
    """
    still = standing(entry, languages)
    count = len(split(entry.msgid, languages.source))
    notes = [note for note in notes_of(entry, languages) if not note.mended]
    return tuple(any(note.signs[n] in still for note in notes) for n in range(count))


def standing(entry: Entry, languages: Languages) -> Counter[str]:
    """Checksums of what stands in the msgstr, by which a note's sentences are found again."""
    parts = sentences_between_gaps(entry, languages)
    return Counter(one for part in parts for one in _runs(part))


def sentences_between_gaps(entry: Entry, languages: Languages) -> list[tuple[str, ...]]:
    """The sentences of the msgstr; those that a gap parts are not in one list."""
    return [split(part.strip(), languages.target) for part in entry.msgstr.split(GAP)]


def _runs(sentences: tuple[str, ...]) -> Iterator[str]:
    """Checksums of a few sentences in a row: a translation may have cut its source."""
    for start in range(len(sentences)):
        for end in range(start + 1, min(start + LONGEST_RUN, len(sentences)) + 1):
            yield checksum("".join(sentences[start:end]).strip())


def marks(entry: Entry, languages: Languages) -> tuple[tuple[int, str], ...]:
    """What was flagged, by sentence from 1, less what a person has changed since."""
    still = untouched(entry, languages)
    is_open = not entry.msgstr or GAP in entry.msgstr
    gaps = {
        number
        for note in notes_of(entry, languages)[-1:]
        if is_open
        for number, sign in enumerate(note.signs, 1)
        if sign == GAPPED
    }
    found = (_MARK_RE.fullmatch(line.strip()) for line in entry.comments)
    return tuple(
        (number, mark["reason"])
        for mark in found
        if mark
        and (number := int(mark["number"])) <= len(still)
        and (still[number - 1] or number in gaps)
    )


def is_mark(comment: str) -> bool:
    """Whether a comment line flags a sentence of a draft."""
    return bool(_MARK_RE.fullmatch(comment.strip()))


def remarks_moved(entry: Entry, msgid: str, languages: Languages) -> tuple[str, ...]:
    """The comments of *entry* under another *msgid*: what flags a sentence goes where that is now.

    What is said of a sentence that is there no more goes, and so do the percentages.
    """
    if not any(is_mark(line) or line.startswith("confidence:") for line in entry.comments):
        return entry.comments
    old, new = (
        [sentence.strip() for sentence in split(text, languages.source)]
        for text in (entry.msgid, msgid)
    )
    kept = []
    for line in entry.comments:
        if not (found := _MARK_RE.fullmatch(line.strip())):
            kept += [] if line.startswith("confidence:") else [line]
        elif (number := int(found["number"])) <= len(old) and old[number - 1] in new:
            kept.append(f"sentence {new.index(old[number - 1]) + 1}: {found['reason']}")
    return tuple(kept)


def resigned(before: Entry, after: Entry, languages: Languages) -> Entry:
    """*after*, a mending by machine of *before*, with its notes still saying who wrote what.

    Of a sentence that nobody had touched since it was drafted, nobody has touched it yet.
    """
    old = split(before.msgstr, languages.target)
    new = split(after.msgstr, languages.target)
    if len(old) != len(new):
        return after
    signs = dict(zip(_runs(old), _runs(new), strict=True))
    count = len(split(before.msgid, languages.source))
    comments = tuple(
        write(Note(note.origin, tuple(signs.get(sign, sign) for sign in note.signs)))
        if (note := parse(line, count))
        else line
        for line in after.comments
    )
    return replace(after, comments=comments)
