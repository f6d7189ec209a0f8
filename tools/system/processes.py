"""Work in a process of its own, whose memory is given back with its last word; and in several,
for as many cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Made = TypeVar("Made")
Item = TypeVar("Item")


def apart(work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs) -> Made:
    """What ``work(*args, **kwargs)`` returns; all of it must be something that can be pickled.

    What it raises is raised here. Ctrl-C is this process's to answer, and if it is
    killed, the other ends by itself when its work is done.
    """
    process = _Process(work, args, kwargs)
    try:
        return cast(Made, process.made())
    finally:
        process.wait()


def within(
    seconds: float, work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs
) -> Made:
    """The same as :func:`apart`, ended as by a kill where it takes longer.

    :raises TimeoutError: it did.
    """
    process = _Process(work, args, kwargs)
    try:
        return cast(Made, process.made(seconds))
    finally:
        process.end()


def side_by_side(
    work: Callable[[Item], Made], items: Iterable[Item], *, width: int
) -> Iterator[Made]:
    """What ``work(item)`` returns for each item, in their order, *width* of them at a time.

    Where one raises, or who asked wants no more, what is still at work is ended as by a kill.
    """
    waiting, running = deque(items), deque[_Process]()
    try:
        while waiting or running:
            while waiting and len(running) < width:
                running.append(_Process(work, (waiting.popleft(),), {}))
            made = cast(Made, running[0].made())
            running.popleft().wait()
            yield made
    finally:
        for process in running:
            process.end()


def cores() -> int:
    """How many this process may use."""
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
            target=_tell, args=(self._here, there, work, args, kwargs)
        )
        self._process.start()
        there.close()

    def made(self, seconds: float | None = None) -> object:
        """What it made, once it has; what it raises is raised.

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
        """At once, whatever it is at."""
        self._process.terminate()
        self.wait()


def _tell(
    here: Connection,
    there: Connection,
    work: Callable[..., object],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    here.close()  # else this process itself would be one that may still read
    made, error = None, None
    try:
        made = work(*args, **kwargs)
    except Exception as raised:  # whoever asked hears of it
        raised.add_note("".join(traceback.format_tb(raised.__traceback__)))
        error = raised
    with suppress(BrokenPipeError):  # nobody is waiting any more
        there.send((made, error))
