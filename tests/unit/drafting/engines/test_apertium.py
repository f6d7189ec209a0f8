from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.project import need
from tools.drafting.engines.apertium import PAIRS, Apertium
from tools.model.errors import ConfigError


def apertium(source: str, target: str, package: str) -> Apertium:
    program = need("apertium", package=package)
    pairs = subprocess.run([program, "-l"], capture_output=True, text=True).stdout.split()
    if PAIRS[source, target][0] not in pairs:
        need(f"apertium {PAIRS[source, target][0]}", package=package)
    return Apertium(source, target)


def test_english_to_spanish() -> None:
    engine = apertium("en", "es", "apertium-eng-spa")
    assert engine.translate(["The president won the election."])[0].text == (
        "El presidente ganó la elección."
    )
    assert engine.name == "apertium eng-spa"


def test_spanish_to_the_portuguese_of_brazil() -> None:
    engine = apertium("es", "pt_BR", "apertium-es-pt")
    texts = ["La presidenta ganó la elección.", "", "El", "presidente\nde", "Sí.", "El"]
    made = [one.text for one in engine.translate(texts)]
    assert made == ["A presidenta ganhou a eleição.", "", "O", "presidente de", "Sim.", "O"]


NASTY = (
    "^hola/hola<ij>$ {a} [b] \\ @ ~ * <x>", "[", "]", "<b>dos</b> &amp; 5 $ 3", ".", "\\", "^", "$",
    "⟦0⟧ el perro⟦1⟧.", "😀 日本語 العربية", "Otra\0vez", "xyzzy", "*", "[]", "a [ b", "…",
    "\u00a0",
    "www.ejemplo.es/uno_dos?a=b#c", "`código` :ref:`x <y>`_ |z|",
)  # fmt: skip


def test_nothing_in_a_sentence_is_taken_for_markup() -> None:
    engine = apertium("es", "pt_BR", "apertium-es-pt")
    together = engine.translate(NASTY)
    assert together == engine.translate(NASTY[::-1])[::-1], "none of them reaches into another"
    made = dict(zip(NASTY, (one.text for one in together), strict=True))
    assert made["xyzzy"] == "xyzzy", "unknown words come without a mark"
    assert made["⟦0⟧ el perro⟦1⟧."] == "⟦0⟧ o cão⟦1⟧."
    for mark in ("{a} [b]", "\\ @ ~ * <x>"):
        assert mark in made[NASTY[0]]
    assert "\0" not in made["Otra\0vez"]


def test_many_sentences_in_one_run() -> None:
    engine = apertium("es", "pt_BR", "apertium-es-pt")
    texts = [f"Los estudiantes vieron la tierra {number}." for number in range(300)]
    made = engine.translate(texts)
    assert made[299].text == "Os estudantes viram a terra 299."


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="no pair es→fr"):
        Apertium("es", "fr")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="not installed") as caught:
        Apertium("en", "es")
    assert caught.value.hint == "On Debian: apt install apertium-eng-spa"
    program = tmp_path / "apertium"
    program.write_text(f"#!{shutil.which('sh', path='/bin')}\necho fr-ca\n")
    program.chmod(0o755)
    with pytest.raises(ConfigError, match="no es→pt_BR installed") as caught:
        Apertium("es", "pt_BR")
    assert caught.value.hint == "On Debian: apt install apertium-es-pt"
