"""A bookkeeper beside the merge: who knows of every clause how it was translated, and where.

Articles are made of clauses that each have one translation. The translator writes a sentence
for a sentence, joins two, or cuts one. Then the article is edited, and merged. Whatever the
merge says is kept must be the translation of what it stands beside, all of it and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tools.catalogs.merging import Languages, merge_all
from tools.catalogs.merging.spare_sentences import SHORT
from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import change_of
from tools.catalogs.notes.pieces import Part, pieces
from tools.language.sentences import split
from tools.model.catalog import Catalog, Entry, State

SPANISH = Languages("en", "es")
CLAUSES = tuple(
    tuple(line.strip().split(" = "))
    for line in """
    it rained for days on the hills of the north = llovió durante días en las colinas del norte
    nobody in the capital believed the news = nadie en la capital creyó la noticia
    the miners of Oruro walked to La Paz = los mineros de Oruro caminaron hasta La Paz
    the minister resigned on July 12th = el ministro renunció el 12 de julio
    food prices had doubled since 2019 = los precios de los alimentos se habían duplicado desde 2019
    the army stayed in its barracks = el ejército permaneció en sus cuarteles
    Castillo won the runoff by 44,000 votes = Castillo ganó la segunda vuelta por 44 000 votos
    women's groups filled the squares = las organizaciones de mujeres llenaron las plazas
    the old constitution was never replaced = la vieja constitución nunca fue reemplazada
    it snowed = nevó
    they left = se fueron
    three ships were turned away = tres barcos fueron rechazados
    the strike began in the mines = la huelga comenzó en las minas
    the port of Callao was closed for a week = el puerto del Callao estuvo cerrado una semana
    students joined them in the evening = los estudiantes se les unieron por la noche
    Boric spoke to the crowd from a balcony = Boric habló a la multitud desde un balcón
    the court in San José heard the case = el tribunal de San José escuchó el caso
    few papers said so at the time = pocos diarios lo dijeron en su momento
    the debt was paid back within 10 years = la deuda se pagó en 10 años
    a new assembly met in October = una nueva asamblea se reunió en octubre
    the song was heard everywhere = la canción se oía por todas partes
    the river burst its banks near Asunción = el río se desbordó cerca de Asunción
    teachers had not been paid for months = a los maestros no les pagaban desde hacía meses
    the peso lost half of its value = el peso perdió la mitad de su valor
    """.strip().splitlines()
)


class Sentence(NamedTuple):
    """One or two clauses, by number."""

    clauses: tuple[int, ...]

    @property
    def source(self) -> str:
        text = ", and ".join(CLAUSES[number][0] for number in self.clauses)
        return f"{text[0].upper()}{text[1:]}."


class Paragraph(NamedTuple):
    sentences: tuple[Sentence, ...]
    cuts: tuple[int, ...]
    """How the translator closes each clause: 0 as the source does, 1 joins it to the next
    sentence, 2 ends a sentence in the middle of one."""

    @property
    def source(self) -> str:
        return " ".join(sentence.source for sentence in self.sentences)

    @property
    def target(self) -> str:
        text, fresh = "", True
        flat = [
            (number, place + 1 == len(sentence.clauses))
            for sentence in self.sentences
            for place, number in enumerate(sentence.clauses)
        ]
        for place, (number, ends) in enumerate(flat):
            words = CLAUSES[number][1]
            text += words[0].upper() + words[1:] if fresh else words
            how = self.cuts[place % len(self.cuts)]
            last = place + 1 == len(flat)
            fresh = last or (how != 1 if ends else how == 2)
            text += "." if last else ". " if fresh else " y "
        return text


def translated(text: str) -> Counter[int]:
    """The clauses whose translation stands in *text*, as often as it does."""
    plain = text.casefold()
    return Counter({n: c for n, (_, es) in enumerate(CLAUSES) if (c := plain.count(es.casefold()))})


def said(text: str) -> Counter[int]:
    """The clauses that stand in the source *text*."""
    plain = text.casefold()
    return Counter({n: c for n, (en, _) in enumerate(CLAUSES) if (c := plain.count(en.casefold()))})


KINDS = ("drop", "add", "long", "word", "swap", "split", "join", "move")
NUMBERS = st.permutations(range(len(CLAUSES)))
PLAIN = (0,)
HABITS = st.just(PLAIN) | st.lists(st.sampled_from([0, 0, 0, 1, 2]), min_size=3, max_size=9).map(
    tuple
)


@st.composite
def articles(
    draw: st.DrawFn, habits: st.SearchStrategy[tuple[int, ...]] = HABITS
) -> list[Paragraph]:
    """Every clause stands in it once at most."""
    free = list(draw(NUMBERS))
    paragraphs: list[Paragraph] = []
    while len(free) > 6 and len(paragraphs) < 3:
        sentences = []
        for _ in range(draw(st.integers(1, 4))):
            size = draw(st.sampled_from([1, 1, 2]))
            if len(free) > 3:
                sentences.append(Sentence(tuple(free.pop() for _ in range(size))))
        paragraphs.append(Paragraph(tuple(sentences), draw(habits)))
    return paragraphs


@st.composite
def edits(draw: st.DrawFn, article: Sequence[Paragraph]) -> list[str]:
    """The paragraphs of the article after its author went over it."""
    now = [[sentence.source for sentence in one.sentences] for one in article]
    unused = [
        n for n in range(len(CLAUSES)) if not said(" ".join(one.source for one in article))[n]
    ]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(now) - 1))
        here = now[at]
        place = draw(st.integers(0, max(0, len(here) - 1)))
        kind = draw(
            st.sampled_from(["drop", "add", "long", "word", "swap", "split", "join", "move"])
        )
        if kind == "drop" and len(here) > 1:
            del here[place]
        elif kind == "add" and unused:
            here.insert(place, Sentence((unused.pop(),)).source)
        elif kind == "long" and len(unused) > 2:
            here.insert(place, Sentence((unused.pop(), unused.pop(), unused.pop())).source)
        elif kind == "word":
            here[place] = here[place].replace("the ", "that very ", 1)
        elif kind == "swap" and place:
            here[place - 1], here[place] = here[place], here[place - 1]
        elif kind == "split" and place > 0:
            now[at : at + 1] = [here[:place], here[place:]]
        elif kind == "join" and at + 1 < len(now):
            now[at : at + 2] = [here + now[at + 1]]
        elif kind == "move":
            now.insert(draw(st.integers(0, len(now) - 1)), now.pop(at))
    return list(dict.fromkeys(" ".join(one) for one in now if one))


def merged(article: Sequence[Paragraph], after: Sequence[str]) -> Iterator[Entry]:
    old = {one.source: Entry(msgid=one.source, msgstr=one.target) for one in article}
    template = Catalog(domain="a", entries=tuple(Entry(msgid=text) for text in after))
    (made,) = merge_all(
        [template], [Catalog(domain="a", entries=tuple(old.values()))], languages=SPANISH
    )
    return (entry for entry in made.catalog if not entry.obsolete)


def unmarked(entry: Entry) -> Iterator[tuple[str, str]]:
    """Source and target of whatever a reviewer is told is right."""
    if entry.state is State.REVIEWED:
        yield entry.msgid, entry.msgstr
    elif change_of(entry):
        for piece in pieces(AnnotatedEntry(entry, SPANISH)):
            if piece.part is Part.KEPT:
                yield "".join(piece.sources), piece.target


ARTICLE_AND_EDITS = articles().flatmap(lambda one: st.tuples(st.just(one), edits(one)))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(ARTICLE_AND_EDITS)
def test_what_is_kept_translates_what_it_stands_beside(
    found: tuple[list[Paragraph], list[str]],
) -> None:
    for entry in merged(*found):
        for source, target in unmarked(entry):
            assert translated(target) == said(source), (source, target, entry)


PLAINLY = articles(st.just(PLAIN)).flatmap(lambda one: st.tuples(st.just(one), edits(one)))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(PLAINLY)
def test_every_sentence_that_is_still_wanted_is_there(
    found: tuple[list[Paragraph], list[str]],
) -> None:
    """Where the translator wrote a sentence for a sentence."""
    article, after = found
    old = {sentence.source for one in article for sentence in one.sentences}
    for entry in merged(article, after):
        for sentence in split(entry.msgid, "en"):
            if sentence.strip() in old and len(sentence) > SHORT:
                assert said(sentence) <= translated(entry.msgstr), entry


@st.composite
def breaks(draw: st.DrawFn, article: Sequence[Paragraph]) -> list[str]:
    """The same sentences in the same order, in other paragraphs."""
    now = [[sentence.source for sentence in one.sentences] for one in article]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(now) - 1))
        place = draw(st.integers(0, len(now[at]) - 1))
        if place:
            now[at : at + 1] = [now[at][:place], now[at][place:]]
        else:
            now[at : at + 2] = [[one for part in now[at : at + 2] for one in part]]
    return [" ".join(one) for one in now]


BREAKS = articles(st.just(PLAIN)).flatmap(lambda one: st.tuples(st.just(one), breaks(one)))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(BREAKS)
def test_other_breaks_between_paragraphs_leave_all_reviewed(
    found: tuple[list[Paragraph], list[str]],
) -> None:
    """And the article as it was comes back as it was."""
    article, after = found
    for entry in merged(article, after):
        if len(entry.msgid) > SHORT:
            assert entry.state is State.REVIEWED, entry
            assert translated(entry.msgstr) == said(entry.msgid)
