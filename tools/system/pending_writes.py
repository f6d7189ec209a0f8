"""Files that are written together: what a run that is killed among them leaves, the next finishes.

::

    build/pending.json   what is about to be written; gone once it is
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from tools.system import disk
from tools.system.snapshots import Snapshot

Write = tuple[Path, bytes]


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


def finish(seen: Snapshot, root: Path, note: Path) -> None:
    """Write what a killed run had begun to, unless somebody has saved one of its files since."""
    plan = _plan(disk.read(note) or b"")
    if plan and all(
        _digest(seen.read(root / name) or b"") in known for name, (known, _final) in plan.items()
    ):
        for name, (_known, final) in plan.items():
            seen.write(root / name, final.encode())
    note.unlink(missing_ok=True)


def _noted(seen: Snapshot, writes: Sequence[Write]) -> bytes:
    plan: dict[str, tuple[list[str], str]] = {}
    for path, data in writes:
        name = seen.shown(path)
        known = plan[name][0] if name in plan else [_digest(seen.read(path) or b"")]
        plan[name] = [*known, _digest(data)], data.decode()
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


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
