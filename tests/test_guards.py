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
from tools.memory import units_of
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


@pytest.mark.parametrize("language", EDITIONS)
def test_quiet_about_the_finished_editions(language: str) -> None:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "articles" / "latin-america-wave.po"
    catalog = parse_catalog(path.read_bytes(), domain="article")
    languages = Languages("en", language)
    units = [unit for entry in catalog for unit in units_of(entry, languages)]
    found = [inspect(*unit, languages) for unit in units]
    assert len(units) > 50
    assert [one for one in found if one.reasons or one.faults] == []
    assert [one.text for one in found] == [unit.target for unit in units]


@given(st.text(), st.text(), st.sampled_from(["es", "pt_BR", "fr", "ar"]))
def test_never_raises(source: str, target: str, language: str) -> None:
    inspect(source, target, Languages("en", language))


@given(st.text(alphabet='¿¡?! ."“”«»aEn JulioEspañol', max_size=20))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = inspect("Who? “It” rained in July!", text, Languages("en", "es")).text
    assert inspect("Who? “It” rained in July!", once, Languages("en", "es")).text == once
