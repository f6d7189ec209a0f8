"""Finished pages name one another; an unfinished one leads to the original."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.page_specimens import ADDRESS, BRAZIL, EN, ES, page
from tools.model.publication import Edition


@pytest.mark.parametrize("edition", [EN, ES, BRAZIL])
def test_every_finished_page_says_the_same_and_itself_too(edition: Edition) -> None:
    assert page(edition, ES, BRAZIL).alternates == (
        ("en", ADDRESS.format("en")),
        ("es", ADDRESS.format("es")),
        ("pt-BR", ADDRESS.format("pt-br")),
        ("x-default", ADDRESS.format("en")),
    )
    own = ADDRESS.format(edition.locale.slug)
    assert page(edition, ES, BRAZIL).canonical == own


def test_an_unfinished_page_names_none_and_the_original_counts() -> None:
    assert page(BRAZIL, ES).alternates == ()
    assert page(BRAZIL, ES).canonical == ADDRESS.format("en")


def test_a_front_page_is_found_at_its_folder() -> None:
    front = replace(page(ES, ES), docname="index")
    assert front.canonical == "https://onda.example/onda/es/"
    assert front.alternates[-1] == ("x-default", "https://onda.example/onda/en/")
