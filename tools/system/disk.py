"""The disk: write whole or not at all; folders are swapped in one step."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tools.model.files import FileKind
from tools.model.text import composed

OPENED = ".#"
"""How Emacs calls a link that leads nowhere, beside a file that somebody is at."""


KEPT_BY_OTHERS = ("__pycache__", "node_modules")


def read(path: Path) -> bytes | None:
    """Read a file; None if there is no such file."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def write(path: Path, data: bytes) -> bool:
    """Write a file if its content differs; a reader sees the old bytes or the new.

    :returns: whether anything was written.
    """
    if read(path) == data:
        return False
    with _beside(path, data) as partial:
        partial.replace(path)
    return True


def write_over(path: Path, data: bytes, before: bytes | None) -> bool:
    """Write a file if it is still what somebody has read.

    What is saved between the last look and the writing is put back, where the system can
    exchange two files in one step.

    :param before: what was read; None: that there was no such file.
    :returns: whether it was, and the file has the new content.
    """
    if read(path) != before:
        return False
    if data == before:
        return True
    with _beside(path, data) as partial:
        return _put_new(partial, path) if before is None else _put_over(partial, path, before)


def _put_new(partial: Path, path: Path) -> bool:
    try:
        os.link(partial, path)
    except FileExistsError:
        return False
    except OSError:  # a disk without links
        partial.replace(path)
    return True


def _put_over(partial: Path, path: Path, before: bytes) -> bool:
    ours = put = read(partial)
    stood: bytes | None = before
    while exchange(partial, path):
        if (found := read(partial)) == stood:
            return put == ours
        put, stood = found, put  # somebody's: back with it
    if put != ours or not path.exists():  # removed
        return False
    partial.replace(path)
    return True


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file with this content that can take the place of *path*, and may be read by whom
    *path* may be read by."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            _take_mode(path, partial)
        yield partial
    finally:
        partial.unlink(missing_ok=True)


def _take_mode(path: Path, partial: Path) -> None:
    status = path.stat()
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # a group that this person is not in
            os.chown(partial, -1, status.st_gid)
    partial.chmod(stat.S_IMODE(status.st_mode))


def remove_partial_files(folder: Path) -> None:
    """Remove what kills left of :func:`write` below *folder*; nobody else may be writing."""
    for path in folder.rglob(".*.partial"):
        path.unlink(missing_ok=True)


def swap_in(staged: Path, final: Path) -> None:
    """Put the folder *staged* in the place of *final*, which is never half there.

    Where the system cannot exchange two folders, *final* is absent for an instant;
    :func:`recover` puts right what a kill at that very moment leaves.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    if not final.exists():
        staged.rename(final)
        return
    if exchange(staged, final):
        shutil.rmtree(staged)
        return
    old = _old(final)
    shutil.rmtree(old, ignore_errors=True)
    final.rename(old)
    staged.rename(final)
    shutil.rmtree(old)


def recover(final: Path) -> None:
    """Bring back what an interrupted :func:`swap_in` had moved aside."""
    old = _old(final)
    if old.exists() and not final.exists():
        old.rename(final)


def files(folder: Path) -> list[Path]:
    """List every file below *folder*, sorted; none if there is no such folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def list_code_files(folder: Path) -> list[Path]:
    """List the files of the code below *folder*, sorted, without what Python and npm keep there.

    npm's packages alone are eighteen thousand files.
    """
    paths = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in KEPT_BY_OTHERS]
        paths += [Path(where, name) for name in names]
    return sorted(paths)


def kinds(folder: Path) -> dict[str, FileKind]:
    """List what lies below *folder*, by its path below it; links are not followed, and those by
    which an editor says that it has a file open are nothing."""
    by_path: dict[str, FileKind] = {}
    for where, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(where, name)
            if not (name.startswith(OPENED) and path.is_symlink()):
                by_path[path.relative_to(folder).as_posix()] = _kind(path)
    return dict(sorted(by_path.items()))


def find_stored_path(path: Path) -> Path:
    """Find where the file of that name lies: a Mac, or an archive from one, may have stored the
    accents of its name apart. *path* itself where there is no such file."""
    if str(path).isascii() or os.path.lexists(path):
        return path
    here = Path(*path.parts[:1])
    for part in path.parts[1:]:
        there = here / part
        if not part.isascii() and here.is_dir() and not os.path.lexists(there):
            beside = sorted(one.name for one in here.iterdir())
            there = here / next((one for one in beside if composed(one) == composed(part)), part)
        here = there
    return here


def find_link(folder: Path, path: str) -> str | None:
    """Find the first link between *folder* and *path* below it, as a path below it."""
    parts = Path(path).parts
    ways = (Path(*parts[: number + 1]) for number in range(len(parts)))
    return next((way.as_posix() for way in ways if (folder / way).is_symlink()), None)


def _kind(path: Path) -> FileKind:
    if path.is_symlink():
        return FileKind.LINK
    if path.is_dir():
        return FileKind.FOLDER
    return FileKind.FILE if path.is_file() else FileKind.OTHER


def digest(paths: Iterable[Path], root: Path) -> str:
    """Compute one SHA-256 over the names (below *root*) and contents of files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def stamp(folder: Path) -> str:
    """Compute what changes whenever a file below *folder* does, by its size or its time.

    A tenth of what it takes to read them all.
    """
    total = hashlib.sha256()
    for path in list_code_files(folder):
        status = path.stat()
        total.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return total.hexdigest()


def _old(final: Path) -> Path:
    return final.with_name(f".{final.name}.old")


def exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step, if this system can (Linux, macOS)."""
    if os.name != "posix":
        return False
    libc = ctypes.CDLL(None)
    names = os.fsencode(first), os.fsencode(second)
    swap = 2  # RENAME_EXCHANGE on Linux and RENAME_SWAP on macOS alike
    if hasattr(libc, "renameat2"):
        here = -100  # AT_FDCWD
        return bool(libc.renameat2(here, names[0], here, names[1], swap) == 0)
    if hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(*names, swap) == 0)
    return False
