"""What was translated before, sentence by sentence: reviewed words alone, never drafts.

Reviewed entries, live and obsolete; of changed ones the sentences that stayed, and what
``#|`` was translated as where nobody touched it since.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tools.catalogs.merging.carry_over import restore_reviewed
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP
from tools.catalogs.notes.origins import MEMORY, Origin, origins_by_text
from tools.catalogs.notes.pieces import Part, pieces
from tools.language.alignment import align
from tools.language.sentences import Languages, split
from tools.language.similarity import cosmetic, same_numbers
from tools.model.catalog import Catalog, Entry, State

NEAR = 85.0
"""Percent of :func:`rapidfuzz.fuzz.ratio` below which another sentence's words mislead."""
COMMON, WORDS, CANDIDATES = 2000, 8, 400
"""A word in more sentences than this says little; so many of the rarest words of a
sentence are looked up, and so many sentences compared. Sentences that are alike by 85 %
share a rare word nearly always (``tests/unit/catalogs/test_memory.py`` counts the exceptions)."""
_WORD_RE = re.compile(r"\w+")
OURS = MEMORY
"""Where units of the catalogues come from, as a reviewer is told."""


class MemoryUnit(NamedTuple):
    """A sentence and its reviewed translation, without outer white space."""

    source: str
    target: str
    draft: str = ""
    """The engine whose words these were first, and ``mended`` after it if a person has changed
    them since; empty if people wrote them (:attr:`tools.catalogs.notes.origins.Origin.draft`)."""


class Match(NamedTuple):
    """What the memory has for a sentence."""

    unit: MemoryUnit
    score: float
    """0 to 100; 100 where both say the same, looks apart."""
    difference: str = ""
    """What the sentence has that the remembered one has not, to show a person."""


class Memory:
    """Translation units of one language pair; of several for a sentence the first counts."""

    def __init__(
        self,
        units: Iterable[MemoryUnit] = (),
        traded: Mapping[str, Iterable[MemoryUnit]] | None = None,
    ) -> None:
        """
        :param traded: units from elsewhere, by where from; they come after *units*.
        """
        self._exact: dict[str, MemoryUnit] = {}
        self._looks: dict[str, MemoryUnit] = {}
        self._origins: dict[str, str] = {}
        for origin, some in ((OURS, units), *(traded or {}).items()):
            for unit in some:
                if unit.source and unit.target and unit.source not in self._exact:
                    self._exact[unit.source] = unit
                    self._looks.setdefault(cosmetic(unit.source), unit)
                    self._origins[unit.source] = origin
        self._units = list(self._exact.values())
        self._sources = list(self._exact)
        self._lengths = [len(source) for source in self._sources]
        self._holders: dict[str, list[int]] | None = None

    @classmethod
    def of(
        cls,
        catalogs: Iterable[Catalog],
        languages: Languages,
        traded: Mapping[str, Iterable[MemoryUnit]] | None = None,
    ) -> Memory:
        """Read catalogues of one language; live entries come before obsolete ones."""
        entries = [entry for catalog in catalogs for entry in catalog]
        entries.sort(key=lambda entry: entry.obsolete)
        return cls((unit for entry in entries for unit in units_of(entry, languages)), traded)

    def __len__(self) -> int:
        return len(self._units)

    def __iter__(self) -> Iterator[MemoryUnit]:
        return iter(self._units)

    def origin(self, unit: MemoryUnit) -> str:
        """Tell where *unit*, which was found here, comes from.

        >>> traded = Memory(traded={"old.tmx": [MemoryUnit("Why?", "¿Por qué?")]})
        >>> [traded.origin(unit) for unit in traded]
        ['old.tmx']
        """
        return self._origins[unit.source]

    def exact(self, sentence: str) -> Match | None:
        """Find the same sentence, or one that differs in its looks alone.

        >>> Memory([MemoryUnit("Why now?", "¿Por qué ahora?")]).exact("Why  now? ").score
        100.0
        """
        wanted = sentence.strip()
        unit = self._exact.get(wanted) or self._looks.get(cosmetic(wanted))
        return unit and Match(unit, 100.0)

    def fuzzy(self, sentence: str, least: float = NEAR) -> Match | None:
        """Find the sentence most like this one, the first of equals; None below *least*.

        A sentence with other numbers counts for no more than 99.
        """
        wanted = sentence.strip()
        candidates = self._candidates(wanted)
        best = process.extractOne(
            wanted,
            {place: self._sources[place] for place in candidates},
            scorer=fuzz.ratio,
            score_cutoff=least,
        )
        if not best:
            return None
        source, score, place = best
        if not same_numbers(wanted, source):
            score = min(score, 99.0)
        return Match(self._units[place], score, describe_difference(source, wanted))

    def _candidates(self, sentence: str) -> list[int]:
        """Places of the sentences that share the rarest words and are about as long."""
        holders = self._index()
        lists = [holders[word] for word in set(_words(sentence)) if word in holders]
        lists.sort(key=lambda places: (len(places), places))
        shortest, longest = len(sentence) * NEAR / (200 - NEAR), len(sentence) * (200 - NEAR) / NEAR
        chosen = lists[:1] + [places for places in lists[1:WORDS] if len(places) <= COMMON]
        votes = Counter(chain.from_iterable(places[: 5 * COMMON] for places in chosen))
        near = sorted(place for place in votes if shortest <= self._lengths[place] <= longest)
        # Twice as quick as one key that says both: the order of equals stays.
        near.sort(key=votes.__getitem__, reverse=True)
        return sorted(near[:CANDIDATES])

    def _index(self) -> dict[str, list[int]]:
        if self._holders is None:
            self._holders = defaultdict(list)
            for place, source in enumerate(self._sources):
                for word in set(_words(source)):
                    self._holders[word].append(place)
            self._holders.default_factory = None
        return self._holders


