"""Work in a process of its own, whose memory is given back with its last word."""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Made = TypeVar("Made")


def apart(work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs) -> Made:
    """What ``work(*args, **kwargs)`` returns; all of it must be something that can be pickled.

    What it raises is raised here. Ctrl-C is this process's to answer, and if it is
    killed, the other ends by itself when its work is done.
    """
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_tell, args=(here, there, work, args, kwargs))
    process.start()
    there.close()
    try:
        made, error = here.recv()
    except EOFError:
        process.join()
        raise RuntimeError(f"{work.__name__} ended with {process.exitcode}") from None
    finally:
        process.join()
        here.close()
    if error is not None:
        raise error
    return cast(Made, made)


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
