"""Machine translation, behind one small protocol: sentences in, translations out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.drafting.engine import Translation


@dataclass(frozen=True)
class PhraseBook:
    """An engine that knows its answers by heart: for tests and dry runs.

    >>> PhraseBook({"Hello.": "Hola."}).translate(["Hello.", "Goodbye."])[0].text
    'Hola.'
    """

    phrases: Mapping[str, str]
    name: str = "phrase-book"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        return [Translation(self.phrases.get(sentence, "")) for sentence in sentences]
