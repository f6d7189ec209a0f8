"""Which words are looked up, what a wrong one was meant to be, and which are made by rule."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.language.spelling import find_words, is_derived, is_right, suggest


def shown(text: str) -> list[str]:
    return [word.text for word in find_words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fazê-lo é d’água.", ["Fazê-lo", "é", "d'água"]),
        ("conf.py a/b -x --force @ana #tema x2 3D print(2) nota:texto a=b", []),
        ("“¡Hola!”, dijo; (adiós)… fin.", ["Hola", "dijo", "adiós", "fin"]),
        ("Москва Αθήνα 北京 si", ["si"]),
        ("a" * 41, []),
    ],
)
def test_words_and_nothing_else(text: str, found: list[str]) -> None:
    assert shown(text) == found


def test_accents_may_be_signs_of_their_own() -> None:
    text = unicodedata.normalize("NFD", "La expedición llegó.")
    assert shown(text) == ["La", "expedición", "llegó"]
    (word,) = [word for word in find_words(text) if word.text == "expedición"]
    assert unicodedata.normalize("NFC", text[word.start : word.end]) == "expedición"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Quito creció.", ["Quito"]),
        ("En Quito. Lima no: Ojalá. «Cusco», dijo.", ["En", "Lima", "Ojalá", "Cusco"]),
        ("Dijo el Dr. Ojeda: ¿Quién? Y J. Pérez ¡Bravo!", ["Dijo", "Quién", "Y", "Bravo"]),
    ],
)
def test_capitals_that_say_nothing(text: str, first: list[str]) -> None:
    assert [word.text for word in find_words(text) if word.first] == first


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("eleciones", "elecciones"), ("govierno", "gobierno"), ("tambien", "también"),
        ("eleicao", "eleição"), ("pesquiza", "pesquisa"), ("asta", "hasta"), ("Pasí", "País"),
        ("exeção", "exceção"), ("problma", "problema"), ("gentte", "gente"),
        ("libto", "libro"), ("librso", "libros"), ("elk", "el"),
    ],
)  # fmt: skip
def test_what_was_meant(wrong: str, meant: str) -> None:
    assert suggest(wrong, {meant.lower()}.__contains__) == (meant,)


def test_the_likeliest_is_first_and_three_are_enough() -> None:
    known = {"pis", "país", "pisa", "pan", "piais"}
    assert suggest("pais", known.__contains__) == ("país", "piais", "pis")


def test_a_silent_h_is_missed_before_any_other_letter() -> None:
    known = {"hasta", "basta", "casta", "pasta"}
    assert suggest("asta", known.__contains__) == ("hasta", "basta", "casta")


def test_a_compound_is_its_parts_but_a_verb_with_a_pronoun_is_one_word() -> None:
    known = {"luso", "brasileiro", "faze", "lo"}.__contains__
    assert is_right("luso-brasileiro", known)
    assert not is_right("luso-brazileiro", known)
    assert not is_right("faze-lo", known)


@given(st.text())
def test_every_word_stands_in_its_place(text: str) -> None:
    end = 0
    for word in find_words(text):
        assert end <= word.start < word.end <= len(text)
        assert (
            unicodedata.normalize("NFC", text[word.start : word.end]).replace("’", "'") == word.text
        )
        end = word.end


SPANISH = {
    "pasar", "pasando", "oír", "serializar", "poder", "vivir", "libro", "papel", "racista",
    "liberal", "fácil", "caro", "guerrillera", "cuenta", "cuenten",
}  # fmt: skip
PORTUGUESE = {"racista", "social", "fazer"}


@pytest.mark.parametrize(
    "word",
    [
        "pasarle", "pasárselo", "pasándole", "pasándoselos", "oírlo", "podés", "pasá", "vivís",
        "librito", "papelitos", "carísimas", "antirracista", "neoliberal", "Neoliberal",
        "exguerrillera", "fácilmente", "serialización", "serializadores",
        "cuéntame", "cuéntenselo", "reserializar", "pasables",
    ],
)  # fmt: skip
def test_made_by_rule_in_spanish(word: str) -> None:
    known = SPANISH | {"cara"}
    assert is_derived(word, known.__contains__, "es")


@pytest.mark.parametrize(
    "word",
    [
        "pasárle",
        "pasandole",
        "pasarselo",
        "antiracistas",
        "podes",
        "libritto",
        "anticaro",
        "lemente",
    ],
)
def test_only_like_it(word: str) -> None:
    assert not is_derived(word, SPANISH.__contains__, "es")


def test_portuguese_doubles_two_letters_and_has_its_own_pronouns() -> None:
    assert is_derived("antissocial", PORTUGUESE.__contains__, "pt_BR")
    assert is_derived("antirracista", PORTUGUESE.__contains__, "pt_BR")
    assert not is_derived("fazerle", PORTUGUESE.__contains__, "pt_BR")


def test_other_languages_make_their_words_as_they_like() -> None:
    assert not is_derived("antirracista", PORTUGUESE.__contains__, "eo")
