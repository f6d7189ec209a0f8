"""How a term is known again in a translation."""

from __future__ import annotations

import pytest

from tools.glossary.forms import form_of, spelling_re


@pytest.mark.parametrize(
    ("term", "text", "stands"),
    [
        ("grève", "les grèves", True),
        ("grève", "les grévistes", False),
        ("a-b", "un a-b", True),
        ("a-b", "les a-bs", False),
    ],
)
def test_of_another_language_the_plural_of_a_word_is_guessed(
    term: str, text: str, stands: bool
) -> None:
    assert bool(spelling_re(term, "fr").search(text)) is stands


@pytest.mark.parametrize(
    ("translation", "text"),
    [("El Salvador", "El Salvador"), ("el bloqueo", "bloqueo"), ("bloqueo", "bloqueo")],
)
def test_a_name_keeps_its_article(translation: str, text: str) -> None:
    form = form_of(translation, "es", plural=False, mark=None)
    assert form is not None
    assert (form.text, form.named) == (text, text == "El Salvador")
