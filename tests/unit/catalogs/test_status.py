"""What is counted of an edition, and how up to date it is."""

from __future__ import annotations

import pytest

from tools.catalogs.status import Status, Tally, status_of, tally, up_to
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
