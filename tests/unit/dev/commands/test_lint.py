"""What checks the pages' CSS and JavaScript comes from npm, which a laptop may lack and CI not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.dev.commands.lint import list_page_checks
from tools.model.errors import ConfigError


@pytest.fixture(autouse=True)
def _no_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)


def test_a_laptop_without_npm_is_told_what_was_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert list_page_checks(tmp_path) == []
    said = capsys.readouterr().out
    assert said == "npm is not installed, so nothing has checked CSS and JavaScript.\n"


def test_in_ci_that_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(ConfigError, match="npm is not installed"):
        list_page_checks(tmp_path)
