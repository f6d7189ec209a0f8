"""The books of an edition, brought up to date on the disk; what has not changed is kept.

::

    build/books/<slug>/             the books: store.py
    build/press/<slug>/books.json   what each was made from
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tools.books.pdf import advice_without_pango
from tools.books.store import EPUB, FORMS, BookStore
from tools.model.publication import Edition, Release
from tools.site.page_names import complete_rows, page_names_of
from tools.site.sphinx_build.edition import lock_pages
from tools.system import disk
from tools.system.locks import hold_lock
from tools.system.processes import worker_pool
from tools.system.progress import Progress
from tools.workspace import Workspace

MANY = 8
"""Articles that are worth the start of more processes."""


@dataclass(frozen=True, kw_only=True)
class WrittenBooks:
    """What became of an edition's books."""

    edition: Edition
    names: tuple[str, ...]
    """Of the articles, without suffix: ``articles/latin-america-wave``."""
    made: int
    """How many of them are new or have changed."""
    unset: dict[str, str]
    """Name -> the letters that no font of this machine has, of what was made now."""

    def warnings(self) -> tuple[str, ...]:
        """Write a sentence for each article that has letters without a font."""
        return tuple(
            f"{name}: no font on this machine has {' '.join(letters)}; in the PDF and the pictures"
            " boxes stand for them. Install one, then type: make clean"
            for name, letters in self.unset.items()
        )


def available_forms() -> tuple[str, ...]:
    """List the suffixes of what can be made on this machine."""
    return (EPUB,) if advice_without_pango() else FORMS


def update_books(workspace: Workspace, edition: Edition) -> WrittenBooks:
    """Bring ``build/books/<slug>`` up to date with the printed pages.

    :raises ToolsError: a picture is of no use in a book.
    """
    with lock_pages(workspace, edition), lock_books(workspace, edition):
        return write_books(workspace, edition)


def lock_books(workspace: Workspace, edition: Edition) -> AbstractContextManager[None]:
    """Wait until nobody else makes the books of an edition, or needs them as they are."""
    waiting = f"Another run makes the books of {edition.name}; waiting."
    return hold_lock(workspace.edition_work(edition.locale) / "books.lock", waiting)


def write_books(workspace: Workspace, edition: Edition) -> WrittenBooks:
    """Do what :func:`update_books` does, for a caller that holds both locks."""
    publication = workspace.publication()
    named = page_names_of(workspace, publication, edition)
    first = {row.document: row.identity for row in complete_rows(workspace, publication)}
    shelf = BookStore(workspace, edition, publication, available_forms(), named, first)
    state = workspace.edition_work(edition.locale) / "books.json"
    before, now = _state(state), shelf.inputs()
    stale = [name for name in now if before.get(name) != [now[name], shelf.output(name)]]
    unset: dict[str, str] = {}
    try:
        unset |= zip(stale, _each(shelf, stale), strict=True)
    finally:  # what was made before somebody interrupted it is made
        shelf.drop_others(now)
        done = [name for name in now if name not in stale or name in unset]
        said = {name: [now[name], shelf.output(name)] for name in done}
        disk.write(state, json.dumps(said).encode())
    return WrittenBooks(
        edition=edition,
        names=tuple(now),
        made=len(stale),
        unset={name: letters for name, letters in unset.items() if letters},
    )


def _each(shelf: BookStore, names: Sequence[str]) -> Iterator[str]:
    """Make the books of *names*, in that order; where there are many, on every core."""
    pool: AbstractContextManager[Executor | None]
    pool = worker_pool() if len(names) >= MANY else nullcontext()
    with pool as executor, Progress(f"Books, {shelf.edition.name}") as progress:
        make = executor.map if executor else map
        for number, unset in enumerate(
            make(BookStore.make, map(shelf.for_process, names), names), 1
        ):
            progress.tell(number, len(names), f"{number} of {len(names)} articles")
            yield unset


def _state(path: Path) -> dict[str, list[str]]:
    try:
        return dict(json.loads(path.read_bytes()))
    except (OSError, ValueError):
        return {}


class BookFiles(Mapping[str, bytes]):
    """Files below a folder, by path: each is read when it is asked for, for they are many."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self._folder, self._names = folder, dict.fromkeys(names)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return (self._folder / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def books_in_site(workspace: Workspace, staged: Path, releases: Sequence[Release]) -> BookFiles:
    """List what :func:`update_books` made of the editions that go out.

    :param staged: the site so far; nothing of it is needed.
    """
    folder = workspace.books
    names = [
        path.relative_to(folder).as_posix()
        for release in releases
        if release.kept is None
        for path in disk.files(folder / release.edition.locale.slug)
    ]
    return BookFiles(folder, names)
