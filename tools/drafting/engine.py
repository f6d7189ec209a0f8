"""What drafting asks of an engine: sentences in, translations out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine made of one sentence; an empty text where it made nothing."""

    text: str
    score: float | None = None
    """The model's mean log probability per token: 0 is certain, -1 is doubtful."""
    other: str | None = None
    """Its second hypothesis, where it has one."""


class Engine(Protocol):
    @property
    def name(self) -> str:
        """Recorded in every draft, e.g. ``argos en→es 1.0``."""
        ...

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate *sentences* in one batch; one translation for each, order kept."""
        ...


@runtime_checkable
class Streaming(Engine, Protocol):
    """An engine that has answers to give while it works on others."""

    def stream(self, sentences: Sequence[str]) -> Iterator[Mapping[str, Translation]]:
        """Translate each sentence once; some at a time, in any order, as soon as they are made."""
        ...
