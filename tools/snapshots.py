"""What a run has read: each file once, so that whatever it says is said of the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools import disk
from tools.errors import ChangedError


class Snapshot:
    """Files and folders as they were when this run first looked."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[Path, bytes | None] = {}
        self._digests: dict[Path, bytes | None] = {}
        self._kinds: dict[Path, dict[str, disk.Kind]] = {}

    def read(self, path: Path) -> bytes | None:
        """The content of a file; None if there is no such file.

        :raises ChangedError: it has changed since its digest was asked for.
        """
        if path not in self._files:
            data = disk.read(path) if self._may_be_there(path) else None
            if path in self._digests and self._digests[path] != _digest(data):
                raise self.changed(path)
            self._files[path] = data
        return self._files[path]

    def kinds(self, folder: Path) -> dict[str, disk.Kind]:
        """What lies below a folder, by its path below it; links are not followed.

        What comes there later this run does not see.
        """
        if folder not in self._kinds:
            self._kinds[folder] = disk.kinds(folder)
        return self._kinds[folder]

    def _may_be_there(self, path: Path) -> bool:
        return all(name in kinds for name, kinds in self._listings(path))

    def _listings(self, path: Path) -> Iterator[tuple[str, dict[str, disk.Kind]]]:
        """*path* as each folder has it whose content is known."""
        for folder in path.parents:
            if folder in self._kinds:
                yield path.relative_to(folder).as_posix(), self._kinds[folder]

    def digest(self, paths: Iterable[Path]) -> str:
        """One SHA-256 over the names and contents of files; what is not there counts, too."""
        total = hashlib.sha256()
        for path in paths:
            total.update(path.relative_to(self._root).as_posix().encode() + b"\0")
            total.update(self._digest(path) or b"")
        return total.hexdigest()

    def _digest(self, path: Path) -> bytes | None:
        if path in self._files:
            return _digest(self._files[path])
        if path not in self._digests:
            # Pictures are large: their content is not kept.
            self._digests[path] = _digest(disk.read(path))
        return self._digests[path]

    def write(self, path: Path, data: bytes) -> bool:
        """Write a file; from here on it is as if this had been read.

        :returns: whether it changed.
        :raises ChangedError: it is no longer what was read, and was left as it is.
        """
        before = self.read(path)
        if not disk.write_over(path, data, before):
            raise self.changed(path)
        self._files[path] = data
        for name, kinds in self._listings(path):
            kinds.setdefault(name, disk.Kind.FILE)
        return data != before

    def overtaken(self) -> list[Path]:
        """The files that are no longer what was read."""
        return [path for path in self._files if disk.read(path) != self._files[path]] + [
            path
            for path in self._digests
            if path not in self._files and _digest(disk.read(path)) != self._digests[path]
        ]

    def changed(self, path: Path) -> ChangedError:
        """What to say of a file that is no longer what was read."""
        done = "saved" if path.exists() else "removed"
        shown = path.relative_to(self._root).as_posix()
        return ChangedError(
            f"{shown}: somebody has {done} it since it was read here; it was left as it is now.",
            hint="Type the same again.",
        )


def _digest(data: bytes | None) -> bytes | None:
    return None if data is None else hashlib.sha256(data).digest()
