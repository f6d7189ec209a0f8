"""Whichever way a program stores accents, every verb sees the same text."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from conftest import DOCUMENTS, LANGUAGES

from tools import disk
from tools.cli import main
from tools.environment import ROOT
from tools.workspace import Workspace

ES = "locale/es/LC_MESSAGES"
INPUTS = (
    f"{ES}/{DOCUMENTS[1]}.po",
    f"source/{DOCUMENTS[1]}.rst",
    "locale/editions.toml",
    "locale/glossary.csv",
    "locale/es/words.txt",
    "locale/es/waivers.toml",
)


def apart(path: Path) -> None:
    """Save a file as some programs do: ``ñ`` is ``n`` and a tilde."""
    text = path.read_text(encoding="utf-8")
    stored = unicodedata.normalize("NFD", text)
    path.write_text(stored, encoding="utf-8")


def said(project: Workspace, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a verb says, and its exit code."""
    capsys.readouterr()
    code = main([*words], root=project.root)
    return f"{code}\n{capsys.readouterr().out}".replace(str(project.root), "")


def pages(project: Workspace) -> dict[str, bytes]:
    folder = project.root / "build" / "html"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in disk.files(folder)
        if path.suffix == ".html"
    }


@pytest.fixture
def accented(project: Workspace) -> Workspace:
    """A project every input of which has accents, and something to say of each."""
    shutil.copy(ROOT / "locale" / "glossary.csv", project.root / "locale")
    for name in LANGUAGES:
        if name != "en":
            path = project.root / "locale" / name / "words.txt"
            path.write_text("Ñandutí\nAllendé\n", encoding="utf-8")
    waivers = project.root / "locale" / "es" / "waivers.toml"
    said = waivers.read_text(encoding="utf-8") if waivers.is_file() else ""
    more = '[[waiver]]\nrule = "term"\ntext = "América"\nreason = "Así se llama aquí, señores."\n'
    waivers.write_text(said or more, encoding="utf-8")
    article = project.source / f"{DOCUMENTS[1]}.rst"
    text = article.read_text(encoding="utf-8")
    assert "López" in text
    return project


def test_accents_stored_apart(accented: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Catalogue, article and tables: each verb says the same, and the pages are the same."""
    main(["html"], root=accented.root)
    printed = pages(accented)
    plain = [said(accented, capsys, verb, "es") for verb in ("check", "status")]
    for name in INPUTS:
        apart(accented.root / name)
    stored = (accented.root / INPUTS[0]).read_bytes()
    assert [said(accented, capsys, verb, "es") for verb in ("check", "status")] == plain
    assert "nothing has changed" in said(accented, capsys, "update", "es")
    assert (accented.root / INPUTS[0]).read_bytes() == stored
    main(["html"], root=accented.root)
    assert pages(accented) == printed


def test_an_article_edited_by_a_program_that_stores_accents_apart(
    accented: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it did not touch stays reviewed, and keeps its bytes; what it did is written anew."""
    path = accented.root / INPUTS[0]
    apart(path)
    before = path.read_text(encoding="utf-8")
    article = accented.root / INPUTS[1]
    text = article.read_text(encoding="utf-8")
    assert text.count("31 countries") == 1
    article.write_text(
        unicodedata.normalize("NFD", text.replace("31 countries", "33 countries")), encoding="utf-8"
    )
    assert "1 changed by sentence" in said(accented, capsys, "update", "es")
    after = path.read_text(encoding="utf-8")
    there = set(before.split("\n\n"))
    assert len([block for block in after.split("\n\n") if block not in there]) == 1
