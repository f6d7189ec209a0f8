"""What came back is merged, and nothing of anybody's is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.returns import render_return
from tools.catalogs.notes.reviewed import conflicts, reviewer, with_conflict
from tools.formats.po import parse_catalog, render_catalog
from tools.model.catalog import Catalog, Entry, State
from tools.reviewing.accept import Fate, accept
from tools.reviewing.return_file import Answer, Return, ReturnError, parse_return

RAIN = Entry(msgid="It rains.", msgstr="Llueve.", flags=("fuzzy",), comments=("draft: argos 1 x",))
SNOW = Entry(msgid="It snows.", msgstr="Nieva.")
OPEN = Entry(msgid="It thaws.")


def catalogs(*entries: Entry) -> dict[str, Catalog]:
    return {"a": Catalog(domain="a", entries=entries)}


def answer(entry: Entry, msgstr: str, *, done: bool = True, domain: str = "a") -> Answer:
    return Answer(domain=domain, msgid=entry.msgid, sent=entry.msgstr, msgstr=msgstr, done=done)


def sent(*answers: Answer, name: str = "") -> Return:
    return Return(locale="es", reviewer=name, answers=answers)


def nothing(found: Answer) -> tuple[str, ...]:
    return ()


def take(before: dict[str, Catalog], *answers: Answer, name: str = "") -> tuple[Entry, Fate]:
    """What became of the last answer's entry, and why."""
    after, outcomes = accept(before, sent(*answers, name=name), nothing)
    entries = [entry for catalog in after.values() for entry in catalog]
    wanted = next(one for one in entries if one == outcomes[-1].after)
    return wanted, outcomes[-1].fate


def test_a_finished_answer_is_reviewed_and_the_draft_keeps_its_story() -> None:
    entry, fate = take(catalogs(RAIN, SNOW), answer(RAIN, "Está lloviendo."))
    assert (fate, entry.state, entry.msgstr) == (Fate.REVIEWED, State.REVIEWED, "Está lloviendo.")
    assert "draft: argos 1 x" in entry.comments


def test_a_draft_that_is_accepted_as_it_stands_is_reviewed() -> None:
    entry, fate = take(catalogs(RAIN), answer(RAIN, RAIN.msgstr))
    assert (fate, entry.state) == (Fate.REVIEWED, State.REVIEWED)


def test_who_reviewed_is_said_only_if_they_want_it() -> None:
    named, _ = take(catalogs(RAIN), answer(RAIN, "Llueve ya."), name="Ana Ruiz")
    unnamed, _ = take(catalogs(RAIN), answer(RAIN, "Llueve ya."))
    assert (reviewer(named), reviewer(unnamed)) == ("Ana Ruiz", "")
    assert reviewer(replace(named, msgstr="Llovía.")) is None


def test_work_that_was_begun_is_kept_as_a_draft() -> None:
    entry, fate = take(catalogs(OPEN), answer(OPEN, "Se desh", done=False))
    assert (fate, entry.state, entry.msgstr) == (Fate.BEGUN, State.DRAFT, "Se desh")


def test_reviewed_words_are_not_made_a_draft_again() -> None:
    entry, fate = take(catalogs(SNOW), answer(SNOW, "Niev", done=False))
    assert (fate, entry.msgstr, entry.state) == (Fate.CONFLICT, "Nieva.", State.REVIEWED)
    assert [one.text for one in conflicts(entry)] == ["Niev"]


def test_a_changed_entry_loses_its_marks() -> None:
    changed = replace(SNOW, previous_msgid="It snowed.", flags=("fuzzy", "no-wrap"))
    note = "changed: sentences 1; edited 1; text 00000000"
    entry, _ = take(catalogs(replace(changed, comments=(note,))), answer(SNOW, "Nieva hoy."))
    assert (entry.previous_msgid, entry.flags) == (None, ("no-wrap",))
    assert note not in entry.comments


