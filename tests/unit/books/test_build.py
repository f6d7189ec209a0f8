"""Books that are made once, anew where anything they say has changed, and the same anywhere; in a
published site they lie beside their pages, which name them and nothing else.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from tests.support.project import copy_inputs, give_address, replace_once
from tests.unit.books.conftest import ARTICLE, Shop, edition_of, prepare
from tests.unit.books.test_epub import document, judge, opf, said
from tools.books.build import BookFiles, WrittenBooks, books_in_site, update_books
from tools.books.store import BookStore
from tools.model.publication import Locale, Release
from tools.publishing.run import put_together
from tools.site.sphinx_build.edition import build_edition
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

AGAIN = """
import sys, time
from pathlib import Path
later = time.time() + 4e8
time.time = lambda: later
from tools.books.build import update_books
from tools.site.sphinx_build.edition import build_edition
from tools.workspace import Workspace
workspace = Workspace(Path.cwd())
for edition in workspace.publication().editions:
    assert build_edition(workspace, edition).findings == ()
    update_books(workspace, edition)
"""
URL = "https://onda.example/onda/"
BOOKS = (".epub", ".pdf", ".png")


def contents(workspace: Workspace) -> dict[str, bytes]:
    folder = workspace.books
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in disk.files(folder)}


def bound(workspace: Workspace, slug: str = "es") -> WrittenBooks:
    edition = edition_of(workspace, slug)
    assert build_edition(workspace, edition).findings == ()
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


class Page(HTMLParser):
    """What the head of a page says of pictures, and where the page leads to download."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.head: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta":
            name = found.get("property") or found.get("name") or ""
            self.head[name] = found.get("content") or ""
        if tag == "a" and re.search(r"\.(epub|pdf)$", found.get("href") or ""):
            self.links.append(found)


def page(site: Path, slug: str) -> Page:
    return Page(site / slug / f"{ARTICLE}.html")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A site with an address, whose Portuguese edition goes out with a passage still open."""
    workspace = copy_inputs(tmp_path_factory.mktemp("site") / "onda")
    give_address(workspace, URL)
    catalog = workspace.catalog_path(Locale("pt_BR"), ARTICLE)
    replace_once(catalog, 'msgid "This was swiftly', '#, fuzzy\nmsgid "This was swiftly')
    published = put_together(workspace, [edition_of(workspace, "pt-br")], "2026-11-30")
    assert published.site is not None
    assert published.notes == ()
    return workspace


def test_every_article_of_every_edition_has_its_books_beside_it(workspace: Workspace) -> None:
    for slug in ("en", "es", "pt-br"):
        for form in BOOKS:
            there = workspace.site / slug / f"{ARTICLE}{form}"
            assert there.read_bytes() == (workspace.books / slug / f"{ARTICLE}{form}").read_bytes()


def test_pages_lead_to_the_books_that_are_there(workspace: Workspace) -> None:
    for slug in ("en", "es", "pt-br"):
        links = page(workspace.site, slug).links
        assert [one["type"] for one in links] == ["application/epub+zip", "application/pdf"]
        for one in links:
            assert (workspace.site / slug / "articles" / unquote(str(one["href"]))).is_file()


@pytest.mark.parametrize("slug", ["en", "es"])
def test_who_shares_a_finished_article_shows_its_card(workspace: Workspace, slug: str) -> None:
    found = page(workspace.site, slug)
    card = f"{URL}{slug}/{ARTICLE}.png"
    assert found.head["og:image"] == card
    assert found.head["twitter:card"] == "summary_large_image"
    assert found.head["og:image:alt"] == f"{found.head['og:title']}. David Raby"
    assert f'"image":{{"@type":"ImageObject","url":"{card}"' in found.text
    with Image.open(BytesIO((workspace.site / slug / f"{ARTICLE}.png").read_bytes())) as picture:
        said = found.head["og:image:width"], found.head["og:image:height"]
        assert tuple(map(str, picture.size)) == said


def test_an_unfinished_article_has_books_that_say_so_and_announces_none(
    workspace: Workspace,
) -> None:
    found = page(workspace.site, "pt-br")
    assert not [name for name in found.head if name.startswith(("og:", "twitter:"))]
    assert {one["rel"] for one in found.links} == {"nofollow"}
    data = (workspace.site / "pt-br" / f"{ARTICLE}.epub").read_bytes()
    assert said(opf(data), ".//dc:language") == ["pt-BR", "en"]
    text = "".join(document(data, "article.xhtml").itertext())
    assert "Trechos ainda não traduzidos: 1 de 31." in text
    finished = (workspace.site / "es" / f"{ARTICLE}.epub").read_bytes()
    assert said(opf(finished), ".//dc:language") == ["es"]
    assert {one.get("rel") for one in page(workspace.site, "es").links} == {None}


def test_a_second_time_makes_nothing_anew(workspace: Workspace) -> None:
    before = {path: path.stat().st_mtime_ns for path in disk.files(workspace.books)}
    manifest = (workspace.site / "build-manifest.json").read_bytes()
    put_together(workspace, [edition_of(workspace, "pt-br")], "2026-11-30")
    assert {path: path.stat().st_mtime_ns for path in disk.files(workspace.books)} == before
    assert (workspace.site / "build-manifest.json").read_bytes() == manifest


def test_books_of_editions_that_do_not_go_out_stay_at_home(shop: Shop, tmp_path: Path) -> None:
    found = books_in_site(shop[0], tmp_path, [Release(edition=edition_of(shop[0], "es"))])
    assert sorted(found) == sorted(
        f"es/articles/{name}{form}" for name in ("everything", "latin-america-wave")
        for form in BOOKS
    )  # fmt: skip
    assert len(found) == 6
    assert found[f"es/{ARTICLE}.pdf"].startswith(b"%PDF")


def test_files_are_those_that_are_named_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    files = BookFiles(tmp_path, ["a"])
    assert dict(files) == {"a": b"a"}
    with pytest.raises(KeyError):
        files["b"]


def publish(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools", "publish"]
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "PYTHONPATH": ":".join(more)}
    return subprocess.run(command, cwd=folder, env=bare, capture_output=True, text=True)


def test_without_pango_the_site_goes_out_with_epubs_and_says_why(
    checkout: Path, without_pango: Path
) -> None:
    give_address(Workspace(checkout), URL)
    done = publish(checkout, str(without_pango))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert done.stderr.count("lacks it") == 1
    assert "apt install libpango-1.0-0" in done.stderr
    assert "brew install pango" in done.stderr
    site = checkout / "build" / "site"
    assert {path.suffix for path in disk.files(site)} & set(BOOKS) == {".epub"}
    found = page(site, "es")
    assert [one["href"] for one in found.links] == ["latin-america-wave.epub"]
    assert not [name for name in found.head if "image" in name or "twitter" in name]
    assert "ImageObject" not in found.text


def test_pages_that_are_printed_for_this_machine_lead_to_no_books(shop: Shop) -> None:
    assert page(shop[0].html, "es").links == []