def _words(text: str) -> list[str]:
    return _WORD_RE.findall(text.lower())


def units_of(entry: Entry, languages: Languages) -> Iterator[MemoryUnit]:
    """List what a person reviewed of one entry, cut where it surely can be cut."""
    if entry.msgid_plural is not None or not entry.msgstr:
        return
    if entry.state is State.REVIEWED or (entry.obsolete and not entry.fuzzy):
        yield from _cut(AnnotatedEntry(entry, languages))
    if before := restore_reviewed(entry):
        yield from _cut(AnnotatedEntry(before, languages))
    if entry.state is State.CHANGED:
        annotated = AnnotatedEntry(entry, languages)
        known = origins_by_text(annotated)
        for piece in pieces(annotated):
            if piece.part is Part.KEPT:
                yield _unit("".join(piece.sources), piece.target, known)


def _cut(annotated: AnnotatedEntry) -> Iterator[MemoryUnit]:
    msgstr, languages = annotated.entry.msgstr, annotated.languages
    if GAP in msgstr:
        return
    known = origins_by_text(annotated)
    sources, targets = annotated.sentences, split(msgstr, languages.target)
    for unit in align(sources, targets, languages):
        source = "".join(sources[number] for number in unit.sources)
        target = "".join(targets[number] for number in unit.targets)
        yield _unit(source, target, known)


def _unit(source: str, target: str, known: Mapping[str, list[Origin | None]]) -> MemoryUnit:
    """:param known: who drafted what; of several, what a machine did and nobody changed."""
    found = [one.draft for one in known.get(target.strip(), ()) if one and one.engine]
    return MemoryUnit(source.strip(), target.strip(), min(found, key=len, default=""))


def describe_difference(old: str, new: str) -> str:
    """Describe what became of *old* in *new*, word by word, for a person to read.

    >>> describe_difference("The vote was held in April.", "The vote was held in May.")
    '“April.” → “May.”'
    """
    before, after = old.split(), new.split()
    changes = [
        f"“{' '.join(before[a:b]) or '–'}” → “{' '.join(after[c:d]) or '–'}”"
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return "; ".join(changes)
