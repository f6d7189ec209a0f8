"""Text that is safe to print or to write as XML, and text whose accents are stored in one way only.

Some programs, many of them on a Mac, store ``ñ`` as ``n`` and a tilde (Unicode's NFD). Nobody sees
the difference, so no verb knows one: every text is composed (NFC) where it is read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from typing import Any

from tools.model.catalog import Entry

NO_BREAK_SPACES = "\u00a0\u202f"
"""They do no harm, and are everywhere in French and Spanish."""
ILLEGAL_IN_XML_RE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def printable(text: str, limit: int | None = None) -> str:
    r"""Return *text* on one line, fit to be printed.

    >>> printable("a\u202eb\n"), printable("a long text", 6)
    ('a⟨U+202E⟩b ', 'a long…')

    :param limit: most characters of *text* that are shown; None: all of them.
    """
    shown = "".join(map(printable_character, text[:limit]))
    return shown if limit is None or len(text) <= limit else f"{shown}…"


def drop_illegal(text: str) -> str:
    """Drop from *text* the characters that XML cannot hold.

    >>> drop_illegal("a\\x00b\\x0b")
    'ab'
    """
    return ILLEGAL_IN_XML_RE.sub("", text)


def printable_character(character: str) -> str:
    """Return one character as :func:`printable` shows it."""
    if character in "\n\t":
        return " "
    if character.isprintable() or character in NO_BREAK_SPACES:
        return character
    return f"⟨U+{ord(character):04X}⟩"


def composed(text: str) -> str:
    """Compose *text*: every accent in the letter that bears it.

    >>> len("man\\u0303ana"), len(composed("man\\u0303ana"))
    (7, 6)
    """
    return unicodedata.normalize("NFC", text)


def composed_line(line: str) -> str:
    """Compose a line of a PO file, whose escapes are no letters: what follows one stays."""
    parts = re.split(r"(\\.)", line)
    parts[::2] = map(composed, parts[::2])
    return "".join(parts)


def composed_entry(entry: Entry) -> Entry:
    """Compose every text of *entry*."""
    return Entry(**{one.name: _composed(getattr(entry, one.name)) for one in fields(entry)})


def _composed(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_composed, value))
    return composed(value) if isinstance(value, str) else value
