"""Which engine each sentence of an entry comes from, and how that travels with the words.

A draft's note (:mod:`tools.catalogs.notes.drafted`) tells it by the place of a sentence in its
msgid. Where
sentences move into another paragraph, or are found again by the memory, what the note says of
them goes along; whoever moves words calls :func:`inherited` or keeps :attr:`Unit.draft
<tools.catalogs.memory.Unit.draft>`. Law (test_origins.py): whatever is drafted, reviewed,
cut, joined,
moved, renamed, remembered and edited by hand, each sentence is said to be whose it is.

A name tells how the sentence came here: ``argos en→es 1.0`` drafted it for this place; ``memory``
found a person's; ``memory argos en→es 1.0`` found one that Argos had drafted. ``mended`` behind it
says that a person had changed the machine's words before they came here: the sign is of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tools.catalogs.notes.changed import GAP, change_of, checksum
from tools.catalogs.notes.drafted import (
    GAPPED,
    MENDED,
    OTHERS,
    Note,
    any_note,
    notes_of,
    parse,
    standing,
    write,
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
    """Whether a sentence came through the memory, whoever wrote it first."""
    return name.partition(" ")[0] == MEMORY


def remembered(draft: str) -> str:
    """The name for a sentence from the memory, of which it kept *draft*.

    >>> remembered(""), remembered("argos en→es 1.0")
    ('memory', 'memory argos en→es 1.0')
    """
    return f"{MEMORY} {draft}".rstrip()


def engine_of(name: str) -> str:
    """The machine that *name* speaks of; empty if a person wrote the words.

    >>> engine_of("memory argos en→es 1.0 mended"), engine_of("apertium x"), engine_of("memory")
    ('argos en→es 1.0', 'apertium x', '')
    """
    words = name.partition(" ")[2] if is_remembered(name) else name
    return words.removesuffix(MENDED).rstrip()


def has_note(entry: Entry) -> bool:
    """Whether anything in *entry* was drafted: nearly always that is all there is to ask."""
    return any(line.lstrip().startswith("draft:") for line in entry.comments)


def origins(entry: Entry, languages: Languages) -> tuple[Origin | None, ...]:
    """What drafted each sentence of the msgid; None where a person wrote from nothing.

    Of several drafts of one sentence the one whose words stand, or else the last.
    """
    count = len(split(entry.msgid, languages.source))
    if not has_note(entry):
        return (None,) * count
    still, notes = standing(entry, languages), notes_of(entry, languages)
    found: list[Origin | None] = []
    for number in range(count):
        mine = [
            Origin(note.origin, sign, sign in still)
            for note in notes
            if (sign := note.signs[number]) not in {GAPPED, OTHERS}
        ]
        found.append(next((one for one in mine if one.stands), mine[-1] if mine else None))
    for one in _others(entry, notes, found, still):
        gone = (n for n, told in enumerate(found) if one.stands and told and not told.stands)
        free = (n for n, told in enumerate(found) if not told)
        place = next(chain(gone, free), None)
        if place is not None:
            found[place] = one
    return tuple(_once(found, still))


def _once(told: Sequence[Origin | None], still: Counter[str]) -> Iterator[Origin | None]:
    """What stands there once is no more than one sentence's."""
    left = still.copy()
    for one in told:
        if one and one.stands:
            yield one if left[one.sign] else replace(one, stands=False)
            left[one.sign] -= 1
        else:
            yield one


def _others(
    entry: Entry, notes: Sequence[Note], found: Sequence[Origin | None], still: Counter[str]
) -> list[Origin]:
    """Drafts that are no sentence's yet, those that stand first: of two in one sentence, or of a
    source that had others.

    Where a note speaks of this source, it knows better what a person has changed.
    """
    told = {one.sign for one in found if one}
    signs = [
        Origin(note.origin, sign, sign in still)
        for line in entry.comments
        if (note := any_note(line))
        for sign in note.signs
        if sign not in {GAPPED, OTHERS} and sign not in told and (sign in still or not notes)
    ]
    return sorted(signs, key=lambda one: not one.stands)


def inherited(fresh: Entry, givers: Sequence[Entry], languages: Languages) -> Entry:
    """*fresh*, which was put together of words of *givers*, with what their notes say of them.

    Sentences are known again by their translation, word for word.
    """
    if not any(map(has_note, (fresh, *givers))):
        return fresh
    known: dict[str, list[Origin | None]] = {}
    for giver in reversed(givers):
        known |= drafted(giver, languages)
    count = len(split(fresh.msgid, languages.source))
    rows: list[list[Origin]] = [[] for _ in range(count)]
    gaps: set[int] = set()
    for half in _halves(fresh, languages):
        if half.target.strip() == GAP:
            gaps.update(half.sources)
        else:
            _share_out(half, _found(half, known, languages), rows)
    lines = _lines(rows, gaps)
    if _may_be_restored(fresh, givers[0], rows, languages):
        own = [line for line in givers[0].comments if any_note(line)]
        lines = [*own, *(lines or [write(Note(MEMORY, (OTHERS,) * count))])]
    return replace(fresh, comments=_noted(fresh.comments, lines))


