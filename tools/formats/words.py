"""``locale/<L>/words.txt`` -> words: one on a line; ``#`` and what follows it is a remark."""

from __future__ import annotations

import re

from tools.language.spelling import composed
from tools.model.errors import ConfigError

LONGEST = 40
"""Letters of what stands there that are shown."""
_WORD_RE = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def parse_words(text: str, *, path: str = "words.txt") -> dict[str, int]:
    """Each word with its line, from 1.

    >>> parse_words("# Peru\\nquipu\\nrondero  # a night watchman\\n")
    {'quipu': 2, 'rondero': 3}

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: ``file:line: sentence`` for the first line that is not one word.
    """
    found: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        word = composed(line.partition("#")[0].strip())
        if not word:
            continue
        if not _WORD_RE.fullmatch(word):
            raise ConfigError(
                f"{path}:{number}: “{word[:LONGEST]}” is not one word.",
                hint="Write one word on each line, and remarks behind a #.",
            )
        if word in found:
            raise ConfigError(f"{path}:{number}: “{word}” is in line {found[word]} already.")
        found[word] = number
    return found
