"""Remove the built pages and what Sphinx remembers of them; .venv stays."""

from __future__ import annotations

import argparse
import shutil

from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    if workspace.build.exists():
        shutil.rmtree(workspace.build)
    return 0
