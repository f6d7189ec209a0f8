"""The note is read as it was written, and nothing else is taken for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tools.catalogs.notes.changed import (
    Change,
    change_of,
    checksum,
    is_as_merged,
    parse_change,
    without_change,
    write_change,
)
from tools.model.catalog import Entry

NUMBERS = st.lists(st.integers(1, 99), max_size=4).map(tuple)
CHANGE = st.builds(
    Change,
    sentences=st.integers(0, 99),
    edited=NUMBERS,
    new=NUMBERS,
    removed=st.integers(0, 9),
    placed=st.booleans(),
    text=st.text().map(checksum),
    reviewed=st.booleans(),
)


@given(CHANGE)
def test_parse_undoes_write(change: Change) -> None:
    assert parse_change(write_change(change)) == change


@given(
    st.text()
    | CHANGE.map(write_change).flatmap(lambda line: st.sampled_from([line + "x", line[1:]]))
)
def test_anything_else_is_no_note(line: str) -> None:
    change = parse_change(line)
    assert change is None or write_change(change) == line.strip()


def test_note_among_comments() -> None:
    change = Change(sentences=2, new=(2,), text=checksum("Hola."))
    comments = ("changed: mind", write_change(change), "mine")
    entry = Entry(msgid="x", msgstr="Hola.", comments=comments)
    assert change_of(entry) == change
    assert is_as_merged(entry, change)
    assert not is_as_merged(Entry(msgid="x", msgstr="Hola"), change)
    assert without_change(entry.comments) == ("changed: mind", "mine")
