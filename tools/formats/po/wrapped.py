"""Comment lines that another tool wrapped: polib cuts what is longer than 78 characters.

The notes of ours that are one line are read as one line again; nobody else's are touched.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

WIDTH = 78
_NOTE_RE = re.compile(r"(draft|confidence|changed|reviewed|conflict): ")
_SIGN = r"(?:[0-9a-f]{8}|[-=])"
_REST_RE = {
    "draft": re.compile(rf"(?:.* )?{_SIGN}"),
    "confidence": re.compile(r"[-\d ]+"),
    "changed": re.compile(r"[a-z0-9; ]+"),
    "reviewed": re.compile(r".+"),
    "conflict": re.compile(r".+"),
}
"""What a note of each kind may go on with."""


def unwrapped(comments: Sequence[str]) -> tuple[str, ...]:
    """Translator comments, with each note of ours on one line.

    >>> signs = ["1a2b3c4d"] * 9
    >>> cut = (" ".join(["draft: argos en→es 1.0", *signs[:6]]), " ".join(signs[6:]))
    >>> len(unwrapped(cut)), len(unwrapped(("draft: argos 1", "1a2b3c4d")))
    (1, 2)
    """
    found: list[str] = []
    at = 0
    while at < len(comments):
        note = _NOTE_RE.match(comments[at])
        line, end = comments[at], at + 1
        while note and end < len(comments) and not _NOTE_RE.match(comments[end]):
            longer = _joined(comments[at : end + 1], line)
            if longer is None or not _REST_RE[note[1]].fullmatch(comments[end]):
                break
            line, end = longer, end + 1
        found.append(line)
        at = end
    return tuple(found)


def _joined(lines: Sequence[str], before: str) -> str | None:
    """The line that a tool would have cut into *lines*; None if there is none."""
    # A line may be cut behind a hyphen, and then there was no blank.
    glues = ("", " ") if re.search(r"\w-\Z", before) else (" ",)
    for glue in glues:
        line = f"{before}{glue}{lines[-1]}"
        if textwrap.wrap(line, WIDTH - len("# "), break_long_words=False) == list(lines):
            return line
    return None
