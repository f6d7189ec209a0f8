"""LibreTranslate: a translation server of one's own, or several of them.

Speaks the server's documented interface: ``POST /translate`` with a list ``q``, answered
by a list ``translatedText``, or by ``error`` and a sentence.
"""

from __future__ import annotations

import http.client
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from tools.engines import Translation
from tools.engines.servers import Refused, Server
from tools.errors import ConfigError

MOST_SENTENCES = 25
MOST_CHARACTERS = 4000
"""Of one request; servers limit both."""
ATTEMPTS = 6
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between two attempts; doubled each time."""


class LibreTranslate:
    def __init__(
        self, servers: Sequence[str], source: str, target: str, *, key: str = "",
        sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """:raises ConfigError: no server is named, or one that must not be sent the key."""
        if not servers:
            raise ConfigError(
                "No LibreTranslate server is named.",
                hint='Set ONDA_LIBRETRANSLATE_URL, or libretranslate = ["https://…"]'
                " at the top of locale/editions.toml.",
            )
        self._servers = [Server(address, key, clock) for address in servers]
        self._question = {"source": source, "target": target, "format": "text"}
        if key:
            self._question["api_key"] = key
        self._sleep = sleep
        self._random = random.Random(0)
        self._turn = 0
        hosts = ", ".join(sorted({urlsplit(address).netloc for address in servers}))
        self.name = f"libretranslate {source}→{target} {hosts}"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """:raises ConfigError: no server gives an answer of use."""
        known = list(dict.fromkeys(one for one in sentences if one.strip()))
        made: dict[str, str] = {}
        for batch in batches(known):
            made |= zip(batch, self._ask(batch), strict=True)
        return [Translation(made.get(sentence, "")) for sentence in sentences]

    def _ask(self, batch: list[str]) -> list[str]:
        """Ask one server after another, with pauses that grow."""
        body = json.dumps({**self._question, "q": batch}).encode()
        last = ""
        for attempt in range(ATTEMPTS):
            server = self._next()
            wait = 0.0
            try:
                texts = _texts(server.post("/translate", body), len(batch))
            except (OSError, http.client.HTTPException, ValueError) as error:
                last = f"{server.host}: {str(error) or type(error).__name__}"
                if isinstance(error, Refused):
                    wait = error.wait
                    if not error.passing:
                        raise ConfigError(f"LibreTranslate refuses: {last}.") from error
                server.failed()
            else:
                server.succeeded()
                return texts
            if attempt + 1 < ATTEMPTS:
                self._sleep(min(LONGEST_PAUSE, max(wait, self._pause(attempt))))
        raise ConfigError(
            f"No LibreTranslate server answers ({last}).",
            hint="Type the same again later: what is drafted is kept.",
        )

    def _next(self) -> Server:
        """The server whose turn it is, among those that work; none: the longest rested."""
        for _ in self._servers:
            server = self._servers[self._turn % len(self._servers)]
            self._turn += 1
            if server.works():
                return server
        return min(self._servers, key=lambda server: server.rests_until)

    def _pause(self, attempt: int) -> float:
        """Seconds; a part by chance keeps many clients from coming back at once."""
        return FIRST_PAUSE * float(2**attempt) * (0.5 + self._random.random() / 2)


def servers_from(environment: Mapping[str, str], named: Sequence[str]) -> tuple[list[str], str]:
    """The servers' addresses and the key.

    ``ONDA_LIBRETRANSLATE_URL`` (several, with spaces between) comes before what
    ``editions.toml`` names. The key comes from ``ONDA_LIBRETRANSLATE_KEY`` alone, for
    ``editions.toml`` is there for everyone to read.
    """
    urls = environment.get("ONDA_LIBRETRANSLATE_URL", "").split()
    return urls or list(named), environment.get("ONDA_LIBRETRANSLATE_KEY", "")


def batches(sentences: Sequence[str]) -> Iterator[list[str]]:
    """Cut into requests that a server takes.

    >>> [len(batch) for batch in batches(["x" * 3000, "x" * 900, "x" * 200])]
    [2, 1]
    """
    batch: list[str] = []
    for sentence in sentences:
        full = sum(map(len, batch)) + len(sentence) > MOST_CHARACTERS
        if batch and (full or len(batch) == MOST_SENTENCES):
            yield batch
            batch = []
        batch.append(sentence)
    if batch:
        yield batch


def _texts(answer: Any, count: int) -> list[str]:
    """The translations in an answer.

    :raises ValueError: it does not hold *count* texts.
    """
    texts = answer.get("translatedText") if isinstance(answer, dict) else None
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError("the answer holds no list of translations")
    if len(texts) != count:
        raise ValueError(f"{len(texts)} translations for {count} sentences")
    return [text.strip() for text in texts]
