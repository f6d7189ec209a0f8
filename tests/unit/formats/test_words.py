"""words.txt is one word a line, or a sentence that says where it is not."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tools.formats.words import parse_words
from tools.model.errors import ConfigError


def test_words_have_their_lines() -> None:
    text = "\ufeff# names of things\n\nquipu  # knots\r\n  guarda-chuva\nd’água\n"
    assert parse_words(text) == {"quipu": 3, "guarda-chuva": 4, "d'água": 5}


def test_an_accent_may_be_a_sign_of_its_own() -> None:
    assert parse_words(unicodedata.normalize("NFD", "acrítica")) == {"acrítica": 1}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("quipu\ndos palabras", "words.txt:2: “dos palabras” is not one word"),
        ("quipu, ayllu", "words.txt:1: “quipu, ayllu” is not one word"),
        ("x2", "words.txt:1: “x2” is not one word"),
        ("quipu\n\nquipu", "words.txt:3: “quipu” is in line 1 already"),
    ],
)
def test_a_wrong_file_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(sentence)):
        parse_words(text)
