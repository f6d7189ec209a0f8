"""Other programs, run without a shell, and what they say when they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from tools.model.errors import ConfigError
from tools.model.text import printable

Done = subprocess.CompletedProcess[bytes]

OURS = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
LEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""What git tells the programs that its hooks run: about another repository than ours."""


def find_program(name: str) -> str | None:
    """Find the path of a program; None if it is not installed."""
    return shutil.which(name)


def require_program(name: str) -> str:
    """Find the path of a program that is needed.

    :raises ConfigError: it is not installed.
    """
    if path := find_program(name):
        return path
    raise ConfigError(f"{name} is not installed.", hint=f"On Debian and Ubuntu: apt install {name}")


def run(
    command: Sequence[str],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    reading: BinaryIO | None = None,
) -> Done:
    """Run to the end, reading a file or nothing.

    Nobody is asked for a password where nobody sits at a terminal.
    """
    surroundings = {name: value for name, value in os.environ.items() if name not in LEADING}
    surroundings |= {**OURS, **(environment or {})}
    if not sys.stdin or not sys.stdin.isatty():
        surroundings["GIT_TERMINAL_PROMPT"] = "0"
    stdin = reading or subprocess.DEVNULL
    return subprocess.run(command, cwd=folder, env=surroundings, stdin=stdin, capture_output=True)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a program may use that reads a stranger's file, as far as this system can hold it."""

    seconds: int
    memory: int
    """Bytes."""
    output: int
    """Bytes."""


def run_confined(command: Sequence[str], text: bytes, limits: Limits) -> Done:
    """Run a program on *text* within *limits*; one that would go beyond them is killed."""
    with TemporaryFile() as given, TemporaryFile() as written:
        given.write(text)
        given.seek(0)
        confine = _confine(limits) if os.name == "posix" else None
        try:
            done = subprocess.run(
                command, stdin=given, stdout=written, stderr=subprocess.PIPE,
                timeout=3 * limits.seconds, preexec_fn=confine,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Done(command, 124, b"", b"it did not come to an end")
        written.seek(0)
        return Done(command, done.returncode, written.read(limits.output), done.stderr)


def _confine(limits: Limits) -> Callable[[], None]:
    import resource  # noqa: PLC0415 - POSIX alone has it

    bounds = {
        resource.RLIMIT_CPU: limits.seconds,
        resource.RLIMIT_DATA: limits.memory,
        resource.RLIMIT_FSIZE: limits.output,
    }

    def confine() -> None:
        for name, bound in bounds.items():
            with suppress(OSError, ValueError):  # a system that keeps no such count
                resource.setrlimit(name, (bound, bound))

    return confine


def quote_output(done: Done, lines: int = 3) -> str:
    """Quote the last words of a program that failed, in one line."""
    text = (done.stderr or done.stdout).decode(errors="replace").strip()
    return printable(" ".join(text.splitlines()[-lines:])) or f"it ended with {done.returncode}"
