"""A calibration is monotone, never certain, never out of bounds; chance passes no trial."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.drafting.calibration import ERROR, GROUP, LEAST, KnownDraft, Trial, cross_validate, fit
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


def test_what_points_the_other_way_gets_no_share_at_all() -> None:
    outcomes = [KnownDraft(Features(n, 200 - n), n >= 100, 0) for n in range(200)]
    assert fit(outcomes).share == 0


@pytest.mark.parametrize("weight", [-0.75, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.25, 1.75])
def test_the_likeness_has_the_share_that_it_earns_and_never_counts_against(weight: float) -> None:
    outcomes = [
        KnownDraft(Features(score, likeness), (1 - weight) * score + weight * likeness >= 9.5, 0)
        for score in range(20)
        for likeness in range(20)
    ]
    assert fit(outcomes).share == min(max(weight, 0), 1)


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


@given(OUTCOMES | st.just([]))
def test_a_trial_never_fails_on_what_it_is_given(outcomes: list[KnownDraft]) -> None:
    assert 0 <= cross_validate(outcomes).error <= 1


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_signs_that_tell_nothing_do_not_pass(rate: float) -> None:
    passed = 0
    for seed in range(20):
        rng = random.Random(seed)
        outcomes = [
            KnownDraft(Features(rng.gauss(0, 1), rng.uniform(0, 100)), rng.random() < rate, n % 5)
            for n in range(rng.choice([LEAST, 200, 300]))
        ]
        passed += cross_validate(outcomes).passed
    assert passed == 0


def test_signs_that_tell_something_pass() -> None:
    trials = [cross_validate([one for one, _ in signs(300, seed)]) for seed in range(20)]
    assert all(one.passed for one in trials)
    assert all(0.15 < one.skill < 0.6 for one in trials)


@pytest.mark.parametrize("kept", [True, False])
def test_where_the_outcome_is_always_the_same_nothing_is_told(kept: bool) -> None:
    outcomes = [KnownDraft(Features(n, 50), kept, n % 5) for n in range(200)]
    assert not cross_validate(outcomes).passed


def test_features_that_are_always_the_same_tell_nothing() -> None:
    outcomes = [KnownDraft(Features(-1, 50), n % 3 == 0, n % 5) for n in range(200)]
    trial = cross_validate(outcomes)
    assert not trial.passed
    assert trial.error < 0.05, "as usual is right, if of no use"


def test_signs_that_point_the_wrong_way_do_not_pass() -> None:
    outcomes = [one._replace(kept=not one.kept) for one, _ in signs(300, seed=1)]
    assert not cross_validate(outcomes).passed


def test_signs_that_tell_of_some_folds_alone_are_off_in_the_others() -> None:
    outcomes = [KnownDraft(Features(n % 50, 50), (n % 50 >= 25) == (n % 5 < 3), n % 5)
                for n in range(300)]  # fmt: skip
    trial = cross_validate(outcomes)
    assert trial.error > ERROR
    assert not trial.passed


@pytest.mark.parametrize(
    "trial", [Trial(0.04, 3, 0.05), Trial(0.3, 1.9, 0.05), Trial(0.3, 3, 0.11)]
)
def test_each_measure_can_fail_alone(trial: Trial) -> None:
    assert not trial.passed
    assert Trial(0.05, 2, 0.1).passed
