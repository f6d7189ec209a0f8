r"""Where in a file a character of an entry stands, however the file is wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tools.formats.po.lines import ESCAPE_RE, read_line, unescape


class Place(NamedTuple):
    """A place in a file, as editors count: from 1, in characters."""

    line: int
    column: int


def place_of(lines: Sequence[str], entry: int, offset: int, keyword: str = "msgstr") -> Place:
    r"""The place of a character of a text that :func:`parse_catalog` read from *lines*.

    :param entry: the line of its ``msgid``, from 1 (``Entry.line``).
    :param offset: of the character, from 0; one past the last is the closing quotation mark.

    >>> place_of(['msgid ""', 'msgstr ""', '"Hola, "', '"mundo"'], 1, 8)
    Place(line=4, column=4)
    """
    found, inside, left = Place(entry, 1), False, offset
    for number in range(entry, len(lines) + 1):
        line = _read(lines[number - 1])
        if line is None or (line.keyword and inside):
            break
        inside = inside or line.keyword == keyword
        if not inside:
            continue
        length = _length(line.text)
        found = Place(number, line.column + _written(line.text, min(left, length)))
        if left < length:
            break
        left -= length
    return found


_read = lru_cache(maxsize=64)(read_line)
"""Many findings are of one text."""


@lru_cache(maxsize=64)
def _length(text: str) -> int:
    """How many characters the escaped *text* means."""
    return len(unescape(text, line=0, column=0))


def _written(text: str, offset: int) -> int:
    """How far into the escaped *text* the character *offset* of what it means stands."""
    at = 0
    for match in ESCAPE_RE.finditer(text):
        before = match.start() - at
        if offset < before:
            break
        offset -= before
        made = len(unescape(match[0], line=0, column=0))
        if offset < made:
            return match.start()
        offset -= made
        at = match.end()
    return at + offset
