"""The terminal, and the log of a build server: texts of strangers are shown there, never obeyed.

Whatever a verb prints passes through here, so that no file, name or answer of a server moves the
cursor, changes colours, turns a line round, or gives GitHub's runner an order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO

from tools.model.text import printable_character

UNSEEN_RE = re.compile(r"[^\n\x20-\x7e]")
"""What may have to be shown by its number."""
ORDER_RE = re.compile(r"(?m)^(\s*):(?=:)|##(?=\[)")
"""How an order to GitHub's runner begins."""


class Shown:
    """A stream whose every sign can be seen."""

    def __init__(self, stream: TextIO, *, orders: bool = True) -> None:
        """
        :param orders: False where a runner reads along.
        """
        self.bare = stream
        """Without that: for progress, colours, and what GitHub is to obey."""
        self._orders = orders

    def write(self, text: str) -> int:
        visible = UNSEEN_RE.sub(_sign, text)
        self.bare.write(visible if self._orders else ORDER_RE.sub(r"\g<0> ", visible))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.bare, name)


def _sign(match: re.Match[str]) -> str:
    sign = match[0]
    return sign if sign == "\t" else printable_character(sign)


def bare_stream(stream: TextIO) -> TextIO:
    """Return the stream itself, for whoever knows what they write."""
    found: TextIO = getattr(stream, "bare", stream)
    return found


@contextmanager
def visible_output(out: TextIO, err: TextIO, environment: Mapping[str, str]) -> Iterator[None]:
    """Have every sign that is printed meanwhile shown, and none obeyed."""
    orders = "GITHUB_ACTIONS" not in environment
    with (
        redirect_stdout(Shown(out, orders=orders)),
        redirect_stderr(Shown(err, orders=orders)),
    ):
        yield


def as_json(data: object) -> str:
    r"""Write *data* for programs, every sign that cannot be seen by its number.

    >>> as_json(["ñ\u202e"])
    '[\n  "ñ\\u202e"\n]'
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return UNSEEN_RE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1]
