"""A file that comes back is a review of ours, or one sentence."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.returns import render_return
from tools.model.text import composed
from tools.reviewing.return_file import (
    FORMAT,
    Answer,
    Return,
    ReturnError,
    parse_return,
)

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20).map(
    composed
)
ANSWERS = st.builds(
    Answer, domain=WORDS, msgctxt=WORDS | st.none(), msgid=WORDS.filter(bool), sent=WORDS,
    msgstr=WORDS.map(str.strip), done=st.booleans(),
)  # fmt: skip


@given(st.lists(ANSWERS, max_size=3, unique_by=lambda one: (one.domain, one.key)).map(tuple))
def test_what_was_written_is_read(answers: tuple[Answer, ...]) -> None:
    found = Return(locale="es", reviewer="Ana Ruiz", answers=answers)
    assert parse_return(render_return(found), path="x") == found


@given(st.lists(ANSWERS, max_size=3, unique_by=lambda one: (one.domain, one.key)).map(tuple))
def test_a_program_may_store_accents_apart(answers: tuple[Answer, ...]) -> None:
    found = Return(locale="es", reviewer="Inés Muñoz", answers=answers)
    stored = unicodedata.normalize("NFD", render_return(found).decode()).encode()
    assert parse_return(stored, path="x") == found


def row(**fields: object) -> dict[str, object]:
    return {
        "document": "a", "msgctxt": None, "msgid": "x", "sent": "", "msgstr": "y", "done": True,
        **fields,
    }  # fmt: skip


def data(*rows: object, **fields: object) -> bytes:
    value = {"format": FORMAT, "edition": "es", "reviewer": "", "answers": list(rows), **fields}
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (b"", "not a review"),
        (b"\xff\xfe", "not a review"),
        (b"[" * 100_000, "not a review"),
        (b"[]", "not a review"),
        (data(row())[:-5], "cut off"),
        (data(format="onda review 2"), "not a review"),
        (data(edition=3), "edition is missing"),
        (data(answers={}), "answers are missing"),
        (data(row(), row(msgstr="z")), "two answers for one paragraph"),
        (data(row(), 5), "answer 2 is not an answer"),
        (data(row(done="yes")), "answer 1 is not whole"),
        (data(row(msgid=None)), "msgid is missing"),
        (data(row(msgid="")), "answer 1 is not whole"),
        (data(*[{}] * 20_001), "too large"),
        (data(row(msgstr="a\0b")), "not a character"),
        (b'{"format": "onda review 1", "edition": "\\ud800"', "not a review"),
        (data(row(msgstr="\ud800")), "not a character"),
    ],
)
def test_what_is_no_review_is_a_sentence(found: bytes, sentence: str) -> None:
    with pytest.raises(ReturnError, match=sentence):
        parse_return(found, path="es.json")


def test_what_is_too_large_is_not_read() -> None:
    with pytest.raises(ReturnError, match="too large"):
        parse_return(b" " * 20_000_001, path="es.json")


def test_a_paragraph_is_one_line_and_a_name_is_one_line() -> None:
    found = parse_return(data(row(msgstr=" a\nb "), reviewer="Ana\n\x1b[2J Ruiz" * 50), path="x")
    assert found.answers[0].msgstr == "a b"
    assert found.reviewer.startswith("Ana[2J RuizAna") or found.reviewer.startswith("Ana [2J")
    assert len(found.reviewer) <= 100


@given(st.binary(max_size=60))
def test_no_bytes_make_it_raise_anything_else(found: bytes) -> None:
    with pytest.raises(ReturnError):
        parse_return(found, path="x")
