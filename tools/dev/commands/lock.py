"""Choose package versions again, from pyproject's groups, and write requirements/."""

from __future__ import annotations

import argparse
import subprocess
import sys

from tools.model.errors import ToolsError
from tools.workspace import Workspace

GROUPS = ("editions", "checking", "trading", "preview", "publishing", "drafting", "tests")
"""In this order: what is tested is what prints the editions, publishes and drafts."""
APART = ("servers",)
"""Installed beside no other group, so they need not agree with any."""
UNUSED = {"servers": ("numpy",)}
"""What a group asks for and does not run: eighty megabytes."""


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    for number, group in enumerate((*GROUPS, *APART)):
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade"]
        command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header"]
        for smaller in GROUPS[:number] if group in GROUPS else ():
            command += ["--constraints", f"requirements/{smaller}.txt"]
        for name in UNUSED.get(group, ()):
            command += ["--no-emit-package", name]
        command += ["--group", f"pyproject.toml:{group}", "-o", f"requirements/{group}.txt"]
        if subprocess.run(command, cwd=workspace.root).returncode:
            raise ToolsError(f"The group {group} could not be locked.", hint="Check the network.")
    return 0
