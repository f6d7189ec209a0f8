"""What an engine has answered so far, on the disk: a run that is cut off goes on there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tools.engines import Engine, Translation

Tell = Callable[[int, Sequence[str]], None]
"""Called with how many of the sentences that an engine is asked are done, now and then."""
CHUNK = 32
"""Sentences that an engine is asked at once; so many are lost at the most by a kill."""


class Journal:
    """An engine that writes down each answer before it gives it, and asks nothing twice.

    A line a sentence: ``["question", "text", score, "other"]``. A last line that was cut
    off by a kill is no answer.
    """

    def __init__(self, engine: Engine, path: Path, tell: Tell) -> None:
        self._engine = engine
        self._path = path
        self._tell = tell
        self._known = dict(_read(path))

    @property
    def name(self) -> str:
        return self._engine.name

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """The answers, from the journal where it has them."""
        # The longest together: a batch takes as long as its longest sentence.
        missing = sorted(dict.fromkeys(one for one in sentences if one not in self._known), key=len)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8", newline="\n") as file:
            for start in range(0, len(missing), CHUNK):
                self._tell(start, missing)
                chunk = missing[start : start + CHUNK]
                for question, answer in zip(chunk, self._engine.translate(chunk), strict=True):
                    row = [question, answer.text, answer.score, answer.other]
                    file.write(json.dumps(row) + "\n")  # in ASCII: a server may answer half signs
                    self._known[question] = answer
                file.flush()
        if missing:
            self._tell(len(missing), missing)
        return [self._known[one] for one in sentences]


def _read(path: Path) -> Iterator[tuple[str, Translation]]:
    if not path.is_file():
        return
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if whole != data:
        os.truncate(path, len(whole))  # in one step: a kill here loses no answer
    for line in whole.decode("utf-8", errors="replace").split("\n"):
        # and nowhere else: a sentence may hold U+2028
        try:
            question, answer, score, other = json.loads(line)
        except (ValueError, TypeError):
            continue
        yield question, Translation(answer, score, other)
