"""What is the same but for its looks, and which texts are paired."""

from __future__ import annotations

import pytest
from growth import growth
from hypothesis import given
from hypothesis import strategies as st

from tools.merges.links import link
from tools.similarity import cosmetic, pair_up, same_numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the  wave\n", "The wave"),
        ("“Why?” — nobody", '"why?" -- nobody'),
        ("Wait…", "Wait..."),
        ("10\u00a0000 people", "10 000 people"),
        ("2019–20", "2019-20"),
    ],
)
def test_same_but_for_looks(one: str, other: str) -> None:
    assert cosmetic(one) == cosmetic(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the left-wing vote", "the left—wing vote"),
        ("Run ``make -j2``", "Run ``make --j2``"),
        ("US troops", "us troops"),
        ("It was Peru", "It was peru"),
        ("No one came.", "No, one came."),
    ],
)
def test_more_than_looks(one: str, other: str) -> None:
    assert cosmetic(one) != cosmetic(other)


@given(st.text())
def test_looks_are_taken_away_once(text: str) -> None:
    assert cosmetic(cosmetic(text)) == cosmetic(text)


def test_numbers() -> None:
    assert same_numbers("on July 12th, 3,000 km", "On the 12th of July: 3,000 km")
    assert not same_numbers("on July 12th", "on July 13th")


LONG = "The vote in {} was held in the month of {}."


def test_best_pairs_win_whatever_their_order() -> None:
    old = [LONG.format("Peru", "July"), LONG.format("Chile", "April")]
    new = [LONG.format("Chile", "May"), LONG.format("Peru", "June")]
    pairs = pair_up(new, old, gaps=([0, 0], [0, 0]))
    assert sorted((pair.new, pair.old) for pair in pairs) == [(0, 1), (1, 0)]


def test_place_decides_between_likes() -> None:
    new, old = (
        ["Return the sine of *x*."],
        ["Return the cosine of *x*.", "Return the tangent of *x*."],
    )
    assert [pair.old for pair in pair_up(new, old, gaps=([4], [9, 4]))] == [1]


def test_title_elsewhere_has_to_be_more_alike() -> None:
    assert pair_up(["Peru now"], ["Peru then"], gaps=([1], [2])) == []
    assert len(pair_up(["Peru now"], ["Peru then"], gaps=([1], [1]))) == 1


def test_across_documents_a_rare_word_has_to_be_shared() -> None:
    old = [LONG.format(f"country{n}", "May") for n in range(60)]
    pairs = pair_up([LONG.format("country7", "April")], old)
    assert [(pair.new, pair.old) for pair in pairs] == [(0, 7)]


@pytest.mark.parametrize("sentence", ["The {}th speaker rose and said a few words on it.", "{}"])
def test_pairing_twice_as_many_takes_twice_the_time(sentence: str) -> None:
    """All edited: nothing stayed that would tell where each stood."""

    def paired(count: int) -> None:
        old = [sentence.format(number * 7) for number in range(count)]
        new = [text.replace("a few", "some") + "!" for text in old]
        pair_up(new, old, gaps=([0] * count, [0] * count))
        link(old, new)

    assert growth(paired, 400) <= 2.5
