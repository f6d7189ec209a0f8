"""What is counted of an edition, how up to date it is, and what it may owe its readers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.catalogs.notes.changed import Change, checksum, write_change
from tools.catalogs.status import Status, Tally, find_owed, status_of, tally, up_to
from tools.model.catalog import Catalog, Entry

FUZZY = ("fuzzy",)
TODO = Entry(msgid="Why did nobody come?")
DRAFT = Entry(msgid="It rained.", msgstr="Llovía.", flags=FUZZY)
CHANGED = Entry(msgid="They left.", msgstr="Se fue.", flags=FUZZY, previous_msgid="He left.")
DONE = Entry(msgid="Nobody wept that night.", msgstr="Nadie lloró esa noche.")
GONE = Entry(msgid="An old sentence.", msgstr="Una frase vieja.", obsolete=True)


def test_what_is_obsolete_is_not_counted() -> None:
    counted = tally([TODO, DRAFT, CHANGED, DONE, GONE])
    assert {state.value: number for state, number in counted.entries.items()} == {
        "untranslated": 1, "draft": 1, "changed": 1, "reviewed": 1,
    }  # fmt: skip
    assert {state.value: number for state, number in counted.words.items()} == {
        "untranslated": 4, "draft": 2, "changed": 2, "reviewed": 4,
    }  # fmt: skip
    assert counted.left == 3


@pytest.mark.parametrize(
    ("entry", "words", "minutes"),
    [
        (TODO, 350, 60), (TODO, 351, 61), (TODO, 0, 0), (TODO, 1, 1),
        (DRAFT, 800, 60), (DRAFT, 801, 61), (CHANGED, 800, 60), (CHANGED, 801, 61), (DONE, 800, 0),
    ],
)  # fmt: skip
def test_a_volunteer_has_a_pace(entry: Entry, words: int, minutes: int) -> None:
    """350 words an hour from nothing, 800 where a text mostly holds."""
    counted = Tally()
    counted.words[entry.state] = words
    assert counted.minutes == minutes


def test_tallies_are_added() -> None:
    assert tally([TODO]) + tally([DONE, GONE]) == tally([TODO, DONE])


@pytest.mark.parametrize(
    ("reviewed", "as_of", "lacks"),
    [
        ("abc", "2021-10-02", ()),
        ("ab", "2021-09-01", ("2021-10-02",)),
        ("ac", "2021-08-24", ("2021-09-01",)),  # the later one does not make up for it
        ("a", "2021-08-24", ("2021-09-01", "2021-10-02")),
    ],
)
def test_an_edition_is_as_new_as_before_the_first_correction_that_it_lacks(
    reviewed: str, as_of: str, lacks: tuple[str, ...]
) -> None:
    corrections = [("2021-10-02", ("c",)), ("2021-09-01", ("b",))]
    assert up_to(set(reviewed), date="2021-08-24", corrections=corrections) == (as_of, lacks)
    assert up_to(set(reviewed), date="", corrections=corrections) == ("", lacks)


def test_a_catalogue_is_judged_by_what_is_reviewed() -> None:
    catalog = Catalog(domain="a", entries=(TODO, DRAFT, DONE))
    corrections = [("2021-09-01", (DONE.msgid,)), ("2021-10-02", (TODO.msgid,))]
    found = status_of(catalog, date="2021-08-24", corrections=corrections, findings=["x"])
    assert found == Status(
        domain="a", tally=tally(catalog), as_of="2021-09-01", lacks=("2021-10-02",),
        owed=(TODO.msgid,), findings=("x",),
    )  # fmt: skip


NOTICE = "An earlier version said 33 countries; there were 31."
CORRECTIONS = [("2021-09-02", (NOTICE,))]
OLD = "Those of 33 countries came to Mexico. They sang."


def changed(new: str, old: str = OLD) -> Entry:
    """As ``make update`` leaves it."""
    note = write_change(Change(sentences=2, edited=(1,), text=checksum("x"), reviewed=True))
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
