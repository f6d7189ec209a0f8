"""Work in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tools.model.errors import SourceError
from tools.system.environment import ROOT
from tools.system.processes import run_in_process, run_in_processes, worker_pool


def _refuse() -> None:
    raise SourceError("a.rst:1: It is wrong.", hint="Mend it.")


def _stumble() -> int:
    return int("x")


def _interrupted() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return os.getpid()


def _interrupt(_number: int) -> int:
    return _interrupted()


def test_what_it_returns_comes_from_another_process() -> None:
    assert run_in_process(os.getpid) != os.getpid()
    assert run_in_process(sorted, [2, 1], reverse=True) == [2, 1]


def test_what_it_raises_is_raised_here_with_its_hint() -> None:
    with pytest.raises(SourceError, match=r"a\.rst:1") as caught:
        run_in_process(_refuse)
    assert caught.value.hint == "Mend it."


def test_a_bug_keeps_the_lines_it_went_through() -> None:
    with pytest.raises(ValueError, match="invalid literal") as caught:
        run_in_process(_stumble)
    assert "in _stumble" in caught.value.__notes__[0]


def test_ctrl_c_does_not_reach_it() -> None:
    assert run_in_process(_interrupted) != os.getpid()


def test_ctrl_c_does_not_reach_a_pool() -> None:
    with worker_pool() as pool:
        assert os.getpid() not in list(pool.map(_interrupt, range(3)))


def test_one_that_dies_is_a_bug_that_says_so() -> None:
    with pytest.raises(RuntimeError, match="_exit ended with 3"):
        run_in_process(os._exit, 3)


def _slowly(seconds: float) -> tuple[float, int]:
    time.sleep(seconds)
    return seconds, os.getpid()


def _refuse_two(number: int) -> int:
    if number == 2:
        _refuse()
    time.sleep(60 * (number > 2))
    return number


def _here(folder: Path, number: int) -> int:
    """So many are at it."""
    mine = folder / str(number)
    mine.touch()
    found = len(list(folder.iterdir()))
    time.sleep(0.05)
    mine.unlink()
    return found


def test_several_are_made_at_a_time_and_come_in_their_order() -> None:
    start = time.monotonic()
    made = list(run_in_processes(_slowly, [0.5, 0.3, 0.1], width=3))
    assert [seconds for seconds, _ in made] == [0.5, 0.3, 0.1]
    assert len({os.getpid(), *(process for _, process in made)}) == 4
    assert time.monotonic() - start < 0.85


def test_no_more_of_them_than_asked_for(tmp_path: Path) -> None:
    assert max(run_in_processes(partial(_here, tmp_path), range(6), width=2)) <= 2


def test_what_one_raises_comes_after_what_was_made_before_it_and_ends_the_others() -> None:
    made = run_in_processes(_refuse_two, [1, 2, 3, 4], width=4)
    assert next(made) == 1
    start = time.monotonic()
    with pytest.raises(SourceError, match="wrong"):
        next(made)
    assert time.monotonic() - start < 30
    assert not multiprocessing.active_children()


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("milliseconds", [0, 1, 2, 3, 5, 8, 50])
def test_ctrl_c_ends_them_all_without_a_word_of_theirs(tmp_path: Path, milliseconds: int) -> None:
    """Even while they start: what has begun is known, and is ended."""
    script = f"""
import os, sys, time
from pathlib import Path
from tools.system.processes import run_in_processes
def work(number):
    Path({str(tmp_path)!r}, str(os.getpid())).touch()
    time.sleep(60)
try:
    Path({str(tmp_path)!r}, "now").touch()
    list(run_in_processes(work, [1, 2, 3], width=2))
except KeyboardInterrupt:
    sys.exit(130)
"""
    asking = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
    )
    while not (now := tmp_path / "now").exists():
        assert asking.poll() is None
        time.sleep(0.0005)
    now.unlink()
    time.sleep(milliseconds / 1000)
    os.killpg(asking.pid, signal.SIGINT)
    assert asking.wait(30) == 130
    assert asking.stderr is not None
    assert asking.stderr.read() == b""
    working = list(tmp_path.iterdir())
    assert not any(Path("/proc", one.name).exists() for one in working)


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_it_ends_by_itself_when_whoever_asked_was_killed(tmp_path: Path) -> None:
    script = f"""
import os, time
from pathlib import Path
from tools.system.processes import run_in_process
def work():
    Path({str(tmp_path / "started")!r}).write_text(str(os.getpid()))
    time.sleep(0.3)
    return "x" * 1_000_000
run_in_process(work)
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
