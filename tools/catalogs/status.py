"""How far editions are: counted, never guessed; and what one owes its readers.

Readers must have a correction at once, and its translation takes a day: an edition that owes it
is announced all the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field

from tools.catalogs.notes.changed import change_of
from tools.catalogs.notes.reviewed import conflicts
from tools.model.catalog import Catalog, Entry, State

LEFT = (State.UNTRANSLATED, State.DRAFT, State.CHANGED)
"""What still needs a person."""

WORDS_AN_HOUR = {State.UNTRANSLATED: 350, State.DRAFT: 800, State.CHANGED: 800}
"""A careful volunteer's pace, from nothing and from a text that mostly holds."""
Corrections = Iterable[tuple[str, tuple[str, ...]]]
"""The date of each, and the msgids of its text."""

_WORD_RE = re.compile(r"\w+(?:['’]\w+)*")
_SMALL = 3
"""Letters of a word that tells nothing of what was corrected."""
_DENIALS = frozenset({"no", "not", "nor"})


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
    """How far one document of one edition is."""

    domain: str
    tally: Tally
    as_of: str = ""
    """The last date of the original that this edition has in full: of the article,
    or of a correction whose entry is reviewed. Empty where there are no dates."""
    lacks: tuple[str, ...] = ()
    """Dates of corrections that its readers do not have in their language yet."""
    owed: tuple[str, ...] = ()
    """Msgids that it may be published without: see :func:`find_owed`."""
    findings: tuple[str, ...] = ()
    conflicts: int = 0
    """Other texts that came back from reviewers, and nobody has chosen or dropped yet."""


def tally(entries: Iterable[Entry]) -> Tally:
    """Count entries; a msgid counts as many words as it has between spaces."""
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
    """Tell how far *catalog* is, already merged with its template.

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


def find_owed(
    entries: Iterable[Entry], corrections: Corrections, head: Collection[str] = ()
) -> frozenset[str]:
    """Find the msgids that nobody has reviewed yet, and that need not be waited for.

    These passages of an article may be in the source language, marked as such, in an edition that
    is finished:

    - the text of each ``.. correction::``;
    - a paragraph that was reviewed, and has changed since in what a correction of the same article
      names: at least half of the words that came or went are in the correction's text, and one of
      them has a figure, four letters or a "not". Never the title or the standfirst, which others
      repeat where nothing can say which language they are in.

    Everything else that nobody has reviewed is unfinished work.

    :param entries: of an article in one edition.
    :param head: msgids of the article's title and standfirst.
    """
    notices = {msgid for _date, msgids in corrections for msgid in msgids}
    named = Counter(word for msgid in notices for word in _words(msgid))
    return frozenset(
        entry.msgid
        for entry in entries
        if entry.state not in {State.REVIEWED, State.OBSOLETE}
        and (entry.msgid in notices or (entry.msgid not in head and _is_covered(entry, named)))
    )


def _is_covered(entry: Entry, named: Collection[str]) -> bool:
    """Whether a correction names what has changed in a passage that was reviewed before."""
    # The note says so much: without reviewed words to start from, a merge leaves none.
    if entry.state is not State.CHANGED or change_of(entry) is None:
        return False
    old, new = Counter(_words(entry.previous_msgid or "")), Counter(_words(entry.msgid))
    changed = [*(old - new).elements(), *(new - old).elements()]
    told = [word for word in changed if word in named]
    return 2 * len(told) >= len(changed) and any(map(_tells, told))


def _words(text: str) -> list[str]:
    return _WORD_RE.findall(text.casefold())


def _tells(word: str) -> bool:
    return len(word) > _SMALL or word in _DENIALS or any(map(str.isdigit, word))
