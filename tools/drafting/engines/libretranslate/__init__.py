"""LibreTranslate: a translation server of one's own, or several of them.

Speaks the server's documented interface: ``POST /translate`` with a list ``q``, answered
by a list ``translatedText``, or by ``error`` and a sentence.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from tools.drafting.engine import Translation
from tools.drafting.engines.libretranslate.dispatch import Dispatch
from tools.drafting.engines.libretranslate.server import Refused, Server
from tools.model.errors import ConfigError

MOST_SENTENCES = 25
MOST_CHARACTERS = 4000
"""Of one request; servers limit both."""


class LibreTranslate:
    """Asks one or several servers about one pair of languages."""

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
        different = list(dict.fromkeys(servers))
        self._dispatch = Dispatch(
            [Server(address, key) for address in different], self._ask, sleep, clock
        )
        self._servers = len(different)
        self._question: dict[str, Any] = {"source": source, "target": target, "format": "text"}
        if key:
            self._question["api_key"] = key
        self._alternatives = True
        hosts = ", ".join(sorted({urlsplit(address).netloc for address in servers}))
        self.name = f"libretranslate {source}→{target} {hosts}"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate each of *sentences*.

        :raises ConfigError: no server gives an answer of use.
        """
        made: dict[str, Translation] = {}
        for batch in self.stream(sentences):
            made |= batch
        return [made[sentence] for sentence in sentences]

    def stream(self, sentences: Sequence[str]) -> Iterator[Mapping[str, Translation]]:
        """Translate each sentence once, on every server; some at a time, as they are answered.

        :raises ConfigError: no server gives an answer of use.
        """
        different = dict.fromkeys(sentences)
        known = [one for one in different if one.strip()]
        if len(known) < len(different):
            yield {one: Translation("") for one in different if not one.strip()}
        # Few sentences are shared out as well: each server has its part.
        most = min(MOST_SENTENCES, -(-len(known) // self._servers))
        yield from self._dispatch.run(split_batches(known, most))

    def _ask(self, server: Server, batch: list[str]) -> list[Translation]:
        question = {**self._question, "q": batch}
        asks_more = self._alternatives
        if asks_more:
            question["alternatives"] = 1
        try:
            answer = server.post("/translate", json.dumps(question).encode())
        except Refused as refusal:
            # Whoever runs a server may allow none.
            if refusal.passing or not asks_more or "alternatives" not in str(refusal):
                raise
            self._alternatives = False
            return self._ask(server, batch)
        return _translations(answer, len(batch))


def servers_from(environment: Mapping[str, str], named: Sequence[str]) -> tuple[list[str], str]:
    """Read the servers' addresses, and the key.

    ``ONDA_LIBRETRANSLATE_URL`` (several, with spaces between) comes before what
    ``editions.toml`` names. The key comes from ``ONDA_LIBRETRANSLATE_KEY`` alone, for
    ``editions.toml`` is there for everyone to read.
    """
    urls = environment.get("ONDA_LIBRETRANSLATE_URL", "").split()
    return urls or list(named), environment.get("ONDA_LIBRETRANSLATE_KEY", "")


def split_batches(sentences: Sequence[str], most: int = MOST_SENTENCES) -> Iterator[list[str]]:
    """Cut *sentences* into requests that a server takes, of at most *most* sentences.

    >>> [len(batch) for batch in split_batches(["x" * 3000, "x" * 900, "x" * 200])]
    [2, 1]
    """
    batch: list[str] = []
    for sentence in sentences:
        full = sum(map(len, batch)) + len(sentence) > MOST_CHARACTERS
        if batch and (full or len(batch) == most):
            yield batch
            batch = []
        batch.append(sentence)
    if batch:
        yield batch


def _translations(answer: Any, count: int) -> list[Translation]:
    """The translations in an answer, with another hypothesis where it has one.

    :raises ValueError: it does not hold *count* texts.
    """
    texts = answer.get("translatedText") if isinstance(answer, dict) else None
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError("the answer holds no list of translations")
    if len(texts) != count:
        raise ValueError(f"{len(texts)} translations for {count} sentences")
    others = answer.get("alternatives")
    if not isinstance(others, list) or len(others) != count:
        others = [None] * count
    return [
        Translation(text.strip(), other=_first(other))
        for text, other in zip(texts, others, strict=True)
    ]


def _first(alternatives: Any) -> str | None:
    if isinstance(alternatives, list) and alternatives and isinstance(alternatives[0], str):
        return alternatives[0].strip() or None
    return None
