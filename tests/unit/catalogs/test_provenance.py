"""Who made a translation is told by the catalogue, and no more than it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.catalogs.merging import merge_all
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import DraftNote, write_draft
from tools.catalogs.notes.reviewed import signed
from tools.catalogs.provenance import (
    Account,
    Provenance,
    Share,
    account_of,
    as_data,
    as_rows,
    engine_label,
    provenance_of,
)
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.publication import Policy
from tools.publishing.policy import find_refusals

LANGUAGES = Languages("en", "es")
MSGID = "It rains. It snows. It thaws."
DRAFTED = ("Llueve.", "Nieva.", "Deshiela.")
ARGOS = "argos en→es 1.0"


def note(*texts: str, origin: str = ARGOS) -> str:
    """A draft's note; a text of one sign is that sign."""
    return write_draft(
        DraftNote(origin, tuple(one if len(one) == 1 else checksum(one) for one in texts))
    )


def entry(msgstr: str, *comments: str, flags: tuple[str, ...] = (), msgid: str = MSGID) -> Entry:
    return Entry(msgid=msgid, msgstr=msgstr, comments=comments, flags=flags)


def story(*entries: Entry, header: tuple[tuple[str, str], ...] = ()) -> Provenance:
    return provenance_of(Catalog(domain="a", header=header, entries=entries), LANGUAGES)


def accounted(one: Entry) -> Account:
    return account_of(AnnotatedEntry(one, LANGUAGES))


def shares(one: Entry) -> tuple[Share, ...]:
    return accounted(one).shares


def test_what_no_note_speaks_of_a_person_wrote() -> None:
    found = accounted(entry("Llueve. Nieva. Deshiela.", "Ojo: tres frases."))
    assert (found.shares, found.people, found.sentences) == ((), 3, 3)


def test_a_draft_that_was_accepted_as_it_was() -> None:
    found = accounted(entry("Llueve. Nieva. Deshiela.", note(*DRAFTED)))
    assert found.shares == (Share(ARGOS, 3, 0),)
    assert (found.people, found.as_drafted) == (0, True)


def test_a_draft_that_a_person_changed_in_some_of_its_sentences() -> None:
    found = accounted(entry("Llueve. Nevó. Y deshiela.", note(*DRAFTED)))
    assert found.shares == (Share(ARGOS, 3, 2),)
    assert not found.as_drafted


def test_a_gap_that_was_left_to_a_person_is_a_persons() -> None:
    found = accounted(entry("Llueve. Nieva. Deshiela.", note("Llueve.", "-", "=")))
    assert (found.shares, found.people) == ((Share(ARGOS, 1, 0),), 2)


def test_sentences_from_the_memory_are_no_machines() -> None:
    lines = note("Llueve.", "=", "=", origin="memory"), note("=", "Nieva.", "Deshiela.")
    found = story(entry("Llueve. Nieva. Deshiela.", *lines))
    assert found.shares == (Share(ARGOS, 2, 0), Share("memory", 1, 0))
    assert (found.drafted, found.engines, found.people) == (2, ("Argos en→es 1.0",), 0)


def test_of_two_drafts_the_one_whose_words_stand_is_told_or_else_the_last() -> None:
    lines = note("Llueve.", "=", "="), note("Está lloviendo.", "=", "=", origin="apertium x")
    assert shares(entry("Llueve. Nieva. Y más.", *lines)) == (Share(ARGOS, 1, 0),)
    assert shares(entry("Llovió. Nieva. Y más.", *lines)) == (Share("apertium x", 1, 1),)


def test_a_note_about_a_source_of_other_sentences_still_tells_who_drafted() -> None:
    longer = entry("Llueve. Nevó. Deshiela. Fin.", note(*DRAFTED), msgid=f"{MSGID} The end.")
    assert shares(longer) == (Share(ARGOS, 3, 1),)
    shorter = entry("Deshiela.", note(*DRAFTED), msgid="It thaws.")
    assert shares(shorter) == (Share(ARGOS, 1, 0),)


def test_what_is_not_reviewed_counts_for_nothing_yet() -> None:
    draft = entry("Llueve. Nieva. Deshiela.", note(*DRAFTED), flags=("fuzzy",))
    nothing = entry("", note(*DRAFTED))
    gone = replace(draft, obsolete=True, flags=())
    found = story(draft, nothing, gone)
    assert (found.sentences, found.shares, found.people) == (0, (), 0)
    assert [one.state for one in found.accounts] == [State.DRAFT, State.UNTRANSLATED]
    assert found.accounts[0].shares == (Share(ARGOS, 3, 0),)


def test_who_reviewed_is_known_until_the_text_or_the_source_changes() -> None:
    mine = signed(entry("Llueve. Nieva. Deshiela."), "Ana Ruiz")
    assert accounted(mine).reviewer == "Ana Ruiz"
    assert accounted(replace(mine, msgstr="Llueve.")).reviewer is None
    assert accounted(replace(mine, msgid="It rains.")).reviewer is None
    unnamed = signed(entry("Llueve. Nieva. Deshiela."))
    assert accounted(unnamed).reviewer == ""
    assert story(unnamed).reviewers == ()


