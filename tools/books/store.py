"""Where the books of one edition come from, what they are made from, and where they lie.

::

    build/books/<slug>/articles/<name>.epub .pdf .png
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from tools.books.book import Book, BookSource, read_book
from tools.books.cards import Shape, make_card
from tools.books.epub import make_epub
from tools.books.pdf import make_pdf
from tools.model.article import FOLDER
from tools.model.catalog import Catalog
from tools.model.publication import Edition, Publication
from tools.site.front_pages import has_text
from tools.site.metadata.addresses import CARD
from tools.site.page_names import Names, document_of
from tools.site.sphinx_build.edition import tools_digest
from tools.system import disk
from tools.workspace import Workspace

EPUB, PDF = ".epub", ".pdf"
FORMS = (EPUB, PDF, CARD)
ARTICLE_RE = re.compile(
    r'<article.*</article>|<meta name="author"[^>]*>|data-part="rights".*?</p>', re.DOTALL
)
"""What a book takes from a page; whatever else changes in it, the book stays."""
PACKAGES = ("weasyprint", "pydyf", "pyphen", "fonttools", "pypdfium2", "pillow")
"""A byte of a book can depend on each of them."""


@cache
def _package_versions() -> tuple[str, ...]:
    return tuple(map(version, PACKAGES))


@dataclass(frozen=True)
class BookStore:
    """Where the books of one edition come from, and where they go."""

    workspace: Workspace
    edition: Edition
    publication: Publication
    forms: tuple[str, ...]
    names: Names
    """What the pages of the edition are called."""
    identities: Mapping[str, str]
    """What each document was called first."""

    @property
    def folder(self) -> Path:
        return self.workspace.books / self.edition.locale.slug

    def inputs(self) -> dict[str, str]:
        """Digest everything that the books of each printed article are made from, by its name."""
        edition = self.workspace.html / self.edition.locale.slug
        pictures = disk.digest(disk.files(edition / "_images"), edition)
        made_by = [tools_digest(), platform.system(), *_package_versions(), *self.forms]
        names = [self.publication.name, self.publication.url, self.edition.name]
        shared = [pictures, *made_by, *names, repr(self.edition.locale)]
        digests = {}
        for path in disk.files(edition / FOLDER):
            if path.suffix == ".html" and has_text(path):
                name = path.relative_to(edition).with_suffix("").as_posix()
                said = ARTICLE_RE.findall(path.read_text(encoding="utf-8"))
                digests[name] = _digest([*said, self._credit(name), self._identity(name), *shared])
        return digests

    def output(self, name: str) -> str:
        """Digest the books there are of an article."""
        paths = [self._path(name, form) for form in self.forms]
        return disk.digest([path for path in paths if path.is_file()], self.folder)

    def for_process(self, name: str) -> BookStore:
        """Return this store for another process, which is sent one file of all that this run
        has read."""
        part = self.workspace.seen.part(self._catalog_path(name))
        return replace(self, workspace=replace(self.workspace, snapshot=part))

    def make(self, name: str) -> str:
        """Write the books of one article; return the letters that no font has."""
        book = self.read(name)
        if PDF not in self.forms:
            disk.write(self._path(name, EPUB), make_epub(book))
            return ""
        pdf, unset = make_pdf(book)
        cover = make_card(book, Shape.COVER)
        for form, data in zip(FORMS, (make_epub(book, cover), pdf, make_card(book)), strict=True):
            disk.write(self._path(name, form), data)
        return unset

    def drop_others(self, names: dict[str, str]) -> None:
        """Remove the books of articles that are no more."""
        wanted = {self._path(name, form) for name in names for form in self.forms}
        for path in set(disk.files(self.folder)) - wanted:
            path.unlink()

    def read(self, name: str) -> Book:
        """Read the book of one printed article."""
        page = self.workspace.html / self.edition.locale.slug / f"{name}.html"
        return read_book(
            page.read_text(encoding="utf-8"),
            BookSource(
                name=name,
                document=self._document(name),
                identity=self._identity(name),
                edition=self.edition,
                publication=self.publication,
                catalog=self._catalog(name),
            ),
            self._load,
        )

    def _catalog(self, name: str) -> Catalog:
        if self.edition == self.publication.source:
            return Catalog(domain=name)
        return self.workspace.catalog(self.edition.locale, self._document(name))

    def _document(self, name: str) -> str:
        return document_of(self.names, name)

    def _identity(self, name: str) -> str:
        return self.identities.get(self._document(name), "")

    def _load(self, picture: str) -> bytes:
        return (self.workspace.html / picture).read_bytes()

    def _credit(self, name: str) -> str:
        """A digest of the catalogue, which says who translated and when."""
        return self.workspace.seen.digest([self._catalog_path(name)])

    def _catalog_path(self, name: str) -> Path:
        return self.workspace.catalog_path(self.edition.locale, self._document(name))

    def _path(self, name: str, form: str) -> Path:
        return self.folder / f"{name}{form}"


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()
