"""What a guard says, and what of a sentence it reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tools.placeables import PLACEABLE_RE
from tools.segments import Languages


class Verdict(NamedTuple):
    """What a guard found."""

    reason: str
    """What is wrong, for the reviewer."""
    mended: str | None = None
    """The translation without that fault; None where a person has to say."""


Guard = Callable[[str, str, Languages], Verdict | None]


def prose(text: str, blank: str = " ") -> str:
    """*text* without code, addresses and names of references: what was to be translated."""

    def shown(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind.startswith("to"):
            return f" {match[f'title{kind[2:]}']} "
        return match[0] if kind == "amount" else blank

    return PLACEABLE_RE.sub(shown, text)
