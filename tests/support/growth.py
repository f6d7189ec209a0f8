"""How the time of a piece of work grows with what it is given."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

ENOUGH = 0.01
"""Seconds that can be told from noise."""


def growth(work: Callable[[int], object], size: int, largest: int = 32_000) -> float:
    """How many times longer *work* takes for twice the size; the best of three tries.

    What takes no time is given more, up to *largest*.
    """
    once = seconds(work, size)
    while once < ENOUGH and size < largest:
        size *= 2
        once = seconds(work, size)
    if once < ENOUGH:
        return 1.0
    return min(seconds(work, 2 * size) / seconds(work, size) for _ in range(3))


def seconds(work: Callable[[int], object], size: int) -> float:
    """CPU seconds of one call."""
    gc.disable()
    try:
        began = process_time()
        work(size)
        return process_time() - began
    finally:
        gc.enable()
