"""From a finished translation instead of the source: Portuguese from reviewed Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.engines import Engine, Translation
from tools.memory import Memory


@dataclass(frozen=True)
class Via:
    """An engine that gets the sentence as people translated it into another language.

    It says nothing of a sentence that has no reviewed translation there, or one with
    markup: which words of the other language the marks belong to is not known.
    """

    engine: Engine
    between: Memory
    """From the source to the engine's own source language."""
    language: str

    @property
    def name(self) -> str:
        return f"{self.engine.name} via {self.language}"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate *sentences* in one batch; one translation for each, order kept."""
        found = {one: match for one in sentences if (match := self.between.exact(one))}
        words = [match.unit.target.strip() for match in found.values()]
        answers = dict(zip(found, self.engine.translate(words), strict=True)) if words else {}
        return [answers.get(one, Translation("")) for one in sentences]
