"""Mending is certain, keeps the review, and touches nothing else."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tools.changes import checksum
from tools.checks.families import PAIR_RULES
from tools.checks.fixes import mended
from tools.checks.rules import House
from tools.drafts.notes import Note, untouched, write
from tools.findings import Fault, fixed, say
from tools.inert import differences
from tools.model import Catalog, Entry, State
from tools.segments import Languages
from tools.typography import customs

ES = Languages("en", "es")
HOUSE = House(languages=ES, typography=customs("es"))


def mend(entry: Entry) -> Entry:
    (after,) = mended(Catalog(domain="a", entries=(entry,)), HOUSE, PAIR_RULES)
    return after


def test_a_reviewed_entry_is_mended_and_stays_reviewed() -> None:
    after = mend(Entry(msgid="Who won? They did.", msgstr="Quién ganó? Ellos", line=3))
    assert after.msgstr == "¿Quién ganó? Ellos."
    assert (after.state, after.line) == (State.REVIEWED, 3)


def test_drafts_are_their_reviewers() -> None:
    entry = Entry(msgid="Who won?", msgstr="Quién ganó?", flags=("fuzzy",))
    assert mend(entry) == entry


def test_what_is_unsure_is_left() -> None:
    entry = Entry(msgid="But if it rains, who wins?", msgstr="Pero si llueve, quién gana?")
    assert mend(entry) == entry


def test_a_mended_draft_is_still_the_machines() -> None:
    signs = checksum("Quién ganó?"), checksum("Ellos.")
    entry = Entry(
        msgid="Who won? They did.", msgstr="Quién ganó? Ellos.",
        comments=(write(Note("argos 1", signs)),),
    )  # fmt: skip
    assert untouched(mend(entry), ES) == (True, True)
    changed = replace(entry, msgstr="Quién venció? Ellos.")
    assert untouched(mend(changed), ES) == (False, True)


def test_of_two_fixes_in_one_place_the_first_is_made() -> None:
    faults = [Fault(say(""), 0, 3, "uno"), Fault(say(""), 2, 4, "dos"), Fault(say(""), 4, 4, "!")]
    assert fixed("abcd", faults) == "unod!"


SIGNS = st.text(alphabet='¿¡?!., "“”«»%5 km*`aé', max_size=30)


@given(SIGNS, SIGNS)
def test_mending_twice_is_mending_once_and_keeps_the_markup(msgid: str, msgstr: str) -> None:
    entry = Entry(msgid=msgid, msgstr=msgstr)
    once = mend(entry)
    assert mend(once) == once
    if msgstr != once.msgstr:
        assert differences(msgstr, once.msgstr, Languages("es", "es")) == ()
