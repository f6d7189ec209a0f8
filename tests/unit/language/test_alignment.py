"""Where a source and its translation are cut, and where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.language.alignment import align, find_left_out
from tools.language.sentences import Languages

NIGHT = "The government, which had lost the vote of May,"
NIGHT_IN_THE_CAPITAL = "In the capital nobody slept that night. "
GOVERNOR = "The governor of the province"
DEMOCRACY = [
    "Democracy suffered under the colonel. ",
    "The president resigned in silence. ",
    "The university protested. ",
    "Corruption spread. ",
]
DEMOCRACIA = [
    "La democracia sufrió bajo el coronel. ",
    "El presidente renunció en silencio. ",
    "La corrupción se extendió. ",
]
THREE_YEARS = [
    "In 1970 they won 36 seats. ",
    "In 1973 Pinochet overthrew them. ",
    "In 1990 Aylwin came. ",
    "The governor of the province resigned in 2021 after the long strike of the miners. ",
]
TRES_ANNOS = [
    "En 1970 ganaron 36 escaños, en 1973 Pinochet los derrocó y en 1990 llegó Aylwin. ",
    "El gobernador de la provincia renunció en 2021 tras la larga huelga de los mineros. ",
]
SENTENCES = st.lists(st.text(min_size=1, max_size=30), max_size=6)


def cut(source: list[str], target: list[str]) -> list[tuple[int, int]]:
    units = align(source, target, Languages("en", "es"))
    return [(unit.sources.stop, unit.targets.stop) for unit in units]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            ["A cat. ", "A dog."], ["Un gato. ", "Un perro."], [(1, 1), (2, 2)], id="equal"
        ),
        pytest.param(
            ["In 1970 they won by 36 seats. ", "In 1973 they were overthrown. ", "Nobody forgot."],
            ["En 1970 ganaron por 36 escaños. ", "En 1973 los derrocaron, y nadie lo olvidó."],
            [(1, 1), (3, 2)],
            id="joined by the translator",
        ),
        pytest.param(
            ["In 1970 Allende won and in 1973 he was overthrown. ", "See :doc:`intro`."],
            ["En 1970 ganó Allende. ", "En 1973 lo derrocaron. ", "Vea :doc:`intro`."],
            [(1, 2), (2, 3)],
            id="cut by the translator",
        ),
        pytest.param(
            ["It rained. ", "It snowed on the hills of the north for days. ", "They stayed home."],
            ["Llovió y nevó. ", "Fueron días así en las colinas del norte. ", "Se quedaron allí."],
            [(2, 2), (3, 3)],
            id="joined and cut by the translator, as many of both",
        ),
        pytest.param(
            ["He came home. ", f"{NIGHT} resigned that very night in the capital. ", "They wept."],
            ["Volvió a casa y el gobierno dimitió. ", "Fue esa misma noche. ", "Lloraron."],
            [(2, 2), (3, 3)],
            id="joined and cut, of unlike lengths",
        ),
        pytest.param(
            ["Castillo met Boric in Lima. ", "The others came in 2019 from Quito."],
            ["En 2019 los otros vinieron de Quito. ", "Castillo se reunió con Boric en Lima."],
            [(2, 2)],
            id="the other way round",
        ),
        pytest.param(
            [
                "It rained. ",
                f"{GOVERNOR} resigned after the long and bitter strike of the miners. ",
            ],
            [
                "Llovió y el gobernador de la provincia renunció tras la larga y amarga huelga de"
                " los mineros. ",
                "Nadie durmió.",
            ],
            [(2, 2)],
            id="joined by the translator, who added one",
        ),
        pytest.param(
            [NIGHT_IN_THE_CAPITAL, "The minister, who had lost, went home and wept. "],
            [
                "En la capital nadie durmió esa noche y el ministro, que había perdido, se fue a"
                " casa y lloró. ",
                "El presidente renunció en silencio y el ejército se fue. ",
            ],
            [(2, 2)],
            id="joined by the translator, who added as long a one",
        ),
        pytest.param(
            ["They won 63 seats in 2021. ", "Prices doubled, wages fell, and people marched. "],
            ["Ganaron 63 escaños en 2021. ", "Ganaron 63 escaños en 2021. "],
            [(1, 1), (2, 2)],
            id="the same twice",
        ),
        pytest.param(THREE_YEARS, TRES_ANNOS, [(3, 1), (4, 2)], id="three joined"),
        pytest.param(TRES_ANNOS, THREE_YEARS, [(1, 3), (2, 4)], id="one cut in three"),
        pytest.param(DEMOCRACY, DEMOCRACIA, [(1, 1), (4, 3)], id="words that both languages share"),
        pytest.param(["It rained. ", "They left."], ["Llovía y se fueron."], [(2, 1)], id="unsure"),
        pytest.param([], [], [(0, 0)], id="nothing"),
        pytest.param(["A."], [], [(1, 0)], id="untranslated"),
        pytest.param(["a."] * 40, ["b."] * 39, [(40, 39)], id="too long to look"),
    ],
)
def test_cuts(source: list[str], target: list[str], expected: list[tuple[int, int]]) -> None:
    assert cut(source, target) == expected


def test_words_that_both_languages_share_say_which_sentence_was_left_out() -> None:
    assert find_left_out(DEMOCRACY, DEMOCRACIA, 1.1) == [2]


@given(SENTENCES, SENTENCES)
def test_all_of_both_in_order(source: list[str], target: list[str]) -> None:
    units = align(source, target)
    assert [i for unit in units for i in unit.sources] == list(range(len(source)))
    assert [j for unit in units for j in unit.targets] == list(range(len(target)))
