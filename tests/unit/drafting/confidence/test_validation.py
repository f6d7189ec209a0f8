"""Chance does not pass a trial; signs that tell something do."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.drafting.confidence.test_calibration import OUTCOMES, signs
from tools.drafting.confidence.calibration import KnownDraft
from tools.drafting.confidence.validation import ERROR, LEAST, Trial, cross_validate
from tools.drafting.engine import Features


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
