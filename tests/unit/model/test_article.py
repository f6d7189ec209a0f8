"""What stands above an article's title, and what is wrong with it."""

from __future__ import annotations

import pytest

from tools.model.article import Field, Fields, fields_of, find_faults, find_held_back
from tools.model.dates import is_after, is_date


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], Fields()),
        ([Field("draft", "", 1)], Fields(draft=True)),
        ([Field("draft", " Sí ", 1)], Fields(draft=True)),
        ([Field("draft", "no", 1)], Fields()),
        ([Field("publish", " 2030-01-01 ", 1)], Fields(publish="2030-01-01")),
        ([Field("withdrawn", "2027-01-05 Its sources.", 1)], Fields(withdrawn="2027-01-05")),
    ],
)
def test_fields_say_whether_it_is_published(found: list[Field], expected: Fields) -> None:
    assert fields_of(found) == expected


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("author", "", ""),
        ("date", "2021-08", ""),
        ("date", "2021-13", "'2021-13' is not a date"),
        ("date", "", "'' is not a date"),
        ("draft", "TRUE", ""),
        ("draft", "No", ""),
        ("draft", "maybe", "'maybe' is neither yes nor no"),
        ("publish", "2030-01-01", ""),
        ("publish", "2030-01", "'2030-01' is not a day"),
        ("publish", "2030-02-30", "'2030-02-30' is not a day"),
        ("withdrawn", "2027 Its sources proved false.", ""),
        ("withdrawn", "2027-01-05", "write the date and why"),
        ("withdrawn", "because", "write the date and why"),
        ("withdrawn", "soon, I think", "write the date and why"),
        ("writer", "Ana", "an article has no field :writer:."),
    ],
)
def test_a_fault_is_a_sentence_with_its_line(name: str, text: str, sentence: str) -> None:
    found = list(find_faults([Field(name, text, 7)]))
    assert bool(found) == bool(sentence)
    for line, said in found:
        assert line == 7
        assert sentence in said


def test_of_two_the_second_is_one_too_many() -> None:
    found = [Field("date", "2021", 3), Field("draft", "", 4), Field("date", "2022", 5)]
    assert list(find_faults(found)) == [(5, ":date: is in line 3, too; keep one of them")]


def test_what_is_held_back_says_until_when() -> None:
    articles = {
        "draft": Fields(draft=True, publish="2020-01-01"),
        "later": Fields(publish="2030-01-02"),
        "today": Fields(publish="2030-01-01"),
        "out": Fields(),
    }
    assert find_held_back(articles, "2030-01-01") == {
        "draft": "held back as a draft",
        "later": "held back until 2030-01-02",
    }


def test_a_date_is_one_as_far_as_it_is_known() -> None:
    dates = ["2021", "2021-08", "2021-08-24", "2024-02-29"]
    others = ["21", "2021-8", "2021-00", "2021-02-29", "2021-08-24 ", "2021-08-24-01", ""]
    assert list(map(is_date, [*dates, *others])) == [True] * 4 + [False] * 7
    assert not is_after("2021-08-24", "2021-08-24")
    assert is_after("2021-08-25", "2021-08-24")
    assert not is_after("2021", "2021-08-24")
