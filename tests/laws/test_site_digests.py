"""A small site says the same as ever, byte for byte: whoever moves code sees it here.

Left out is what depends on more than our code: the theme's own files, what zlib and brotli made
of the pages, typeset books. Of an EPUB the files in it are looked at.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tools.books.epub import make_epub
from tools.books.pdf import pdf_html
from tools.books.store import EPUB, BookStore
from tools.model.publication import Release
from tools.preview.build import Pages
from tools.publishing.assembly import assemble
from tools.publishing.manifest import NAME, Source
from tools.site.front_pages import write_front_pages
from tools.site.page_names import complete_rows, page_names_of
from tools.site.side_by_side import render_side_by_side
from tools.site.sphinx_build.edition import build_edition
from tools.system import disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

SITE = Path(__file__).parents[1] / "cases" / "site"
LEFT_OUT = (".br", ".gz", ".woff2", ".ttf", "epub/EPUB/style.css", NAME)
ADVICE = """
These files are not what they were:
{changed}
If you meant to move or rename code only, something else has happened: do not renew the digests.
If pages are to say something else now, look at each, then type:
cp {new} {old}"""


def test_a_small_site_is_what_it_was(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path / "onda")
    found = {**_site(workspace), **_books(workspace), **_preview(workspace)}
    new, old = tmp_path / "digests.txt", SITE / "digests.txt"
    new.write_text(
        "".join(f"{hashlib.sha256(found[name]).hexdigest()}  {name}\n" for name in sorted(found)),
        encoding="utf-8",
    )
    lines, known = (set(path.read_text(encoding="utf-8").splitlines()) for path in (new, old))
    changed = sorted({line.partition("  ")[2] for line in lines ^ known})
    assert not changed, ADVICE.format(changed="\n".join(changed), new=new, old=old)


def _workspace(folder: Path) -> Workspace:
    shutil.copytree(SITE / "publication", folder)
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(ROOT / name, folder)
    return Workspace(folder)


def _site(workspace: Workspace) -> dict[str, bytes]:
    """The site as it would go out, with the Spanish edition openly unfinished."""
    english, spanish = workspace.publication().editions
    releases = (
        Release(edition=english),
        Release(edition=spanish, partial=True, reviewed=20, entries=22),
    )
    for edition in (english, spanish):
        printed = build_edition(
            workspace, edition, books=(EPUB, ".png"), parallel=True, releases=releases
        )
        assert not printed.findings
    write_front_pages(workspace, [english, spanish])
    site = assemble(workspace, releases, Source(None, "a test"), [render_side_by_side])
    files = {path.relative_to(site).as_posix(): path for path in disk.files(site)}
    return {
        f"site/{name}": path.read_bytes()
        for name, path in files.items()
        if not name.endswith(LEFT_OUT) and ("_static/" not in name or "/search/" in name)
    }


def _books(workspace: Workspace) -> dict[str, bytes]:
    """What the books of the article say, in both languages."""
    publication = workspace.publication()
    found = {}
    for edition in publication.editions:
        named = page_names_of(workspace, publication, edition)
        first = {row.document: row.identity for row in complete_rows(workspace, publication)}
        shelf = BookStore(workspace, edition, publication, (EPUB,), named, first)
        (name,) = shelf.inputs()
        book = shelf.read(name)
        found[f"books/{edition.locale.slug}/pdf.html"] = pdf_html(book).encode()
        for inside, data in _unzipped(make_epub(book)):
            found[f"books/{edition.locale.slug}/epub/{inside}"] = data
    return {name: data for name, data in found.items() if not name.endswith(LEFT_OUT)}


def _unzipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _preview(workspace: Workspace) -> dict[str, bytes]:
    """The pages of the Spanish edition as its reviewers see them."""
    pages = Pages(workspace, workspace.publication().editions[1], editor="editor:{line}")
    assert not pages.build().problems
    return {
        f"preview/{path.relative_to(pages.folder).as_posix()}": path.read_bytes()
        for path in disk.files(pages.folder)
        if path.suffix in {".html", ".xml"}
    }