def test_two_reviewers_of_one_paragraph_are_shown_their_conflict() -> None:
    first, _ = accept(catalogs(RAIN), sent(answer(RAIN, "Uno."), name="Ana"), nothing)
    second, (outcome,) = accept(first, sent(answer(RAIN, "Dos."), name="Eva"), nothing)
    (entry,) = second["a"]
    assert (entry.msgstr, outcome.fate) == ("Uno.", Fate.CONFLICT)
    assert [(one.text, one.name) for one in conflicts(entry)] == [("Dos.", "Eva")]


def test_an_answer_to_an_older_source_waits_beside_the_new_one() -> None:
    now = Entry(
        msgid="It rains hard.", previous_msgid="It rains.", msgstr="Llueve.", flags=("fuzzy",)
    )
    entry, fate = take(catalogs(now), answer(RAIN, "Está lloviendo."))
    assert (fate, entry.msgid, entry.msgstr) == (Fate.CONFLICT, "It rains hard.", "Llueve.")
    assert [one.text for one in conflicts(entry)] == ["Está lloviendo."]


def test_an_answer_whose_paragraph_is_gone_is_kept_with_the_gone_ones() -> None:
    entry, fate = take(catalogs(SNOW), answer(RAIN, "Está lloviendo."))
    assert (fate, entry.obsolete, entry.msgstr) == (Fate.GONE, True, "Está lloviendo.")
    assert replace(entry, obsolete=False).state is State.REVIEWED
    begun, _ = take(catalogs(SNOW), answer(RAIN, "Está llov", done=False))
    assert replace(begun, obsolete=False).state is State.DRAFT


def test_a_paragraph_that_moved_to_another_article_is_found_there() -> None:
    before = {"a": Catalog(domain="a"), "b": Catalog(domain="b", entries=(RAIN,))}
    after, (outcome,) = accept(before, sent(answer(RAIN, "Está lloviendo.")), nothing)
    assert (outcome.domain, outcome.fate) == ("b", Fate.REVIEWED)
    assert after["a"] is before["a"]


def test_what_is_marked_up_otherwise_is_kept_but_not_reviewed() -> None:
    def unlike(found: Answer) -> tuple[str, ...]:
        return ("emphasis is missing",)

    after, (outcome,) = accept(catalogs(OPEN), sent(answer(OPEN, "Texto.")), unlike)
    (entry,) = after["a"]
    assert (outcome.fate, outcome.reasons) == (Fate.FAULTY, ("emphasis is missing",))
    assert (entry.state, entry.msgstr) == (State.DRAFT, "Texto.")
    after, (outcome,) = accept(catalogs(SNOW), sent(answer(SNOW, "Texto.")), unlike)
    (entry,) = after["a"]
    assert (entry.msgstr, entry.state, outcome.fate) == ("Nieva.", State.REVIEWED, Fate.CONFLICT)


def test_what_is_wrong_is_asked_of_the_document_it_stands_in() -> None:
    asked: list[str] = []

    def ask(found: Answer) -> tuple[str, ...]:
        asked.append(found.domain)
        return ()

    accept(catalogs(RAIN), sent(answer(RAIN, "Llueve ya.", domain="press")), ask)
    assert asked == ["a"]


def test_an_emptied_field_empties_nothing() -> None:
    before = catalogs(SNOW)
    assert accept(before, sent(answer(SNOW, ""), answer(OPEN, "")), nothing) == (before, ())


TEXTS = st.sampled_from(["", "Uno.", "Dos.", "Tres.", 'Dice "no" \\ así.'])
ENTRIES = st.builds(
    Entry,
    msgid=st.sampled_from(["One.", "Two.", "Three.", "Four."]),
    previous_msgid=st.sampled_from([None, "One.", "Old."]),
    msgstr=TEXTS,
    flags=st.sampled_from([(), ("fuzzy",)]),
    obsolete=st.booleans(),
)
CATALOGS = st.dictionaries(
    st.sampled_from(["a", "b"]),
    st.lists(ENTRIES, max_size=4, unique_by=lambda one: one.key),
    min_size=1,
).map(lambda found: {name: Catalog(domain=name, entries=tuple(es)) for name, es in found.items()})
ANSWERS = st.builds(
    Answer, domain=st.sampled_from(["a", "b", "c"]),
    msgid=st.sampled_from(["One.", "Two.", "Gone."]), sent=TEXTS, msgstr=TEXTS, done=st.booleans(),
)  # fmt: skip
RETURNS = st.builds(
    Return, locale=st.just("es"), reviewer=st.sampled_from(["", "Ana"]),
    answers=st.lists(ANSWERS, max_size=3, unique_by=lambda one: one.key).map(tuple),
)  # fmt: skip