def test_the_head_names_reviewers_and_so_do_the_entries_each_once() -> None:
    mine = signed(entry("Llueve. Nieva. Deshiela."), "Eva Paz")
    found = story(mine, header=(("X-Reviewer", "Ana Ruiz; Eva Paz"),))
    assert (found.reviewers, found.partly) == (("Eva Paz",), ("Ana Ruiz",))
    assert story(mine).reviewers == ("Eva Paz",)


def test_a_changed_entry_tells_which_source_it_translates() -> None:
    now = entry("Llueve. Nieva. Deshiela.", msgid="It hails.", flags=("fuzzy",))
    found = accounted(replace(now, previous_msgid=MSGID))
    assert (found.state, found.source) == (State.CHANGED, checksum(MSGID))
    assert accounted(entry("Llueve.")).source == checksum(MSGID)


def test_a_merge_after_the_source_changed_forgets_no_draft() -> None:
    before = Catalog(
        domain="a", entries=(signed(entry("Llueve. Nieva. Deshiela.", note(*DRAFTED)), "Ana"),)
    )
    template = Catalog(domain="a", entries=(Entry(msgid="It rains. It snows. It hails."),))
    (merge,) = merge_all([template], [before], languages=LANGUAGES)
    (found,) = provenance_of(merge.catalog, LANGUAGES).accounts
    assert found.state is State.CHANGED
    assert found.shares[0].origin == ARGOS
    assert found.reviewer is None


def test_editions_add_up() -> None:
    one = story(entry("Llueve. Nevó. Deshiela.", note(*DRAFTED)), header=(("X-Reviewer", "Ana"),))
    other = story(entry("Llueve."), header=(("X-Reviewer", "Eva; Ana"),))
    both = one + other
    assert (both.sentences, both.people, both.drafted, both.changed) == (6, 3, 3, 1)
    assert both.reviewers == ("Ana", "Eva")


def test_for_programs() -> None:
    mine = signed(entry("Llueve. Nevó. Deshiela.", note(*DRAFTED)), "Ana")
    share = {"origin": ARGOS, "machine": True, "sentences": 3, "changed": 1}
    assert as_data(story(mine)) == {
        "sentences": 3, "people": 0, "drafts": [share], "reviewers": ["Ana"],
        "reviewers_in_part": [],
    }  # fmt: skip
    (row,) = as_rows(story(mine))
    assert row == {
        "msgctxt": None, "msgid": MSGID, "state": "reviewed", "sentences": 3, "people": 0,
        "drafts": [share], "accepted_as_drafted": False, "reviewer": "Ana",
        "source": checksum(MSGID),
    }  # fmt: skip


def made(*, reviewed: int, left: int = 0, drafted: int = 0, changed: int = 0) -> Provenance:
    """Entries of one sentence each."""
    accounts = [
        Account(
            key=(None, str(n)),
            state=State.REVIEWED if n < reviewed else State.DRAFT,
            sentences=1,
            shares=(Share(ARGOS, 1, int(n < changed)),) if n < drafted else (),
        )
        for n in range(reviewed + left)
    ]
    return Provenance(tuple(accounts))


@pytest.mark.parametrize(
    ("found", "policy", "errors", "words"),
    [
        (made(reviewed=3), Policy(), 0, []),
        (made(reviewed=3, drafted=3), Policy(), 0, []),
        (made(reviewed=3, left=1), Policy(), 0, ["reviewed yet: 1 of 4."]),
        (made(reviewed=3, left=1), Policy(reviewed=0.75), 0, []),
        (made(reviewed=3), Policy(), 2, ["first: 2."]),
        (made(reviewed=10, drafted=10, changed=3), Policy(changed=0.3), 0, []),
        (made(reviewed=10, drafted=10, changed=2), Policy(changed=0.3), 0, ["2 of 10", "30 %"]),
        (made(reviewed=10), Policy(changed=1), 0, []),
        (made(reviewed=0), Policy(), 0, ["nothing translated"]),
        (made(reviewed=1, left=1, drafted=1), Policy(changed=0.5), 1, ["1 of 2", "0 of 1", "1."]),
    ],
)
def test_what_may_be_published(
    found: Provenance, policy: Policy, errors: int, words: list[str]
) -> None:
    said = find_refusals(found, policy, errors=errors)
    assert bool(said) == bool(words)
    for word in words:
        assert any(word in str(one) for one in said)


@pytest.mark.parametrize("origin", ["", "x", "argos", "via es", "argos  a", "libretranslate"])
def test_any_origin_can_be_told(origin: str) -> None:
    assert engine_label(origin) == engine_label(origin).strip()


