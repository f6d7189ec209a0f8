"""How sure an engine may be: learnt from reviewed sentences, right, or not shown."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.catalogs.memory import Memory, MemoryUnit
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import GAP
from tools.catalogs.notes.drafted import Remark, parse_confidence, write_confidence
from tools.drafting.calibration import Calibration
from tools.drafting.confidence import KEPT, MOST, Confidence, measure_agreement, sample_units
from tools.drafting.engine import Features, Translation
from tools.drafting.gaps import take_back
from tools.drafting.propose import apply, propose
from tools.drafting.sentence_drafts import Sentence
from tools.glossary import Glossary
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry

SPANISH = Languages("en", "es")
DIGITS = str.maketrans("0123456789", "abcdefghij")


def unit(number: int) -> MemoryUnit:
    """A sentence of its own, and what people made of it."""
    name = f"{number:05}".translate(DIGITS)
    return MemoryUnit(f"The {name} sees the sea.", f"El {name} vio todo el mar.")


@dataclass
class Engine:
    """Translates as people do, or wrongly; its score tells which, as far as *told*."""

    told: float = 1.0
    """1: the score is the chance that it is right; 0: the score has nothing to do with it."""
    seed: int = 0
    scored: bool = True
    asked: list[str] = field(default_factory=list)
    name: str = "made-up 1"

    def chances(self, sentence: str) -> tuple[float, float, float]:
        """That the translation is right, what it says of that, and the throw of the dice."""
        rng = random.Random(f"{self.seed} {sentence}")
        chance, noise, throw = rng.random(), rng.random(), rng.random()
        return chance, self.told * chance + (1 - self.told) * noise, throw

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        self.asked += sentences
        return [self.one(sentence) for sentence in sentences]

    def one(self, sentence: str) -> Translation:
        chance, said, throw = self.chances(sentence)
        name = sentence.split()[1]
        text = f"El {name} vio todo el mar."
        if throw > chance:
            text = f"Las mareas suben donde {name} canta."
        if not self.scored:
            return Translation(text)
        return Translation(text, said - 1, text.replace("El", "La", 1))


def confidence(engine: Engine, known: int = 300) -> Confidence:
    return Confidence(Memory(map(unit, range(known))), engine, Glossary(), SPANISH)


def remarks(entry: Entry, languages: Languages) -> tuple[Remark, ...]:
    return AnnotatedEntry(entry, languages).remarks


def confidences(entry: Entry) -> tuple[int | None, ...]:
    return AnnotatedEntry(entry, SPANISH).confidences


def drafted(entry: Entry, engine: Engine, rater: Confidence) -> Entry:
    catalog = Catalog(domain="a", entries=(entry,))
    drafts = propose(
        catalog, memory=Memory(), engine=engine, glossary=Glossary(), languages=SPANISH,
        confidence=rater,
    )  # fmt: skip
    (after,) = apply(catalog, drafts).entries
    return after


@pytest.mark.parametrize("seed", range(5))
def test_the_percentages_are_right_on_sentences_it_has_not_seen(seed: int) -> None:
    engine = Engine(seed=seed)
    rater = confidence(engine)
    off, doubtful = [], []
    for number in range(10_000, 10_600):
        source = unit(number).source
        chance, _, _ = engine.chances(source)
        after = drafted(Entry(msgid=source), engine, rater)
        (percent,) = confidences(after)
        assert percent is not None
        off.append(percent / 100 - chance)
        if any("the engine is unsure" in reason for _, reason in remarks(after, SPANISH)):
            doubtful.append(chance)
    assert abs(sum(off)) / len(off) < 0.08
    assert sum(map(abs, off)) / len(off) < 0.15
    assert 30 < len(doubtful) < 300
    assert sum(doubtful) / len(doubtful) < 0.3
    assert rater.remark == "Confidence is shown; it was learnt from 300 reviewed sentences."


@pytest.mark.parametrize("seed", range(5))
def test_what_the_engine_says_for_nothing_is_not_shown(seed: int) -> None:
    engine = Engine(told=0, seed=seed)
    rater = confidence(engine)
    entry = Entry(msgid=unit(9999).source)
    after = drafted(entry, engine, rater)
    assert after.comments and not any("confidence" in line for line in after.comments)
    assert remarks(after, SPANISH) == ()
    assert confidences(after) == (None,)
    assert "on 300 reviewed sentences" in rater.remark
    assert not rater.shown


def test_too_few_reviewed_sentences_are_not_even_asked_for() -> None:
    engine = Engine()
    rater = confidence(engine, known=99)
    drafted(Entry(msgid=unit(9999).source), engine, rater)
    assert engine.asked == [unit(9999).source]
    assert rater.remark.endswith("from 100 reviewed sentences or more; there are 99.")


def test_sentences_that_the_engine_fails_at_teach_nothing() -> None:
    class Silent(Engine):
        def one(self, sentence: str) -> Translation:
            return super().one(sentence) if "e sees" in sentence else Translation("")

    engine = Silent()
    rater = confidence(engine)
    drafted(Entry(msgid="The thee sees the sea."), engine, rater)
    count = sum("e sees" in unit(number).source for number in range(300))
    assert rater.remark.endswith(f"there are {count} of 300.")


def test_an_engine_without_scores_is_asked_nothing_more_and_nothing_is_said() -> None:
    engine = Engine(scored=False)
    rater = confidence(engine)
    drafted(Entry(msgid=unit(9999).source), engine, rater)
    assert engine.asked == [unit(9999).source]
    assert (rater.remark, rater.shown) == ("", False)


def test_the_sample_is_drafted_once() -> None:
    engine = Engine()
    rater = confidence(engine)
    for number in (9998, 9999):
        drafted(Entry(msgid=unit(number).source), engine, rater)
    assert len(engine.asked) == MOST + 2
    assert len(set(engine.asked)) == MOST + 2


def test_one_more_sentence_changes_one_of_the_sample_at_the_most() -> None:
    units = [unit(number) for number in range(400)]
    before = sample_units(Memory(units), SPANISH)
    assert before == sample_units(Memory(units[::-1]), SPANISH)
    assert len(before) == MOST
    for more in range(400, 420):
        after = sample_units(Memory([unit(more), *units]), SPANISH)
        assert len(set(before) - set(after)) <= 1
    assert set(before) != set(units[:MOST]), "not the first that come"


def test_two_sentences_that_were_translated_as_one_are_no_sample() -> None:
    assert (
        sample_units(Memory([MemoryUnit("It rains. It snows.", "Llueve y nieva.")]), SPANISH) == ()
    )


def test_a_redraft_takes_it_back_and_says_the_same_again() -> None:
    engine = Engine()
    entry = Entry(msgid=unit(9999).source, comments=("Ask Ana.",))
    after = drafted(entry, engine, confidence(engine))
    assert any(line.startswith("confidence: ") for line in after.comments)
    assert drafted(after, engine, confidence(engine)) == after
    (back,) = take_back(Catalog(domain="a", entries=(after,)), SPANISH)
    assert back == entry
    assert drafted(back, engine, confidence(engine)) == after


def test_more_reviewed_sentences_leave_older_drafts_alone() -> None:
    engine = Engine()
    after = drafted(Entry(msgid=unit(9999).source), engine, confidence(engine, 150))
    assert drafted(after, engine, confidence(engine, 300)) == after


def test_it_lapses_for_a_sentence_that_a_person_changed_and_stays_for_its_neighbour() -> None:
    engine = Engine()
    one, two = unit(9998), unit(9999)
    entry = Entry(msgid=f"{one.source} {two.source}")
    after = drafted(entry, engine, confidence(engine))
    first, second = confidences(after)
    assert None not in (first, second)
    drafts = [engine.one(source).text for source in (one.source, two.source)]
    assert after.msgstr == " ".join(drafts)
    mended = replace(after, msgstr=f"Nadie vio nada. {drafts[1]}")
    assert confidences(mended) == (None, second)


def test_a_gap_that_is_filled_later_keeps_what_was_said_of_its_neighbours() -> None:
    class Speechless(Engine):
        def one(self, sentence: str) -> Translation:
            return Translation("") if sentence.startswith("Nobody") else super().one(sentence)

    engine = Speechless()
    rater = confidence(engine)
    half = drafted(Entry(msgid=f"{unit(9999).source} Nobody came."), engine, rater)
    first, second = confidences(half)
    assert GAP in half.msgstr
    assert first is not None and second is None
    whole = drafted(half, Engine(), confidence(Engine()))
    assert GAP not in whole.msgstr
    again, later = confidences(whole)
    assert again == first and later is not None
    assert sum(line.startswith("confidence:") for line in whole.comments) == 1


def test_of_a_second_hypothesis_nobody_knows_how_sure_the_engine_is() -> None:
    class Babbling(Engine):
        def one(self, sentence: str) -> Translation:
            first = super().one(sentence)
            if "jjjj" not in sentence:
                return first
            return Translation("mar mar mar mar mar", first.score, first.text)

    engine = Babbling()
    rater = confidence(engine)
    after = drafted(Entry(msgid=unit(9999).source), engine, rater)
    assert rater.remark == "" and confidences(after) == (None,)
    other = drafted(Entry(msgid=unit(9998).source), engine, rater)
    assert rater.shown and confidences(other) != (None,)


@given(st.lists(st.none() | st.integers(0, 100), min_size=1))
def test_a_line_says_what_was_written(percents: list[int | None]) -> None:
    assert parse_confidence(write_confidence(percents)) == tuple(percents)


@given(st.text() | st.text("confidence: -0123456789 "))
def test_whatever_a_comment_says_reading_it_never_fails(comment: str) -> None:
    percents = parse_confidence(comment)
    assert percents is None or parse_confidence(write_confidence(percents)) == percents


def test_percentages_of_another_msgid_say_nothing() -> None:
    comments = ("draft: argos 1 c81be113 ec069b79", "confidence: 82 35 60")
    entry = Entry(msgid="It rains. It snows.", msgstr="Llueve. Nieva.", comments=comments)
    assert confidences(entry) == (None, None)


@given(st.text(), st.text())
def test_agreement_is_a_part_and_of_equals_the_whole(one: str, other: str) -> None:
    assert 0 <= measure_agreement(one, other) <= 1
    assert measure_agreement(one, one) == 1


@pytest.mark.parametrize(
    ("draft", "reviewed", "kept"),
    [
        ("El mar subió ayer.", "¡El mar subió ayer!", True),
        ("El `mar <a>`_ subió.", "El `mar <b>`_ subió.", True),
        ("El mar subió mucho ayer en Lima.", "El mar bajó mucho ayer en Lima.", True),
        ("Vea ``a`` ``b`` ``c`` hoy.", "Vea hoy.", True),
        ("El mar subió ayer.", "Ayer subió el mar.", False),
        ("El mar subió ayer.", "La mar bajó anoche.", False),
        ("昨日は海が荒れた。", "昨日は海がとても荒れた。", True),
        ("昨日は海が荒れた。", "彼は山へ行った。", False),
    ],
)
def test_what_counts_as_kept(draft: str, reviewed: str, kept: bool) -> None:
    assert (measure_agreement(draft, reviewed) >= KEPT) == kept


@pytest.mark.parametrize(
    ("chance", "percent", "doubt"),
    [
        (0.0, 1, "hardly any"),
        (0.04, 4, "hardly any"),
        (0.26, 26, "about 3"),
        (0.39, 39, "about 4"),
        (0.4, 40, ""),
        (0.994, 99, ""),
        (1.0, 99, ""),
    ],
)
def test_nothing_is_certain_and_half_of_what_is_usual_is_doubtful(
    chance: float, percent: int, doubt: str
) -> None:
    rater = confidence(Engine())
    rater.__dict__["_calibration"] = Calibration(
        usual=0.8, scores=(0.0,), likenesses=(0.0,), share=0.5, starts=(0.0,), chances=(chance,)
    )
    made = rater.rate(Sentence(text="El mar.", reasons=("Ask.",), features=Features(0.0, 50.0)))
    assert (made.confidence, made.doubtful) == (percent, bool(doubt))
    first, *more = made.reasons
    assert first == "Ask."
    assert [one.rpartition("have kept ")[2] for one in more] == [doubt] * bool(doubt)
