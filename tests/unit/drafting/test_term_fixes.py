"""Terms that an engine called something else come out as the glossary says, or are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.hostile_engines import HARMS, Hostile
from tests.support.phrase_book import PhraseBook
from tests.support.project import CASES
from tools.catalogs.memory import Memory
from tools.checking.checks import find_blocking_faults
from tools.drafting.engine import Engine, Translation
from tools.drafting.sentence_drafts import Drafter, Sentence
from tools.formats.glossary import parse_glossary
from tools.glossary import Glossary
from tools.language.sentences import Languages

GLOSSARY = parse_glossary(
    """term,es,pt_BR,keep,case
blockade,bloqueo|cerco,bloqueio,,
Constituent Assembly,Asamblea Constituyente,Assembleia Constituinte,,
coup,golpe de Estado,golpe de Estado,,
law,ley,lei,,
act,ley,lei,,
minister,ministro,ministro,,
people,pueblo,povo,,
border,frontera,fronteira,,
OAS,OEA (f),OEA (f),,exact
UNASUR,Unasur,Unasul,,exact
margin,margen,vulcão,,
NHS,,,yes,exact
"""
)
NASTY = (CASES / "drafting/nasty.txt").read_text("utf-8").splitlines()
SEE, WITH = "check the article before “{}”", "check the words that go with “{}”"


def drafted(
    sentence: str, phrases: dict[str, str], language: str = "es", glossary: Glossary = GLOSSARY
) -> Sentence:
    return _drafted(sentence, PhraseBook(phrases), language, glossary)


def _drafted(
    sentence: str, engine: Engine, language: str = "es", glossary: Glossary = GLOSSARY
) -> Sentence:
    drafter = Drafter(Memory(), engine, glossary, Languages("en", language), {})
    return drafter.draft([sentence])[sentence]


@pytest.mark.parametrize(
    ("sentence", "draft", "alone", "text"),
    [
        ("The blockade ended.", "El asedio terminó.", ("blockade", "Asedio."),
         "El bloqueo terminó."),
        ("Two blockades ended.", "Terminaron dos asedios.", ("blockades", "Asedios"),
         "Terminaron dos bloqueos."),
        ("The blockades ended.", "Los asedios terminaron.", ("the blockades", "los asedios"),
         "Los bloqueos terminaron."),
        ("They fear coups.", "Temen las asonadas.", ("coups", "Asonadas"),
         "Temen los golpes de Estado."),
        ("The blockade ended.", "El blockade terminó.", ("x", "x"), "El bloqueo terminó."),
        ("End the *blockade*.", "Acabar con la *cercadura*.", ("blockade", "Cercadura"),
         "Acabar con el *bloqueo*."),
        ("The power of the Constituent Assembly.", "El poder del Congreso.",
         ("Constituent Assembly", "El Congreso"), "El poder de la Asamblea Constituyente."),
        ("The OAS met.", "El OAS se reunió.", ("OAS", "OAS"), "La OEA se reunió."),
        ("See ``asedio``: the blockade.", "Vea ⟦0⟧: el asedio.", ("blockade", "asedio"),
         "Vea ``asedio``: el bloqueo."),
        ("See ``blockade``: the blockade.", "Vea ⟦0⟧: el asedio.", ("blockade", "asedio"),
         "Vea ``blockade``: el bloqueo."),
    ],
)  # fmt: skip
def test_what_the_engine_calls_the_term_is_replaced(
    sentence: str, draft: str, alone: tuple[str, str], text: str
) -> None:
    asked = re.sub("``.*``", "⟦0⟧", sentence).replace("*blockade*", "⟦0⟧blockade⟦/0⟧")
    answer = draft.replace("*cercadura*", "⟦0⟧cercadura⟦/0⟧")
    found = drafted(sentence, {asked: answer, alone[0]: alone[1]})
    assert (found.text, found.reasons) == (text, ())


@pytest.mark.parametrize(
    ("sentence", "draft", "alone", "text"),
    [
        ("The law of the OAS.", "A norma do OAS.", ("law", "Norma"), "A lei da OEA."),
        ("By the Constituent Assembly.", "Pelo congresso.", ("Constituent Assembly", "Congresso"),
         "Pela Assembleia Constituinte."),
        ("On the borders of Peru.", "Nos limites do Peru.", ("borders", "Limites"),
         "Nas fronteiras do Peru."),
    ],
)  # fmt: skip
def test_in_portuguese(sentence: str, draft: str, alone: tuple[str, str], text: str) -> None:
    found = drafted(sentence, {sentence: draft, alone[0]: alone[1]}, "pt_BR")
    assert (found.text, found.reasons) == (text, ())


@pytest.mark.parametrize("word", ["law", "law-maker", "by-law"])
def test_a_term_beside_a_hyphen_is_part_of_a_word(word: str) -> None:
    """The law of law-makers is none that the draft has to name."""
    sentence, draft = f"They fear the {word}.", "Temen la norma."
    found = drafted(sentence, {sentence: draft, "law": "Norma"})
    assert found.text == ("Temen la ley." if word == "law" else draft)


def test_what_is_not_certain_is_marked() -> None:
    passive = drafted(
        "The law was declared dead.",
        {"The law was declared dead.": "El código fue declarado muerto.", "law": "Código"},
    )
    assert passive.text == "La ley fue declarado muerto."
    assert passive.reasons == (WITH.format("ley"),)
    name = drafted("The UNASUR met.", {"The UNASUR met.": "El UNASURA vino.", "UNASUR": "UNASURA"})
    assert name.text == "El Unasur vino."
    assert name.reasons == (SEE.format("Unasur"),)


def test_a_plain_noun_shows_the_engine_gender_and_number() -> None:
    found = drafted(
        "The laws were declared dead.",
        {
            "The laws were declared dead.": "Los códigos fueron declarados muertos.",
            "The houses were declared dead.": "Las casas fueron declaradas muertas.",
            "laws": "Códigos",
        },
    )
    assert (found.text, found.reasons) == ("Las leyes fueron declaradas muertas.", ())


def test_a_plain_noun_for_a_person_is_a_person() -> None:
    found = drafted(
        "They saw a minister.",
        {"They saw a minister.": "Vieron a un jerarca.",
         "They saw a brother.": "Vieron a un hermano."},
    )  # fmt: skip
    assert (found.text, found.reasons) == ("Vieron a un ministro.", ())


def test_other_words_around_a_plain_noun_are_marked() -> None:
    found = drafted(
        "They built a border.",
        {"They built a border.": "Trazaron un linde.",
         "They built a house.": "Edificaron una casa."},
    )  # fmt: skip
    assert found.text == "Edificaron una frontera."
    assert found.reasons == ("check the words around “frontera”",)


@pytest.mark.parametrize(
    ("sentence", "draft", "question", "answer", "text"),
    [
        ("They passed an act.", "Pasaron algo.", "They passed a house.", "Pasaron una casa.",
         "Pasaron una ley."),
        ("The law ends the border.", "Todo acaba.", "The house ends the table.",
         "La casa todo acaba con la mesa.", "La ley todo acaba con la frontera."),
        ("A house needs a law.", "Un hogar precisa algo.", "A house needs a table.",
         "Un hogar precisa una mesa.", "Un hogar precisa una ley."),
        ("A home needs a law.", "Una casa precisa algo.", "A home needs a table.",
         "Una casa precisa una mesa.", "Una casa precisa una ley."),
    ],
)  # fmt: skip
def test_a_plain_noun_that_stands_nowhere_else(
    sentence: str, draft: str, question: str, answer: str, text: str
) -> None:
    found = drafted(sentence, {sentence: draft, question: answer})
    assert (found.text, found.reasons) == (text, ())


def test_words_lost_around_a_plain_noun_are_marked() -> None:
    found = drafted(
        "They passed a law there at midnight.",
        {
            "They passed a law there at midnight.": "Votaron allí algo pasada aquella medianoche.",
            "They passed a house there at midnight.": "Votaron una casa esa noche.",
        },
    )
    assert found.text == "Votaron una ley esa noche."
    assert found.reasons == ("check the words around “ley”",)


def test_a_token_where_nothing_else_helps() -> None:
    found = drafted(
        "The OAS met.", {"The OAS met.": "El organismo ganó.", "The ⟦0⟧ met.": "El ⟦0⟧ ganó."}
    )
    assert (found.text, found.reasons) == ("La OEA ganó.", ())


def test_words_in_another_number_before_a_token_are_marked() -> None:
    found = drafted(
        "They help young people.",
        {
            "They help young people.": "Ayudan a gente moza.",
            "They help young ⟦0⟧.": "Ayudan a jóvenes ⟦0⟧.",
        },
    )
    assert found.text == "Ayudan a jóvenes pueblo."
    assert SEE.format("pueblo") in found.reasons


@pytest.mark.parametrize(
    ("sentence", "phrases", "reason"),
    [
        ("A margin.", {"A margin.": "Un volcán."}, "“margen” for “margin”"),
        (
            "The right-law party won.",
            {"The right-law party won.": "Ganó la derecha.", "law": "derecha"},
            "“ley”",
        ),
        ("The law won.", {"The law won.": "Ganó Pérez.", "The house won.": "Ganó otra."}, "“ley”"),
        ("A law.", {"A law.": "Unas normas.", "law": "normas"}, "“ley”"),
        (
            "They help young people.",
            {"They help young people.": "Ayudan a personas jóvenes.", "people": "Personas"},
            "“pueblo”",
        ),
        (
            "They did not pass the law.",
            {
                "They did not pass the law.": "No aprobaron aquello.",
                "They did not pass the house.": "Aprobaron la casa.",
            },
            "“ley”",
        ),
        (
            "The law and the border.",
            {
                "The law and the border.": "La ley y el linde.",
                "The law and the house.": "La norma y la casa.",
            },
            "“frontera”",
        ),
        (
            "Constituent Assembly met.",
            {"Constituent Assembly met.": "Vino el congreso.", "House met.": "Vino la casa."},
            "“Asamblea Constituyente”",
        ),
    ],
)
def test_else_the_draft_stays_and_is_marked(
    sentence: str, phrases: dict[str, str], reason: str
) -> None:
    found = drafted(sentence, phrases)
    assert found.text == phrases[sentence]
    assert reason in found.reasons[0]


def test_no_plural_is_made_up() -> None:
    found = drafted("Two margins.", {"Two margins.": "Duas bordas.", "margins": "bordas"}, "pt_BR")
    assert found.text == "Duas bordas."
    assert len(found.reasons) == 1


def test_of_other_languages_nothing_is_known() -> None:
    glossary = parse_glossary("term,eo\nblockade,blokado\n")
    book = {"The blockade ended.": "La sieĝo finiĝis.", "blockade": "sieĝo"}
    found = drafted("The blockade ended.", book, "eo", glossary)
    assert found.text == "La sieĝo finiĝis."
    assert found.reasons == ("the glossary has “blokado” for “blockade”",)


def test_what_is_right_is_not_asked_about() -> None:
    asked: list[str] = []

    class Listening:
        name = "listening"

        def translate(self, sentences: Sequence[str]) -> list[Translation]:
            asked.extend(sentences)
            return [Translation("Los cercos del NHS.") for _ in sentences]

    found = _drafted("The blockades.", Listening(), glossary=GLOSSARY)
    assert (found.text, found.reasons) == ("Los cercos del NHS.", ())
    assert asked == ["The blockades."]


@dataclass
class Loose:
    """Any words at all, sometimes with the very ones that are looked for."""

    words: tuple[str, ...]
    name: str = "loose 1"
    said: dict[str, str] = field(default_factory=dict)

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        for number, sentence in enumerate(sentences):
            turn = number % len(self.words)
            self.said[sentence] = " ".join((*self.words[turn:], *self.words[:turn]))
        return [Translation(self.said[sentence]) for sentence in sentences]


WORDS = st.sampled_from(
    [
        *("el", "la", "los", "de", "del", "a", "nueva", "fue", "declarado", "asedio", "asedios"),
        *("*asedio*", "bloqueo", "ley", "leyes", "casa", "casas", "libro", "libros", "OEA"),
        *("⟦0⟧", "XZ0Q", "⟦1⟧", "¿", ".", "“", "”", "Asamblea", "pueblo", "blockade"),
    ]
)
SOURCES = st.sampled_from(
    ["The blockade ended the laws.", "See the *blockade*.", "OAS law ``law`` OAS", "Laws’ end",
     "The people’s Constituent Assembly, the NHS and the OAS"]
)  # fmt: skip


@given(SOURCES, st.lists(WORDS, min_size=1, max_size=9), st.sampled_from(["es", "pt_BR"]))
@settings(max_examples=300)
def test_laws_of_any_engine(sentence: str, words: list[str], language: str) -> None:
    with_terms = _drafted(sentence, Loose(tuple(words)), language)
    without = _drafted(sentence, Loose(tuple(words)), language, Glossary(GLOSSARY.terms[-1:]))
    if not without.text:
        return
    missing = GLOSSARY.missing(sentence, without.text, language)
    still = GLOSSARY.missing(sentence, with_terms.text, language)
    if not missing:
        assert with_terms.text == without.text
    if with_terms.text != without.text:
        assert set(still) < set(missing)
    assert [one for one in with_terms.reasons if one.startswith("the glossary")] == list(
        GLOSSARY.reasons(sentence, with_terms.text, language)
    )
    assert (
        find_blocking_faults(f"x {sentence}", f"x {with_terms.text}", Languages("en", language))
        == ()
    )


@given(st.sampled_from(NASTY), st.lists(st.sampled_from(list(HARMS)), min_size=1, max_size=3))
@settings(max_examples=100)
def test_laws_of_hostile_engines(text: str, harms: list[str]) -> None:
    sentence = f"{text} the blockade and the law"
    found = _drafted(sentence, Hostile(tuple(harms)))
    if found.text:
        assert find_blocking_faults(f"x {sentence}", f"x {found.text}", Languages("en", "es")) == ()