TEXTS = st.lists(st.sampled_from(["Llueve.", "Nieva.", "Deshiela.", "Otra.", "⟦…⟧"]), max_size=4)
SIGNS = st.lists(st.sampled_from(["-", "=", *DRAFTED]), min_size=1, max_size=4)
NOTES = st.builds(
    lambda signs, origin: note(*signs, origin=origin), SIGNS,
    st.sampled_from([ARGOS, "memory", "apertium x via es"]),
)  # fmt: skip
ENTRIES = st.builds(
    lambda texts, comments, flags: entry(" ".join(texts), *comments, flags=flags),
    TEXTS, st.lists(NOTES | st.text(max_size=9), max_size=3),
    st.sampled_from([(), ("fuzzy",)]),
)  # fmt: skip


@given(ENTRIES)
def test_every_sentence_is_somebodys_and_no_more_than_ones(one: Entry) -> None:
    found = accounted(one)
    assert 0 <= found.people <= found.sentences
    assert all(0 <= share.changed <= share.sentences for share in found.shares)
    drafted = sum(share.sentences for share in found.shares)
    assert found.people + drafted == (found.sentences if one.msgstr else 0)


@given(ENTRIES, st.integers(0, 3))
def test_a_sentence_that_a_person_writes_anew_is_no_longer_the_machines(
    one: Entry, number: int
) -> None:
    sentences = one.msgstr.split(" ")
    sentences[number % len(sentences)] = "Esto lo dijo una persona."
    edited = replace(one, msgstr=" ".join(sentences))
    if one.msgstr:
        assert sum(_standing(share) for share in shares(edited)) <= sum(map(_standing, shares(one)))


def _standing(share: Share) -> int:
    return share.sentences - share.changed


def test_who_reviewed_less_than_half_is_named_in_part() -> None:
    entries = [entry("Llueve.", msgid=f"It rains {n}.") for n in range(4)]
    mine = [signed(one, "Ana Ruiz") for one in entries]
    for count in range(1, 5):
        found = story(*mine[:count], *entries[count:], header=(("X-Reviewer", "Ana Ruiz"),))
        whole = count >= 2
        assert found.reviewers == (("Ana Ruiz",) if whole else ())
        assert found.partly == (() if whole else ("Ana Ruiz",))


def test_nobody_is_named_for_a_page_where_others_reviewed_what_they_had() -> None:
    mine = signed(entry("Llueve."), "Ana Ruiz")
    theirs = signed(mine, "Eva Paz")
    found = story(theirs, header=(("X-Reviewer", "Ana Ruiz"),))
    assert (found.reviewers, found.partly) == (("Eva Paz",), ("Ana Ruiz",))
    untouched = story(entry("Llueve."), header=(("X-Reviewer", "Ana Ruiz"),))
    assert untouched.reviewers == ("Ana Ruiz",)


def test_a_heading_that_another_article_has_too_gives_no_credit_there() -> None:
    mine = Catalog(domain="a", entries=(signed(entry("La izquierda", msgid="The left"), "Ana"),))
    left = (Entry(msgid="The left"),)
    both = merge_all(
        [Catalog(domain="a", entries=left), Catalog(domain="b", entries=left)],
        [mine],
        languages=LANGUAGES,
    )
    told = {one.catalog.domain: provenance_of(one.catalog, LANGUAGES).reviewers for one in both}
    assert told == {"a": ("Ana",), "b": ()}
    (moved,) = merge_all([Catalog(domain="b", entries=left)], [mine], languages=LANGUAGES)[:1]
    assert provenance_of(moved.catalog, LANGUAGES).reviewers == ("Ana",)


def test_new_quotes_in_the_source_take_nobodys_review_away() -> None:
    mine = signed(entry("“Llueve”, dijo.", msgid='"It rains", she said.'), "Ana")
    (merge,) = merge_all(
        [Catalog(domain="a", entries=(Entry(msgid="“It rains”, she said."),))],
        [Catalog(domain="a", entries=(mine,))],
        languages=LANGUAGES,
    )
    assert provenance_of(merge.catalog, LANGUAGES).reviewers == ("Ana",)


@pytest.mark.parametrize(("names", "told"), [(("Ana", "Ana"), ("Ana",)), (("Ana", "Eva"), ())])
def test_paragraphs_that_are_joined_are_theirs_who_reviewed_all_of_it(
    names: tuple[str, str], told: tuple[str, ...]
) -> None:
    sources = ("It rains in the north of the country.", "It snows in the south of the country.")
    texts = ("Llueve en el norte del país.", "Nieva en el sur del país.")
    old = tuple(
        signed(entry(text, msgid=source), name)
        for source, text, name in zip(sources, texts, names, strict=True)
    )
    (merge,) = merge_all(
        [Catalog(domain="a", entries=(Entry(msgid=" ".join(sources)),))],
        [Catalog(domain="a", entries=old)],
        languages=LANGUAGES,
    )
    assert merge.catalog.entries[0].state is State.REVIEWED
    assert provenance_of(merge.catalog, LANGUAGES).reviewers == told
