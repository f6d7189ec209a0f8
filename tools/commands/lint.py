"""Check the style (ruff) and the types (mypy) of the code."""

from __future__ import annotations

import argparse
import subprocess
import sys

from tools.workspace import Workspace

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    failed = [
        check
        for check in CHECKS
        if subprocess.run([sys.executable, "-m", *check], cwd=workspace.root).returncode
    ]
    return int(bool(failed))
