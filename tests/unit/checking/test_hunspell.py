"""The dictionaries that came along, asked through Hunspell."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tools.checking import hunspell
from tools.checking.hunspell import PACKED, dictionary_of, pack

pytest.importorskip("hunspell")


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where a dictionary lies that is not ours."""
    monkeypatch.setattr(hunspell, "PACKED", tmp_path / "packed")
    monkeypatch.setattr(hunspell, "UNPACKED", tmp_path / "unpacked é")
    (tmp_path / "xx_XX.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    (tmp_path / "xx_XX.dic").write_text("1\ncorazón/S\n", encoding="utf-8")
    return tmp_path


def test_what_was_packed_is_asked(elsewhere: Path) -> None:
    pack(elsewhere, "xx", "xx_XX")
    dictionary = dictionary_of("xx")
    assert dictionary
    answers = [dictionary.knows(word) for word in ("corazones", "corazóns", "corazón", "corazon")]
    assert answers == [False, True, True, False]


@pytest.mark.parametrize(
    ("language", "name"),
    [("es", "es"), ("es_MX", "es"), ("pt_BR", "pt_BR"), ("pt", ""), ("eo", "")],
)
def test_which_language_has_which(language: str, name: str) -> None:
    found = dictionary_of(language)
    assert (found.name if found else "") == name


RIGHT = {
    # verbs with pronouns, voseo and vosotros, words of Mexico, Peru and Spain
    "es": "decírselo cuéntame tenés vení votasteis ordenador computadora chacra Perú casas",
    "pt_BR": "fazê-lo dar-lhe-ia anti-imperialista ex-presidente vê-los ônibus ideia Brasil",
}
WRONG = {
    "es": "eleciones govierno tambien expedicion mandaselo",
    "pt_BR": "faze-lo idéia lingüiça eleicao excessão",
}


@pytest.mark.parametrize("language", RIGHT)
def test_what_is_right_and_what_is_wrong(language: str) -> None:
    dictionary = dictionary_of(language)
    assert dictionary
    assert [word for word in RIGHT[language].split() if not dictionary.knows(word)] == []
    assert [word for word in WRONG[language].split() if dictionary.knows(word)] == []


def test_it_goes_to_another_process_by_its_name() -> None:
    dictionary = dictionary_of("es")
    assert dictionary
    assert dictionary.knows("casa")
    sent = pickle.dumps(dictionary)
    assert len(sent) < 200
    assert pickle.loads(sent).knows("casa")


def test_its_licence_lies_beside_it_and_all_of_it_is_small() -> None:
    text = (PACKED / "LICENCE.txt").read_text(encoding="utf-8")
    assert "Mozilla Public License" in text
    assert all(path.name.split(".")[0] in text for path in PACKED.glob("*.dic.xz"))
    assert sum(path.stat().st_size for path in PACKED.iterdir() if path.is_file()) < 3_000_000
