"""How a server has been doing: when it pauses after a failure, and when it rests after several."""

from __future__ import annotations

from dataclasses import dataclass

from tools.drafting.engines.libretranslate.server import Server

FAILURES, REST = 3, 60.0
"""After so many failures in a row a server is left alone for so many seconds, if it can be."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between two attempts; doubled each time."""
LONGEST_WAIT = 120.0
"""Seconds that a server may ask to be left alone."""


@dataclass(eq=False)
class Post:
    server: Server
    busy: bool = False
    failures: int = 0
    """In a row."""
    free_at: float = 0.0
    rests_until: float = 0.0
    """On the clock that :meth:`failed` is told."""

    def failed(self, now: float, asked: float, chance: float) -> None:
        """
        :param asked: seconds the server wants to be left alone.
        :param chance: from 0 to 1, for a part of the pause: it keeps many clients from
            coming back at once.
        """
        pause = FIRST_PAUSE * 2.0 ** min(self.failures, 10) * (0.5 + chance / 2)
        self.free_at = now + max(min(asked, LONGEST_WAIT), min(pause, LONGEST_PAUSE))
        self.failures += 1
        self.rests_until = now + REST if self.failures >= FAILURES else 0.0
