"""Work in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools.apart import apart
from tools.environment import ROOT
from tools.errors import SourceError


def _refuse() -> None:
    raise SourceError("a.rst:1: It is wrong.", hint="Mend it.")


def _stumble() -> int:
    return int("x")


def _interrupted() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return os.getpid()


def test_what_it_returns_comes_from_another_process() -> None:
    assert apart(os.getpid) != os.getpid()
    assert apart(sorted, [2, 1], reverse=True) == [2, 1]


def test_what_it_raises_is_raised_here_with_its_hint() -> None:
    with pytest.raises(SourceError, match=r"a\.rst:1") as caught:
        apart(_refuse)
    assert caught.value.hint == "Mend it."


def test_a_bug_keeps_the_lines_it_went_through() -> None:
    with pytest.raises(ValueError, match="invalid literal") as caught:
        apart(_stumble)
    assert "in _stumble" in caught.value.__notes__[0]


def test_ctrl_c_does_not_reach_it() -> None:
    assert apart(_interrupted) != os.getpid()


def test_one_that_dies_is_a_bug_that_says_so() -> None:
    with pytest.raises(RuntimeError, match="_exit ended with 3"):
        apart(os._exit, 3)


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_it_ends_by_itself_when_whoever_asked_was_killed(tmp_path: Path) -> None:
    script = f"""
import os, time
from pathlib import Path
from tools.apart import apart
def work():
    Path({str(tmp_path / "started")!r}).write_text(str(os.getpid()))
    time.sleep(0.3)
    return "x" * 1_000_000
apart(work)
"""
    asking = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    while not (started := tmp_path / "started").is_file() or not started.read_text():
        assert asking.poll() is None
        time.sleep(0.01)
    asking.kill()
    asking.wait()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{started.read_text()}/status").is_file() and _runs(started.read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _runs(process: str) -> bool:
    """Whether it is there, and not only waiting for somebody to hear that it has ended."""
    return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
