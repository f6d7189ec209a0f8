"""One run at a time: a lock that dies with its process.

Needs nothing but the standard library, for it also guards the making of ``.venv``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PAUSE = 0.05
"""Seconds between two tries, where another run has the lock."""


@contextmanager
def hold_lock(path: Path, waiting: str) -> Iterator[None]:
    """Hold the lock file *path*; say *waiting* if another run has it, and wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _lock(file):
            print(waiting, file=sys.stderr, flush=True)
            while not _lock(file):
                time.sleep(PAUSE)
        yield  # closing the file unlocks it


@contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Hold the lock file *path* if nobody has it; yield whether it is held."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        yield _lock(file)


def _lock(file: BinaryIO) -> bool:
    """Lock *file* unless another process has."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
