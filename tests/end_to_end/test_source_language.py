"""A publication whose articles are written in Spanish, and translated into English."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.project import replace_once
from tools.catalogs.domains import PRESS, WORKSHOP
from tools.cli import main
from tools.model.publication import Locale
from tools.system.environment import ROOT
from tools.workspace import Workspace

EDITIONS = """\
name = "El Faro"
source = "es"

[[edition]]
locale = "es"
name = "Español"

[[edition]]
locale = "en"
name = "English"

[[edition]]
locale = "pt_BR"
name = "Português (Brasil)"
"""
ARTICLE = """\
:author: Ana Ruiz
:date: 2021-08

=======
La ola
=======

El presidente no firmó el tratado.
"""
ENGLISH = {
    "La ola": "The wave",
    "El presidente no firmó el tratado.": "The president did not sign the treaty.",
    "El Faro": "El Faro",
    "Voces de la región.": "Voices of the region.",
}


@pytest.fixture
def faro(tmp_path: Path) -> Workspace:
    root = tmp_path / "faro"
    for language in ("es", "pt_BR"):
        folder = root / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        for domain in (PRESS, WORKSHOP):
            shutil.copy(ROOT / "locale" / language / "LC_MESSAGES" / f"{domain}.po", folder)
    (root / "locale" / "editions.toml").write_text(EDITIONS, encoding="utf-8")
    (root / "source" / "articles").mkdir(parents=True)
    (root / "source" / "articles" / "ola.rst").write_text(ARTICLE, encoding="utf-8")
    index = "El Faro\n=======\n\n.. standfirst::\n\n   Voces de la región.\n"
    (root / "source" / "index.rst").write_text(index, encoding="utf-8")
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(ROOT / name, root)
    return Workspace(root)


def translate(faro: Workspace) -> None:
    """Finish the English edition."""
    assert main(["update"], root=faro.root) == 0
    for domain in ("index", "articles/ola"):
        path = faro.catalog_path(Locale("en"), domain)
        for msgid, msgstr in ENGLISH.items():
            if f'msgid "{msgid}"\nmsgstr ""' in path.read_text(encoding="utf-8"):
                replace_once(
                    path, f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"'
                )


def page(faro: Workspace, slug: str) -> str:
    assert main(["html", slug], root=faro.root) == 0
    return (faro.html / slug / "articles" / "ola.html").read_text(encoding="utf-8")


def test_its_own_pages_speak_its_language(faro: Workspace) -> None:
    text = page(faro, "es")
    assert "Por Ana Ruiz" in text and "Saltar al texto" in text
    assert '<span lang="en" dir' not in text, "nothing is said in English for want of Spanish"
    for english in ("By Ana", "Skip to", "min read", "Search"):
        assert english not in text


def test_the_english_edition_translates_no_english(faro: Workspace) -> None:
    translate(faro)
    folder = faro.catalog_folder(Locale("en"))
    assert sorted(path.name for path in folder.rglob("*.po")) == ["index.po", "ola.po"]
    text = page(faro, "en")
    assert "By Ana Ruiz" in text and "did not sign" in text
    assert '<span lang="es" dir' not in text


def test_words_around_the_articles_are_checked_against_their_english(
    faro: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(faro)
    capsys.readouterr()
    assert main(["check", "pt"], root=faro.root) in {0, 1}
    said = capsys.readouterr().out
    assert "press.po" not in said and "workshop.po" not in said, said
    assert main(["check", "en"], root=faro.root) == 0
    replace_once(faro.catalog_path(Locale("en"), "articles/ola"), "did not sign", "signed")
    capsys.readouterr()
    main(["check", "en"], root=faro.root)
    assert "negation" in capsys.readouterr().out


def test_what_its_own_pages_lack_keeps_it_from_going_out(
    faro: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(faro)
    path = faro.catalog_path(Locale("es"), PRESS)
    capsys.readouterr()
    assert main(["status", "--json"], root=faro.root) == 0
    replace_once(path, 'msgstr "Saltar al texto"', 'msgstr ""')
    capsys.readouterr()
    main(["publish", "--allow", "pt_BR:partial"], root=faro.root)
    assert "locale/es/LC_MESSAGES/press.po" in capsys.readouterr().err


def test_an_update_writes_the_words_that_its_own_pages_need(faro: Workspace) -> None:
    shutil.rmtree(faro.catalog_folder(Locale("es")))
    assert main(["update"], root=faro.root) == 0
    folder = faro.catalog_folder(Locale("es"))
    assert sorted(path.name for path in folder.rglob("*.po")) == ["press.po", "workshop.po"]
    text = page(faro, "es")
    assert '<span lang="en" dir="ltr">' in text, "what is missing says its language"
