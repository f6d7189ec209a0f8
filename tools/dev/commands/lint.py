"""Check the code: style (ruff), types (mypy), imports (import-linter, deptry), dead code
(vulture); and the pages' CSS and JavaScript."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.dev.bundles import node_modules
from tools.workspace import Workspace

PYTHON = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("deptry", "tools"),
    ("vulture",),
)
"""Programs beside this Python, and their arguments."""
PAGES = (
    ("tools", "biome", "check", "--error-on-warnings", "."),
    ("tests", "biome", "check", "--error-on-warnings", "."),
    ("tools", "stylelint", "**/css/**/*.css"),
    ("tools", "tsc", "--project", "tsconfig.json"),
)
"""Folder, with the settings; program of npm's packages; and its arguments."""


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    beside = Path(sys.executable).parent
    commands = [([str(beside / name), *options], workspace.root) for name, *options in PYTHON]
    commands += list_page_checks(workspace.root)
    failed = [
        command for command, folder in commands if subprocess.run(command, cwd=folder).returncode
    ]
    return int(bool(failed))


def list_page_checks(root: Path) -> list[tuple[list[str], Path]]:
    """List the commands that check stylesheets and scripts, each with the folder that it runs in.

    Without npm there are none, and a sentence says so.

    :raises ConfigError: there is no npm although this is CI, or it could not install packages.
    """
    if shutil.which("npm") is None and not os.environ.get("CI"):
        print("npm is not installed, so nothing has checked CSS and JavaScript.", flush=True)
        return []
    programs = node_modules(root) / ".bin"
    return [([str(programs / name), *options], root / folder) for folder, name, *options in PAGES]
