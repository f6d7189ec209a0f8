"""Text that is safe to print: a character that cannot be seen is shown by its number."""

from __future__ import annotations

NO_BREAK_SPACES = "\u00a0\u202f"
"""They do no harm, and are everywhere in French and Spanish."""


def printable(text: str, limit: int | None = None) -> str:
    r"""Return *text* on one line, fit to be printed.

    >>> printable("a\u202eb\n"), printable("a long text", 6)
    ('a⟨U+202E⟩b ', 'a long…')

    :param limit: most characters of *text* that are shown; None: all of them.
    """
    shown = "".join(map(printable_character, text[:limit]))
    return shown if limit is None or len(text) <= limit else f"{shown}…"


def printable_character(character: str) -> str:
    """Return one character as :func:`printable` shows it."""
    if character in "\n\t":
        return " "
    if character.isprintable() or character in NO_BREAK_SPACES:
        return character
    return f"⟨U+{ord(character):04X}⟩"
