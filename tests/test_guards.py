"""What guards say of bad drafts, and that they keep quiet about good ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.environment import ROOT
from tools.formats.po import parse_catalog
from tools.guards import GUARDS, Guard, inspect
from tools.guards.words import untranslated
from tools.memory import Memory, Unit, units_of
from tools.segments import Languages

LINE_RE = re.compile(r"^ +(Bad|Good|Mend): (?:(\w+): )?(.+)$", re.MULTILINE)
EDITIONS = ("es", "pt_BR")


def examples() -> list[object]:
    return list(_examples())


def _examples() -> Iterator[object]:
    for guard in GUARDS:
        for kind, language, line in LINE_RE.findall(guard.__doc__ or ""):
            source, target, *mended = [part.strip() for part in line.split(" | ")]
            known = language if language in EDITIONS else "es"
            yield pytest.param(
                guard, kind, known, source, target, mended, id=f"{guard.__name__}: {line}"
            )


@pytest.mark.parametrize(
    ("guard", "kind", "language", "source", "target", "mended"), list(examples())
)
def test_docstrings(
    guard: Guard, kind: str, language: str, source: str, target: str, mended: list[str]
) -> None:
    verdict = guard(source, target, Languages("en", language))
    if kind == "Good":
        assert verdict is None
    else:
        assert verdict and verdict.reason
        assert verdict.mended == (mended[0] if mended else None)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_each_has_examples(guard: Guard) -> None:
    kinds = [kind for kind, *_ in LINE_RE.findall(guard.__doc__ or "")]
    assert "Good" in kinds
    assert {"Bad", "Mend"} & set(kinds)


def finished(language: str) -> list[Unit]:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "articles" / "latin-america-wave.po"
    catalog = parse_catalog(path.read_bytes(), domain="article")
    return [unit for entry in catalog for unit in units_of(entry, Languages("en", language))]


@pytest.mark.parametrize("language", EDITIONS)
def test_quiet_about_the_finished_editions(language: str) -> None:
    units, languages = finished(language), Languages("en", language)
    found = [inspect(*unit, languages) for unit in units]
    assert len(units) > 50
    assert [one for one in found if one.reasons or one.faults] == []
    assert [one.text for one in found] == [unit.target for unit in units]


KIN = Languages("es", "pt_BR")


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
    assert bool(untranslated(source, target, KIN)) == left


def test_the_finished_portuguese_is_no_spanish() -> None:
    pairs = [
        (memory.exact(unit.source), unit.target)
        for memory in [Memory(finished("es"))]
        for unit in finished("pt_BR")
    ]
    found = [untranslated(match.unit.target, target, KIN) for match, target in pairs if match]
    assert len(found) > 50
    assert set(found) == {None}


@given(st.text(), st.text(), st.sampled_from(["es", "pt_BR", "fr", "ar"]))
def test_never_raises(source: str, target: str, language: str) -> None:
    inspect(source, target, Languages("en", language))


@given(st.text(alphabet='¿¡?! ."“”«»aEn JulioEspañol', max_size=20))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = inspect("Who? “It” rained in July!", text, Languages("en", "es")).text
    assert inspect("Who? “It” rained in July!", once, Languages("en", "es")).text == once
