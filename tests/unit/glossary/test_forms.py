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
    assert bool(spelling_re(term, "eo").search(text)) is stands


@pytest.mark.parametrize(
    ("term", "language", "text", "stands"),
    [
        ("jefe de Estado", "es", "los jefes de Estados", True),
        ("jefe de Estado", "es", "los jefes des Estado", False),
        ("señor", "es", "los señores", True),
        ("señor", "es", "señoría", False),
        ("EE. UU.", "es", "en EE.UU. y", True),
        ("el paro", "es", "fueron al paro", True),
        ("el paro", "es", "fueron a un paro", False),
        ("chefe de governo", "pt_BR", "os chefes  de governo", True),
        ("chefe de governo", "pt_BR", "os chefes des governo", False),
    ],
)
def test_words_have_their_plurals_and_particles_have_none(
    term: str, language: str, text: str, stands: bool
) -> None:
    assert bool(spelling_re(term, language).search(text.lower())) is stands


@pytest.mark.parametrize(
    ("translation", "text"),
    [("El Salvador", "El Salvador"), ("el bloqueo", "bloqueo"), ("bloqueo", "bloqueo")],
)
def test_a_name_keeps_its_article(translation: str, text: str) -> None:
    form = form_of(translation, "es", plural=False, mark=None)
    assert form is not None
    assert (form.text, form.named) == (text, text == "El Salvador")
