"""The books of an edition, from its printed pages to the disk; what has not changed is kept.

::

    build/books/<slug>/articles/<name>.epub .pdf .png
    build/press/<slug>/books.json   what each was made from
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path

from tools import disk
from tools.books.book import Book
from tools.books.cards import Shape, make_card
from tools.books.contents import read_book
from tools.books.epub import make_epub
from tools.books.pdf import make_pdf
from tools.books.typesetting import load_weasyprint
from tools.locks import alone
from tools.model import Catalog, Edition, Publication
from tools.press.articles import FOLDER
from tools.press.frontdoor import is_stand_in
from tools.press.naming import Names, document_of, names
from tools.press.printing import tools_digest
from tools.progress import Progress
from tools.workspace import Workspace

FORMS = (".epub", ".pdf", ".png")
PACKAGES = ("weasyprint", "pydyf", "pyphen", "fonttools", "pypdfium2", "pillow")
"""A byte of a book can depend on each of them."""
MANY = 8
"""Articles that are worth the start of more processes."""


@dataclass(frozen=True, kw_only=True)
class Bound:
    """What became of an edition's books."""

    edition: Edition
    names: tuple[str, ...]
    """Of the articles, without suffix: ``articles/latin-america-wave``."""
    made: int
    """How many of them are new or have changed."""
    unset: dict[str, str]
    """Name -> the letters that no font of this machine has, of what was made now."""


def bind(
    workspace: Workspace, edition: Edition, *, pages: Path | None = None, url: str = ""
) -> Bound:
    """Bring ``build/books/<slug>`` up to date with the printed pages.

    :param pages: where they stand, in a folder for each edition; else in ``build/html``.
    :param url: the address of the site, with a slash at its end; empty if it has none.
    :raises ToolsError: a library is missing, or a picture is of no use in a book.
    """
    load_weasyprint()  # before anything is waited for
    shelf = Shelf(workspace, edition, workspace.publication(), pages or workspace.html, url)
    room = workspace.root / "build" / "press" / edition.locale.slug
    with alone(room / "books.lock", f"Another run makes the books of {edition.name}; waiting."):
        state = room / "books.json"
        before, now = _state(state), shelf.inputs()
        stale = [name for name in now if before.get(name) != [now[name], shelf.output(name)]]
        unset = dict(zip(stale, _each(shelf, stale), strict=True))
        shelf.drop_others(now)
        said = {name: [now[name], shelf.output(name)] for name in now}
        disk.write(state, json.dumps(said).encode())
    return Bound(
        edition=edition,
        names=tuple(now),
        made=len(stale),
        unset={name: letters for name, letters in unset.items() if letters},
    )


@dataclass(frozen=True)
class Shelf:
    """Where the books of one edition come from, and where they go."""

    workspace: Workspace
    edition: Edition
    publication: Publication
    pages: Path
    url: str

    @property
    def folder(self) -> Path:
        return self.workspace.root / "build" / "books" / self.edition.locale.slug

    def inputs(self) -> dict[str, str]:
        """Name of each printed article -> a digest of everything its books are made from."""
        edition = self.pages / self.edition.locale.slug
        pictures = disk.digest(disk.files(edition / "_images"), edition)
        made_by = [tools_digest(), platform.system(), *map(version, PACKAGES)]
        shared = [self.url, pictures, *made_by, repr(self.edition), repr(self.publication)]
        found = {}
        for path in disk.files(edition / FOLDER):
            if path.suffix == ".html" and not is_stand_in(path):
                name = path.relative_to(edition).with_suffix("").as_posix()
                credit = repr(self._catalog(name).header)
                found[name] = disk.digest([path], edition) + _digest([credit, *shared])
        return found

    def output(self, name: str) -> str:
        """A digest of the books there are of an article."""
        paths = [self._path(name, form) for form in FORMS]
        return disk.digest([path for path in paths if path.is_file()], self.folder)

    def make(self, name: str) -> str:
        """Write the books of one article; the letters that no font has."""
        book = self._read(name)
        pdf, unset = make_pdf(book)
        cover = make_card(book, Shape.COVER)
        for form, data in zip(FORMS, (make_epub(book, cover), pdf, make_card(book)), strict=True):
            disk.write(self._path(name, form), data)
        return unset

    def drop_others(self, names: dict[str, str]) -> None:
        """Remove the books of articles that are no more."""
        wanted = {self._path(name, form) for name in names for form in FORMS}
        for path in set(disk.files(self.folder)) - wanted:
            path.unlink()

    def _read(self, name: str) -> Book:
        page = self.pages / self.edition.locale.slug / f"{name}.html"
        return read_book(
            page.read_text(encoding="utf-8"),
            name=name,
            document=self._document(name),
            edition=self.edition,
            publication=self.publication,
            catalog=self._catalog(name),
            url=self.url,
            load=self._load,
        )

    def _catalog(self, name: str) -> Catalog:
        if self.edition == self.publication.source:
            return Catalog(domain=name)
        return self.workspace.catalog(self.edition.locale, self._document(name))

    def _document(self, name: str) -> str:
        return document_of(self._names, name)

    @cached_property
    def _names(self) -> Names:
        return names(self.workspace, self.publication, self.edition)

    def _load(self, picture: str) -> bytes:
        return (self.pages / picture).read_bytes()

    def _path(self, name: str, form: str) -> Path:
        return self.folder / f"{name}{form}"


def _each(shelf: Shelf, names: Sequence[str]) -> Iterator[str]:
    """Make the books of *names*, in that order; where there are many, on every core."""
    pool: Executor | nullcontext[None]
    pool = ProcessPoolExecutor() if len(names) >= MANY else nullcontext()
    with pool as executor, Progress(f"Books, {shelf.edition.name}") as progress:
        make = executor.map if executor else map
        for number, unset in enumerate(make(partial(Shelf.make, shelf), names), 1):
            progress.tell(number, len(names), f"{number} of {len(names)} articles")
            yield unset


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()


def _state(path: Path) -> dict[str, list[str]]:
    try:
        return dict(json.loads(path.read_bytes()))
    except (OSError, ValueError):
        return {}
