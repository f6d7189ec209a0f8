"""Which packages a verb brings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.system.environment import ROOT, choose_lock_file


def pins(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^[\w.-]+==[\w.]+", text, re.MULTILINE))


def test_a_verb_brings_what_it_needs_and_no_more() -> None:
    uses = {
        "html": "editions", "check": "checking", "preview": "preview", "publish": "publishing",
        "rollback": "editions", "draft": "drafting", "test": "tests",
    }  # fmt: skip
    assert {verb: choose_lock_file([verb]) for verb in uses} == uses
    assert choose_lock_file([]) == "editions"


@pytest.mark.parametrize(
    ("arguments", "use"),
    [
        (["review", "--only=", "--format=", "--", "es"], "checking"),
        (["review", "--format=po", "--", "es"], "checking"),
        (["update", "--typo", "--", "es"], "checking"),
        (["update", "--", "es"], "editions"),
        (["review", "--format=xliff", "--", "es"], "trading"),
        (["review", "es", "--format", "csv"], "trading"),
        (["accept", "--", "es", "ana.json"], "editions"),
        (["accept", "--", "es", "ana.json es.XLF b.json"], "trading"),
        (["accept", "es", "ana.json", "my table.csv"], "trading"),
        (["html", "csv"], "editions"),
    ],
)
def test_the_formats_of_other_programs_are_brought_where_they_are_named(
    arguments: list[str], use: str
) -> None:
    assert choose_lock_file(arguments) == use


def test_to_check_one_small_package_more_is_enough() -> None:
    (more,) = pins("checking") - pins("editions")
    assert more.startswith("chunspell==")
    assert pins("editions") < pins("checking")


def test_to_preview_only_a_small_server_comes_along() -> None:
    names = {pin.split("==")[0] for pin in pins("preview") - pins("editions")}
    servers = {"starlette", "uvicorn", "watchfiles", "anyio", "h11", "click", "typing-extensions"}
    assert names <= servers
    assert pins("editions") < pins("preview")


def test_without_a_network_the_last_line_says_what_to_do(checkout: Path, tmp_path: Path) -> None:
    (checkout / ".venv").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "tools", "html", "es"],
        cwd=checkout, capture_output=True, text=True,
        env={
            "PATH": os.environ["PATH"], "HOME": str(tmp_path), "PIP_INDEX_URL": "http://127.0.0.1:9/",
            "PIP_EXTRA_INDEX_URL": "", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0",
        },
    )  # fmt: skip
    assert done.returncode == 2
    *_, before, last = done.stderr.strip().splitlines()
    assert "Retrying" not in done.stderr and "Traceback" not in done.stderr
    assert before.lstrip().startswith("ERROR: ")
    assert last == "hint: Check the network and the disk, then type the same command again."