def _may_be_restored(
    fresh: Entry, giver: Entry, rows: Sequence[Sequence[Origin]], languages: Languages
) -> bool:
    """Whether *giver* stands in *fresh* whole, and what it told of its sentences does not."""
    change = change_of(fresh)
    if not (change and change.reviewed):
        return False
    told = {one.sign for row in rows for one in row}
    return any(one and one.sign not in told for one in origins(giver, languages))


def _halves(entry: Entry, languages: Languages) -> list[Half]:
    change = change_of(entry) if entry.fuzzy else None
    sources = split(entry.msgid, languages.source)
    if change and change.sentences != len(sources):
        change = None
    return halves(sources, entry.msgstr, change, languages)


def drafted(entry: Entry, languages: Languages) -> dict[str, list[Origin | None]]:
    """What stands in *entry*, in pieces and by sentence, and who drafted it."""
    found: dict[str, list[Origin | None]] = {}
    if not has_note(entry):
        return found
    cut, told = _halves(entry, languages), origins(entry, languages)
    homes = {checksum(half.target.strip()): half for half in cut}
    own = _standing(entry, languages)
    for half in cut:
        text = half.target.strip()
        here = [_at_home(told[number], half, homes, told) for number in half.sources]
        if len(here) == 1:
            here = [own.get(checksum(text)) or _as_it_stands(here[0], text)]
        found.setdefault(text, here)
        sentences = [one.strip() for one in split(half.target, languages.target)]
        signs = [checksum(one) for one in sentences]
        rest = [one for one in here if one and one.sign not in signs]
        for sentence, sign in zip(sentences, signs, strict=True):
            found.setdefault(sentence, [own[sign]] if sign in own else list(rest))
    return found


def _at_home(
    one: Origin | None, half: Half, homes: Mapping[str, Half], told: Sequence[Origin | None]
) -> Origin | None:
    """*one*, unless its words are those of another half; two sentences may have had the same."""
    if one is None or not one.stands or (home := homes.get(one.sign, half)) == half:
        return one
    twice = any((other := told[n]) and other.sign == one.sign for n in home.sources)
    return replace(one, stands=False) if twice else None


def _standing(entry: Entry, languages: Languages) -> dict[str, Origin]:
    """Every draft whose words stand in *entry*, by its sign."""
    still = standing(entry, languages)
    notes = filter(None, map(any_note, entry.comments))
    return {
        sign: Origin(note.origin, sign, stands=True)
        for note in notes
        for sign in note.signs
        if sign in still
    }


def _as_it_stands(one: Origin | None, text: str) -> Origin | None:
    """What a person made of a machine's words is known by what they are now."""
    if one is None or one.stands or not one.engine:
        return one
    name = one.name if one.name.endswith(f" {MENDED}") else f"{one.name} {MENDED}"
    return Origin(name, checksum(text), stands=True)


def _found(
    half: Half, known: Mapping[str, list[Origin | None]], languages: Languages
) -> list[Origin | None]:
    """Who drafted what stands in *half*, a sentence of the source each if that can be told."""
    whole = known.get(half.target.strip(), [])
    sentences = [one.strip() for one in split(half.target, languages.target)]
    if len(whole) == len(half.sources) >= len(sentences):
        return whole
    if len(sentences) != len(half.sources):
        found = (one for text in sentences for one in known.get(text, ()))
        return list(dict.fromkeys(found)) or whole
    rows: list[Origin | None] = []
    for text in sentences:
        mine = known.get(text, ())
        unused = (one for one in mine if one and (one.stands or one not in rows))
        rows.append(next(unused, None))
    return rows


def _share_out(half: Half, found: Sequence[Origin | None], rows: Sequence[list[Origin]]) -> None:
    """Give each sentence of *half* its origin; several where it was made of several."""
    numbers = list(half.sources)
    if not numbers:
        return
    for place, one in enumerate(found):
        row = rows[numbers[min(place, len(numbers) - 1)]]
        if one and one not in row:
            row.append(one)


def _lines(rows: Sequence[Sequence[Origin]], gaps: Collection[int]) -> list[str]:
    """A note for each that drafted any of it; of two drafts of one sentence, one in each."""
    lines: list[str] = []
    for name in dict.fromkeys(one.name for row in rows for one in row):
        signs = [[one.sign for one in row if one.name == name] for row in rows]
        for turn in range(max(map(len, signs))):
            line = [mine[turn] if turn < len(mine) else OTHERS for mine in signs]
            lines.append(write(Note(name, tuple(line))))
    if lines and gaps:  # the last one tells them
        last = parse(lines[-1], len(rows))
        assert last
        signs_then = (GAPPED if n in gaps else sign for n, sign in enumerate(last.signs))
        lines[-1] = write(Note(last.origin, tuple(signs_then)))
    return lines


def _noted(comments: Sequence[str], lines: Sequence[str]) -> tuple[str, ...]:
    """*comments* with new notes in the place of the old ones."""
    old = [place for place, line in enumerate(comments) if any_note(line)]
    first = old[0] if old else len(comments)
    kept = [line for line in comments if not any_note(line)]
    return (*kept[:first], *lines, *kept[first:])
