"""Where the words and the sentences of a text stand, roughly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.language.words import Loop, find_loops, find_sentence, split_sentences, split_words

TEXT = "Don’t go. ¿Why… «Well»? It rained!"


def test_every_sentence_is_found_again_by_its_number() -> None:
    found = [TEXT[slice(*find_sentence(TEXT, number))] for number in range(4)]
    assert found == ["Don’t go", "Why", "Well", "It rained"]
    assert [" ".join(one) for one in split_sentences(split_words(TEXT))] == found


@pytest.mark.parametrize("text", ["", "…", "42"])
def test_nothing_is_no_sentence(text: str) -> None:
    assert split_sentences(split_words(text)) == []
    assert find_sentence(text, 0) == (0, 0)


WORDS = st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), unique=True, max_size=8)


@given(WORDS, st.integers(3, 8), WORDS)
def test_what_is_said_twice_is_found(before: list[str], size: int, after: list[str]) -> None:
    said = [f"word{number}" for number in range(size)]
    assert list(find_loops([*before, *said, *said, *after])) == [Loop(len(before), size, 2)]


@given(WORDS)
def test_what_is_said_once_is_none(words: list[str]) -> None:
    assert list(find_loops(words)) == []


def test_short_words_may_stand_twice_but_not_thrice() -> None:
    assert list(find_loops(["very", "very", "good"])) == []
    assert list(find_loops(["very", "very", "very"])) == [Loop(0, 1, 3)]
    assert list(find_loops(["se", "sabe", "se", "sabe", "ya"])) == []
    assert list(find_loops(["se", "sabe", "se", "sabe", "se", "sabe"])) == [Loop(0, 2, 3)]


def test_one_loop_is_told_once() -> None:
    assert list(find_loops(["a", "b", "c", "a", "b", "c", "a", "b", "c"])) == [Loop(0, 3, 3)]
