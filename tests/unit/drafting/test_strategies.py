"""Which questions an engine is asked about a sentence with something to keep, and which not."""

from __future__ import annotations

import pytest

from tools.drafting.strategies import ask_without_placeable
from tools.language.sentences import Languages

SPANISH = Languages("en", "es")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They ran ``make``s twice.", id="a letter behind"),
        pytest.param("Type pre``make`` now.", id="a letter in front"),
        pytest.param("``make``!", id="nothing else"),
        pytest.param("Type ``make`` or ``test`` now.", id="two"),
        pytest.param("It *rained* today.", id="words between its signs"),
    ],
)
def test_no_sentence_is_asked_without_what_belongs_to_its_words(text: str) -> None:
    assert ask_without_placeable(text, (), SPANISH) is None


@pytest.mark.parametrize(
    ("text", "question", "answer", "built"),
    [
        ("Type ``make`` now.", "Type now.", "Type ahora.", "Type ``make`` ahora."),
        ("Type ``make`` now.", "Type now.", "Escriba now.", "Escriba ``make`` now."),
        ("Now type ``make``.", "Now type.", "Ahora escriba.", "Ahora escriba ``make``."),
        ("``make`` is old.", "is old.", "es viejo.", "``make`` es viejo."),
        (
            "Type ``make``, please.",
            "Type, please.",
            "Type, por favor.",
            "Type ``make``, por favor.",
        ),
    ],
)
def test_it_goes_back_beside_the_words_it_stood_beside(
    text: str, question: str, answer: str, built: str
) -> None:
    attempt = ask_without_placeable(text, (), SPANISH)
    assert attempt is not None
    assert attempt.questions == (question,)
    assert attempt.build([answer]) == built
    assert attempt.remark == "the place of ``make`` is a guess"
