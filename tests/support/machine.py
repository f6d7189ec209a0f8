"""The machine that tests share, or that one has to itself while it measures."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def having_the_machine(*, alone: bool) -> Iterator[None]:
    """Wait for whoever has it alone, or, to have it *alone*, for everybody; then hold it."""
    folder, user = Path(tempfile.gettempdir()), os.getuid()
    turns, machines = (folder / f"onda-tests-{user}.{name}" for name in ("turn", "machine"))
    with turns.open("w") as turn, machines.open("w") as machine:
        # Who waits for it alone holds the turn meanwhile: nobody else comes in before.
        fcntl.flock(turn, fcntl.LOCK_EX)
        fcntl.flock(machine, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(turn, fcntl.LOCK_UN)
        try:
            yield
        finally:
            fcntl.flock(machine, fcntl.LOCK_UN)
