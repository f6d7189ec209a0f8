"""Whether a name of the source stands in the translation."""

from __future__ import annotations

import pytest

from tools.language.proper_names import is_mentioned, is_title, is_word


@pytest.mark.parametrize(
    ("name", "theirs", "expected"),
    [
        ("T-shirt", "Una camiseta.", True),  # one letter is no name
        ("Al-Assad", "El presidente Asad.", False),
        ("Al-Assad", "El presidente Al-Assad.", True),
    ],
)
def test_each_part_of_a_name_with_a_hyphen_stands(name: str, theirs: str, expected: bool) -> None:
    assert is_mentioned(name, theirs, "es") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wave", False),  # its first word has a capital in any sentence
        ("A Wave Rises", True),
        ("A wave rises", False),
        ("The President met Evo Morales", True),
        ("The President met them there", False),
        ("The report of Pedro Castillo says other things", False),  # less than half of them
        ("A Wave Of Hope!", False),
        ("What About Exceptions?", True),
        ("What about Exceptions?", False),
    ],
)
def test_a_title_has_capitals(text: str, expected: bool) -> None:
    assert is_title(text) is expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Press", "The Press said that the press was there.", True),
        ("Press", "The Press was there.", False),
        ("Village’s", "The Village’s elders met in a village.", True),
        ("Village’s", "The Village’s elders met.", False),  # an s of its own is no word
        ("Villages", "Villages met in a village.", True),
        ("Night-Watch", "The Night-Watch met at night.", True),
        ("Rain", "The Rain came by train.", False),
    ],
)
def test_a_word_that_is_there_in_small_letters_too_is_no_name(
    name: str, text: str, expected: bool
) -> None:
    assert is_word(name, text) is expected
