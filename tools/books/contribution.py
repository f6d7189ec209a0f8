"""The books as they go into the site, each beside its article's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.site.releases import Release
from tools.system import disk
from tools.workspace import Workspace


class Files(Mapping[str, bytes]):
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


def books_in_site(workspace: Workspace, staged: Path, releases: Sequence[Release]) -> Files:
    """List what :func:`tools.books.build.update_books` made of the editions that go out.

    :param staged: the site so far; nothing of it is needed.
    """
    folder = workspace.books
    names = [
        path.relative_to(folder).as_posix()
        for release in releases
        if release.kept is None
        for path in disk.files(folder / release.edition.locale.slug)
    ]
    return Files(folder, names)
