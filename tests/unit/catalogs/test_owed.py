"""A correction goes out before it is translated, and takes nothing along that it does not name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.catalogs.notes.changed import Change, checksum, write
from tools.catalogs.owed import find_owed
from tools.model.catalog import Entry

NOTICE = "An earlier version said 33 countries; there were 31."
CORRECTIONS = [("2021-09-02", (NOTICE,))]
OLD = "Those of 33 countries came to Mexico. They sang."


def changed(new: str, old: str = OLD) -> Entry:
    """As ``make update`` leaves it."""
    note = write(Change(sentences=2, edited=(1,), text=checksum("x"), reviewed=True))
    return Entry(msgid=new, msgstr="x", previous_msgid=old, flags=("fuzzy",), comments=(note,))


@pytest.mark.parametrize(
    "entry",
    [
        Entry(msgid=NOTICE),
        Entry(msgid=NOTICE, msgstr="x", flags=("fuzzy",)),
        changed("Those of 31 countries came to Mexico. They sang."),
        changed("They did not sign.", "They did sign."),
    ],
)
def test_what_a_correction_says_and_speaks_of_is_owed(entry: Entry) -> None:
    also = [("2021", ("An earlier version left out a “not”.",))]
    assert find_owed([entry], CORRECTIONS + also) == {entry.msgid}


@pytest.mark.parametrize(
    "entry",
    [
        Entry(msgid="Another paragraph about 31 countries."),
        Entry(msgid="A draft about 31 countries.", msgstr="x", flags=("fuzzy",)),
        Entry(msgid=NOTICE, msgstr="x"),
        Entry(msgid=NOTICE, obsolete=True),
        changed("Those of 33 countries went to Peru by sea. They sang."),
        changed("Those of 31 islands left Brazil for good. They danced all night."),
        changed("Those of 33 countries came to a Mexico. They sang."),
        changed("Those of 33 countries came to Mexico.  They sang."),
        replace(changed("Those of 31 countries came to Mexico. They sang."), comments=()),
    ],
)
def test_nothing_else_is(entry: Entry) -> None:
    assert find_owed([entry], CORRECTIONS) == frozenset()


def test_no_title_is(
) -> None:  # fmt: skip
    entry = changed("31 countries", "33 countries")
    assert find_owed([entry], CORRECTIONS) == {"31 countries"}
    assert find_owed([entry], CORRECTIONS, head=["31 countries"]) == frozenset()


WORDS = st.sampled_from(
    [
        "33",
        "31",
        "countries",
        "said",
        "not",
        "the",
        "a",
        "came",
        "went",
        "Peru",
        "Chile",
        "an",
        "sang",
        "danced",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
ENTRIES = st.builds(
    Entry, msgid=TEXTS, msgstr=st.sampled_from(["", "x"]), flags=st.sampled_from([(), ("fuzzy",)])
) | st.builds(changed, TEXTS, TEXTS)


@settings(max_examples=200)
@given(st.lists(ENTRIES, max_size=6), st.lists(TEXTS, max_size=2))
def test_without_a_correction_nothing_is_and_what_is_was_reviewed_before_or_says_it(
    entries: list[Entry], notices: list[str]
) -> None:
    assert find_owed(entries, []) == frozenset()
    found = find_owed(entries, [("2021", tuple(notices))])
    for entry in entries:
        if entry.msgid in found and entry.msgid not in notices and entry.previous_msgid is None:
            assert any(one.msgid == entry.msgid and one.previous_msgid for one in entries)
