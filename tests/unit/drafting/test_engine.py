from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tools.drafting.engine import CHUNK, Journal, Translation


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


class OneByOne(Counting):
    """Has its answers one after another, the longest first; stops after so many."""

    def stream(self, sentences: Sequence[str]) -> Iterator[Mapping[str, Translation]]:
        for sentence in sorted(sentences, key=len, reverse=True):
            yield {sentence: self.translate([sentence])[0]}


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


class Several(Counting):
    """Does several batches at once; the later is through before the earlier."""

    def stream(self, sentences: Sequence[str]) -> Iterator[Mapping[str, Translation]]:
        for batch in (sentences[CHUNK:], sentences[:CHUNK]):
            yield dict(zip(batch, self.translate(batch), strict=True))


def test_an_engine_that_streams_is_asked_everything_at_once(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    engine = Several()
    streamed = Journal(engine, tmp_path / "a", lambda done, asked: told.append((done, len(asked))))
    assert streamed.translate(SENTENCES) == journal(tmp_path / "b", Counting()).translate(SENTENCES)
    total = len(SENTENCES)
    assert told == [(0, total), (total - CHUNK, total), (total, total)]


def test_batches_that_came_before_a_stop_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with pytest.raises(Stopped):
        journal(path, Several(batches=1)).translate(SENTENCES)
    second = Counting()
    journal(path, second).translate(SENTENCES)
    assert len(second.asked) == CHUNK


def test_every_answer_of_a_stream_is_kept_when_it_stops(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    first = OneByOne(batches=CHUNK + 5)
    with pytest.raises(Stopped):
        journal(path, first).translate(SENTENCES)
    assert len(path.read_text(encoding="utf-8").splitlines()) == CHUNK + 5
    second = OneByOne()
    answers = journal(path, second).translate(SENTENCES)
    assert set(second.asked) == set(SENTENCES) - set(first.asked)
    assert [answer.text for answer in answers] == [sentence[::-1] for sentence in SENTENCES]


def test_an_answer_is_on_the_disk_before_the_next_is_made(tmp_path: Path) -> None:
    """Not even a kill takes what is done."""
    path = tmp_path / "answers.jsonl"
    written: list[int] = []

    def tell(done: int, asked: Sequence[str]) -> None:
        written.append(len(path.read_bytes().splitlines()) - done)

    Journal(OneByOne(), path, tell).translate(SENTENCES)
    assert written == [0] * (len(SENTENCES) + 1)


def test_a_line_that_a_kill_cut_off_is_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    journal(path, Counting()).translate(["One.", "Two."])
    path.write_bytes(path.read_bytes()[:-4])
    again = Counting()
    answers = journal(path, again).translate(["One.", "Two."])
    assert again.asked == ["Two."]
    assert [answer.text for answer in answers] == [".enO", ".owT"]
    assert journal(path, Counting(0)).translate(["One.", "Two."]) == answers


@given(st.lists(st.text(st.characters(exclude_categories=[])).filter(str.strip)))
@example(["half of a sign \ud800", "a line\u2028more"])
def test_any_sentence_comes_back(sentences: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.jsonl"
        first = journal(path, Counting()).translate(sentences)
        assert journal(path, Counting(0)).translate(sentences) == first


def test_a_server_that_had_nothing_to_say_is_asked_again(tmp_path: Path) -> None:
    class Hiccup(Counting):
        def translate(self, sentences: Sequence[str]) -> list[Translation]:
            return [Translation(" ") for _ in sentences]

    path = tmp_path / "answers.jsonl"
    path.write_text('["Two.", "", null, null]\n', encoding="utf-8")  # of an older version
    journal(path, Hiccup()).translate(["One."])
    assert [one.text for one in journal(path, Counting()).translate(["One.", "Two."])] == [
        ".enO",
        ".owT",
    ]


@pytest.mark.parametrize(
    "line",
    [
        '["Sentence 1.", 5, -0.5, null]',
        '["Sentence 1.", null, -0.5, null]',
        '["Sentence 1.", "x", "high", null]',
        '["Sentence 1.", "x", -0.5, 7]',
        '["Sentence 1.", "x", -0.5]',
        '[["Sentence 1."], "x", -0.5, null]',
        '{"Sentence 1.": 1, "b": 2, "c": 3, "d": 4}',
        "[" * 100_000,
        "\0",
    ],
)
def test_a_damaged_line_is_no_answer(tmp_path: Path, line: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(f'{line}\n["Sentence 2.", "kept", -1, null]\n', encoding="utf-8")
    engine = Counting()
    answers = journal(path, engine).translate(["Sentence 1.", "Sentence 2."])
    assert [answer.text for answer in answers] == [".1 ecnetneS", "kept"]
    assert engine.asked == ["Sentence 1."]