def words(found: dict[str, Catalog]) -> set[str]:
    """Every text that stands anywhere."""
    entries = [entry for catalog in found.values() for entry in catalog]
    return {entry.msgstr for entry in entries} | {
        one.text for entry in entries for one in conflicts(entry)
    }


@given(CATALOGS)
def test_no_answers_change_nothing(before: dict[str, Catalog]) -> None:
    assert accept(before, sent(), nothing) == (before, ())


@given(CATALOGS, RETURNS)
def test_twice_is_once(before: dict[str, Catalog], found: Return) -> None:
    once, _ = accept(before, found, nothing)
    assert accept(once, found, nothing)[0] == once


@given(CATALOGS, RETURNS, RETURNS)
def test_no_word_of_two_reviewers_is_lost(
    before: dict[str, Catalog], one: Return, other: Return
) -> None:
    for first, second in ((one, other), (other, one)):
        after, _ = accept(before, first, nothing)
        after, _ = accept(after, second, nothing)
        said = {answer.msgstr for found in (one, other) for answer in found.answers}
        replaced = {answer.sent for found in (one, other) for answer in found.answers}
        assert said | (words(before) - replaced) <= words(after) | {""}


@given(CATALOGS, RETURNS)
def test_reviewed_words_only_change_for_finished_ones(
    before: dict[str, Catalog], found: Return
) -> None:
    after, _ = accept(before, found, nothing)
    finished = {one.msgstr for one in found.answers if one.done}
    for name, catalog in before.items():
        for old, new in zip(catalog, after[name], strict=False):
            if old.state is State.REVIEWED and new.msgstr != old.msgstr:
                assert new.msgstr in finished
                assert new.state is State.REVIEWED


def test_who_had_another_text_before_them_and_chose_has_settled_it() -> None:
    disputed = with_conflict(with_conflict(SNOW, "Nevó."), "Nieva mucho.", "Ana Ruiz")
    chosen = replace(answer(disputed, "Nevó."), settled=("Nevó.", "Nieva mucho."))
    entry, fate = take(catalogs(disputed), chosen)
    assert (fate, entry.msgstr, conflicts(entry)) == (Fate.REVIEWED, "Nevó.", ())
    same = replace(answer(disputed, disputed.msgstr), settled=("Nevó.",))
    entry, _ = take(catalogs(disputed), same)
    assert [one.text for one in conflicts(entry)] == ["Nieva mucho."]
    # What is not settled by a text that came too late, or is not finished, stays.
    late = replace(chosen, sent="Nevaba.", msgstr="Nevará.")
    entry, _ = take(catalogs(disputed), late)
    assert len(conflicts(entry)) == 3


TYPED = st.text(max_size=12)
HEAD = (("Content-Type", "text/plain; charset=UTF-8"),)


@given(
    st.lists(
        st.builds(
            Answer, domain=st.just("a"), msgid=st.sampled_from(["It rains.", "Gone."]) | TYPED,
            sent=st.sampled_from(["", "Llueve."]), msgstr=TYPED, done=st.booleans(),
        ),
        max_size=2, unique_by=lambda one: one.key,
    ),
    TYPED,
)  # fmt: skip
def test_whatever_somebody_types_can_be_written_and_read_again(
    typed: list[Answer], name: str
) -> None:
    try:
        found = parse_return(render_return(sent(*typed, name=name)), path="x")
    except ReturnError:
        return
    data = render_catalog(Catalog(domain="a", header=HEAD, entries=(RAIN, SNOW)))
    after, _ = accept({"a": parse_catalog(data, domain="a")}, found, nothing)
    written = parse_catalog(render_catalog(after["a"], before=data), domain="a")
    assert written.entries == after["a"].entries
    assert accept({"a": written}, found, nothing)[0] == {"a": written}
