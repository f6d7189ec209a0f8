"""What drafting asks of an engine, and what an engine says of itself.

Sentences go in, translations come out; a journal on the disk keeps what an engine has answered so
far, so that a run that is cut off goes on there.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from rapidfuzz import fuzz

Tell = Callable[[int, Sequence[str]], None]
"""Called with how many of the sentences that an engine is asked are done, now and then."""
CHUNK = 32
"""Sentences that an engine is asked at once; so many are lost at the most by a kill. One
that streams is asked for all, and loses what it is working on."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine made of one sentence; an empty text where it made nothing."""

    text: str
    score: float | None = None
    """The model's mean log probability per token: 0 is certain, -1 is doubtful."""
    other: str | None = None
    """Its second hypothesis, where it has one."""


class Engine(Protocol):
    """What translates sentences from one language into another."""

    @property
    def name(self) -> str:
        """Recorded in every draft, e.g. ``argos en→es 1.0``."""
        ...

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate *sentences* in one batch; one translation for each, order kept."""
        ...


@runtime_checkable
class Streaming(Engine, Protocol):
    """An engine that has answers to give while it works on others."""

    def stream(self, sentences: Sequence[str]) -> Iterator[Mapping[str, Translation]]:
        """Translate each sentence once; some at a time, in any order, as soon as they are made."""
        ...


class Features(NamedTuple):
    """What an engine says of itself about one sentence."""

    score: float
    """Mean log probability per token."""
    likeness: float
    """0 to 100: how alike its two hypotheses are."""


def features_of(answers: Sequence[Translation]) -> Features | None:
    """Take the least of what an engine says of its *answers*; None unless it speaks of each.

    >>> features_of([Translation("Llueve.", -0.2, "Llovía.")])
    Features(score=-0.2, likeness=57.14285714285714)
    """
    features = [
        Features(one.score, fuzz.ratio(one.text, one.other))
        for one in answers
        if one.score is not None and math.isfinite(one.score) and one.other
    ]
    if not features or len(features) < len(answers):
        return None
    scores, likenesses = zip(*features, strict=True)
    return Features(min(scores), min(likenesses))


class Journal:
    """An engine that writes down each answer before it gives it, and asks nothing twice.

    A line a sentence: ``["question", "text", score, "other"]``. Any other line is no answer,
    nor is a last one that was cut off by a kill. An empty answer is not written down: a
    server may have more to say the next time.
    """

    def __init__(self, engine: Engine, path: Path, tell: Tell) -> None:
        self._engine = engine
        self._path = path
        self._tell = tell
        self._known = dict(_read(path))

    @property
    def name(self) -> str:
        """The engine's."""
        return self._engine.name

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate *sentences*, from the journal where it has them."""
        # The longest together: a batch takes as long as its longest sentence.
        missing = sorted(dict.fromkeys(one for one in sentences if one not in self._known), key=len)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        done = 0
        with self._path.open("a", encoding="utf-8", newline="\n") as file:
            if missing:
                self._tell(0, missing)
            for answers in self._batches(missing):
                rows = (
                    [one, made.text, made.score, made.other]
                    for one, made in answers.items()
                    if made.text.strip()
                )
                # In one go, so that Ctrl-C comes before or after; in ASCII, for a server may
                # answer half signs.
                file.write("".join(json.dumps(row) + "\n" for row in rows))
                file.flush()
                self._known.update(answers)
                done += len(answers)
                self._tell(done, missing)
        return [self._known[one] for one in sentences]

    def forget(self) -> None:
        """Remove what was written down: the run is finished, and nobody can tell which model
        a server will answer with the next time."""
        self._path.unlink(missing_ok=True)

    def _batches(self, sentences: Sequence[str]) -> Iterator[Mapping[str, Translation]]:
        if isinstance(self._engine, Streaming):
            yield from self._engine.stream(sentences)
            return
        for start in range(0, len(sentences), CHUNK):
            chunk = sentences[start : start + CHUNK]
            yield dict(zip(chunk, self._engine.translate(chunk), strict=True))


def _read(path: Path) -> Iterator[tuple[str, Translation]]:
    if not path.is_file():
        return
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if whole != data:
        os.truncate(path, len(whole))  # in one step: a kill here loses no answer
    for line in whole.decode("utf-8", errors="replace").split("\n"):
        # and nowhere else: a sentence may hold U+2028
        if row := _row(line):
            yield row


def _row(line: str) -> tuple[str, Translation] | None:
    """A question and its answer; None if the line is not one of ours."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    match row:
        case [str(question), str(text), int() | float() | None as score, str() | None as other]:
            return (question, Translation(text, score, other)) if text.strip() else None
    return None
