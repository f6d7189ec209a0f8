"""What a draft says of itself."""

from __future__ import annotations

import pytest

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.drafting.gaps import find_gaps
from tools.drafting.propose import LONGEST_REASON, write_comments
from tools.drafting.sentence_drafts import Sentence
from tools.language.sentences import Languages
from tools.model.catalog import Entry

SPANISH = Languages("en", "es")


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("x" * LONGEST_REASON, "x" * LONGEST_REASON),
        ("x" * (LONGEST_REASON + 1), "x" * (LONGEST_REASON - 1) + "…"),
        (" two\n lines\u202e", "two lines�"),
    ],
)
def test_a_reason_is_one_line_of_letters_and_not_too_long(reason: str, shown: str) -> None:
    entry = Entry(msgid="Why?")
    row = (Sentence(text="¿Por qué?", origin="argos 1", reasons=(reason,)),)
    annotated = AnnotatedEntry(entry, SPANISH)
    *_, mark = write_comments(annotated, find_gaps(annotated), [row], "argos 1")
    assert mark == f"sentence 1: {shown}"
