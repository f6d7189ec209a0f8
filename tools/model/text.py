"""Text that is safe to print: what cannot be seen is named."""

from __future__ import annotations


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
