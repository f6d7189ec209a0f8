"""Findings -> text: for a person, for programs, for GitHub.

Whatever an entry holds is data here: signs that a terminal would obey are shown as U+001B.
"""

from __future__ import annotations

from typing import NamedTuple

from tools.findings import Finding


class Told(NamedTuple):
    """A finding, and its sentence in the reader's language."""

    finding: Finding
    sentence: str


def visible(text: str) -> str:
    r"""*text* on one line, with a name for each character that cannot be seen.

    >>> visible("a\u202eb\n")
    'a⟨U+202E⟩b '
    """
    return "".join(map(shown_sign, text))


def shown_sign(sign: str) -> str:
    """One character, as :func:`visible` shows it."""
    if sign in "\n\t":
        return " "
    # No-break spaces do no harm, and are everywhere in French and Spanish.
    return sign if sign.isprintable() or sign in "\u00a0\u202f" else f"⟨U+{ord(sign):04X}⟩"
