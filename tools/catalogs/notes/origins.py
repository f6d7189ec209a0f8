"""Which engine each sentence of an entry comes from.

A draft's note (:mod:`tools.catalogs.notes.drafted`) tells it by the place of a sentence in its
msgid. Where sentences move into another paragraph, or are found again by the memory, what the note
says of them goes along; whoever moves words calls
:func:`tools.catalogs.notes.inheritance.inherit_drafts` or keeps :attr:`MemoryUnit.draft
<tools.catalogs.memory.MemoryUnit.draft>`. Law (test_origins.py): whatever is drafted,
reviewed, cut, joined, moved, renamed, remembered and edited by hand, each sentence is said to be
whose it is.

A name tells how the sentence came here: ``argos en→es 1.0`` drafted it for this place; ``memory``
found a person's; ``memory argos en→es 1.0`` found one that Argos had drafted. ``mended`` behind it
says that a person had changed the machine's words before they came here: the sign is of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.drafted import GAPPED, MENDED, OTHERS, has_draft, parse_draft

MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Origin:
    """What drafted one sentence."""

    name: str
    sign: str
    """Checksum of the words that were drafted."""
    stands: bool
    """Whether they are still there."""

    @property
    def engine(self) -> str:
        """The machine whose words these were first; empty where a person wrote them."""
        return engine_of(self.name)

    @property
    def changed(self) -> bool:
        """Whether a person has changed the words of the machine, here or before they came here."""
        return not self.stands or self.name.endswith(f" {MENDED}")

    @property
    def draft(self) -> str:
        """What the memory keeps of it: the engine, and whether a person has changed its words.

        >>> Origin("memory argos en→es 1.0", "1a2b3c4d", stands=False).draft
        'argos en→es 1.0 mended'
        """
        return f"{self.engine} {MENDED}" if self.engine and self.changed else self.engine


def is_remembered(name: str) -> bool:
    """Tell whether a sentence came through the memory, whoever wrote it first."""
    return name.partition(" ")[0] == MEMORY


def remembered(draft: str) -> str:
    """Name the origin of a sentence from the memory, of which it kept *draft*.

    >>> remembered(""), remembered("argos en→es 1.0")
    ('memory', 'memory argos en→es 1.0')
    """
    return f"{MEMORY} {draft}".rstrip()


def engine_of(name: str) -> str:
    """Name the machine that *name* speaks of; empty if a person wrote the words.

    >>> engine_of("memory argos en→es 1.0 mended"), engine_of("apertium x"), engine_of("memory")
    ('argos en→es 1.0', 'apertium x', '')
    """
    words = name.partition(" ")[2] if is_remembered(name) else name
    return words.removesuffix(MENDED).rstrip()


def origins(annotated: AnnotatedEntry) -> tuple[Origin | None, ...]:
    """Tell what drafted each sentence of the msgid; None where a person wrote from nothing.

    Of several drafts of one sentence the one whose words stand, or else the last.
    """
    count = len(annotated.sentences)
    if not has_draft(annotated.entry.comments):
        return (None,) * count
    told: list[Origin | None] = []
    for number in range(count):
        mine = [
            Origin(note.origin, sign, sign in annotated.standing)
            for note in annotated.drafts
            if (sign := note.signs[number]) not in {GAPPED, OTHERS}
        ]
        told.append(next((one for one in mine if one.stands), mine[-1] if mine else None))
    for origin in _others(annotated, told):
        gone = (n for n, now in enumerate(told) if origin.stands and now and not now.stands)
        free = (n for n, now in enumerate(told) if not now)
        place = next(chain(gone, free), None)
        if place is not None:
            told[place] = origin
    return tuple(_once(told, annotated.standing))


def _once(told: Sequence[Origin | None], standing: Counter[str]) -> Iterator[Origin | None]:
    """What stands there once is no more than one sentence's."""
    left = standing.copy()
    for origin in told:
        if origin and origin.stands:
            yield origin if left[origin.sign] else replace(origin, stands=False)
            left[origin.sign] -= 1
        else:
            yield origin


def _others(annotated: AnnotatedEntry, told: Sequence[Origin | None]) -> list[Origin]:
    """Drafts that are no sentence's yet, those that stand first: of two in one sentence, or of a
    source that had others.

    Where a note speaks of this source, it knows better what a person has changed.
    """
    known = {origin.sign for origin in told if origin}
    standing = annotated.standing
    drafts = [
        Origin(note.origin, sign, sign in standing)
        for note in filter(None, map(parse_draft, annotated.entry.comments))
        for sign in note.signs
        if sign not in {GAPPED, OTHERS, *known} and (sign in standing or not annotated.drafts)
    ]
    return sorted(drafts, key=lambda origin: not origin.stands)
