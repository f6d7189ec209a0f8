"""What a merge did: a catalogue, an outcome for every entry, and both in plain words.

Of several merges together: which document has taken over the words of another, because it was
renamed, split, or taken into that one; and in which order their catalogues are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from tools.language.typos import Typo
from tools.model.catalog import Catalog, Entry


class MergeKind(Enum):
    """What became of an entry."""

    KEPT = "kept"
    CARRIED = "carried over"
    BY_SENTENCE = "changed by sentence"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    """No longer in the template, and no entry of this document was made from it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeOutcome:
    """What became of one entry: of the template, or of the catalogue if it is gone."""

    key: tuple[str | None, str]
    kind: MergeKind
    sentences: int = 0
    """Of the msgid; counted for what changed by sentence alone."""
    kept: int = 0
    """How many of them kept their reviewed translation."""
    typos: tuple[Typo, ...] = ()
    """The typos corrected in the source, where that is why its translation is carried."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """A catalogue brought up to date, and how."""

    catalog: Catalog
    outcomes: tuple[MergeOutcome, ...]
    """One for each entry of the template, in order; then one for each that is gone."""
    letters: Mapping[str, int] = field(default_factory=dict)
    """Domain -> how much of the template it had before; of what is new, nobody had anything."""

    def count(self, kind: MergeKind) -> int:
        """Count the entries that have this outcome."""
        return sum(outcome.kind is kind for outcome in self.outcomes)


def summarize(merge: Merge) -> str:
    """Write one line for a person: only what is not nothing.

    >>> summarize(Merge(catalog=Catalog(domain="index"), outcomes=()))
    'index: empty'
    """
    parts = []
    for kind in MergeKind:
        if not (number := merge.count(kind)):
            continue
        part = f"{number} {kind.value}"
        if kind is MergeKind.BY_SENTENCE:
            mine = [outcome for outcome in merge.outcomes if outcome.kind is kind]
            kept, all_of_them = sum(o.kept for o in mine), sum(o.sentences for o in mine)
            part += f" ({kept} of {all_of_them} sentences kept)"
        parts.append(part)
    return f"{merge.catalog.domain}: {', '.join(parts) or 'empty'}"


Merged = tuple[Mapping[str, Catalog], Iterable[Merge]]
"""The catalogues of one language, before and what became of them."""
LEAST, MOST = 0.25, 0.5
"""Of a document that is no more, an heir has a quarter; of one that goes on, more than half, and it
has less than half itself: a copy inherits nothing."""


def giver_of(merge: Merge) -> str:
    """Name the other document that most of one's words came from; empty if none did.

    Nobody is taken for it where words of the document's own have stayed.
    """
    total, own = sum(merge.letters.values()), merge.catalog.domain
    if own in merge.letters or not total:
        return ""
    first = max(merge.letters, key=lambda domain: merge.letters[domain])
    return first if 2 * merge.letters[first] > total else ""


def find_heirs(languages: Iterable[Merged], documents: Iterable[str]) -> dict[str, str]:
    """Find for each document the other one that has kept most of it.

    :param documents: those there are now.
    """
    had, kept = Counter[str](), Counter[tuple[str, str]]()
    for before, merges in languages:
        for domain, catalog in before.items():
            had[domain] += sum(len(entry.msgid) for entry in catalog if not entry.obsolete)
        for merge in merges:
            kept.update({(old, merge.catalog.domain): n for old, n in merge.letters.items()})
    standing = set(documents)
    heirs = {}
    for (old, new), letters in sorted(kept.items(), key=lambda one: (one[1], one[0])):
        goes_on = old in standing
        if goes_on and kept[old, old] >= MOST * had[old]:
            continue
        if old != new and new in standing and letters > (MOST if goes_on else LEAST) * had[old]:
            heirs[old] = new  # the last of them has most
    return heirs


def find_strangers(languages: Iterable[Merged], inheritance: Mapping[str, str]) -> set[str]:
    """Find documents that have nothing of what was under their names before.

    :param inheritance: what :func:`find_heirs` says.
    """
    known, own, others = set[str](), set[str](), set[str]()
    for before, merges in languages:
        known |= before.keys()
        for merge in merges:
            domain = merge.catalog.domain
            if merge.letters:
                (own if domain in merge.letters else others).add(domain)
    return ((others & known) - own) | (set(inheritance.values()) - known)


def write_steps(before: Mapping[str, Catalog], after: Mapping[str, Catalog]) -> Iterator[Catalog]:
    """List the catalogues to write, one after the other; some of them twice.

    A paragraph may leave one catalogue for another. Whatever a catalogue is about to lose it
    first keeps as obsolete; it is let go once every other catalogue is written. So no word is lost
    if Onda is killed between two.

    :param before: by domain, as they are in the files.
    :param after: by domain, as they shall be.
    """
    leaving = {
        domain: lost
        for domain, catalog in before.items()
        if (lost := _lost(catalog, after[domain]))
    }
    for domain, catalog in after.items():
        yield replace(catalog, entries=(*catalog.entries, *leaving.get(domain, ())))
    for domain in leaving:
        yield after[domain]


def _lost(before: Catalog, after: Catalog) -> tuple[Entry, ...]:
    """Entries with words of which *after* has nothing."""
    held = {_words(entry) for entry in after}
    keys = {entry.key for entry in after}
    return tuple(
        replace(entry, obsolete=True, references=(), extracted=())
        for entry in before
        if any(_words(entry)[1:]) and _words(entry) not in held and entry.key not in keys
    )


def _words(entry: Entry) -> tuple[object, ...]:
    return (entry.key, entry.msgstr, *entry.msgstr_plural)
