"""Whatever an engine says, a draft is safe and marked as one, and people's words stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.hostile_engines import HARMS, Hostile
from tests.support.phrase_book import PhraseBook
from tests.support.project import CASES
from tools.catalogs.memory import Memory, MemoryUnit
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP, Change, checksum, write_change
from tools.catalogs.notes.drafted import GAPPED, Remark
from tools.checking.checks import find_blocking_faults
from tools.drafting import propose as drafts
from tools.drafting.engine import Engine, Translation
from tools.drafting.gaps import Gap, take_back
from tools.drafting.propose import Draft, Pivot, apply, propose
from tools.drafting.run import report
from tools.drafting.sentence_drafts import Sentence
from tools.formats.po import parse_catalog, render_catalog
from tools.glossary import Glossary, Term
from tools.language.sentences import Languages, split
from tools.markup.paragraphs import is_block
from tools.model.catalog import Catalog, Entry, State
from tools.model.publication import Locale

SPANISH, BRAZIL = Languages("en", "es"), Languages("en", "pt_BR")
NASTY = (CASES / "drafting/nasty.txt").read_text("utf-8").splitlines()
BOOK = PhraseBook(
    {
        "It rained.": "Llovía.",
        "They left.": "Se fueron.",
        "Who won?": "Quién ganó?",
        "See ⟦0⟧ now.": "Vea ⟦ 0 ⟧ ahora.",
        "Use ⟦0⟧that⟦/0⟧.": "Use ⟦0⟧ eso ⟦/0⟧.",
        "It is ⟦0⟧ long.": "Mide ⟦0⟧.",
    }
)


def remarks(entry: Entry, languages: Languages) -> tuple[Remark, ...]:
    return AnnotatedEntry(entry, languages).remarks


def drafted(
    *entries: Entry,
    engine: Engine | None = BOOK,
    memory: Memory | None = None,
    glossary: Glossary | None = None,
    done: dict[str, Translation] | None = None,
    via: Pivot | None = None,
    languages: Languages = SPANISH,
) -> tuple[Entry, ...]:
    catalog = Catalog(domain="a", entries=entries)
    found = propose(
        catalog,
        memory=memory or Memory(),
        engine=engine,
        glossary=glossary or Glossary(),
        languages=languages,
        done=done,
        via=via,
    )
    return apply(catalog, found).entries


def proposed(*entries: Entry) -> list[Draft]:
    return list(
        propose(
            Catalog(domain="a", entries=entries),
            memory=Memory(), engine=BOOK, glossary=Glossary(), languages=SPANISH,
        )
    )  # fmt: skip


def by_way(*pairs: tuple[str, str]) -> Pivot:
    """Of what is reviewed in Spanish."""
    between = (Entry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in pairs)
    return Pivot(
        Memory.of([Catalog(domain="a", entries=tuple(between))], SPANISH), "en", Locale("es")
    )


def is_sound(before: Entry, after: Entry, languages: Languages = SPANISH) -> None:
    """The laws of one entry."""
    if after == before:
        return
    if after.state is State.UNTRANSLATED:
        assert replace(after, comments=()) == replace(before, comments=())
        assert {*AnnotatedEntry(after, languages).drafts[-1].signs} == {GAPPED}
        assert all(reason.startswith("left to you: ") for _, reason in remarks(after, languages))
        return
    assert after.state is State.DRAFT
    assert replace(after, msgstr="", flags=(), comments=()) == replace(
        before, msgstr="", flags=(), comments=()
    )
    *_, note = AnnotatedEntry(after, languages).drafts
    sources = split(after.msgid, "en")
    whole = after.msgstr
    assert whole.count(GAP) == note.signs.count(GAPPED)
    for sign, source in zip(note.signs, sources, strict=True):
        if sign == GAPPED:
            whole = whole.replace(GAP, source.strip(), 1)
    found = find_blocking_faults(after.msgid.strip(), whole, SPANISH)
    assert [one for one in found if "begins like" not in one] == []
    assert not is_block(after.msgstr)
    assert after.msgstr == after.msgstr.strip()
    assert len(after.msgstr.splitlines()) == 1
    assert all(len(line.splitlines()) == 1 for line in after.comments)
    assert after.msgstr.count("javascript:") <= after.msgid.count("javascript:")


@pytest.mark.parametrize("harm", HARMS)
def test_hostile_engine_on_nasty_sentences(harm: str) -> None:
    entries = [Entry(msgid=text) for text in NASTY]
    after = drafted(*entries, engine=Hostile((harm,)))
    for one, other in zip(entries, after, strict=True):
        is_sound(one, other)
    assert drafted(*after, engine=Hostile((harm,))) == after


@given(
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=3),
    st.lists(st.sampled_from(list(HARMS)), min_size=1, max_size=4),
)
@settings(max_examples=60)
def test_hostile_engine_on_paragraphs(texts: list[str], harms: list[str]) -> None:
    entry = Entry(msgid=" ".join(texts))
    engine = Hostile(tuple(harms))
    (after,) = drafted(entry, engine=engine)
    is_sound(entry, after)
    assert drafted(after, engine=engine) == (after,)
    assert drafted(entry, engine=engine) == (after,)


def spanish(text: str) -> str:
    """*text* as if it had been translated: other words, the same markup."""
    return re.sub(r"(?<![\w`<:/.@|_])(the|is|and|of|with)(?![\w`>:/.@|_])", "ola y mar", text)


@pytest.mark.parametrize("harm", HARMS)
def test_hostile_engine_by_way_of_reviewed_spanish(harm: str) -> None:
    via = by_way(*((text, spanish(text)) for text in NASTY))
    entries = [Entry(msgid=text) for text in NASTY]
    after = drafted(*entries, engine=Hostile((harm,)), via=via, languages=BRAZIL)
    for one, other in zip(entries, after, strict=True):
        is_sound(one, other, BRAZIL)
    assert drafted(*after, engine=Hostile((harm,)), via=via, languages=BRAZIL) == after


@given(
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=3),
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=3),
    st.lists(st.sampled_from(list(HARMS)), min_size=1, max_size=4),
)
@settings(max_examples=60)
def test_hostile_engine_and_any_spanish(
    texts: list[str], translations: list[str], harms: list[str]
) -> None:
    entry = Entry(msgid=" ".join(texts))
    engine = Hostile(tuple(harms))
    via = by_way((entry.msgid, " ".join(translations)), *zip(texts, translations, strict=False))
    (after,) = drafted(entry, engine=engine, via=via, languages=BRAZIL)
    is_sound(entry, after, BRAZIL)
    assert drafted(after, engine=engine, via=via, languages=BRAZIL) == (after,)


def test_what_is_written_is_a_sound_catalog() -> None:
    entries = tuple(Entry(msgid=text) for text in NASTY)
    header = Entry(
        msgid="", msgstr="Language: es\nContent-Type: text/plain; charset=UTF-8\n", line=1
    )
    catalog = Catalog(
        domain="a",
        header=(("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8")),
        header_entry=header,
        entries=drafted(*entries, engine=Hostile(tuple(HARMS))),
    )
    data = render_catalog(catalog, before=b"")
    assert parse_catalog(data, domain="a").entries == catalog.entries


@given(
    st.lists(
        st.builds(
            Entry,
            msgid=st.sampled_from(["It rained.", "They left. Who won?", "Why? ⟦…⟧", *NASTY[:9]]),
            msgstr=st.sampled_from(["", "Llueve.", f"Llueve. {GAP}", GAP, "*Sí"]),
            flags=st.sampled_from([(), ("fuzzy",), ("no-wrap",)]),
            obsolete=st.booleans(),
            comments=st.sampled_from(
                [(), ("changed: sentences 2; new 2; text 00000000",), ("draft: a 1 - 23bc64b0",)]
            ),
        ),
        max_size=4,
        unique_by=lambda entry: entry.key,
    )
)
def test_reviewed_words_stay(entries: list[Entry]) -> None:
    for before, after in zip(entries, drafted(*entries), strict=True):
        if before.state in {State.REVIEWED, State.OBSOLETE}:
            assert after == before
        if before.msgstr and after != before:  # gaps alone were filled
            kept = before.msgstr.split(GAP)
            assert after.msgstr.startswith(kept[0]) and after.msgstr.endswith(kept[-1])
            assert after.fuzzy


def test_a_draft_says_where_it_is_from() -> None:
    (after,) = drafted(Entry(msgid="It rained. Who won?", comments=("Ask Ana.",)))
    assert after.msgstr == "Llovía. ¿Quién ganó?"
    hashes = f"{checksum('Llovía.')} {checksum('¿Quién ganó?')}"
    assert after.comments == ("Ask Ana.", f"draft: phrase-book {hashes}")
    assert after.flags == ("fuzzy",)


def test_markup_and_amounts_survive() -> None:
    (one, two, three) = drafted(
        Entry(msgid="See ``make`` now."), Entry(msgid="Use *that*."), Entry(msgid="It is 3,000 km.")
    )
    assert one.msgstr == "Vea ``make`` ahora."
    assert two.msgstr == "Use *eso*."
    assert three.msgstr == ""
    book = PhraseBook({"It is ⟦0⟧.": "Mide ⟦0⟧."})
    assert drafted(three, engine=book)[0].msgstr == "Mide 3000 km."


def test_what_failed_is_a_gap_with_its_reason_and_is_filled_later() -> None:
    (half,) = drafted(Entry(msgid="It rained. Nobody came. They left."))
    assert half.msgstr == f"Llovía. {GAP} Se fueron."
    assert remarks(half, SPANISH) == ((2, "left to you: the engine has no answer"),)
    assert drafted(half) == (half,)
    edited = replace(half, msgstr=f"Llovió. {GAP} Se fueron.")
    (whole,) = drafted(edited, engine=PhraseBook({"Nobody came.": "Nadie vino."}, name="b 2"))
    assert whole.msgstr == "Llovió. Nadie vino. Se fueron."
    assert AnnotatedEntry(whole, SPANISH).untouched == (False, True, True)
    assert remarks(whole, SPANISH) == ()


def test_nothing_at_all_stays_empty() -> None:
    entry = Entry(msgid="Nobody came. Nobody left.")
    assert drafted(entry, engine=None) == (entry,), "nobody was asked"
    (after,) = drafted(entry)
    is_sound(entry, after)
    said = "left to you: the engine has no answer"
    assert remarks(after, SPANISH) == ((1, said), (2, said)), "the catalogue says why"
    assert drafted(after) == (after,)


def test_of_why_it_was_empty_nothing_is_left_in_a_draft() -> None:
    entry = Entry(msgid="Nobody came. It rained.", comments=("Ask Ana.",))
    (empty,) = drafted(entry, engine=PhraseBook({}, name="nobody"))
    assert empty.comments[:2] == ("Ask Ana.", "draft: nobody - -")
    finished = replace(empty, msgstr="Nadie vino. Llovía.")
    assert remarks(finished, SPANISH) == (), "a person has finished it"
    (half,) = drafted(empty)
    assert half.comments == (
        "Ask Ana.", f"draft: phrase-book - {checksum('Llovía.')}",
        "sentence 1: left to you: the engine has no answer",
    )  # fmt: skip


def test_sentences_that_do_not_fit_together_are_not_said_to_be_drafted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drafts, "find_blocking_faults", lambda *_: ["one of the two is odd"])
    (draft,) = proposed(Entry(msgid="It rained. They left."))
    assert draft.entry.msgstr == ""
    assert [one.text for one in draft.sentences] == ["", ""]
    assert next(report("a", [draft])) == (
        "  a: 0 of 2 sentences drafted, 0 with a remark, 2 left to you"
    )
    assert all("one of the two is odd" in reason for _, reason in remarks(draft.entry, SPANISH))


def test_a_report_names_a_reason_once_and_the_most_frequent_first() -> None:
    (one, *more) = proposed(*(Entry(msgid=f"Nobody came {n}.") for n in "abcd"))
    odd = [replace(one, sentences=(Sentence(reasons=(f"odd {n}",)),)) for n in range(12)]
    assert list(report("a", [odd[0], one, *more])) == [
        "  a: 0 of 5 sentences drafted, 0 with a remark, 5 left to you",
        "    left to you: the engine has no answer (4 sentences)",
        "    left to you: odd 0",
    ]
    *_, last = report("a", odd)
    assert last == "    … and 2 more; each says why, in its catalogue"


def test_a_gap_of_two_sentences_has_both_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    together = Gap(0, ("They left. ", "Nobody came."))
    monkeypatch.setattr(drafts, "find_gaps", lambda *_: (together,))
    (draft,) = proposed(Entry(msgid="They left. Nobody came."))
    assert draft.entry.msgstr == ""
    assert [(one.text, one.reasons) for one in draft.sentences] == [
        ("", ("what goes with it could not be drafted",)),
        ("", ("the engine has no answer",)),
    ]
    assert next(report("a", [draft])).startswith("  a: 0 of 2 sentences drafted")


def test_gaps_of_a_merge() -> None:
    msgstr = f"Nevaba. {GAP}"
    entry = Entry(
        msgid="It snowed. They left.",
        msgstr=msgstr,
        previous_msgid="It snowed.",
        flags=("fuzzy",),
        comments=(write_change(Change(sentences=2, new=(2,), text=checksum(msgstr))),),
    )
    (after,) = drafted(entry)
    assert after.msgstr == "Nevaba. Se fueron."
    assert after.comments[-1] == f"draft: phrase-book = {checksum('Se fueron.')}"
    assert after.state is State.CHANGED
    assert drafted(after) == (after,)


def test_memory_before_engine_before_likeness() -> None:
    memory = Memory(
        [
            MemoryUnit("It rained.", "Llovió."),
            MemoryUnit("The second vote was held in April.", "La segunda votación fue en abril."),
        ]
    )
    like = "The second vote was held in June."
    (one, two) = drafted(Entry(msgid="it  rained."), Entry(msgid=like), memory=memory, engine=None)
    assert one.msgstr == "Llovió."
    assert one.comments[0] == f"draft: memory {checksum('Llovió.')}"
    assert two.msgstr == "La segunda votación fue en abril."
    assert "“April.” → “June.”" in two.comments[-2]
    assert "“June”, the translation “abril”" in two.comments[-1]
    book = PhraseBook({like: "La segunda votación fue en junio."})
    (three,) = drafted(Entry(msgid=like), memory=memory, engine=book)
    assert three.msgstr == "La segunda votación fue en junio."


def test_glossary() -> None:
    glossary = Glossary(
        (Term(term="blockade", translations={"es": ("bloqueo",)}), Term(term="NHS", keep=True))
    )
    book = PhraseBook({"The ⟦0⟧ ended the blockade.": "El ⟦0⟧ terminó el asedio."})
    (after,) = drafted(Entry(msgid="The NHS ended the blockade."), engine=book, glossary=glossary)
    assert after.msgstr == "El NHS terminó el asedio."
    assert remarks(after, SPANISH) == ((1, "the glossary has “bloqueo” for “blockade”"),)
    mended = replace(after, msgstr="El NHS terminó el bloqueo.")
    assert remarks(mended, SPANISH) == ()


@pytest.mark.parametrize(
    ("msgid", "phrases", "msgstr"),
    [
        ("See ``make`` now.", {"See XZ0Q now.": "Vea XZ 0 Q ya."}, "Vea ``make`` ya."),
        ("In Lima ``x`` won.", {"In Lima won.": "En Lima ganó."}, "En Lima ``x`` ganó."),
        ("They want ``x``.", {"They want.": "Quieren."}, "Quieren ``x``."),
        ("Use *that* now.", {"Use": "Use", "that": "eso", "now.": "ya."}, "Use *eso* ya."),
    ],
)
def test_other_ways(msgid: str, phrases: dict[str, str], msgstr: str) -> None:
    (after,) = drafted(Entry(msgid=msgid), engine=PhraseBook(phrases))
    assert after.msgstr == msgstr


def test_what_was_answered_is_not_asked_again() -> None:
    done: dict[str, Translation] = {}
    first = drafted(Entry(msgid="It rained."), done=done)
    silent = PhraseBook({}, name=BOOK.name)
    assert drafted(Entry(msgid="It rained."), engine=silent, done=done) == first


def test_second_hypothesis() -> None:
    class Unsure:
        name = "unsure 1"

        def translate(self, sentences: Sequence[str]) -> list[Translation]:
            return [Translation("Llovía llovía llovía.", -1.0, "Llovía.") for _ in sentences]

    (after,) = drafted(Entry(msgid="It rained."), engine=Unsure())
    assert after.msgstr == "Llovía."


def brazilian(*entries: Entry, phrases: dict[str, str], via: Pivot) -> tuple[Entry, ...]:
    return drafted(*entries, engine=PhraseBook(phrases), via=via, languages=BRAZIL)


@pytest.mark.parametrize(
    ("msgid", "reviewed", "phrases", "msgstr"),
    [
        ("It rains.", "Llueve.", {"Llueve.": "Chove.", "It rains.": "wrong"}, "Chove."),
        (
            "Read *this* in `the report <https://example.org/>`_.",
            "En `el informe <https://example.org/>`_, lea *esto*.",
            {"En ⟦0⟧el informe⟦/0⟧, lea ⟦2⟧esto⟦/2⟧.": "No ⟦0⟧relatório⟦/0⟧, leia ⟦2⟧isto⟦/2⟧."},
            "No `relatório <https://example.org/>`_, leia *isto*.",
        ),
        (
            "Of 3,000 km, 1.5 % is left.",
            "De 3000 km queda el 1,5 %.",
            {"De ⟦0⟧ queda el ⟦1⟧.": "De ⟦0⟧ resta ⟦1⟧."},
            "De 3.000 km resta 1,5 %.",
        ),
        ("See ``x`` now.", "Vea ``x`` ya.", {"Vea XZ0Q ya.": "Veja XZ0Q já."}, "Veja ``x`` já."),
        ("They want ``x``.", "Quieren ``x``.", {"Quieren.": "Querem."}, "Querem ``x``."),
        (
            "Use *this*, or go with ``x``.",
            "Use *esto*. O váyase con ``x``.",
            {
                "Use ⟦0⟧esto⟦/0⟧.": "Use ⟦0⟧isto⟦/0⟧.",
                "O váyase con ⟦0⟧.": "Ou vá com ⟦0⟧.",
            },
            "Use *isto*. Ou vá com ``x``.",
        ),
    ],
    ids=["words", "markup", "amounts", "other tokens", "put back", "two for one"],
)
def test_the_engine_gets_what_people_wrote(
    msgid: str, reviewed: str, phrases: dict[str, str], msgstr: str
) -> None:
    (after,) = brazilian(Entry(msgid=msgid), phrases=phrases, via=by_way((msgid, reviewed)))
    assert after.msgstr == msgstr
    assert after.comments[0].startswith("draft: phrase-book via es ")


def test_two_sentences_for_one_where_one_alone_needs_other_tokens() -> None:
    phrases = {"Llueve.": "Chove.", "Vea XZ0Q.": "Veja XZ0Q."}
    via = by_way(("It rains, see ``x``.", "Llueve. Vea ``x``."))
    (after,) = brazilian(Entry(msgid="It rains, see ``x``."), phrases=phrases, via=via)
    assert after.msgstr == "Chove. Veja ``x``."


def test_what_nobody_reviewed_is_left_open_and_never_asked_in_english() -> None:
    phrases = {"Llueve.": "Chove.", "It snows.": "Neva.", "It hails.": "wrong"}
    via = by_way(("It rains.", "Llueve."), ("It snows. It thaws.", "Nieva y deshiela."))
    entry = Entry(msgid="It rains. It hails. It snows.")
    (after,) = brazilian(entry, phrases=phrases, via=via)
    assert after.msgstr == f"Chove. {GAP} {GAP}"
    assert remarks(after, BRAZIL) == (
        (3, "left to you: the reviewed Spanish has it in one with a sentence beside it"),
    )


def test_what_waits_for_a_reviewer_leaves_no_note_in_a_catalogue() -> None:
    """It is said once, by the run; hundreds of entries would say it, too."""
    entry = Entry(msgid="It hails. It thaws.")
    catalog = Catalog(domain="articles/one", entries=(entry,))
    via = by_way(("It rains.", "Llueve."))
    drafts = list(
        propose(
            catalog, memory=Memory(), engine=PhraseBook({}), glossary=Glossary(),
            languages=BRAZIL, via=via,
        )
    )  # fmt: skip
    assert apply(catalog, drafts) == catalog
    said = "\n".join(report("articles/one", drafts))
    assert "left to you: there is no reviewed Spanish for it yet (2 sentences)" in said


PHRASES = {f"Number {name} fell.": f"Cayó {name}." for name in "ABCDE"}
ENGINE_BOOKS = st.sets(st.sampled_from(sorted(PHRASES))).map(
    lambda known: {one: PHRASES[one] for one in known}
)


@given(first=ENGINE_BOOKS, second=ENGINE_BOOKS, cuts=st.sets(st.integers(1, 4)))
def test_a_second_redraft_changes_nothing_and_names_no_older_engine(
    first: dict[str, str], second: dict[str, str], cuts: set[int]
) -> None:
    """Whatever the one engine could not do, nor the other."""
    sentences, bounds = sorted(PHRASES), [0, *sorted(cuts), 5]
    paragraphs = [" ".join(sentences[a:b]) for a, b in pairwise(bounds)]
    catalog = Catalog(domain="", entries=tuple(Entry(msgid=text) for text in paragraphs))

    def redrafted(before: Catalog, book: dict[str, str], name: str) -> Catalog:
        opened = take_back(before, SPANISH)
        engine = PhraseBook({one: f"{text[:-1]} ({name})." for one, text in book.items()}, name)
        found = propose(
            opened, memory=Memory(), engine=engine, glossary=Glossary(), languages=SPANISH
        )
        return apply(opened, found)

    old = redrafted(catalog, first, "old engine")
    new = redrafted(old, second, "new engine")
    assert redrafted(new, second, "new engine") == new
    assert new == redrafted(catalog, second, "new engine")


def test_a_draft_by_way_of_spanish_is_held_against_the_english() -> None:
    glossary = Glossary((Term(term="blockade", translations={"pt_BR": ("bloqueio",)}),))
    pairs = ("The blockade cost 5 lives.", "El asedio costó 5 vidas.")
    book = PhraseBook({pairs[1]: "O assédio custou 6 vidas."})
    entry = Entry(msgid=pairs[0])
    (after,) = drafted(entry, engine=book, glossary=glossary, via=by_way(pairs), languages=BRAZIL)
    assert [reason for _, reason in remarks(after, BRAZIL)] == [
        "The source says “5 lives”, the translation “6 vidas”.",
        "the glossary has “bloqueio” for “blockade”",
    ]


def test_spanish_that_is_marked_up_otherwise_is_not_drafted_from() -> None:
    via = by_way(("See *this*. It rains.", "Vea esto. Llueve."))
    phrases = {"Vea esto.": "Veja *isto*.", "Llueve.": "Chove."}
    (after,) = brazilian(Entry(msgid="See *this*. It rains."), phrases=phrases, via=via)
    assert after.msgstr == f"{GAP} Chove."
    ((number, reason),) = remarks(after, BRAZIL)
    assert number == 1
    assert reason.startswith("left to you: the reviewed Spanish is marked up otherwise: “*this*”")


def test_spanish_that_came_through_is_no_portuguese() -> None:
    reviewed = "El pueblo salió a las calles."
    entry = Entry(msgid="The people took to the streets.")
    via = by_way((entry.msgid, reviewed))
    (after,) = brazilian(entry, phrases={reviewed: reviewed}, via=via)
    assert after.msgstr == ""
    ((_, reason),) = remarks(after, BRAZIL)
    assert reason == (
        "left to you: the machine’s sentence was thrown away:"
        " These words of the source are left untranslated."
    )
