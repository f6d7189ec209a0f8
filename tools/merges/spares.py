"""Sentences of reviewed paragraphs that vanished: for those they were moved into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tools.merges.carryovers import restored
from tools.merges.compositions import Spare, Spared
from tools.merges.desks import Desk
from tools.model import Entry
from tools.pieces import translation
from tools.segments import Languages, split
from tools.similarity import cosmetic

SHORT = 20
"""Letters under which a sentence says too little to be carried into another paragraph."""


class _Place(NamedTuple):
    desk: Desk
    entry: Entry
    number: int
    """Of the sentence in the msgid, from 0."""


class Spares:
    """Read when first asked: most merges never ask."""

    def __init__(self, desks: Sequence[Desk], languages: Languages) -> None:
        self.desks = desks
        self.languages = languages

    def of(self, desk: Desk) -> Spare:
        """Find a sentence's reviewed translation, in *desk* rather than in another document."""

        def find(sentence: str) -> Spared | None:
            if len(sentence) < SHORT:
                return None
            found = self._index.get(cosmetic(sentence), [])
            for place in sorted(found, key=lambda place: place.desk is not desk):
                if text := translation(place.entry, place.number, self.languages):
                    return Spared(text, place.entry)
            return None

        return find

    @cached_property
    def _index(self) -> dict[str, list[_Place]]:
        index = defaultdict[str, list[_Place]](list)
        for desk in self.desks:
            for entry in desk.left.values():
                before = restored(entry) if entry.fuzzy else entry
                if before and before.msgstr:
                    for number, sentence in enumerate(split(before.msgid, self.languages.source)):
                        index[cosmetic(sentence)].append(_Place(desk, before, number))
        return dict(index)
