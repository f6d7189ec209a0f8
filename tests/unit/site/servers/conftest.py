"""A published site, as it stands on servers of both kinds: at the top, and in a folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.project import copy_inputs, give_address
from tools.publishing.run import put_together


@dataclass(frozen=True)
class Placed:
    """Where a site stands."""

    root: Path
    """The folder that the server serves."""
    base: str

    @property
    def folder(self) -> Path:
        """The folder of the site itself."""
        return self.root / self.base.strip("/")


@pytest.fixture(scope="session", params=["/", "/news/"], ids=["top", "folder"])
def placed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Placed:
    base = str(request.param)
    workspace = copy_inputs(tmp_path_factory.mktemp("published") / "onda")
    give_address(workspace, f"https://onda.example{base}")
    site = put_together(workspace, (), "2026-11-30").site
    assert site
    found = Placed(tmp_path_factory.mktemp("www") / "root", base)
    found.folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(site, found.folder)
    return found
