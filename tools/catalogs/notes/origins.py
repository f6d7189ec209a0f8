"""Which engine each sentence of an entry comes from, and how that goes along into another entry.

A draft's note (:mod:`tools.catalogs.notes.drafted`) tells it by the place of a sentence in its
msgid. Where sentences move into another paragraph, or are found again by the memory, what the note
says of them goes along; whoever moves words calls :func:`inherit_drafts` or keeps
:attr:`MemoryUnit.draft <tools.catalogs.memory.MemoryUnit.draft>`. Law (test_origins.py): whatever
is drafted, reviewed, cut, joined, moved, renamed, remembered and edited by hand, each sentence is
said to be whose it is.

A name tells how the sentence came here: ``argos en→es 1.0`` drafted it for this place; ``memory``
found a person's; ``memory argos en→es 1.0`` found one that Argos had drafted. ``mended`` after it
says that a person had changed the machine's words before they came here: the sign is of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP, change_of, checksum
from tools.catalogs.notes.drafted import (
    GAPPED,
    MENDED,
    OTHERS,
    DraftNote,
    has_draft,
    parse_draft,
    replace_drafts,
    write_draft,
)
from tools.catalogs.notes.pieces import Half, halves
from tools.language.sentences import Languages, split
from tools.model.catalog import Entry

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

    Of several drafts of one sentence the one whose words are still there, or else the last.
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
    """What is there once belongs to one sentence alone."""
    left = standing.copy()
    for origin in told:
        if origin and origin.stands:
            yield origin if left[origin.sign] else replace(origin, stands=False)
            left[origin.sign] -= 1
        else:
            yield origin


def _others(annotated: AnnotatedEntry, told: Sequence[Origin | None]) -> list[Origin]:
    """Drafts that belong to no sentence yet, those first whose words are still there: of two in
    one sentence, or of a source that had others.

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


def inherit_drafts(fresh: Entry, givers: Sequence[Entry], languages: Languages) -> Entry:
    """Let *fresh*, which was put together of words of *givers*, say what their notes say of them.

    Sentences are known again by their translation, word for word.
    """
    if not any(has_draft(entry.comments) for entry in (fresh, *givers)):
        return fresh
    annotated = [AnnotatedEntry(giver, languages) for giver in givers]
    known: dict[str, list[Origin | None]] = {}
    for giver in reversed(annotated):
        known |= origins_by_text(giver)
    made = AnnotatedEntry(fresh, languages)
    rows: list[list[Origin]] = [[] for _ in made.sentences]
    gaps: set[int] = set()
    for half in _halves(made):
        if half.target.strip() == GAP:
            gaps.update(half.sources)
        else:
            _share_out(half, _look_up(half, known, languages), rows)
    lines = _lines(rows, gaps)
    if _may_be_restored(made, annotated[0], rows):
        own = [line for line in givers[0].comments if parse_draft(line)]
        lines = [*own, *(lines or [write_draft(DraftNote(MEMORY, (OTHERS,) * len(rows)))])]
    return replace(fresh, comments=replace_drafts(fresh.comments, lines))


def _may_be_restored(
    fresh: AnnotatedEntry, giver: AnnotatedEntry, rows: Sequence[Sequence[Origin]]
) -> bool:
    """Whether *giver* is in *fresh* whole, and what it told of its sentences does not."""
    change = change_of(fresh.entry)
    if not (change and change.reviewed):
        return False
    told = {origin.sign for row in rows for origin in row}
    return any(origin and origin.sign not in told for origin in origins(giver))


def _halves(annotated: AnnotatedEntry) -> list[Half]:
    entry = annotated.entry
    change = annotated.change if entry.fuzzy else None
    return halves(annotated.sentences, entry.msgstr, change, annotated.languages)


