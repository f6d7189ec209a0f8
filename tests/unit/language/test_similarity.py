"""What is the same but for its looks, and which texts are paired."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.growth import growth
from tools.catalogs.merging.sentence_links import link
from tools.language.similarity import cosmetic, pair_up, same_numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the  wave\n", "the wave"),
        ("“Why?” — nobody", '"Why?" -- nobody'),
        ("the class of “1968”", 'the class of "1968"'),
        ("``a  b`` – and “c”", '``a  b`` -- and "c"'),
        ("Lima–Quito", "Lima-Quito"),
        ("a man\u0303ana", "a mañana"),
        ("It’s `the  note <https://a.org/x—y>`_.", "It's `the  note <https://a.org/x—y>`_."),
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
        ("March on Lima.", "march on Lima."),
        ("The wall is 5″ thick.", "The wall is 5′ thick."),
        ('The wall is 5" thick.', "The wall is 5' thick."),
        ("4°35′56″ south", "4°35″56′ south"),
        ("It fell to −5 degrees.", "It fell to -5 degrees."),
        ("It fell to −5 degrees.", "It fell to –5 degrees."),
        ("10 - 5 seats", "10 – 5 seats"),
        ("10 - 5 seats", "10 -- 5 seats"),
        ('The ``"a"`` option.', "The ``'a'`` option."),
        ("Type ``make  html``.", "Type ``make html``."),
        ("See `a <https://a.org/x—y>`_.", "See `a <https://a.org/x - y>`_."),
        ("See https://a.org/x–y now.", "See https://a.org/x-y now."),
        ("See :doc:`a–b`.", "See :doc:`a-b`."),
        ("In |the–name|.", "In |the-name|."),
        ("A note [a–b]_.", "A note [a-b]_."),
        ("if a:\n    b", "if a:\n  b"),
    ],
)
def test_more_than_looks(one: str, other: str) -> None:
    assert cosmetic(one) != cosmetic(other)


SIGNS = st.text(st.sampled_from("a5 \n.`*|<>:_[]“”\"'’‘«»″′-–—−…\u00ad\u0303n"), max_size=14)


@given(st.text() | SIGNS)
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


LITERALS = st.sampled_from(
    ["``{}``", ":doc:`{}`", "`words <{}>`_", "|{}|", "`{}`_", ":code:`{}`", "https://a.org/{}"]
)
INSIDE = st.text(st.sampled_from("ab5\"'’“-–—″′"), min_size=1, max_size=6)


@given(LITERALS, INSIDE, INSIDE, SIGNS, SIGNS)
def test_looks_never_reach_into_markup(
    form: str, one: str, other: str, before: str, after: str
) -> None:
    """Whatever stands around it: two literals, targets or names that differ are two."""
    around = [cosmetic(f"{form.format(inside)}") for inside in (one, other)]
    assert (around[0] == around[1]) is (one == other)
    if not set("`|<>[]_:\n") & set(before + after):
        looks = [cosmetic(f"{before} {form.format(inside)} {after}") for inside in (one, other)]
        assert (looks[0] == looks[1]) is (one == other)


@given(st.text(st.sampled_from("05 °a\"'′″"), max_size=10), st.data())
def test_looks_never_turn_one_prime_into_another(text: str, data: st.DataObject) -> None:
    """Whichever sign of a measure is exchanged for one of the other kind, it is seen."""
    places = [at for at, sign in enumerate(text) if at and sign in "′″" and text[at - 1].isdigit()]
    if places:
        at = data.draw(st.sampled_from(places))
        other = "″" if text[at] == "′" else "′"
        assert cosmetic(text) != cosmetic(text[:at] + other + text[at + 1 :])


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_looks_know_no_way_of_storing_an_accent(text: str, form: Literal["NFC", "NFD"]) -> None:
    assert cosmetic(unicodedata.normalize(form, text)) == cosmetic(text)


@pytest.mark.parametrize("sign", ["a", "a_", "7", "`", "“", "<a"])
def test_looks_are_taken_away_in_time(sign: str) -> None:
    """One long word, as in a key or in the data of a picture, is read once."""
    assert growth(lambda times: cosmetic.__wrapped__(f"“{sign * times}”"), 500) <= 2.5
