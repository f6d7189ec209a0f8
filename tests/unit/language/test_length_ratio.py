"""What an edition's translators usually write is learned from many texts, and never from few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.language.length_ratio import ENOUGH, LEAST, MOST, Lengths, estimate_lengths

TEXTS = st.integers(0, 400).map("x".__mul__)


def test_few_texts_teach_nothing() -> None:
    texts = [("x" * 100, "x" * 200)] * (ENOUGH - 1)
    assert estimate_lengths(texts) == Lengths()
    assert estimate_lengths([*texts, ("OK", "De acuerdo")]) == Lengths()


def test_one_bad_translation_in_ten_changes_little() -> None:
    good = [("x" * 100, "x" * (105 + number % 10)) for number in range(ENOUGH)]
    assert estimate_lengths([*good, *([("x" * 100, "x")] * 10)]) == estimate_lengths(good)


def test_the_longer_the_text_the_less_it_may_differ() -> None:
    lengths = Lengths()
    assert lengths.stretch("x" * 1000, "x" * 700) < lengths.stretch("x" * 10, "x" * 7) < 0


@pytest.mark.parametrize(
    "translation",
    ["医生们买了今天的报纸。", "医者たちは今日の新聞を買った。", "의사들이 오늘 신문을 샀다.",
     "Los médicos compraron el periódico de hoy."],
)  # fmt: skip
def test_a_script_that_says_much_in_few_signs_is_not_short(translation: str) -> None:
    source = "The doctors bought the newspaper of today."
    assert abs(Lengths().stretch(source, translation)) < 3
    assert Lengths().stretch(source, translation[:3]) < -5


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=300))
def test_whatever_is_learned_is_sane(texts: list[tuple[str, str]]) -> None:
    lengths = estimate_lengths(texts)
    assert LEAST <= lengths.spread <= MOST
    assert lengths.ratio > 0
    assert all(isinstance(lengths.stretch(*pair), float) for pair in texts)
