from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tools.engines import Translation
from tools.journal import CHUNK, Journal


class Stopped(Exception):
    """Where a person would press Ctrl-C."""


class Counting:
    """Turns a sentence round, and counts what it was asked; stops after so many batches."""

    name = "counting 1"

    def __init__(self, batches: int = 1000) -> None:
        self.asked: list[str] = []
        self.batches = batches

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        if not self.batches:
            raise Stopped
        self.batches -= 1
        self.asked += sentences
        return [Translation(sentence[::-1], -0.5, None) for sentence in sentences]


def journal(path: Path, engine: Counting) -> Journal:
    return Journal(engine, path, lambda done, total: None)


SENTENCES = [f"Sentence {number}." for number in range(3 * CHUNK)]


def test_what_was_answered_before_a_stop_is_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    first = Counting(batches=2)
    with pytest.raises(Stopped):
        journal(path, first).translate(SENTENCES)
    assert len(first.asked) == 2 * CHUNK
    second = Counting()
    answers = journal(path, second).translate(SENTENCES)
    assert set(second.asked) == set(SENTENCES) - set(first.asked)
    assert [answer.text for answer in answers] == [sentence[::-1] for sentence in SENTENCES]
    third = Counting()
    assert journal(path, third).translate(SENTENCES) == answers
    assert third.asked == []


def test_a_line_that_a_kill_cut_off_is_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    journal(path, Counting()).translate(["One.", "Two."])
    path.write_bytes(path.read_bytes()[:-4])
    again = Counting()
    answers = journal(path, again).translate(["One.", "Two."])
    assert again.asked == ["Two."]
    assert [answer.text for answer in answers] == [".enO", ".owT"]
    assert journal(path, Counting(0)).translate(["One.", "Two."]) == answers


@given(st.lists(st.text(st.characters(exclude_categories=[]))))
@example(["half of a sign \ud800", "a line\u2028more"])
def test_any_sentence_comes_back(sentences: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.jsonl"
        first = journal(path, Counting()).translate(sentences)
        assert journal(path, Counting(0)).translate(sentences) == first
