"""Loops are found wherever they stand, and only there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tools.language.repetition import Loop, loops

WORDS = st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), unique=True, max_size=8)


@given(WORDS, st.integers(3, 8), WORDS)
def test_what_is_said_twice_is_found(before: list[str], size: int, after: list[str]) -> None:
    said = [f"word{number}" for number in range(size)]
    assert list(loops([*before, *said, *said, *after])) == [Loop(len(before), size, 2)]


@given(WORDS)
def test_what_is_said_once_is_none(words: list[str]) -> None:
    assert list(loops(words)) == []


def test_short_words_may_stand_twice_but_not_thrice() -> None:
    assert list(loops(["very", "very", "good"])) == []
    assert list(loops(["very", "very", "very"])) == [Loop(0, 1, 3)]
    assert list(loops(["se", "sabe", "se", "sabe", "ya"])) == []
    assert list(loops(["se", "sabe", "se", "sabe", "se", "sabe"])) == [Loop(0, 2, 3)]


def test_one_loop_is_told_once() -> None:
    assert list(loops(["a", "b", "c", "a", "b", "c", "a", "b", "c"])) == [Loop(0, 3, 3)]
