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


@pytest.mark.parametrize(
    ("translation", "plural", "text", "gender", "many"),
    [
        ("la huelga", False, "huelga", "f", False),
        ("la huelga", True, "huelgas", "f", True),
        ("el paro", False, "paro", "m", False),
        ("los paros", False, "paros", "m", True),
        ("las fuerzas armadas", True, "fuerzas armadas", "f", True),
        ("fuerzas armadas", False, "fuerzas armadas", "f", True),
        ("Fuerzas Armadas", False, "Fuerzas Armadas", "f", True),
        ("la", False, "la", "f", False),
        ("gran marcha", True, "grandes marchas", "f", True),
        ("junta militar", True, "juntas militares", "f", True),
        ("fuerza de los jefes", True, "fuerzas de los jefes", "f", True),
        ("crisis", False, "crisis", "f", False),
        ("países", False, "países", None, True),
        # Nobody knows whether a name in one word is plural, or of which gender: Caracas.
        ("Fuerzas", False, "Fuerzas", None, None),
        ("Lima", False, "Lima", None, False),
        ("ONU", False, "ONU", None, False),
        ("EE. UU.", False, "EE. UU.", None, True),
        ("Las Malvinas", True, "Las Malvinas", "f", True),
    ],
)
def test_gender_and_number_are_those_of_the_first_noun_or_of_its_article(
    translation: str, plural: bool, text: str, gender: str | None, many: bool | None
) -> None:
    form = form_of(translation, "es", plural=plural, mark=None)
    assert form is not None
    assert (form.text, form.gender, form.plural) == (text, gender, many)


@pytest.mark.parametrize(
    ("translation", "language"),
    [("Caracas", "es"), ("ONU", "es"), ("El Salvador", "es"), ("paro", "eo")],
)
def test_a_name_has_no_plural_nor_has_a_word_of_a_language_that_is_not_known(
    translation: str, language: str
) -> None:
    assert form_of(translation, language, plural=True, mark=None) is None
