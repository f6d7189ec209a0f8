"""The signs that stand for placeables while an engine has the sentence.

No sign is safe with every engine: some part the brackets from the number, some drop
what they do not know, some take it for a word and decline it. So there are several.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write a token."""

    name: str
    opening: str
    """Around a number, as an engine gets it; ``/`` before the number closes a pair."""
    closing: str
    tolerant: str
    """Regular expression for the same as an engine may give it back; group 1 is the number."""
    reserved: str
    """Regular expression for what a source may hold and nobody could tell from a token."""
    slash: str = "/"

    def token(self, name: str) -> str:
        """
        >>> BRACKETS.token("0"), LETTERS.token("/0")
        ('⟦0⟧', 'XZE0Q')
        """
        return f"{self.opening}{name.replace('/', self.slash)}{self.closing}"

    def split(self, text: str) -> list[str]:
        """Text and what is in the tokens, by turns; the text first and last.

        >>> BRACKETS.split("a ⟦ 0 ⟧ b")
        ['a ', '0', ' b']
        """
        parts = _compiled(self.tolerant).split(text)
        parts[1::2] = [_name(part, self.slash) for part in parts[1::2]]
        return parts

    def numbers(self, text: str) -> list[str]:
        return self.split(text)[1::2]


def _name(found: str, slash: str) -> str:
    digits = re.sub(r"\D", "", found)
    return f"/{int(digits)}" if found.strip().upper().startswith(slash) else str(int(digits))


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


BRACKETS = Style("brackets", "⟦", "⟧", r"⟦\s*(/?\s*[0-9]{1,6})\s*⟧", "[⟦⟧]+")
LETTERS = Style(
    "letters", "XZ", "Q", r"X\s?Z\s?(E?\s?[0-9]{1,6})\s?Q", r"(?i:X\s?Z\s?E?\s?[0-9]+\s?Q)", "E"
)
SQUARE = Style(
    "square", "[[", "]]", r"\[\s?\[\s*(/?\s*[0-9]{1,6})\s*\]\s?\]", r"\[[\s\[]*\[|\][\s\]]*\]"
)
STYLES = (BRACKETS, LETTERS, SQUARE)
"""In the order in which they are tried."""
