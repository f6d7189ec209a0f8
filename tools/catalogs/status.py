"""Where editions stand: counted, never guessed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field

from tools.catalogs.notes.reviewed import conflicts
from tools.catalogs.owed import Corrections, find_owed
from tools.model.catalog import Catalog, Entry, State

LEFT = (State.UNTRANSLATED, State.DRAFT, State.CHANGED)
"""What still needs a person."""

WORDS_AN_HOUR = {State.UNTRANSLATED: 350, State.DRAFT: 800, State.CHANGED: 800}
"""A careful volunteer's pace, from nothing and from a text that mostly holds."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Entries and words of the source by state; obsolete ones are not counted."""

    entries: Counter[State] = field(default_factory=Counter)
    words: Counter[State] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(entries=self.entries + other.entries, words=self.words + other.words)

    @property
    def left(self) -> int:
        """Entries that still need a person."""
        return sum(self.entries[state] for state in LEFT)

    @property
    def minutes(self) -> int:
        """Minutes of work left."""
        hours = sum(self.words[state] / WORDS_AN_HOUR[state] for state in LEFT)
        return math.ceil(hours * 60)


@dataclass(frozen=True, kw_only=True)
class Status:
    """Where one document of one edition stands."""

    domain: str
    tally: Tally
    as_of: str = ""
    """The last date of the original that this edition has in full: of the article,
    or of a correction whose entry is reviewed. Empty where there are no dates."""
    lacks: tuple[str, ...] = ()
    """Dates of corrections that its readers do not have in their language yet."""
    owed: tuple[str, ...] = ()
    """Msgids that it may be published without: see :mod:`tools.catalogs.owed`."""
    findings: tuple[str, ...] = ()
    conflicts: int = 0
    """Other texts that came back from reviewers, and nobody has chosen or dropped yet."""


def tally(entries: Iterable[Entry]) -> Tally:
    """Count entries; a msgid counts as many words as it has between blanks."""
    counts = Tally()
    for entry in entries:
        if entry.state is not State.OBSOLETE:
            counts.entries[entry.state] += 1
            counts.words[entry.state] += len(entry.msgid.split())
    return counts


def status_of(
    catalog: Catalog,
    *,
    date: str = "",
    corrections: Corrections = (),
    head: Collection[str] = (),
    findings: Iterable[str] = (),
) -> Status:
    """Tell where *catalog*, already merged with its template, stands.

    :param date: of the article.
    :param head: msgids of its title and standfirst.
    """
    reviewed = {entry.msgid for entry in catalog if entry.state is State.REVIEWED}
    dated = list(corrections)
    as_of, lacks = up_to(reviewed, date=date, corrections=dated)
    missing = find_owed(catalog, dated, head)
    return Status(
        domain=catalog.domain,
        tally=tally(catalog),
        as_of=as_of,
        lacks=lacks,
        owed=tuple(entry.msgid for entry in catalog if entry.msgid in missing),
        findings=tuple(findings),
        conflicts=sum(len(conflicts(entry)) for entry in catalog if not entry.obsolete),
    )


def up_to(
    reviewed: Set[str], *, date: str, corrections: Corrections
) -> tuple[str, tuple[str, ...]]:
    """Compute ``as_of`` and ``lacks`` of a :class:`Status` from the msgids that are reviewed."""
    dated = sorted(corrections)
    lacking = [when for when, msgids in dated if not reviewed >= set(msgids)]
    # Later corrections do not make an edition newer than the first one it lacks.
    held = [when for when, _ in dated if not lacking or when < lacking[0]]
    return max([date, *held]) if date else "", tuple(lacking)
