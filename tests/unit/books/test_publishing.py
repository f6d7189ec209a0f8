"""The books in a published site: beside their pages, which name them and nothing else."""

from __future__ import annotations

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
from tools.books.build import BookFiles, books_in_site
from tools.model.publication import Locale, Release
from tools.publishing.run import put_together
from tools.system import disk
from tools.workspace import Workspace

from .conftest import ARTICLE, Shop, edition_of
from .test_epub import document, opf, said

URL = "https://onda.example/onda/"
BOOKS = (".epub", ".pdf", ".png")


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
