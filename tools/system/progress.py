"""How far long work is: on a terminal a line that changes, elsewhere a line now and then.

Nothing of it is needed to understand what a verb did: it goes to stderr, and reports go
to stdout.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TextIO

from tools.model.text import printable
from tools.system.terminal import bare_stream

CELLS = 12
"""Of the bar."""
OFTEN = 0.1
"""Seconds between two looks of the line that changes."""
SOON, SELDOM, STEP = 2.0, 15.0, 0.1
"""Elsewhere a line is written after so many seconds if that tenth of the work is done, and
after so many in any case."""
SETTLED = 1.0
"""Seconds of work before anything is said of the time left."""
WIDTH = 80


@dataclass(frozen=True)
class Screen:
    """Where progress is shown."""

    stream: TextIO
    live: bool
    """Whether a line can be written over."""
    width: Callable[[], int]
    """Columns, as of now: a window may be resized."""

    @classmethod
    def of(cls, stream: TextIO, environment: Mapping[str, str]) -> Screen:
        plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
        stream = bare_stream(stream)
        return cls(stream, stream.isatty() and not plain, lambda: _width(stream))


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


class Progress:
    """Tells how far one piece of work is; a context, so that the line ends with the work."""

    def __init__(
        self, label: str, screen: Screen | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """
        :param label: what is worked on, in a word.
        :param clock: seconds.
        """
        self._label, self._clock = printable(label), clock
        self._screen = screen or Screen.of(sys.stderr, os.environ)
        self._begun: tuple[float, int] | None = None
        """When, and what was done by then."""
        self._shown: tuple[float, int] | None = None
        self._last: tuple[int, int | None, str] | None = None

    def tell(self, done: int, total: int | None, words: str) -> None:
        """Tell how far the work is; it is shown if it is time.

        :param done: of *total*, in whatever the work is measured in.
        :param total: None if nobody knows.
        :param words: the same in words, e.g. ``112 of 210 sentences``.
        """
        now, words = self._clock(), printable(words)
        self._begun = self._begun or (now, done)
        self._last = (done, total, words)
        if self._is_due(now, done, total):
            self._shown = (now, done)
            self._write(done, total, words, self._seconds(now, done, total))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._last is None:
            return
        if kind is None and self._screen.live:
            self._write(*self._last, None)
            self._put("\n")
        elif kind is None and self._shown and self._shown[1] != self._last[0]:
            self._write(*self._last, None)
        elif self._screen.live:
            self._put("\r" + " " * (self._screen.width() - 1) + "\r")

    def _is_due(self, now: float, done: int, total: int | None) -> bool:
        if self._shown is None:
            return True
        since, before = now - self._shown[0], done - self._shown[1]
        if self._screen.live:
            return since >= OFTEN
        return since >= SELDOM or (since >= SOON and bool(total) and before >= STEP * (total or 0))

    def _seconds(self, now: float, done: int, total: int | None) -> float | None:
        """The time left if the rest goes on as it went so far; None if that is too early to say."""
        assert self._begun is not None
        taken, made = now - self._begun[0], done - self._begun[1]
        if total is None or done >= total or made <= 0 or taken < SETTLED:
            return None
        return taken * (total - done) / made

    def _write(self, done: int, total: int | None, words: str, seconds: float | None) -> None:
        left = f" · {duration(seconds)}" if seconds is not None else ""
        if not self._screen.live:
            self._put(f"{self._label}: {words}{left}\n")
            return
        room = self._screen.width() - 1  # in the last column some terminals begin a new line
        bar = f"{meter(done, total)}  " if total else ""
        forms = (f"{bar}{words}{left}", f"{words}{left}", words)
        texts = [f"{self._label}  {form}" for form in forms]
        text = next((one for one in texts if len(one) <= room), texts[-1][:room])
        self._put("\r" + text.ljust(room))

    def _put(self, text: str) -> None:
        stream = self._screen.stream
        encoding = stream.encoding or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = text.translate({ord("█"): "#", ord("░"): ".", ord("·"): "-"})
            text = text.encode(encoding, "replace").decode(encoding)
        stream.write(text)
        stream.flush()


def meter(done: int, total: int) -> str:
    """Draw a bar.

    >>> meter(112, 210)
    '██████░░░░░░'
    """
    filled = max(0, min(CELLS, CELLS * done // total))
    return "█" * filled + "░" * (CELLS - filled)


def duration(seconds: float) -> str:
    """Write a time left, as exactly as it can be known.

    >>> duration(3), duration(38), duration(100), duration(5000)
    ('a few seconds', 'about 40 s', 'about 2 min', 'about 1 h 20 min')
    """
    if seconds < 8:
        return "a few seconds"
    if seconds < 55:
        return f"about {5 * round(seconds / 5)} s"
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"about {minutes} min"
    hours, tens = divmod(10 * round(minutes / 10), 60)
    return f"about {hours} h {tens} min" if tens else f"about {hours} h"
