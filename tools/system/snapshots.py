"""What a run has read, each file once, so that whatever it says is said of the same bytes; and what
it writes over that.

Every path of ``source/`` and ``locale/`` comes through here, and none through a link: what lies
behind one is not the publication's, to be shown or to be written over.

Several files are written as if in one step: ``build/pending.json`` says what is about to be
written, and is gone once it is. What a run that is killed among them leaves, the next finishes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from tools.model.errors import ChangedError, ConfigError
from tools.model.files import FileKind
from tools.model.text import composed, printable
from tools.system import disk

FILES = (".po", ".rst", ".toml", ".csv", ".txt")
LINKED = "this is a link; nothing is read or written through one."
ITSELF = "Put the file or folder itself here, or remove or rename what is named above."
OUT_OF_THE_WAY = "Move it out of the way."

KEPT = 1 << 18
"""Bytes of the largest file whose content is kept, where nobody but a digest has asked for it."""
Write = tuple[Path, bytes]


class Snapshot:
    """Files and folders as they were when this run first looked."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[Path, bytes | None] = {}
        self._digests: dict[Path, bytes | None] = {}
        self._kinds: dict[Path, dict[str, FileKind]] = {}

    def read(self, path: Path) -> bytes | None:
        """Read a file, once; None if there is no such file.

        :raises ChangedError: it has changed since its digest was asked for.
        """
        if path not in self._files:
            data = self._content(path) if self._may_be_there(path) else None
            if path in self._digests and self._digests[path] != _digest(data):
                raise self.changed(path)
            self._files[path] = data
        return self._files[path]

    def kinds(self, folder: Path) -> dict[str, FileKind]:
        """List what lies below a folder, by its path below it; links are not followed.

        What comes there later this run does not see.
        """
        if folder not in self._kinds:
            self._refuse_link(folder)
            listed = disk.kinds(folder)
            self._refuse_strange(folder, listed)
            self._refuse_twins(folder, listed)
            self._kinds[folder] = {composed(name): kind for name, kind in listed.items()}
        return self._kinds[folder]

    def _refuse_twins(self, folder: Path, names: Iterable[str]) -> None:
        seen = set[str]()
        for name in names:
            if composed(name) in seen:
                raise ConfigError(
                    f"{self.shown(folder / composed(name))}: two files have this name, which they"
                    " store in two ways.",
                    hint="Remove one of them.",
                )
            seen.add(composed(name))

    def _content(self, path: Path) -> bytes | None:
        listed = any(kinds[name] is FileKind.FILE for name, kinds in self._listings(path))
        path = disk.find_stored_path(path)
        if not listed:
            self._refuse_link(path)
            if path.is_dir():
                raise ConfigError(
                    f"{self.shown(path)} is a folder, and should be a file.", hint=OUT_OF_THE_WAY
                )
        return disk.read(path)

    def _refuse_link(self, path: Path) -> None:
        link = disk.find_link(self._root, self.shown(path))
        if link:
            raise ConfigError(f"{link}: {LINKED}", hint=ITSELF)

    def _refuse_strange(self, folder: Path, kinds: dict[str, FileKind]) -> None:
        faults = [
            f"{printable(self.shown(folder / name))}: {sentence}"
            for name, kind in kinds.items()
            if (sentence := _fault(name, kind))
        ]
        if faults:
            raise ConfigError("\n".join(faults), hint=ITSELF)

    def shown(self, path: Path) -> str:
        """Name *path* as a person types it at the top of the repository."""
        return path.relative_to(self._root).as_posix()

    def _may_be_there(self, path: Path) -> bool:
        return all(name in kinds for name, kinds in self._listings(path))

    def _listings(self, path: Path) -> Iterator[tuple[str, dict[str, FileKind]]]:
        """*path* as each folder has it whose content is known."""
        text = path.as_posix()
        for folder, kinds in self._kinds.items():
            start = f"{folder.as_posix()}/"
            if text.startswith(start):
                yield text[len(start) :], kinds

    def digest(self, paths: Iterable[Path]) -> str:
        """Compute one SHA-256 over names and contents of files; what is not there counts, too."""
        total = hashlib.sha256()
        for path in paths:
            total.update(path.relative_to(self._root).as_posix().encode() + b"\0")
            total.update(self._digest(path) or b"")
        return total.hexdigest()

    def _digest(self, path: Path) -> bytes | None:
        if path in self._files:
            return _digest(self._files[path])
        if path not in self._digests:
            data = self._content(path) if self._may_be_there(path) else None
            self._digests[path] = _digest(data)
            if len(data or b"") <= KEPT:
                self._files[path] = data
        return self._digests[path]

    def write(self, path: Path, data: bytes) -> bool:
        """Write a file; from here on it is as if this had been read.

        :returns: whether it changed.
        :raises ChangedError: it is no longer what was read, and was left as it is.
        """
        before = self.read(path)
        there = disk.find_stored_path(path)
        self._refuse_link(there)
        if not disk.write_over(there, data, before):
            raise self.changed(path)
        self._files[path] = data
        self._digests.pop(path, None)
        for name, kinds in self._listings(path):
            kinds.setdefault(name, FileKind.FILE)
        return data != before

    def part(self, path: Path) -> Snapshot:
        """Return what this run has read of one file."""
        part = Snapshot(self._root)
        part._files[path] = self.read(path)
        return part

    def overtaken(self, paths: Iterable[Path] | None = None) -> list[Path]:
        """List which of these files, or of all, are no longer what was read."""
        asked = {**self._files, **self._digests} if paths is None else paths
        there = ((path, disk.read(disk.find_stored_path(path))) for path in asked)
        return [path for path, data in there if _digest(data) != self._digest(path)]

    def changed(self, path: Path) -> ChangedError:
        """Make the error for a file that is no longer what was read."""
        done = "saved" if disk.find_stored_path(path).exists() else "removed"
        return ChangedError(
            f"{self.shown(path)}: somebody has {done} it while this was running;"
            " nothing was written over it.",
            hint="Type the same again.",
        )


