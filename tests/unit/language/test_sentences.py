"""Sentences end where the labelled files say, and nothing of a text is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.growth import growth
from tools.language.sentences import split, split_loosely
from tools.system.environment import ROOT

CASES = ROOT / "tests/cases/language/sentences"
MARK = "‖"
PIECES = st.sampled_from(
    [
        "Dr",
        ".",
        "…",
        "!",
        "?",
        " ",
        "\n\n",
        "``",
        "`",
        "*",
        "|",
        "“",
        "”",
        "(",
        ")",
        "A",
        "el",
        "。",
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join)


def paragraphs(path: Path) -> list[tuple[str, ...]]:
    """The paragraphs of a labelled file, each as its sentences."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(MARK)) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_labelled(path: Path) -> None:
    """One assertion for all, so that a failure shows every wrong paragraph at once."""
    labelled = paragraphs(path)
    wrong = [
        MARK.join(found)
        for sentences in labelled
        if (found := split("".join(sentences), path.stem)) != sentences
    ]
    assert len(labelled) >= 60
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["M. Dupont est parti. ", "Il reviendra."]),
        ("de", ["Dr. Krause kam um 9 Uhr. ", "Niemand wartete."]),
        ("zh", ["你好。", "真的吗？", "是。"]),
        ("ja", ["「行こう。」", "彼は去った。"]),
        ("ar", ["هل أنت هنا؟ ", "نعم."]),
        ("hi", ["क्या? ", "हाँ। ", "ठीक।"]),
        ("xx", ["One line.\n\n", "Another"]),
    ],
)
def test_other_languages(language: str, sentences: list[str]) -> None:
    """A language without lists of its own gets a rule that is right most of the time."""
    assert split("".join(sentences), language) == tuple(sentences)


def test_region_and_case_do_not_matter() -> None:
    text = "O Exmo. Sr. Lima saiu. Voltou."
    assert len({split(text, tag) for tag in ("pt", "pt_BR", "pt-br", "PT")}) == 1
    assert len(split(text, "pt_BR")) == 2


@given(TEXT, st.sampled_from(["en", "es", "pt_BR", "zh", ""]))
@example("。。", "zh")
@example(" ", "en")
def test_nothing_is_lost(text: str, language: str) -> None:
    sentences = split(text, language)
    assert "".join(sentences) == text
    assert all(sentences)


HOSTILE = (
    *("*a", "`", "|a", "e.g. ", ".", ". [1", "\n", '."', "。", " \n", ":a", "`:a", "[1]_", "1. "),
    *("Mr. A. B. Smith of no. 5 ", "Es una frase corta. ", "a.B", "U.S.A", "« ", "``a", "“Ay.” X "),
)


@pytest.mark.parametrize("cut", [split.__wrapped__, split_loosely], ids=lambda cut: cut.__name__)
@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_takes_twice_the_time(cut: Callable[[str, str], object], piece: str) -> None:
    """Alone, and with a sign of markup at the end, so that nobody may skip looking for it."""
    assert growth(lambda times: cut(piece * times, "en"), 500) <= 2.5
    assert growth(lambda times: cut(f"{piece * times}`", "en"), 500) <= 2.5
