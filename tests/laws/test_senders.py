"""make accept does what the sender did, and no more, whatever form their file has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.merging import merge
from tests.support.returns import render_return
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import DraftNote, parse_draft, write_draft
from tools.catalogs.notes.reviewed import conflicts, signed
from tools.formats.po import render_catalog
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.reviewing.accept import Fate, accept
from tools.reviewing.accept_files import summarize
from tools.reviewing.exchange import read_exchange_file
from tools.reviewing.return_file import Answer, Return, parse_return

LANGUAGES = Languages("en", "es")
SOURCES = ("It rains in the north.", "It snows in the south.", "It thaws in May.", "It hails.")
TEXTS = ("Llueve en el norte.", "Nieva en el sur.", "Deshiela en mayo.", "Graniza.")
ARGOS = "argos en→es 1.0"
HEADER = (("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8"))


def entry(place: int, state: str) -> Entry:
    """A paragraph as it may stand in the catalogue that goes out."""
    made = Entry(msgid=SOURCES[place], msgstr=TEXTS[place])
    if state == "open":
        return replace(made, msgstr="")
    if state == "draft":
        note = write_draft(DraftNote(ARGOS, (checksum(made.msgstr),)))
        return replace(made, flags=("fuzzy",), comments=(note,))
    if state == "signed":
        return signed(made, "Eva Paz")
    return made


@dataclass(frozen=True)
class Work:
    """What one person does to one paragraph."""

    text: str | None = None
    """None: as it was."""
    done: bool = True


def worked(one: Entry, work: Work | None) -> Entry:
    if work is None:
        return one
    msgstr = one.msgstr if work.text is None else work.text
    fuzzy = msgstr and (one.fuzzy and not work.done)
    return replace(one, msgstr=msgstr, flags=("fuzzy",) if fuzzy else ())


def as_page(sent: Catalog, back: Catalog) -> Return:
    """The page sends what somebody touched."""
    pairs = zip(sent, back, strict=True)
    answers = [
        Answer(
            domain=sent.domain, msgid=one.msgid, sent=one.msgstr, msgstr=other.msgstr,
            done=other.state is State.REVIEWED,
        )
        for one, other in pairs
        if (one.msgstr, one.fuzzy) != (other.msgstr, other.fuzzy)
    ]  # fmt: skip
    data = render_return(Return(locale="es", answers=tuple(answers)))
    return parse_return(data, path="review-es.json")


def through(form: str) -> Callable[[Catalog, Catalog, Catalog], Return]:
    """The file in *form*, worked on in a program, and read beside what stands there by then."""

    def sent_back(sent: Catalog, back: Catalog, now: Catalog) -> Return:
        if form == "json":
            return as_page(sent, back)
        if form == "plain":
            data = render_catalog(replace(back, header=HEADER))
            return read_exchange_file(data, {now.domain: now}, LANGUAGES, path="wave.po")
        data = returned(form, sent, back)
        return read_exchange_file(data, {now.domain: now}, LANGUAGES, path=f"es.{ENDINGS[form]}")

    return sent_back


ENDINGS = {"xliff": "xlf", "csv": "csv", "po": "po"}


def returned(form: str, sent: Catalog, back: Catalog) -> bytes:
    """What a program makes of the file that went out."""
    from tools.reviewing.exchange import FORMATS  # noqa: PLC0415
    from tools.reviewing.exchange.units import export_units  # noqa: PLC0415

    went = list(export_units([sent], LANGUAGES))
    came = [
        replace(unit, msgstr=one.msgstr, done=one.state is State.REVIEWED)
        for unit, one in zip(went, back, strict=True)
    ]
    data = FORMATS[form].render(came, LANGUAGES)
    if form == "xliff":  # a finished unit that we send is unreviewed; a program says otherwise
        data = data.replace(b'state="needs-review-translation"', b'state="needs-translation"')
        data = data.replace(b'state="translated"', b'approved="yes" state="translated"')
    return data


STATES = st.lists(st.sampled_from(["open", "draft", "reviewed", "signed"]), min_size=4, max_size=4)
WORKS = st.one_of(
    st.none(),
    st.just(Work()),
    st.builds(Work, st.sampled_from(["Mejor así.", "Otra cosa."]), st.booleans()),
)
MEANWHILE = st.sampled_from([None, "doubted", "rewritten", "source"])
FORMS = ("json", "plain", "xliff", "csv", "po")


def later(one: Entry, event: str | None) -> Entry:
    """What became of a paragraph here while its file was away."""
    if event == "doubted" and one.msgstr:
        comments = (*one.comments, "Dice lo contrario.")
        return replace(one, flags=("fuzzy",), comments=comments)
    if event == "rewritten" and one.msgstr:
        return replace(one, msgstr="Aquí se cambió.", flags=())
    return one


def moved_on(catalog: Catalog, events: list[str | None]) -> Catalog:
    entries = tuple(later(one, event) for one, event in zip(catalog, events, strict=True))
    sources = tuple(
        Entry(msgid=f"{one.msgid.removesuffix('.')} again." if event == "source" else one.msgid)
        for one, event in zip(catalog, events, strict=True)
    )
    template = Catalog(domain=catalog.domain, entries=sources)
    return merge(template, replace(catalog, entries=entries), languages=LANGUAGES).catalog


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60)
@given(
    states=STATES,
    works=st.lists(WORKS, min_size=4, max_size=4),
    events=st.lists(MEANWHILE, min_size=4, max_size=4),
)
def test_what_the_sender_did_is_done_and_nothing_else(
    form: str, states: list[str], works: list[Work | None], events: list[str | None]
) -> None:
    sent = Catalog(domain="articles/a", entries=tuple(map(entry, range(4), states)))
    back = replace(sent, entries=tuple(map(worked, sent.entries, works)))
    now = moved_on(sent, events)
    found = through(form)(sent, back, now)
    after, _ = accept({now.domain: now}, found, lambda answer: ())
    heirs = {one.previous_msgid or one.msgid: one for one in now if not one.obsolete}
    done = {one.key: one for one in after[now.domain] if not one.obsolete}
    for one, mine, event in zip(sent, back, events, strict=True):
        near = (other for other in now if other.msgid.startswith(one.msgid.removesuffix(".")))
        before = heirs.get(one.msgid) or next(near)
        became, moved = done[before.key], before.key != one.key
        same = (one.msgstr, one.state) == (mine.msgstr, mine.state)
        blind = form == "plain" and before.state is State.REVIEWED
        if same and blind and event == "rewritten":
            # It does not say what it went out as: both texts are kept, and this one stands.
            assert (became.msgstr, became.flags) == (before.msgstr, before.flags)
        elif same or (moved and mine.msgstr == before.msgstr):
            assert became == before
        elif event is None and not blind:
            assert (became.msgstr, became.state) == (mine.msgstr, mine.state)
        else:
            texts = [e.msgstr for e in after[now.domain]]
            assert mine.msgstr in [*texts, *_beside(after[now.domain])]


def _beside(catalog: Catalog) -> list[str]:
    return [other.text for one in catalog for other in conflicts(one)]


def home(*entries: Entry) -> bytes:
    return render_catalog(Catalog(domain="a", header=HEADER, entries=entries))


def accepted(data: bytes, *now: Entry) -> tuple[Catalog, list[Fate], list[str]]:
    catalogs = {"articles/a": Catalog(domain="articles/a", entries=now)}
    found = read_exchange_file(data, catalogs, LANGUAGES, path="a.po")
    after, outcomes = accept(catalogs, found, lambda answer: ())
    lines = summarize("a.po", found, outcomes, after, "locale/es")
    return after["articles/a"], [one.fate for one in outcomes], list(lines)


@pytest.mark.parametrize("state", ["reviewed", "signed", "draft"])
def test_what_an_editor_has_doubted_stays_so_and_is_told(state: str) -> None:
    """Its sender had another paragraph to finish; this one was reviewed when it went out."""
    doubted = replace(
        entry(0, state),
        flags=("fuzzy",),
        comments=(*entry(0, state).comments, "Dice lo contrario."),
    )
    mine = replace(entry(1, "reviewed"), msgstr="Nieva mucho en el sur.")
    after, fates, told = accepted(home(entry(0, "reviewed"), mine), doubted, entry(1, "draft"))
    assert after.entries[0] == doubted
    assert after.entries[1].state is State.REVIEWED
    assert fates == [Fate.SAME, Fate.REVIEWED]
    assert any("It rains in the north." in line for line in told)


def test_a_draft_that_was_waved_through_at_home_is_finished() -> None:
    after, fates, _ = accepted(home(replace(entry(0, "draft"), flags=())), entry(0, "draft"))
    assert (after.entries[0].state, fates) == (State.REVIEWED, [Fate.REVIEWED])


def test_who_drafted_at_home_is_told_here() -> None:
    after, _, _ = accepted(home(replace(entry(0, "draft"), flags=())), entry(0, "open"))
    assert any(parse_draft(line) for line in after.entries[0].comments)


def test_a_source_that_changed_meanwhile_is_no_conflict_of_equal_words() -> None:
    old = entry(0, "reviewed")
    template = Catalog(domain="articles/a", entries=(Entry(msgid="It rains in the far north."),))
    now = merge(template, Catalog(domain="articles/a", entries=(old,)), languages=LANGUAGES).catalog
    after, fates, _ = accepted(home(old), *now.entries)
    assert (after, fates) == (now, [])


@pytest.mark.parametrize("state", ["open", "reviewed"])
def test_what_is_not_taken_as_finished_is_named(state: str) -> None:
    now = {"articles/a": Catalog(domain="articles/a", entries=(entry(0, state),))}
    answer = Answer(
        domain="articles/a", msgid=SOURCES[0], sent=entry(0, state).msgstr, msgstr="Llueve *.",
        done=True,
    )  # fmt: skip
    found = Return(locale="es", answers=(answer,))
    for _ in range(2):  # the same file once more says the same
        now, outcomes = accept(now, found, lambda answer: ("A star opens nothing.",))
        lines = list(summarize("review-es.json", found, outcomes, now, "locale/es"))
        assert "    locale/es/articles/a.po:0: It rains in the north." in lines
        assert "      A star opens nothing." in lines


def test_what_was_only_begun_is_not_said_to_be_refused() -> None:
    now = {"articles/a": Catalog(domain="articles/a", entries=(entry(0, "open"),))}
    answer = Answer(domain="articles/a", msgid=SOURCES[0], sent="", msgstr="Llueve *", done=False)
    _, (outcome,) = accept(now, Return(locale="es", answers=(answer,)), lambda answer: ("No.",))
    assert outcome.fate is Fate.BEGUN
