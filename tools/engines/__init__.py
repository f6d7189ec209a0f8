"""Machine translation, behind one small protocol: sentences in, texts and scores out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Translation(NamedTuple):
    """What an engine says of one sentence."""

    text: str
    """Empty where it has nothing to say."""
    score: float | None = None
    """The model's mean log probability per token, at most 0; None where it has none."""
    other: str | None = None
    """The second hypothesis; None where it has none."""


class Engine(Protocol):
    """Anything that translates sentences, one language pair at a time."""

    @property
    def name(self) -> str:
        """Engine and model version, as a draft records it, e.g. ``argos en-es-1.0``."""
        ...

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate *sentences* in one batch: as many answers, in the same order."""
        ...


@dataclass(frozen=True)
class PhraseBook:
    """An engine that knows its answers by heart: for tests."""

    phrases: Mapping[str, str]
    name: str = "phrasebook 1"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        return [Translation(self.phrases.get(sentence, "")) for sentence in sentences]
