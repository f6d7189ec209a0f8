"""What denies in a sentence, and what only looks like it."""

from __future__ import annotations

import pytest

from tools.language.negation import count


@pytest.mark.parametrize(
    ("text", "firm", "plain", "undone", "soft"),
    [
        ("A no op", 0, 0, 0, 1),
        ("It is not a task", 1, 1, 0, 0),
        ("It is not impossible", 1, 0, 1, 0),
        ("It is not an impossible task", 1, 0, 1, 0),
        ("It is not the impossible task", 1, 1, 1, 0),
    ],
)
def test_what_denies(text: str, firm: int, plain: int, undone: int, soft: int) -> None:
    found = count(text.split(), "en")
    assert (found.firm, found.plain, found.undone, found.soft) == (firm, plain, undone, soft)


@pytest.mark.parametrize(
    ("text", "without"), [("They left without money", 1), ("They never go not without money", 0)]
)
def test_a_denied_without_says_yes(text: str, without: int) -> None:
    assert count(text.split(), "en").without == without