def _fault(name: str, kind: FileKind) -> str:
    last = name.rpartition("/")[2]
    if not last.isprintable():
        return "this name has a sign that cannot be shown."
    if kind is FileKind.FOLDER:
        return "this is a folder, and should be a file." if last.endswith(FILES) else ""
    if kind is FileKind.FILE:
        return ""
    return LINKED if kind is FileKind.LINK else "this is not a file."


def _digest(data: bytes | None) -> bytes | None:
    return None if data is None else hashlib.sha256(data).digest()


def write_together(seen: Snapshot, note: Path, writes: Sequence[Write]) -> None:
    """Write files one after the other, a file perhaps more than once.

    :param note: says so meanwhile.
    :raises ChangedError: somebody has saved one of them since it was read.
    """
    if len(writes) > 1:
        disk.write(note, _noted(seen, writes))
    for path, data in writes:
        seen.write(path, data)
    note.unlink(missing_ok=True)


def finish_writes(seen: Snapshot, root: Path, note: Path) -> None:
    """Write what a killed run had begun to, unless somebody has saved one of its files since."""
    plan = _plan(disk.read(note) or b"")
    if plan and all(
        _hex_digest(seen.read(root / name) or b"") in known
        for name, (known, _final) in plan.items()
    ):
        for name, (_known, final) in plan.items():
            seen.write(root / name, final.encode())
    note.unlink(missing_ok=True)


def _noted(seen: Snapshot, writes: Sequence[Write]) -> bytes:
    plan: dict[str, tuple[list[str], str]] = {}
    for path, data in writes:
        name = seen.shown(path)
        known = plan[name][0] if name in plan else [_hex_digest(seen.read(path) or b"")]
        plan[name] = [*known, _hex_digest(data)], data.decode()
    return json.dumps(plan).encode()


def _plan(data: bytes) -> dict[str, tuple[list[str], str]]:
    """Name -> the digests it may have had on the way, and what it shall hold in the end."""
    try:
        read = json.loads(data)
        return {
            str(name): ([str(one) for one in known], str(final))
            for name, (known, final) in read.items()
            if name.startswith("locale/") and ".." not in PurePosixPath(name).parts
        }
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _hex_digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
