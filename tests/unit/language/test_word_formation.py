"""Words made by rule are right; what only looks like it is not."""

from __future__ import annotations

import pytest

from tools.language.spelling import is_derived

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
    assert not is_derived("antirracista", PORTUGUESE.__contains__, "fr")
