"""A calibration is monotone, never certain, never out of bounds, whatever it is learnt from."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.drafting.confidence.calibration import GROUP, KnownDraft, fit
from tools.drafting.engine import Features, Translation, features_of

FEATURES = st.builds(
    Features,
    st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([-1.0, -0.5, 0.0]),
    st.floats(0, 100) | st.sampled_from([0.0, 50.0, 100.0]),
)
OUTCOMES = st.lists(st.builds(KnownDraft, FEATURES, st.booleans(), st.integers(0, 4)), min_size=1)


def signs(count: int, seed: int) -> list[tuple[KnownDraft, float]]:
    """Drafts of which the score, and not the likeness, tells how likely they are good."""
    rng = random.Random(seed)
    found = []
    for number in range(count):
        ease = rng.gauss(0, 1)
        truth = 1 / (1 + math.exp(-2 * ease))
        features = Features(ease, rng.uniform(0, 100))
        found.append((KnownDraft(features, rng.random() < truth, number % 5), truth))
    return found


@given(OUTCOMES, FEATURES, FEATURES)
def test_the_higher_both_features_the_higher_the_chance(
    outcomes: list[KnownDraft], one: Features, other: Features
) -> None:
    made = fit(outcomes)
    low = Features(min(one.score, other.score), min(one.likeness, other.likeness))
    high = Features(max(one.score, other.score), max(one.likeness, other.likeness))
    assert 0 <= made.chance(low) <= made.chance(high) <= 1


@given(st.lists(st.booleans(), min_size=1, max_size=60), FEATURES)
def test_where_all_are_alike_the_chance_is_the_usual_one(
    kept: list[bool], features: Features
) -> None:
    made = fit([KnownDraft(features, one, 0) for one in kept])
    assert made.chance(features) == pytest.approx(made.usual)
    assert made.usual == sum(kept) / len(kept)


@pytest.mark.parametrize("count", range(1, 5 * GROUP))
def test_however_many_there_are_each_counts_once(count: int) -> None:
    outcomes = [KnownDraft(Features(n, n % 100), n >= count // 2, 0) for n in range(count)]
    made = fit(outcomes)
    assert made.starts[0] <= 0.5 / count
    assert len(made.starts) <= max(count // GROUP, 1)
    mean = sum(made.chance(one.features) for one in outcomes) / count
    assert mean == pytest.approx(made.usual, abs=0.02)


def test_the_order_of_what_it_learns_from_does_not_matter() -> None:
    outcomes = [one for one, _ in signs(200, seed=1)]
    assert fit(outcomes) == fit(outcomes[::-1])


@pytest.mark.parametrize("seed", range(20))
def test_the_chances_are_right_on_drafts_it_has_not_seen(seed: int) -> None:
    made = fit([one for one, _ in signs(300, seed)])
    unseen = signs(2000, seed + 1000)
    off = [made.chance(one.features) - truth for one, truth in unseen]
    assert abs(sum(off)) / len(off) < 0.08
    assert sum(map(abs, off)) / len(off) < 0.15
    for chance in set(made.chances):
        alike = [one.kept for one, _ in unseen if made.chance(one.features) == chance]
        assert len(alike) < 100 or abs(sum(alike) / len(alike) - chance) < 0.25


def test_what_says_nothing_gets_no_share_in_the_order() -> None:
    outcomes = [one for one, _ in signs(300, seed=3)]
    assert fit(outcomes).share <= 0.25
    swapped = [
        one._replace(features=Features(one.features.likeness, 50 + 10 * one.features.score))
        for one in outcomes
    ]
    assert fit(swapped).share >= 0.75


def test_a_group_that_is_all_good_is_no_certainty() -> None:
    outcomes = [KnownDraft(Features(n, 50), n >= GROUP, 0) for n in range(2 * GROUP)]
    made = fit(outcomes)
    assert made.chances == (1 / (GROUP + 2), (GROUP + 1) / (GROUP + 2))
    assert made.chance(Features(-1e9, 0)) == made.chances[0]
    assert made.chance(Features(1e9, 100)) == made.chances[1]


def test_signs_that_point_the_wrong_way_are_pooled_away() -> None:
    outcomes = [KnownDraft(Features(n, n / 2), n < 100, 0) for n in range(200)]
    assert fit(outcomes).chances == (0.5,)


@pytest.mark.parametrize("seed", range(20))
def test_the_steps_go_up_where_chance_alone_is_at_work(seed: int) -> None:
    rng = random.Random(seed)
    outcomes = [
        KnownDraft(Features(rng.random(), rng.random()), rng.random() < 0.5, 0) for _ in range(300)
    ]
    made = fit(outcomes)
    assert list(made.chances) == sorted(set(made.chances))


def test_of_several_answers_the_least_sure_counts() -> None:
    sure, unsure = Translation("Sí.", -0.1, "No."), Translation("Llueve.", -0.9, "Llueve.")
    found = features_of([sure, unsure])
    assert found is not None
    assert found.score == -0.9
    assert found.likeness < 100


@pytest.mark.parametrize(
    "answers",
    [
        [],
        [Translation("Llueve.")],
        [Translation("Llueve.", -0.1)],
        [Translation("Llueve.", None, "Llovía.")],
        [Translation("Llueve.", -0.1, "")],
        [Translation("Llueve.", math.nan, "Llovía.")],
        [Translation("Llueve.", -math.inf, "Llovía.")],
        [Translation("Llueve.", -0.1, "Llovía."), Translation("Nieva.")],
    ],
)
def test_where_an_engine_does_not_say_all_nothing_is_known(answers: list[Translation]) -> None:
    assert features_of(answers) is None
