"""Other programs, run without a shell, and what they say when they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from tools.errors import ConfigError

Done = subprocess.CompletedProcess[bytes]

OURS = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
LEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""What git tells the programs that its hooks run: about another repository than ours."""


def find(name: str) -> str | None:
    """Path of a program; None if it is not installed."""
    return shutil.which(name)


def needed(name: str) -> str:
    """Path of a program.

    :raises ConfigError: it is not installed.
    """
    if path := find(name):
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


def said(done: Done, lines: int = 3) -> str:
    """The last words of a program that failed, in one line."""
    text = (done.stderr or done.stdout).decode(errors="replace").strip()
    shown = "".join(one if one.isprintable() or one == "\n" else "?" for one in text)
    return " ".join(shown.splitlines()[-lines:]) or f"it ended with {done.returncode}"
