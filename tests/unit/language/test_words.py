"""Where the words and the sentences of a text stand, roughly."""

from __future__ import annotations

import pytest

from tools.language.words import sentences, span, words

TEXT = "Don’t go. ¿Why… «Well»? It rained!"


def test_every_sentence_is_found_again_by_its_number() -> None:
    found = [TEXT[slice(*span(TEXT, number))] for number in range(4)]
    assert found == ["Don’t go", "Why", "Well", "It rained"]
    assert [" ".join(one) for one in sentences(words(TEXT))] == found


@pytest.mark.parametrize("text", ["", "…", "42"])
def test_nothing_is_no_sentence(text: str) -> None:
    assert sentences(words(text)) == []
    assert span(text, 0) == (0, 0)
