"""Books that are made once, anew where anything they say has changed, and the same anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import give_address, replace_once
from tools.books.build import WrittenBooks, update_books
from tools.books.store import BookStore
from tools.site.sphinx_build.edition import print_edition
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

from .conftest import ARTICLE, Shop, edition_of, prepare
from .test_epub import judge

AGAIN = """
import sys, time
from pathlib import Path
later = time.time() + 4e8
time.time = lambda: later
from tools.books.build import update_books
from tools.site.sphinx_build.edition import print_edition
from tools.workspace import Workspace
workspace = Workspace(Path.cwd())
for edition in workspace.publication().editions:
    assert print_edition(workspace, edition).findings == ()
    update_books(workspace, edition)
"""


def contents(workspace: Workspace) -> dict[str, bytes]:
    folder = workspace.books
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in disk.files(folder)}


def bound(workspace: Workspace, slug: str = "es") -> WrittenBooks:
    edition = edition_of(workspace, slug)
    assert print_edition(workspace, edition).findings == ()
    return update_books(workspace, edition)


def test_another_folder_another_year_and_another_zone_make_the_same_bytes(
    shop: Shop, tmp_path: Path
) -> None:
    workspace = prepare(tmp_path / "elsewhere" / "onda")
    strange = {
        **os.environ, "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "86400",
        "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path),
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", AGAIN], cwd=workspace.root, env=strange, check=True)
    there, here = contents(workspace), contents(shop[0])
    assert len(here) == 4 * 2 * 3
    assert there.keys() == here.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_no_file_says_where_it_was_made(shop: Shop) -> None:
    for name, data in contents(shop[0]).items():
        assert str(shop[0].root).encode() not in data, name


def test_what_has_not_changed_is_kept(project: Workspace) -> None:
    assert bound(project).made == 1
    before = {path: path.stat().st_mtime_ns for path in disk.files(project.books)}
    again = bound(project)
    assert (again.made, again.names) == (0, (ARTICLE,))
    assert {path: path.stat().st_mtime_ns for path in disk.files(project.books)} == before


def test_what_stands_around_an_article_makes_no_book_anew(project: Workspace) -> None:
    bound(project)
    page = project.html / "es" / f"{ARTICLE}.html"
    replace_once(page, "<!doctype html>", "<!doctype html><!-- another head -->")
    assert update_books(project, edition_of(project, "es")).made == 0
    replace_once(page, "Por David Raby", "Por David R. Raby")
    assert update_books(project, edition_of(project, "es")).made == 1


def test_a_new_credit_or_address_makes_them_anew(project: Workspace) -> None:
    bound(project)
    before = contents(project)
    path = project.catalog_path(edition_of(project, "es").locale, ARTICLE)
    replace_once(path, '"X-Credit: Onda\\n"', '"X-Credit: Ana Ruiz\\n"')
    assert bound(project).made == 1
    assert contents(project)[f"es/{ARTICLE}.pdf"] != before[f"es/{ARTICLE}.pdf"]
    give_address(project)
    assert bound(project).made == 1


def test_a_book_says_when_its_translation_was_revised_and_follows_it(project: Workspace) -> None:
    """The page says nothing of it."""
    bound(project)
    path = project.catalog_path(edition_of(project, "es").locale, ARTICLE)
    replace_once(path, "PO-Revision-Date: 2026-11-30", "PO-Revision-Date: 2026-12-01")
    assert bound(project).made == 1


@pytest.mark.parametrize("form", [".epub", ".pdf", ".png"])
def test_a_book_that_was_lost_or_hurt_is_made_anew(project: Workspace, form: str) -> None:
    bound(project)
    before = contents(project)
    book = project.books / "es" / f"{ARTICLE}{form}"
    book.write_bytes(b"hurt")
    assert bound(project).made == 1
    book.unlink()
    assert bound(project).made == 1
    assert contents(project) == before


def test_the_books_of_an_article_that_is_no_more_go_with_it(project: Workspace) -> None:
    bound(project)
    stray = project.books / "es" / "articles" / "gone.epub"
    stray.write_bytes(b"x")
    bound(project)
    assert not stray.exists()


def test_a_state_that_nobody_can_read_counts_as_none(project: Workspace) -> None:
    bound(project)
    (project.root / "build" / "press" / "es" / "books.json").write_text("{")
    assert bound(project).made == 1
    state = json.loads((project.root / "build" / "press" / "es" / "books.json").read_bytes())
    assert list(state) == [ARTICLE]


def test_what_was_made_before_an_interruption_is_made(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = project.source / "articles" / "second.rst"
    second.write_bytes((project.source / f"{ARTICLE}.rst").read_bytes())
    make = BookStore.make

    def interrupted(shelf: BookStore, name: str) -> str:
        if name == "articles/second":
            raise KeyboardInterrupt
        return make(shelf, name)

    monkeypatch.setattr(BookStore, "make", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bound(project, "en")
    monkeypatch.undo()
    assert (bound(project, "en").made, bound(project, "en").made) == (1, 0)


def test_letters_that_no_font_has_are_told_of() -> None:
    assert WrittenBooks(edition=None, names=(), made=1, unset={"articles/a": "ab"}).warnings() == (  # type: ignore[arg-type]
        "articles/a: no font on this machine has a b; in the PDF and the pictures boxes stand for"
        " them. Install one, then type: make clean",
    )


def test_without_pango_there_are_epubs_alone_and_good_ones(
    project: Workspace, without_pango: Path
) -> None:
    assert bound(project).made == 1
    (path,) = disk.files(project.books)
    assert path.name == "latin-america-wave.epub"
    assert judge(path) == []


def test_with_pango_again_the_others_are_made(
    project: Workspace, without_pango: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(project)
    monkeypatch.undo()
    assert bound(project).made == 1
    assert len(disk.files(project.books)) == 3
