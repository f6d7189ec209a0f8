"""What a merge did: a catalogue, an outcome for every entry, and both in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from tools.language.spelling_edits import Slip
from tools.model.catalog import Catalog


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
    slips: tuple[Slip, ...] = ()
    """What was mended in the source, where that is why its translation is carried."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """A catalogue brought up to date, and how."""

    catalog: Catalog
    outcomes: tuple[MergeOutcome, ...]
    """One for each entry of the template, in order; then one for each that is gone."""
    letters: Mapping[str, int] = field(default_factory=dict)
    """Domain -> how much of the template it had before; of what is new, nobody had anything."""

    def count(self, kind: MergeKind) -> int:
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
