"""What the review page is told of each source, so that it finds faults while somebody types."""

from __future__ import annotations

from typing import Any

import pytest

from tools.checking.rule import CheckSettings
from tools.glossary import Glossary, Term
from tools.language.sentences import Languages
from tools.reviewing.live_checks import list_marks, needs_of_source, rules_of_edition

SPANISH = CheckSettings(
    languages=Languages("en", "es"),
    glossary=Glossary(
        (
            Term(term="general strike", translations={"es": ("huelga general", "paro general")}),
            Term(term="Defensoría", keep=True),
            Term(term="roadblock", translations={"pt_BR": ("bloqueio",)}),
        )
    ),
)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("*a* and **b**", [("emphasis", "*", "*"), ("strong", "**", "**")]),
        ("``make``", [("literal ``make``", "``make``", "")]),
        # The words of a link are translated, its address is not: that is what it is known by.
        ("`a map <https://a.org>`_", [("linked <https://a.org>`_", "`", " <https://a.org>`_")]),
        ("`mapa <https://a.org>`_", [("linked <https://a.org>`_", "`", " <https://a.org>`_")]),
        (":ref:`the <x>`", [("titled :ref:` <x>`", ":ref:`", " <x>`")]),
        (":doc:`a`", [("role :doc:`a`", ":doc:`a`", "")]),
        ("`d`__", [("anonymous", "`", "`__")]),
        ("|sub| [1]_", [("substitution |sub|", "|sub|", ""), ("note [1]_", "[1]_", "")]),
    ],
)
def test_a_mark_is_known_again_by_what_is_not_translated(
    text: str, marks: list[tuple[str, str, str]]
) -> None:
    assert list(list_marks(text)) == marks


def test_in_plain_words_only_addresses_are_marks() -> None:
    text = "*a* `b <c>`_ http://a.org a@b.org"
    assert [key for key, *_ in list_marks(text, plain=True)] == [
        "address http://a.org", "email a@b.org"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("They left.", {}),
        ("They left. We stayed.", {"sentences": ["They left.", "We stayed."]}),
        ("It cost 3,000.", {"numbers": [["3,000", [3000.0]]]}),
        ("Two of 31 left.", {"numbers": [["31", [31.0]]], "known": [2.0]}),
        ("At 7 p.m. they left.", {"clock": True}),
    ],
)
def test_the_page_is_told_what_matters_of_a_source(source: str, needs: dict[str, Any]) -> None:
    assert needs_of_source(source, SPANISH, plain=False) == needs


def test_terms_come_with_all_their_forms_and_those_without_any_are_left_out() -> None:
    needs = needs_of_source(
        "The Defensoría saw a roadblock, a general strike.", SPANISH, plain=False
    )
    forms = {term["term"]: term["forms"] for term in needs["terms"]}
    assert forms == {
        "Defensoría": ("Defensoría",), "general strike": ("huelga general", "paro general")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "points", "opening", "milliard"),
    [("es", [",", "."], True, "mil millones"), ("pt_BR", [","], False, "mil milhões")],
)
def test_the_page_is_told_how_a_language_writes(
    language: str, points: list[str], opening: bool, milliard: str
) -> None:
    rules = rules_of_edition(CheckSettings(languages=Languages("en", language)))
    assert (rules["points"], rules["opening"]) == (points, opening)
    assert rules["numerals"]["tres"] == 3
    scales = dict(rules["scales"])
    assert (scales["mil"], scales[milliard]) == (1000, 1_000_000_000)
    # The longest is looked for first: "mil millones" is no thousand.
    lengths = [len(word) for word, _ in rules["scales"]]
    assert lengths == sorted(lengths, reverse=True)
