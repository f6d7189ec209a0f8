"""Choose package versions again, from the groups of pyproject.toml, and write requirements/."""

from __future__ import annotations

import argparse
import subprocess
import sys

from tools.model.errors import ToolsError
from tools.system.environment import FOLDERS, groups
from tools.workspace import Workspace

UNUSED = {"servers": ("numpy",)}
"""What a group asks for and does not run: eighty megabytes."""


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    locked: list[str] = []
    for group in groups():
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade"]
        command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header"]
        # What is tested is what prints the editions, publishes and drafts.
        for earlier in locked if group not in FOLDERS else ():
            command += ["--constraints", f"requirements/{earlier}.txt"]
        for name in UNUSED.get(group, ()):
            command += ["--no-emit-package", name]
        command += ["--group", f"pyproject.toml:{group}", "-o", f"requirements/{group}.txt"]
        if subprocess.run(command, cwd=workspace.root).returncode:
            raise ToolsError(f"The group {group} could not be locked.", hint="Check the network.")
        locked.append(group)
    return 0
