"""Comment lines that another tool wrapped: polib cuts what is longer than 78 characters.

The notes of ours that are one line are read as one line again; nobody else's are touched.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from tools.catalogs.notes.registry import kind_of

WIDTH = 78


def unwrapped(comments: Sequence[str]) -> tuple[str, ...]:
    """Put each note of ours among translator comments on one line.

    >>> signs = ["1a2b3c4d"] * 9
    >>> cut = (" ".join(["draft: argos en→es 1.0", *signs[:6]]), " ".join(signs[6:]))
    >>> len(unwrapped(cut)), len(unwrapped(("draft: argos 1", "1a2b3c4d")))
    (1, 2)
    """
    whole: list[str] = []
    at = 0
    while at < len(comments):
        rest_re = _continuation(comments[at])
        line, end = comments[at], at + 1
        while rest_re and end < len(comments) and not _continuation(comments[end]):
            longer = _joined(comments[at : end + 1], line)
            if longer is None or not rest_re.fullmatch(comments[end]):
                break
            line, end = longer, end + 1
        whole.append(line)
        at = end
    return tuple(whole)


def _continuation(comment: str) -> re.Pattern[str] | None:
    """How a note that begins with *comment* may go on; None if it is no note that may be cut."""
    kind = kind_of(comment)
    return kind.continuation if kind else None


def _joined(lines: Sequence[str], before: str) -> str | None:
    """The line that a tool would have cut into *lines*; None if there is none."""
    # A line may be cut behind a hyphen, and then there was no blank.
    glues = ("", " ") if re.search(r"\w-\Z", before) else (" ",)
    for glue in glues:
        line = f"{before}{glue}{lines[-1]}"
        if textwrap.wrap(line, WIDTH - len("# "), break_long_words=False) == list(lines):
            return line
    return None
