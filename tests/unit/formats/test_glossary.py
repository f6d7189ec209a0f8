"""A glossary or a list of words that is not as it must be says where."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.formats.glossary import parse_glossary, parse_words
from tools.glossary.forms import Mark
from tools.model.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "glossary.csv:1: the first line"),
        ("es\nx", "glossary.csv:1: no column is named “term”"),
        ("term,term\n", "glossary.csv:1: two columns"),
        ("term,spanish\n", "glossary.csv:1: the column “spanish”"),
        ("term,pt-BR\n", "glossary.csv:1: the column “pt-BR”"),
        ("term,es\na,b,c\n", "glossary.csv:2: 3 cells in a table of 2 columns"),
        ("term,es\n\n,b\n", "glossary.csv:3: the term is empty"),
        ("term,es\na,b\na,c\n", "glossary.csv:3: “a” has a row already"),
        ("term,es\na,b|\n", "glossary.csv:2: a variant"),
        ("term,es\na,(f)\n", "glossary.csv:2: a variant"),
        ("term,es\na,\n", "glossary.csv:2: “a” is neither kept nor translated"),
        ("term,es,keep\na,b,yes\n", "glossary.csv:2: “a” is both"),
        ("term,es,keep\na,b,maybe\n", "glossary.csv:2: keep is “yes”"),
        ('term,es\n"a,b\n', "glossary.csv:2: this is not sound CSV"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_glossary(text)
    assert str(caught.value).startswith(fault)


@pytest.mark.parametrize(
    ("cell", "translation", "mark"),
    [
        ("Unasur (f)", "Unasur", Mark("f")),
        ("Andes ( M. PL. )", "Andes", Mark("m", plural=True)),
        ("Andes (m, plural)", "Andes", Mark("m", plural=True)),
        ("Andes (mp)", "Andes", Mark("m", plural=True)),
        ("Unasur [fem.]", "Unasur", Mark("f")),
        ("Unasur", "Unasur", None),
        ("Comunidad (CELAC)", "Comunidad (CELAC)", None),
        ("golpe (militar)", "golpe (militar)", None),
    ],
)
def test_genders(cell: str, translation: str, mark: Mark | None) -> None:
    (term,) = parse_glossary(f'term,es\na,"{cell}|b"\n').terms
    assert term.translations == {"es": (translation, "b")}
    assert term.marks == ({("es", translation): mark} if mark else {})


@given(st.text(alphabet='term,es|\n"\r a', max_size=30))
def test_sound_or_one_sentence(text: str) -> None:
    try:
        parse_glossary(f"term,es\n{text}")
    except ConfigError as error:
        assert str(error).count("\n") == 0


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
def test_a_wrong_list_of_words_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(sentence)):
        parse_words(text)
