"""Whichever way a program stores accents, every verb sees the same text."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import pytest

from tests.support.project import DOCUMENTS, LANGUAGES, copy_inputs
from tools.cli import main
from tools.model.text import composed
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

PIXEL = (ROOT / "tests" / "browser" / "wide.png").read_bytes()
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
    _head, *blocks = after.split("\n\n")  # whose date is of the words
    assert len([block for block in blocks if block not in there]) == 1


def renamed(project: Workspace, form: Literal["NFC", "NFD"]) -> None:
    """Call the article mañana, in one or the other way of storing it; its catalogues, too."""
    name = unicodedata.normalize(form, "articles/mañana")
    paths = [project.source / f"{DOCUMENTS[1]}.rst"]
    paths += [
        project.root / "locale" / language / "LC_MESSAGES" / f"{DOCUMENTS[1]}.po"
        for language in LANGUAGES
        if language != "en"
    ]
    for path in paths:
        path.rename(path.parents[1] / f"{name}{path.suffix}")


def outcome(project: Workspace, capsys: pytest.CaptureFixture[str]) -> list[object]:
    """Everything that a reader and an editor see of it."""
    words = [said(project, capsys, "update"), said(project, capsys, "html")]
    words += [said(project, capsys, verb, "es") for verb in ("check", "status")]
    files = sorted(composed(path.name) for path in disk.files(project.root / "locale"))
    return [*words, files, pages(project)]


def test_a_name_with_its_accents_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that a Mac has named: every verb finds one article, and one catalogue of it."""
    found = []
    for form in ("NFC", "NFD"):
        project = copy_inputs(tmp_path / form / "onda")
        renamed(project, form)
        main(["update"], root=project.root)
        article = project.source / unicodedata.normalize(form, "articles/mañana.rst")
        text = article.read_text(encoding="utf-8")
        assert "31 countries" in text
        article.write_text(text.replace("31 countries", "33 countries"), encoding="utf-8")
        found.append(outcome(project, capsys))
        assert "articles/mañana: 30 kept, 1 changed by sentence" in str(found[-1][0])
    assert found[0] == found[1]


def test_two_files_of_one_name(project: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    article = project.source / f"{DOCUMENTS[1]}.rst"
    for form in ("NFC", "NFD"):
        shutil.copy(article, article.with_name(unicodedata.normalize(form, "mañana.rst")))
    capsys.readouterr()
    assert main(["check", "es"], root=project.root) == 2
    assert "mañana.rst: two files have this name" in capsys.readouterr().err


def test_a_picture_whose_name_has_its_accents_apart(project: Workspace) -> None:
    picture = project.source / "articles" / unicodedata.normalize("NFD", "mañana.png")
    picture.write_bytes(PIXEL)
    article = project.source / f"{DOCUMENTS[1]}.rst"
    text = article.read_text(encoding="utf-8")
    image = ".. image:: mañana.png\n   :alt: The morning.\n"
    article.write_text(f"{text}\n\n{image}", encoding="utf-8")
    assert main(["html", "en"], root=project.root) == 0
    page = project.root / "build" / "html" / "en" / f"{DOCUMENTS[1]}.html"
    found = re.search(r'<img alt="The morning." [^>]*src="([^"]+)"', page.read_text("utf-8"))
    assert found
    assert (page.parent / unquote(found[1])).read_bytes() == PIXEL
