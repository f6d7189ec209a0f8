"""Choose package versions again, from pyproject's groups, and write requirements/."""

from __future__ import annotations

import argparse
import subprocess
import sys

from tools.errors import ToolsError
from tools.workspace import Workspace

GROUPS = ("editions", "tests")
"""In this order: what is tested is what prints the editions."""


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    for group in GROUPS:
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade"]
        command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header"]
        if group != GROUPS[0]:
            command += ["--constraints", f"requirements/{GROUPS[0]}.txt"]
        command += ["--group", f"pyproject.toml:{group}", "-o", f"requirements/{group}.txt"]
        if subprocess.run(command, cwd=workspace.root).returncode:
            raise ToolsError(f"The group {group} could not be locked.", hint="Check the network.")
    return 0