def origins_by_text(annotated: AnnotatedEntry) -> dict[str, list[Origin | None]]:
    """Tell who drafted what is in the entry, in pieces and by sentence."""
    known: dict[str, list[Origin | None]] = {}
    if not has_draft(annotated.entry.comments):
        return known
    cut, told = _halves(annotated), origins(annotated)
    homes = {checksum(half.target.strip()): half for half in cut}
    own = _standing_drafts(annotated)
    for half in cut:
        text = half.target.strip()
        here = [_at_home(told[number], half, homes, told) for number in half.sources]
        if len(here) == 1:
            here = [own.get(checksum(text)) or _as_it_stands(here[0], text)]
        known.setdefault(text, here)
        sentences = [one.strip() for one in split(half.target, annotated.languages.target)]
        signs = [checksum(sentence) for sentence in sentences]
        rest = [origin for origin in here if origin and origin.sign not in signs]
        for sentence, sign in zip(sentences, signs, strict=True):
            known.setdefault(sentence, [own[sign]] if sign in own else list(rest))
    return known


def _at_home(
    origin: Origin | None, half: Half, homes: Mapping[str, Half], told: Sequence[Origin | None]
) -> Origin | None:
    """*origin*, unless its words are another half's; two sentences may have had the same."""
    if origin is None or not origin.stands or (home := homes.get(origin.sign, half)) == half:
        return origin
    twice = any((other := told[n]) and other.sign == origin.sign for n in home.sources)
    return replace(origin, stands=False) if twice else None


def _standing_drafts(annotated: AnnotatedEntry) -> dict[str, Origin]:
    """Every draft whose words are in the entry, by its sign."""
    return {
        sign: Origin(note.origin, sign, stands=True)
        for note in filter(None, map(parse_draft, annotated.entry.comments))
        for sign in note.signs
        if sign in annotated.standing
    }


def _as_it_stands(origin: Origin | None, text: str) -> Origin | None:
    """What a person made of a machine's words is known by what they are now."""
    if origin is None or origin.stands or not origin.engine:
        return origin
    is_mended = origin.name.endswith(f" {MENDED}")
    name = origin.name if is_mended else f"{origin.name} {MENDED}"
    return Origin(name, checksum(text), stands=True)


def _look_up(
    half: Half, known: Mapping[str, list[Origin | None]], languages: Languages
) -> list[Origin | None]:
    """Who drafted what is in *half*, a sentence of the source each if that can be told."""
    whole = known.get(half.target.strip(), [])
    sentences = [sentence.strip() for sentence in split(half.target, languages.target)]
    if len(whole) == len(half.sources) >= len(sentences):
        return whole
    if len(sentences) != len(half.sources):
        told = (origin for text in sentences for origin in known.get(text, ()))
        return list(dict.fromkeys(told)) or whole
    rows: list[Origin | None] = []
    for text in sentences:
        unused = (
            origin
            for origin in known.get(text, ())
            if origin and (origin.stands or origin not in rows)
        )
        rows.append(next(unused, None))
    return rows


def _share_out(half: Half, told: Sequence[Origin | None], rows: Sequence[list[Origin]]) -> None:
    """Give each sentence of *half* its origin; several where it was made of several."""
    numbers = list(half.sources)
    if not numbers:
        return
    for place, origin in enumerate(told):
        row = rows[numbers[min(place, len(numbers) - 1)]]
        if origin and origin not in row:
            row.append(origin)


def _lines(rows: Sequence[Sequence[Origin]], gaps: Collection[int]) -> list[str]:
    """A note for each that drafted any of it; of two drafts of one sentence, one in each."""
    notes: list[DraftNote] = []
    for name in dict.fromkeys(origin.name for row in rows for origin in row):
        signs = [[origin.sign for origin in row if origin.name == name] for row in rows]
        for turn in range(max(map(len, signs))):
            line = (mine[turn] if turn < len(mine) else OTHERS for mine in signs)
            notes.append(DraftNote(name, tuple(line)))
    if notes and gaps:  # the last one tells them
        with_gaps = (GAPPED if n in gaps else sign for n, sign in enumerate(notes[-1].signs))
        notes[-1] = replace(notes[-1], signs=tuple(with_gaps))
    return [write_draft(note) for note in notes]
