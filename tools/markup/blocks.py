"""One line that is one paragraph: the only shape in which the press takes a translation.

A line may be anything for reStructuredText: a list, three hundred lists in one another, a
directive. What is not a paragraph is dropped by Sphinx without a word, after it was run.
"""

from __future__ import annotations

import re

from docutils.parsers.rst.states import Body

LONGEST, SLACK = 4, 200
"""A translation is at most so many times as long as its source, and so many letters."""
BLOCKS = {
    name: re.compile(pattern if isinstance(pattern, str) else pattern.pattern)
    for name, pattern in Body.patterns.items()
    if name not in {"text", "line"}
}
"""How each block begins, by docutils' name for it."""
ORDERS = {"explicit_markup", "anonymous"}
"""Blocks that no paragraph and no heading can begin like."""
_PROSE_RE = re.compile(r"(?:[^\W\d_]{2,}|[a-z]|[ÁÉÓ])[ ,]")


def block(text: str) -> str:
    """Docutils' name for what a line begins like; empty for a paragraph.

    >>> block("1. Introduction"), block("One. Introduction"), block("- One")
    ('enumerator', '', 'bullet')
    """
    if _PROSE_RE.match(text):
        return ""
    for name, pattern in BLOCKS.items():
        if pattern.match(text):
            return name
    line = text.rstrip()
    ruled = len(line) >= 4 and not line[0].isalnum() and line[0].isascii() and len(set(line)) == 1
    return "line" if ruled else ""


def is_block(text: str) -> bool:
    """Whether one line is anything but a paragraph."""
    return bool(block(text))


def is_line(text: str) -> bool:
    """Whether a text is one line without blanks around it, and not empty."""
    return bool(text) and text == text.strip() and len(text.splitlines()) == 1


def is_too_long(msgid: str, msgstr: str) -> bool:
    return len(msgstr) > LONGEST * len(msgid) + SLACK


def begins_like(msgid: str, msgstr: str) -> bool:
    """Whether a translation begins like a paragraph, or like the heading it is for.

    >>> begins_like("1. The start", "1. El comienzo"), begins_like("In 2021", "2021. Fue")
    (True, False)
    """
    name = block(msgstr)
    return not name or (name == block(msgid) and name not in ORDERS)


def is_printable(msgid: str, msgstr: str) -> bool:
    """Whether Sphinx may be shown a translation at all."""
    return is_line(msgstr) and not is_too_long(msgid, msgstr) and begins_like(msgid, msgstr)
