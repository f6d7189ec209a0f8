"""Books of four editions, one of them written from the right and hardly begun."""

from __future__ import annotations

import dataclasses
import shutil
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.support.project import copy_inputs
from tools.books.book import Book, BookSource, read_book
from tools.books.build import WrittenBooks, update_books
from tools.model.catalog import Catalog
from tools.model.publication import Edition
from tools.site.sphinx_build.edition import build_edition
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
EVERYTHING = "articles/everything"
TITLE = "Latin America – a new popular & progressive wave sweeping across the region"
ARABIC = "أمريكا اللاتينية: موجة شعبية وتقدمية جديدة"
PO = f"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: ar\\n"
"X-Credit: ليلى\\n"

msgid "{TITLE}"
msgstr "{ARABIC}"
"""

Shop = tuple[Workspace, dict[str, WrittenBooks]]
"""A project with its books made, and what became of each edition's, by its slug."""


def prepare(folder: Path) -> Workspace:
    """The first edition's three languages, Arabic, and an article with all that one may have."""
    workspace = copy_inputs(folder)
    text = workspace.editions_file.read_text(encoding="utf-8")
    row = '\n[[edition]]\nlocale = "ar"\nname = "العربية"\n'
    disk.write(workspace.editions_file, (text.rstrip() + "\n" + row).encode())
    disk.write(workspace.root / f"locale/ar/LC_MESSAGES/{ARTICLE}.po", PO.encode())
    browser = ROOT / "tests" / "browser"
    shutil.copy(browser / "everything.rst", workspace.source / f"{EVERYTHING}.rst")
    shutil.copy(browser / "wide.png", workspace.source / "wide.png")
    return workspace


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    workspace = prepare(tmp_path_factory.mktemp("books") / "onda")
    found = {}
    for edition in workspace.publication().editions:
        assert build_edition(workspace, edition).findings == ()
        found[edition.locale.slug] = update_books(workspace, edition)
    return workspace, found


def made(shop: Shop, slug: str, name: str = ARTICLE) -> Path:
    """Path of an article's books, without suffix."""
    return shop[0].root / "build" / "books" / slug / name


def edition_of(workspace: Workspace, slug: str) -> Edition:
    return next(one for one in workspace.publication().editions if one.locale.slug == slug)


def book_of(shop: Shop, slug: str, name: str = ARTICLE, url: str = "") -> Book:
    workspace = shop[0]
    edition = edition_of(workspace, slug)
    is_source = slug == "en"
    return read_book(
        (workspace.html / slug / f"{name}.html").read_text(encoding="utf-8"),
        BookSource(
            name=name,
            edition=edition,
            publication=dataclasses.replace(workspace.publication(), url=url),
            catalog=Catalog(domain=name) if is_source else workspace.catalog(edition.locale, name),
        ),
        lambda path: (workspace.html / path).read_bytes(),
    )


def words(element: Element) -> list[str]:
    return "".join(element.itertext()).split()


@pytest.fixture
def without_pango(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which WeasyPrint finds no Pango: as there, its import ends with an OSError.

    :returns: a folder that makes it so for other processes, too, in ``PYTHONPATH``.
    """
    folder = tmp_path / "without-pango"
    (folder / "weasyprint").mkdir(parents=True)
    failing = "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
    (folder / "weasyprint" / "__init__.py").write_text(failing, encoding="utf-8")
    for name in [one for one in sys.modules if one.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(folder)
    return folder
