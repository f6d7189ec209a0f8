"""Batches shared out among servers: each server has one at a time, and all work at once.

A server that fails pauses; one that fails several times rests. Threads do nothing but ask; who gets
what, who pauses and who rests is settled by the caller's own thread, so that it is settled once and
Ctrl-C finds someone at home.
"""

from __future__ import annotations

import http.client
import queue
import random
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tools.drafting.engine import Translation
from tools.drafting.engines.libretranslate.server import Refused, Server
from tools.model.errors import ConfigError

FAILURES, REST = 3, 60.0
"""After so many failures in a row a server is left alone for so many seconds, if it can be."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between two attempts; doubled each time."""
LONGEST_WAIT = 120.0
"""Seconds that a server may ask to be left alone."""


@dataclass(eq=False)
class ServerState:
    """A server, and how it has answered so far."""

    server: Server
    busy: bool = False
    failures: int = 0
    """In a row."""
    free_at: float = 0.0
    rests_until: float = 0.0
    """On the clock that :meth:`failed` is told."""

    def failed(self, now: float, asked: float, chance: float) -> None:
        """Note that the server gave no answer of use, and leave it alone for a while.

        :param asked: seconds the server wants to be left alone.
        :param chance: from 0 to 1, for a part of the pause: it keeps many clients from
            coming back at once.
        """
        pause = FIRST_PAUSE * 2.0 ** min(self.failures, 10) * (0.5 + chance / 2)
        self.free_at = now + max(min(asked, LONGEST_WAIT), min(pause, LONGEST_PAUSE))
        self.failures += 1
        self.rests_until = now + REST if self.failures >= FAILURES else 0.0


ATTEMPTS = 6
"""Failures in a row after which a server is given up, if no other is left."""
LOOK = 1.0
"""Seconds between two looks at the servers; Windows heeds Ctrl-C only in between."""

Ask = Callable[[Server, list[str]], list[Translation]]


@dataclass(eq=False)
class Job:
    """A batch of sentences, and what was made of it."""

    batch: list[str]
    made: list[Translation] | None = None
    """Set by the thread that asked, whether or not anyone comes to fetch it."""
    given: bool = False
    failures: int = 0


class Dispatch:
    """Shares batches out among servers, a thread for each that is at work."""

    def __init__(
        self, servers: Sequence[Server], ask: Ask,
        sleep: Callable[[float], None], clock: Callable[[], float],
    ) -> None:  # fmt: skip
        """
        :param ask: what a thread does with a server and a batch.
        :param sleep: waits where no server is at work.
        """
        self._states = [ServerState(server) for server in servers]
        """The one that has waited longest for work comes first."""
        self._ask, self._sleep, self._clock = ask, sleep, clock
        self._random = random.Random(0)
        self._back: queue.SimpleQueue[tuple[ServerState, Job, Exception | None]] = (
            queue.SimpleQueue()
        )

    def run(self, batches: Iterable[list[str]]) -> Iterator[dict[str, Translation]]:
        """Yield each batch with its translations as soon as it is done.

        What is done when a person presses Ctrl-C, or no server is left, is still given.

        :raises ConfigError: a server refuses, or none gives an answer of use.
        """
        jobs = [Job(batch) for batch in batches]
        waiting = deque(jobs)
        try:
            while any(not job.given for job in jobs):
                self._send(waiting)
                if (back := self._next()) is None:
                    continue
                state, job, error = back
                state.busy = False
                if job in jobs:  # and not what an earlier run left behind
                    if error is not None:
                        self._settle(state, job, error)
                        waiting.append(job)  # the others first: it may be no server's fault
                    else:
                        state.failures = 0
                    yield from _finished([job])
        except (KeyboardInterrupt, ConfigError):
            yield from _finished(jobs)
            raise

    def _send(self, waiting: deque[Job]) -> None:
        now = self._clock()
        for state in self._eligible():
            if waiting and not state.busy and state.free_at <= now:
                state.busy = True
                self._states.remove(state)
                self._states.append(state)
                job = waiting.popleft()
                threading.Thread(target=self._work, args=(state, job), daemon=True).start()

    def _eligible(self) -> list[ServerState]:
        """The servers that work; if none does, all of them."""
        now = self._clock()
        return [state for state in self._states if now >= state.rests_until] or list(self._states)

    def _work(self, state: ServerState, job: Job) -> None:
        error = None
        try:
            job.made = self._ask(state.server, job.batch)
        except Exception as caught:  # it is raised again where the answers are awaited
            error = caught
        self._back.put((state, job, error))

    def _next(self) -> tuple[ServerState, Job, Exception | None] | None:
        """What comes back first; None: nothing has, and it is time to look again."""
        now = self._clock()
        pauses = [state.free_at - now for state in self._eligible() if state.free_at > now]
        if not any(state.busy for state in self._states):
            self._sleep(min(pauses, default=0.0))
            return None
        try:
            return self._back.get(timeout=min([LOOK, *pauses]))
        except queue.Empty:
            return None

    def _settle(self, state: ServerState, job: Job, error: Exception) -> None:
        """Let the server pause.

        :raises ConfigError: asking again is of no use.
        """
        said = f"{state.server.host}: {str(error) or type(error).__name__}"
        if isinstance(error, Refused) and not error.passing:
            raise ConfigError(f"LibreTranslate refuses: {said}.") from error
        if not isinstance(error, OSError | http.client.HTTPException | ValueError):
            raise error
        asked = error.wait if isinstance(error, Refused) else 0.0
        state.failed(self._clock(), asked, self._random.random())
        job.failures += 1
        hopeless = job.failures >= ATTEMPTS * len(self._states)
        if hopeless or all(state.failures >= ATTEMPTS for state in self._states):
            raise ConfigError(
                f"No LibreTranslate server answers ({said}).",
                hint="Type the same again later: what is drafted is kept.",
            ) from error


def _finished(jobs: Iterable[Job]) -> Iterator[dict[str, Translation]]:
    """What is made of *jobs* and not yet given."""
    for job in jobs:
        if job.made is not None and not job.given:
            job.given = True
            yield dict(zip(job.batch, job.made, strict=True))
