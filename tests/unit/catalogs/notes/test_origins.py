"""Whatever happens to a sentence, it is said to be whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.bookkeeper import LANGUAGES, SOURCES, Bookkeeper, spanish
from tests.support.merging import merge
from tests.support.project import give_address
from tools.catalogs.memory import Memory, MemoryUnit
from tools.catalogs.notes.annotated import AnnotatedEntry, with_updated_checksums
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import GAPPED, OTHERS, DraftNote, write_draft
from tools.catalogs.notes.origins import inherit_drafts, origins
from tools.catalogs.provenance import provenance_of
from tools.cli import main
from tools.drafting.gaps import take_back
from tools.drafting.propose import apply, propose
from tools.formats.tmx import read_tmx, render_tmx
from tools.glossary import Glossary
from tools.language.sentences import split
from tools.model.catalog import Catalog, Entry, State
from tools.model.publication import Locale
from tools.workspace import Workspace

SPANISH = Locale("es")
REWRITTEN = st.lists(st.sampled_from([False, False, True]), min_size=1, max_size=5)
"""Which sentences a person writes anew, in turn."""
ARGOS, APERTIUM = "argos en→es 1.0", "apertium eng-spa"


class Histories(RuleBasedStateMachine):
    """Two articles and everything that can happen to their sentences, in any order."""

    def __init__(self) -> None:
        super().__init__()
        one, two = [list(SOURCES[:3])], [[SOURCES[3]], list(SOURCES[4:6])]
        self.books = Bookkeeper({"articles/one": one, "articles/two": two})
        self.fresh = list(SOURCES[6:])
        self.books.update()

    @initialize(data=st.data(), engine=st.sampled_from([ARGOS, APERTIUM]), rewritten=REWRITTEN)
    def begin(self, data: st.DataObject, engine: str, rewritten: list[bool]) -> None:
        """People write one paragraph or none; the rest is drafted and reviewed."""
        place = data.draw(st.sampled_from([None, *self._open(None)]))
        if place:
            self.books.finish(*place, rewritten)
        self.books.draft(engine)
        self.finish_all(rewritten)

    def _paragraphs(self) -> list[tuple[list[list[str]], int]]:
        return [(found, n) for found in self.books.articles.values() for n in range(len(found))]

    def _open(self, state: State | None) -> list[tuple[str, int]]:
        return [
            (domain, place)
            for domain, catalog in self.books.catalogs.items()
            for place, entry in enumerate(catalog)
            if not entry.obsolete and (entry.state is State.REVIEWED) is (state is not None)
        ]

    # what happens to the article -------------------------------------------------------

    @rule(data=st.data())
    def cut(self, data: st.DataObject) -> None:
        long = [(found, n) for found, n in self._paragraphs() if len(found[n]) > 1]
        if long:
            found, n = data.draw(st.sampled_from(long))
            at = data.draw(st.integers(1, len(found[n]) - 1))
            found[n : n + 1] = [found[n][:at], found[n][at:]]
            self.books.update()

    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        pairs = [(found, n) for found, n in self._paragraphs() if n + 1 < len(found)]
        if pairs:
            found, n = data.draw(st.sampled_from(pairs))
            found[n : n + 2] = [found[n] + found[n + 1]]
            self.books.update()

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        found, n = data.draw(st.sampled_from(self._paragraphs()))
        other = data.draw(st.sampled_from(list(self.books.articles.values())))
        if len(found) > 1:
            other.insert(data.draw(st.integers(0, len(other))), found.pop(n))
            self.books.update()

    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """A sentence is said in another place, too."""
        found, n = data.draw(st.sampled_from(self._paragraphs()))
        sentence = data.draw(st.sampled_from(found[n]))
        other, place = data.draw(st.sampled_from(self._paragraphs()))
        if sentence not in other[place]:
            other[place].append(sentence)
            self.books.update()

    @precondition(lambda self: self.fresh)
    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        found, n = data.draw(st.sampled_from(self._paragraphs()))
        at = data.draw(st.integers(0, len(found[n])))
        found[n].insert(at, self.fresh.pop())
        self.books.update()

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        long = [(found, n) for found, n in self._paragraphs() if len(found[n]) > 1]
        if long:
            found, n = data.draw(st.sampled_from(long))
            found[n].pop(data.draw(st.integers(0, len(found[n]) - 1)))
            self.books.update()

    @rule(data=st.data(), word=st.sampled_from(["indeed", "perhaps", "once", "slowly"]))
    def edit(self, data: st.DataObject, word: str) -> None:
        found, n = data.draw(st.sampled_from(self._paragraphs()))
        at = data.draw(st.integers(0, len(found[n]) - 1))
        old = found[n][at]
        new = f"{old.removesuffix('.')} {word}."
        if len(old) < 90:
            found[n][at] = new
            self.books.older[new] = old
            self.books.update()

    @rule()
    def rename(self) -> None:
        for old, new in (("articles/one", "articles/first"), ("articles/first", "articles/one")):
            if old in self.books.articles:
                self.books.articles[new] = self.books.articles.pop(old)
                break
        self.books.update()

    # what happens to the translation ---------------------------------------------------

    @rule(engine=st.sampled_from([ARGOS, APERTIUM, ""]))
    def draft(self, engine: str) -> None:
        self.books.draft(engine)

    @rule(data=st.data(), rewritten=REWRITTEN)
    def finish(self, data: st.DataObject, rewritten: list[bool]) -> None:
        if places := self._open(None):
            self.books.finish(*data.draw(st.sampled_from(places)), rewritten)

    @rule(rewritten=REWRITTEN)
    def finish_all(self, rewritten: list[bool]) -> None:
        for place in self._open(None):
            self.books.finish(*place, rewritten)

    @rule(data=st.data(), rewritten=REWRITTEN)
    def edit_by_hand(self, data: st.DataObject, rewritten: list[bool]) -> None:
        if places := self._open(State.REVIEWED):
            self.books.finish(*data.draw(st.sampled_from(places)), rewritten)

    @rule(data=st.data())
    def doubt(self, data: st.DataObject) -> None:
        """An editor marks a reviewed entry as in need of work."""
        if places := self._open(State.REVIEWED):
            domain, place = data.draw(st.sampled_from(places))
            entry = self.books.catalogs[domain].entries[place]
            self.books.put(domain, place, replace(entry, flags=("fuzzy",)))

    @rule(data=st.data())
    def mend(self, data: st.DataObject) -> None:
        """``make check FIX=1`` touches a sentence, which stays whose it was."""
        if places := self._open(State.REVIEWED):
            domain, place = data.draw(st.sampled_from(places))
            entry = self.books.catalogs[domain].entries[place]
            old = data.draw(st.sampled_from(split(entry.msgstr, "es"))).strip()
            new = f"{old.removesuffix('.')}  ."
            self.books.makers[new] = self.books.makers[old]
            self.books.meant[new] = self.books.meant[old]
            after = replace(entry, msgstr=entry.msgstr.replace(old, new))
            self.books.put(domain, place, with_updated_checksums(entry, after, LANGUAGES))

    # what is said of it ----------------------------------------------------------------

    @invariant()
    def each_sentence_is_whose_it_is(self) -> None:
        for domain, catalog in self.books.catalogs.items():
            assert self.books.agrees(provenance_of(catalog, LANGUAGES), domain), domain

    @invariant()
    def a_second_update_changes_nothing(self) -> None:
        before = self.books.catalogs
        self.books.update()
        assert self.books.catalogs == before


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=60, stateful_step_count=20)

TEACHERS, DOCENTES = SOURCES[0], "Miles de docentes marcharon a la capital durante once días."


def drafted_by(origin: str, *texts: str) -> str:
    return write_draft(DraftNote(origin, tuple(map(checksum, texts))))


def story(*entries: Entry) -> tuple[int, int, tuple[str, ...]]:
    found = provenance_of(Catalog(domain="a", entries=entries), LANGUAGES)
    return found.drafted, found.changed, found.engines


@pytest.mark.parametrize(
    ("there", "notes", "whose"),
    [
        ("AB", ["argos AB"], "argos A, argos B"),
        ("AB", ["argos A="], "argos A, "),
        ("AB", ["argos A-"], "argos A, "),
        ("AB", [], ", "),
        # Of several drafts the one whose words are there, or else the last.
        ("AB", ["argos A=", "apertium X="], "argos A, "),
        ("AB", ["argos X=", "apertium A="], "apertium A, "),
        ("AB", ["argos X=", "apertium Y="], "apertium Y changed, "),
        # What is there once is one sentence's alone.
        ("AB", ["argos AA"], "argos A, argos A changed"),
        ("AA", ["argos AA"], "argos A, argos A"),
        # A note that has another number of sentences speaks of an older text: what is there of it
        # takes the place of what is gone, then a free one, and never of what is there.
        ("AB", ["argos X=", "apertium BZY"], "apertium B, "),
        ("AB", ["argos =X", "apertium AZY"], ", apertium A"),
        ("AB", ["argos A=", "apertium XBY"], "argos A, apertium B"),
        ("AB", ["argos A=", "apertium XYZ"], "argos A, "),
        ("AB", ["argos XYZ"], "argos X changed, argos Y changed"),
        ("AB", ["argos XYB"], "argos B, argos X changed"),
        ("ABC", ["argos ABC"], "argos A, argos B"),
    ],
)
def test_of_two_sentences_each_is_said_to_be_whose_it_is(
    there: str, notes: list[str], whose: str
) -> None:
    """A letter is a sentence of the translation; those that are not *there* were changed."""
    texts = {letter: f"Frase {letter * 4}." for letter in "ABCXYZ"}
    sums = {letter: checksum(text) for letter, text in texts.items()}
    letters = {sign: letter for letter, sign in sums.items()}
    lines = []
    for name, drafted in (note.split() for note in notes):
        known = tuple(one if one in {GAPPED, OTHERS} else sums[one] for one in drafted)
        lines.append(write_draft(DraftNote(name, known)))
    msgstr = " ".join(texts[letter] for letter in there)
    entry = Entry(msgid=" ".join(SOURCES[:2]), msgstr=msgstr, comments=tuple(lines))
    found = [
        f"{one.name} {letters[one.sign]}{'' if one.stands else ' changed'}" if one else ""
        for one in origins(AnnotatedEntry(entry, LANGUAGES))
    ]
    assert ", ".join(found) == whose


def test_a_paragraph_that_is_cut_in_two_stays_the_machines() -> None:
    texts = [spanish(str(n)) for n in range(4)]
    before = Entry(
        msgid=" ".join(SOURCES[:4]), msgstr=" ".join(texts), comments=(drafted_by(ARGOS, *texts),)
    )
    halves = tuple(Entry(msgid=" ".join(some)) for some in (SOURCES[:2], SOURCES[2:4]))
    made = merge(
        Catalog(domain="a", entries=halves),
        Catalog(domain="a", entries=(before,)),
        languages=LANGUAGES,
    ).catalog
    done = [replace(one, flags=(), previous_msgid=None) for one in made if not one.obsolete]
    assert story(*done) == (4, 0, ("Argos en→es 1.0",))


@pytest.mark.parametrize(
    ("source", "written", "drafted", "changed"),
    [
        (TEACHERS, "", 1, 0),
        (TEACHERS.replace("eleven", "twelve"), "", 1, 0),
        (TEACHERS, "Sí.", 1, 1),
    ],
)
def test_a_sentence_that_the_memory_finds_stays_the_machines(
    source: str, written: str, drafted: int, changed: int
) -> None:
    known = Entry(
        msgid=TEACHERS, msgstr=written or DOCENTES, comments=(drafted_by(ARGOS, DOCENTES),)
    )
    memory = Memory.of([Catalog(domain="a", entries=(known,))], LANGUAGES)
    other = Catalog(domain="b", entries=(Entry(msgid=source),))
    drafts = propose(other, memory=memory, engine=None, glossary=Glossary(), languages=LANGUAGES)
    (made,) = apply(other, drafts)
    assert made.comments[0].startswith(f"draft: memory {ARGOS} ")
    assert story(replace(made, flags=())) == (drafted, changed, ("Argos en→es 1.0",))
    again = Memory.of([Catalog(domain="b", entries=(replace(made, flags=()),))], LANGUAGES)
    assert [unit.draft for unit in again] == [unit.draft for unit in memory]


def test_what_people_wrote_stays_theirs_in_the_memory() -> None:
    memory = Memory.of(
        [Catalog(domain="a", entries=(Entry(msgid=TEACHERS, msgstr=DOCENTES),))], LANGUAGES
    )
    assert list(memory) == [MemoryUnit(TEACHERS, DOCENTES, "")]


def test_other_programs_memories_keep_it() -> None:
    units = (MemoryUnit("Why?", "¿Por qué?", ARGOS), MemoryUnit("Who?", "¿Quién?"))
    found = read_tmx(render_tmx(units, LANGUAGES))
    assert (found.of(LANGUAGES), found.languages) == (units, ("en", "es"))


def test_what_a_person_made_of_a_draft_is_never_drafted_again() -> None:
    mine = Entry(
        msgid=TEACHERS, msgstr=DOCENTES, flags=("fuzzy",),
        comments=(drafted_by(f"{ARGOS} mended", DOCENTES),),
    )  # fmt: skip
    catalog = Catalog(domain="a", entries=(mine,))
    assert take_back(catalog, LANGUAGES) == catalog


def test_two_sentences_made_one_stay_the_machines() -> None:
    texts = spanish("one"), spanish("two")
    before = Entry(
        msgid=" ".join(SOURCES[:2]), msgstr=" ".join(texts), comments=(drafted_by(ARGOS, *texts),)
    )
    joined = f"{SOURCES[0].removesuffix('.')}, and the {SOURCES[1].removeprefix('The ')}"
    (made,) = merge(
        Catalog(domain="a", entries=(Entry(msgid=joined),)),
        Catalog(domain="a", entries=(before,)),
        languages=LANGUAGES,
    ).catalog.entries[:1]
    assert story(replace(made, flags=(), previous_msgid=None)) == (1, 0, ("Argos en→es 1.0",))


def test_no_note_of_one_paragraph_speaks_of_another() -> None:
    """A draft filled a gap, and the paragraph went back to what people had reviewed."""
    giver = Entry(msgid=TEACHERS, msgstr=DOCENTES)
    fresh = Entry(msgid=TEACHERS, msgstr=DOCENTES, comments=(drafted_by(ARGOS, "Otra."),))
    assert inherit_drafts(fresh, [giver], LANGUAGES).comments == ()


def test_pages_name_the_machine_wherever_the_memory_brought_its_words(project: Workspace) -> None:
    give_address(project)
    for name in ("one", "two"):
        text = f":author: A\n:date: 2021\n\n=====\nTeach\n=====\n\n{TEACHERS}\n"
        (project.source / f"articles/{name}.rst").write_text(text, encoding="utf-8")
    assert main(["update", "es"], root=project.root) == 0
    texts = {TEACHERS: DOCENTES, "Teach": "Docentes"}
    one = project.catalog(SPANISH, "articles/one")
    drafted = (
        replace(entry, msgstr=text, comments=(drafted_by(ARGOS, text),))
        for entry in one
        if (text := texts[entry.msgid])
    )
    project.save(SPANISH, replace(one, entries=tuple(drafted)))
    assert main(["draft", "es", "--engine", "memory"], root=project.root) == 0
    two = project.catalog(SPANISH, "articles/two")
    project.save(SPANISH, replace(two, entries=tuple(replace(one, flags=()) for one in two)))
    assert main(["html", "es"], root=project.root) == 0
    pages = [project.html / f"es/articles/{name}.html" for name in ("one", "two")]
    for page in pages:
        told = page.read_text(encoding="utf-8")
        assert "Borrador automático de Argos" in told
        assert "TrainedAlgorithmicMediaDigitalSource" in told


def test_what_flags_a_sentence_goes_where_that_sentence_is() -> None:
    sources = "Teachers vote in May.", "Miners vote in June.", "Nobody votes in July."
    texts = "Los docentes votan en mayo.", "Los mineros votan en junio.", "Nadie vota en julio."
    flagged = "the glossary has “minero” for “miner”"
    old = Entry(
        msgid=" ".join(sources),
        msgstr=" ".join(texts),
        comments=(drafted_by(ARGOS, *texts), "confidence: 80 70 60", f"sentence 2: {flagged}"),
    )
    other = "The old president fled at dawn."
    for new, number in (
        ((other, *sources), 3),
        (sources[1:], 1),
        ((sources[0], sources[2]), 0),
        (sources[:2], 2),
    ):
        template = Catalog(domain="a", entries=(Entry(msgid=" ".join(new)),))
        before = Catalog(domain="a", entries=(old,))
        entry = merge(template, before, languages=LANGUAGES).catalog.entries[0]
        expected = ((number, flagged),) if number else ()
        assert entry.msgstr and AnnotatedEntry(entry, LANGUAGES).remarks == expected, new
        assert not any(line.startswith("confidence") for line in entry.comments)
