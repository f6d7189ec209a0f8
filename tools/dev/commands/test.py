"""Run the tests: python -m tools test [-- what pytest understands]."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.dev.bundles import node_modules
from tools.model.errors import ConfigError
from tools.system.environment import SetupError, ensure
from tools.workspace import Workspace

SLOW = (
    "tests/browser", "tests/end_to_end", "tests/laws/test_meanwhile.py",
    "tests/laws/test_site_digests.py", "tests/laws/test_writers.py", "tests/unit/books",
    "tests/unit/checking/rules/test_speed.py", "tests/unit/drafting/engines",
    "tests/unit/drafting/test_run.py", "tests/unit/preview", "tests/unit/publishing/deploy",
    "tests/unit/publishing/test_gate.py", "tests/unit/site/servers",
    "tests/unit/site/sphinx_build", "tests/unit/system/test_environment.py",
)  # fmt: skip
"""What needs a browser, a server, Java or other programs, builds or measures much: ``QUICK=1``
leaves it out."""
MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory: what tests write need not wait for a disk."""
ROOM = 4 << 30
"""Bytes that the files of a run stay below."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--servers", action="store_true", help="install LibreTranslate's own server for its test"
    )
    parser.add_argument(
        "--quick", action="store_true", help="leave out what needs a browser, a server or Java"
    )
    parser.add_argument("options", nargs="*", help="passed on to pytest")


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    # Without npm the browser tests skip and say so; in CI they fail.
    if shutil.which("npm") and not args.quick:
        node_modules(workspace.root)
    if args.servers or os.environ.get("CI"):
        try:
            ensure("servers")
        except SetupError as error:
            raise ConfigError(str(error), hint=error.hint) from error
    command = [sys.executable, "-m", "pytest", "--quiet", "--numprocesses=2", "--durations=20"]
    # A worker that is through takes the end of the other's list: what tests share is made once.
    command += ["--dist=worksteal"]
    command += [f"--ignore={name}" for name in SLOW if args.quick]
    command += args.options
    # Tests call make as a person would; what this make was told is none of their business.
    # Many start Python anew, which need not compile everything each time.
    outer = {
        "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "ONDA_EDITION",
        "PYTHONDONTWRITEBYTECODE",
    }  # fmt: skip
    environment = {name: value for name, value in os.environ.items() if name not in outer}
    if args.quick:
        environment["ONDA_QUICK"] = "1"
    if MEMORY.is_dir() and is_roomy(MEMORY):
        environment["TMPDIR"] = str(MEMORY)
    return int(bool(subprocess.run(command, cwd=workspace.root, env=environment).returncode))


def is_roomy(folder: Path) -> bool:
    """Tell whether tests can write into *folder*, and run programs there."""
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize > ROOM and not disk.f_flag & os.ST_NOEXEC
