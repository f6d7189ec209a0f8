"""An engine that knows its answers by heart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.drafting.engine import Translation


@dataclass(frozen=True)
class PhraseBook:
    """A phrase book as an engine: what is not in it is not translated.

    >>> PhraseBook({"Hello.": "Hola."}).translate(["Hello.", "Goodbye."])[0].text
    'Hola.'
    """

    phrases: Mapping[str, str]
    name: str = "phrase-book"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        return [Translation(self.phrases.get(sentence, "")) for sentence in sentences]
