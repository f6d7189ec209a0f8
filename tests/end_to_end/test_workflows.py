"""What a hosted repository runs by itself: sound, pinned, and of words that there are."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tools.system.environment import ROOT
from tools.workspace import Workspace

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def read(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job.get("steps", [])


def test_there_is_one_for_proposals_and_one_for_what_was_merged() -> None:
    on = {path.stem: read(path)[True] for path in FILES}  # YAML takes "on" for a truth value
    assert "pull_request" in on["check"]
    assert on["publish"]["push"] == {"branches": ["main"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_actions_are_pinned_to_a_major_version(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    for name in used:
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", name), name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_whatever_it_types_make_understands(path: Path) -> None:
    typed = [shlex.split(step["run"]) for step in steps(path) if "run" in step]
    for words in (words for words in typed if words[0] == "make"):
        assert re.search(rf"^{words[1]}: ", MAKEFILE, re.MULTILINE), words
        for word in words[2:]:
            name = word.partition("=")[0]
            assert re.search(rf"\b(typed,{name}|{name} :=|origin {name})\b", MAKEFILE), word


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_from_outside_is_written_into_a_command(path: Path) -> None:
    """A name in ``${{ }}`` would be run by the shell; in the environment it is text."""
    assert not [step["run"] for step in steps(path) if "${{" in step.get("run", "")]


def test_every_job_ends_in_time() -> None:
    """A job that only calls another file has that file's limits; GitHub allows it none."""
    jobs = {(path.stem, name): job for path in FILES for name, job in read(path)["jobs"].items()}
    limits = {key: job["timeout-minutes"] for key, job in jobs.items() if "uses" not in job}
    assert limits
    assert all(0 < minutes <= 30 for minutes in limits.values())


def test_only_the_job_that_publishes_may_write() -> None:
    for path in FILES:
        assert read(path)["permissions"] == {"contents": "read"}
    jobs = {(path.stem, name): job for path in FILES for name, job in read(path)["jobs"].items()}
    assert [name for name, job in jobs.items() if "permissions" in job] == [("publish", "publish")]
    assert jobs["publish", "publish"]["needs"] == "check"


def test_every_edition_is_a_job() -> None:
    done = subprocess.run(
        [sys.executable, str(FOLDER / "editions.py")], cwd=ROOT, capture_output=True, text=True
    )
    name, _, value = done.stdout.partition("=")
    assert name == "names"
    editions = [one.locale.gettext for one in Workspace(ROOT).publication().editions]
    assert json.loads(value) == editions
    job = read(FOLDER / "check.yml")["jobs"]
    assert job["editions"]["outputs"]["names"] == "${{ steps.list.outputs.names }}"
    matrix = job["check"]["strategy"]["matrix"]["edition"]
    assert matrix == "${{ fromJSON(needs.editions.outputs.names) }}"
