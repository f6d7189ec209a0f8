"""Check the code: style (ruff), types (mypy), which room imports which (import-linter)."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tools.workspace import Workspace

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)
"""Programs beside this Python, and their arguments."""


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    programs = Path(sys.executable).parent
    failed = [
        check
        for check in CHECKS
        if subprocess.run([programs / check[0], *check[1:]], cwd=workspace.root).returncode
    ]
    return int(bool(failed))
