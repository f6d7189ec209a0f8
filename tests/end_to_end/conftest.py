"""What the tests of verbs share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.shared_builds import build_anew, shared_builds


@pytest.fixture(scope="package", autouse=True)
def shared_building(shared_folder: Path) -> Iterator[None]:
    with shared_builds(shared_folder):
        yield


@pytest.fixture
def built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this test asks for is built for it alone."""
    build_anew(monkeypatch)
