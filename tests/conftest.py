"""What several rooms' tests share."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.project import copy_inputs, need
from tools.dev.npm import node_modules
from tools.model.errors import ToolsError
from tools.system.environment import ROOT
from tools.workspace import Workspace

collect_ignore = ["support/models/train.py"]
"""A script that needs torch, which nothing else here does."""

# The same examples every time, whatever the clock says and an earlier run has left.
settings.register_profile("onda", deadline=None, derandomize=True, database=None)
settings.load_profile("onda")


@pytest.fixture(scope="session")
def npm_packages() -> Path:
    need("npm", package="npm")
    try:
        return node_modules(ROOT)
    except ToolsError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    return copy_inputs(tmp_path / "onda")


@pytest.fixture
def fewer_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """EPUBs alone, which are made ten times as fast."""
    monkeypatch.setattr("tools.books.build.lacking", lambda: "PDFs were left out.")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the repository to type commands in, with the ``.venv`` of this run."""
    folder = tmp_path / "onda"
    copy_inputs(folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=ignored)
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    shutil.copy(ROOT / "Makefile", folder / "Makefile")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder
