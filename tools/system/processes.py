"""Run functions in other processes: to give memory back, to use every core, to set a time limit.

``concurrent.futures`` has the pool for many small items. It cannot end work that has begun
(before Python 3.14), its processes stay for ever where this one is killed, and its errors do
not say how a process ended: for long work there is a process for each item.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Made = TypeVar("Made")
Item = TypeVar("Item")


def run_in_process(work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs) -> Made:
    """Return what ``work(*args, **kwargs)`` does; all of it must be something that can be pickled.

    What it raises is raised here. Ctrl-C is this process's to answer, and if it is
    killed, the other ends by itself when its work is done.

    :raises RuntimeError: the other process was killed, or ended itself.
    """
    process = _Process(work, args, kwargs)
    try:
        return cast(Made, process.result())
    finally:
        process.wait()


def run_with_timeout(
    seconds: float, work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs
) -> Made:
    """Do the same as :func:`run_in_process`, and end it as by a kill where it takes longer.

    :raises TimeoutError: it did.
    """
    running = list[_Process]()
    try:
        with _ctrl_c_held_back():
            running.append(_Process(work, args, kwargs))
        return cast(Made, running[0].result(seconds))
    finally:
        for process in running:
            process.end()


def run_in_processes(
    work: Callable[[Item], Made], items: Iterable[Item], *, width: int
) -> Iterator[Made]:
    """Yield what ``work(item)`` returns for each item, in their order, *width* of them at a time.

    Each item has a process of its own, so that its memory is given back. Where one raises, or
    whoever asked wants no more, what is still at work is ended as by a kill.
    """
    waiting, running = deque(items), deque[_Process]()
    try:
        while waiting or running:
            while waiting and len(running) < width:
                with _ctrl_c_held_back():
                    running.append(_Process(work, (waiting.popleft(),), {}))
            made = cast(Made, running[0].result())
            running.popleft().wait()
            yield made
    finally:
        for process in running:
            process.end()


@contextmanager
def worker_pool() -> Iterator[Executor]:
    """Keep one process a core, for many small items that need the same things loaded.

    Ctrl-C is this process's to answer; items that nobody has begun are dropped then.
    """
    pool = ProcessPoolExecutor(cores(), initializer=_leave_ctrl_c_to_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Process:
    """Work that has begun."""

    def __init__(
        self, work: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        self._name = getattr(work, "func", work).__name__  # of a partial, too
        self._here, there = multiprocessing.Pipe(duplex=False)
        self._process = multiprocessing.Process(
            target=_send_result, args=(self._here, there, work, args, kwargs)
        )
        self._process.start()
        there.close()

    def result(self, seconds: float | None = None) -> object:
        """Return what it made, once it has; what it raises is raised.

        :raises TimeoutError: it has not, after so many seconds.
        """
        if not self._here.poll(seconds):
            raise TimeoutError(f"{self._name} takes longer than {seconds} seconds")
        try:
            made, error = self._here.recv()
        except EOFError:
            self._process.join()
            raise RuntimeError(f"{self._name} ended with {self._process.exitcode}") from None
        if error is not None:
            raise error
        return cast(object, made)

    def wait(self) -> None:
        self._process.join()
        self._here.close()

    def end(self) -> None:
        """End it at once, whatever it is at."""
        self._process.terminate()
        self.wait()


def _send_result(
    here: Connection,
    there: Connection,
    work: Callable[..., object],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    _leave_ctrl_c_to_parent()
    here.close()  # else this process itself would be one that may still read
    made, error = None, None
    try:
        made = work(*args, **kwargs)
    except Exception as raised:  # whoever asked hears of it
        raised.add_note("".join(traceback.format_tb(raised.__traceback__)))
        error = raised
    with suppress(BrokenPipeError):  # nobody is waiting any more
        there.send((made, error))


def _leave_ctrl_c_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _set_mask(signal.SIG_UNBLOCK)


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Let Ctrl-C wait until it is known which process has begun, and so has to be ended."""
    _set_mask(signal.SIG_BLOCK)
    try:
        yield
    finally:
        _set_mask(signal.SIG_UNBLOCK)


def _set_mask(how: int) -> None:
    if sys.platform != "win32":
        signal.pthread_sigmask(how, {signal.SIGINT})
