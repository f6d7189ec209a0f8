"""Sentences of reviewed paragraphs that vanished: for those they were moved into."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tools.catalogs.merging.carry_over import restore_reviewed
from tools.catalogs.merging.compose import Spare, Spared
from tools.catalogs.merging.document import DocumentMerge
from tools.catalogs.notes.pieces import Half, halves
from tools.language.sentences import Languages, split
from tools.language.similarity import cosmetic
from tools.model.catalog import Entry

SHORT = 20
"""Letters under which a sentence says too little to be carried into another paragraph alone."""


class _Place(NamedTuple):
    """A sentence of a paragraph that vanished."""

    document: DocumentMerge
    at: int
    """Of the paragraph, in its catalogue."""
    entry: Entry
    number: int
    """Of the sentence in the msgid, from 0."""
    last: bool
    """The paragraph ends with it."""
    key: str


class Share(NamedTuple):
    """What of an old paragraph went into a new one."""

    document: DocumentMerge
    at: int
    entry: Entry
    sentences: int
    of: int
    """So many it had."""


class Run(NamedTuple):
    """A paragraph that is a stretch of an old document: the same sentences in the same order."""

    texts: tuple[str, ...]
    shares: tuple[Share, ...]
    rest: frozenset[str]
    """What else was in those paragraphs, as :func:`tools.language.similarity.cosmetic` has it."""


class Spares:
    """Read when first asked: most merges never ask."""

    def __init__(self, documents: Sequence[DocumentMerge], languages: Languages) -> None:
        self.documents = documents
        self.languages = languages
        self._cuts: dict[tuple[DocumentMerge, int], list[Half]] = {}

    def of(self, document: DocumentMerge) -> Spare:
        """Find a sentence's reviewed translation, in *document* rather than in another.

        What was translated together comes together; what is short comes with its neighbours.
        """

        def find(sentences: Sequence[str], at: int) -> Spared | None:
            keys = [cosmetic(sentence) for sentence in sentences]
            for start in self._starts(keys[at], document):
                first, last = self._stretch(keys, at, start)
                if sum(map(len, sentences[at + first : at + last])) < SHORT:
                    continue
                if half := self._half(start, last):
                    return Spared(half.target, self._chain[start].entry, len(half.sources))
            return None

        return find

    def holds(self, msgid: str) -> bool:
        """Tell whether each of its sentences was in a paragraph that vanished."""
        sentences = split(msgid, self.languages.source)
        return all(cosmetic(sentence) in self._places for sentence in sentences)

    def run(self, msgid: str, document: DocumentMerge) -> Run | None:
        """Find what translates *msgid* if it is a stretch of one old document, whatever paragraphs
        that had; None where it is not, or where that cannot surely be cut."""
        keys = [cosmetic(sentence) for sentence in split(msgid, self.languages.source)]
        for start in self._starts(keys[0], document):
            texts, end = list[str](), start + len(keys)
            if self._stretch(keys, 0, start)[1] < len(keys):
                continue
            at = start
            while at < end and (half := self._half(at, end - at)):
                texts.append(half.target)
                at += len(half.sources)
            if at == end:
                return self._run(start, end, texts)
        return None

    def _run(self, start: int, end: int, texts: Sequence[str]) -> Run:
        last = end
        while not self._chain[last - 1].last:
            last += 1
        first = start - self._chain[start].number
        rest = (*self._chain[first:start], *self._chain[end:last])
        taken = Counter(place.at for place in self._chain[start:end])
        there = Counter(place.at for place in self._chain[first:last])
        shares = (
            Share(place.document, place.at, place.entry, taken[place.at], there[place.at])
            for place in self._chain[first:last]
            if place.last
        )
        return Run(tuple(texts), tuple(shares), frozenset(place.key for place in rest))

    def _starts(self, key: str, document: DocumentMerge) -> list[int]:
        """Where a sentence is, in *document* first."""
        places = self._places.get(key, ())
        return sorted(places, key=lambda at: self._chain[at].document is not document)

    def _stretch(self, keys: Sequence[str], at: int, start: int) -> tuple[int, int]:
        """How far the sentences around *at* are those around *start*: steps back and on."""
        first, last, chain = 0, 1, self._chain
        while at + last < len(keys) and self._goes_on(start + last - 1):
            if chain[start + last].key != keys[at + last]:
                break
            last += 1
        while at + first > 0 and self._goes_on(start + first - 1):
            if chain[start + first - 1].key != keys[at + first - 1]:
                break
            first -= 1
        return first, last

    def _goes_on(self, at: int) -> bool:
        """Whether the sentence after *at* followed it in the article."""
        if not 0 <= at < len(self._chain) - 1:
            return False
        here, there = self._chain[at : at + 2]
        if here.document is not there.document or here.entry.obsolete or there.entry.obsolete:
            return here.entry is there.entry
        return there.at == here.at + here.last

    def _half(self, start: int, most: int) -> Half | None:
        """What translates the sentence at *start*, alone or with those after it, *most* in all;
        None where that is not sure."""
        place = self._chain[start]
        where = (place.document, place.at)
        if where not in self._cuts:
            sources = split(place.entry.msgid, self.languages.source)
            self._cuts[where] = halves(sources, place.entry.msgstr, None, self.languages)
        found = (half for half in self._cuts[where] if half.sources.start == place.number)
        return next((half for half in found if len(half.sources) <= most), None)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places = defaultdict[str, list[int]](list)
        for start, place in enumerate(self._chain):
            places[place.key].append(start)
        return dict(places)

    @cached_property
    def _chain(self) -> list[_Place]:
        """Every such sentence, in the order of the documents."""
        return [
            _Place(document, at, before, number, number + 1 == len(sentences), cosmetic(sentence))
            for document in self.documents
            for at, entry in document.left.items()
            if (before := restore_reviewed(entry) if entry.fuzzy else entry) and before.msgstr
            if (sentences := split(before.msgid, self.languages.source))
            for number, sentence in enumerate(sentences)
        ]
