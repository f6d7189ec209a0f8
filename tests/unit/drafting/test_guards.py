"""What guards say of bad drafts, and that they keep quiet about good ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.catalogs.memory import Memory, MemoryUnit, units_of
from tools.checking.rules.meaning import completeness
from tools.checking.rules.typography import punctuation
from tools.drafting.guards import GuardResult, guard_of, inspect
from tools.formats.po import parse_catalog
from tools.language.sentences import Languages
from tools.system.environment import ROOT

EDITIONS = ("es", "pt_BR")
SPANISH = Languages("en", "es")
KIN = Languages("es", "pt_BR")


def test_a_guard_is_its_rule() -> None:
    guard = guard_of(punctuation.sentence_end)
    assert guard.__name__ == "sentence-end"
    assert guard("They won.", "Ganaron.", SPANISH) is None
    assert guard("They won.", "Ganaron", SPANISH) == GuardResult(
        "The full stop at the end is missing.", "Ganaron.", light=True
    )
    assert guard("Who won?", "Quién ganó.", SPANISH) == GuardResult("The source ends with “?”.")


def test_a_guard_that_falls_over_leaves_the_sentence_to_a_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(completeness, "TOO_SHORT", None)
    text, reasons, faults = inspect("Who won the vote?", "Quién ganó el voto?", SPANISH)
    assert (text, faults) == ("¿Quién ganó el voto?", ())
    assert reasons[0].startswith("Onda itself failed here")


@pytest.mark.parametrize(
    ("source", "target", "language", "mended"),
    [
        ("Who won?", "Quién ganó?", "es", "¿Quién ganó?"),
        ("They won.", "Ganaron", "es", "Ganaron."),
        ("They left the US.", "Dejaron EE.UU..", "es", "Dejaron EE.UU."),
        ("“They won.”", '"Ganaron."', "es", "“Ganaron”."),
        ("It rained in July.", "Llovió en Julio.", "es", "Llovió en julio."),
    ],
)
def test_what_is_sure_is_mended(source: str, target: str, language: str, mended: str) -> None:
    assert inspect(source, target, Languages("en", language)) == (mended, (), ())


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("(applause)", "(aplausos)(aplausos)"),
        ("It was a long day in spite of everything that was done against it.", "Largo."),
        ("They said that the strike was over.", "Dijeron that the strike was over."),
        ("The people did not go.", "O povo não foi com eles."),
        ("Ask him.", "Pregunte a @alguien."),
    ],
)
def test_what_is_better_left_to_a_person(source: str, target: str) -> None:
    assert inspect(source, target, SPANISH).faults


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("They shouted: “They shall not pass!”", "Gritaram: “¡No pasarán!”", "pt_BR"),
        ("The train stops to rest.", "O trem para de de descansar.", "pt_BR"),
        ("He left – now – by bus.", "Saiu —já— de ônibus.", "pt_BR"),
    ],
)
def test_what_may_be_meant_is_left_and_said(source: str, target: str, language: str) -> None:
    found = inspect(source, target, Languages("en", language))
    assert (found.text, found.faults) == (target, ())
    assert found.reasons


def test_what_the_reviewer_should_look_at() -> None:
    found = inspect("They did not sign on 28 July.", "Firmaron el 29 de julio.", SPANISH)
    assert len(found.reasons) == 2
    assert found.faults == ()


def finished(language: str) -> list[MemoryUnit]:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "articles" / "latin-america-wave.po"
    catalog = parse_catalog(path.read_bytes(), domain="article")
    return [unit for entry in catalog for unit in units_of(entry, Languages("en", language))]


@pytest.mark.parametrize("language", EDITIONS)
def test_quiet_about_the_finished_editions(language: str) -> None:
    units, languages = finished(language), Languages("en", language)
    found = [inspect(unit.source, unit.target, languages) for unit in units]
    assert len(units) > 50
    assert [one for one in found if one.reasons or one.faults] == []
    assert [one.text for one in found] == [unit.target for unit in units]


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        ("El pueblo salió a las calles.", "El pueblo salió a las calles.", True),
        ("Los padres y las madres van con una bandera.", "Os pais e las mães van con una.", True),
        ("Dice que de este modo para todo.", "Diz que de este modo para todo.", False),
        ("A favor de todos: “para que viva”.", "A favor de todos: “para que viva”.", False),
    ],
)
def test_spanish_left_in_portuguese(source: str, target: str, left: bool) -> None:
    assert bool(inspect(source, target, KIN).faults) == left


def test_the_finished_portuguese_is_no_spanish() -> None:
    pairs = [
        (memory.exact(unit.source), unit.target)
        for memory in [Memory(finished("es"))]
        for unit in finished("pt_BR")
    ]
    found = [inspect(match.unit.target, target, KIN).faults for match, target in pairs if match]
    assert len(found) > 50
    assert set(found) == {()}


@given(st.text(), st.text(), st.sampled_from(["es", "pt_BR", "fr", "ar"]))
def test_never_raises(source: str, target: str, language: str) -> None:
    inspect(source, target, Languages("en", language))


@given(st.text(alphabet='¿¡?! ."“”«»aEn JulioEspañol', max_size=20))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = inspect("Who? “It” rained in July!", text, Languages("en", "es")).text
    assert inspect("Who? “It” rained in July!", once, Languages("en", "es")).text == once
