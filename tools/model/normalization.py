"""One way of storing a letter with an accent: composed, as Unicode's NFC has it.

Some programs, many of them on a Mac, store ``ñ`` as ``n`` and a tilde (NFD). Nobody sees the
difference, so no verb knows one: every text is composed where it is read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from typing import Any

from tools.model.catalog import Entry


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
