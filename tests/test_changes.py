from hypothesis import given
from hypothesis import strategies as st

from tools.changes import Change, change_of, checksum, parse, untouched, without_note, write
from tools.model import Entry

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
def test_parse_undoes_write(change):
    assert parse(write(change)) == change


@given(st.text() | CHANGE.map(write).flatmap(lambda line: st.sampled_from([line + "x", line[1:]])))
def test_anything_else_is_no_note(line):
    assert parse(line) is None or write(parse(line)) == line.strip()


def test_note_among_comments():
    note = write(Change(sentences=2, new=(2,), text=checksum("Hola.")))
    entry = Entry(msgid="x", msgstr="Hola.", comments=("changed: mind", note, "mine"))
    assert change_of(entry).new == (2,)
    assert untouched(entry, change_of(entry))
    assert without_note(entry.comments) == ("changed: mind", "mine")
