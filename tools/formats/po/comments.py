"""The comment lines above an entry: what ``#``, ``#.``, ``#:`` and ``#,`` say.

polib wraps what is longer than 78 characters. Notes of ours that are one line are read as one line
again; nobody else's are touched.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tools.catalogs.notes.kinds import kind_of
from tools.formats.po.lines import Fault, shorten

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
    # A line may be cut after a hyphen, and then there was no space.
    glues = ("", " ") if re.search(r"\w-\Z", before) else (" ",)
    for glue in glues:
        line = f"{before}{glue}{lines[-1]}"
        if textwrap.wrap(line, WIDTH - len("# "), break_long_words=False) == list(lines):
            return line
    return None


FLAG_RE = re.compile(r"range:[ \t]*\d+\.\.\d+|[^\s,]*")
REFERENCE_RE = re.compile(
    r"[ \t]*(?:\u2068([^\u2068\u2069]+)\u2069(:[0-9]+)?|([^ \t\u2068\u2069]+))(?![^ \t])"
)
"""Gettext encloses a file name that has spaces in it in two isolates, U+2068 and U+2069."""


class Notes(NamedTuple):
    """The four kinds of comment, a line, reference or flag each, in file order."""

    comments: tuple[str, ...]
    extracted: tuple[str, ...]
    references: tuple[str, ...]
    flags: tuple[str, ...]


def read_notes(lines: Sequence[str]) -> Notes:
    """Sort comment lines by kind; empty lines among them say nothing.

    :raises Fault: its line is an index into *lines*.
    """
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for number, line in enumerate(lines):
        kind = line[1:2]
        if kind == ":":
            references += line[2:].split() if line.isascii() else _references(number, line)
        elif kind in (",", "!"):
            flags += _flags(number, line)
        elif kind == ".":
            extracted.append(line[2:].removeprefix(" "))
        elif line:
            comments.append(line[1:].removeprefix(" "))
    ours = unwrapped(comments) if len(comments) > 1 else tuple(comments)
    return Notes(ours, tuple(extracted), tuple(references), tuple(flags))


def _references(number: int, line: str) -> list[str]:
    references, at, end = [], 2, len(line.rstrip(" \t"))
    while at < end:
        if not (match := REFERENCE_RE.match(line, at)):
            sentence = "The marks around the file name here do not pair. Delete this reference."
            raise Fault(number, at + 1, sentence)
        references.append(match[3] or f"{match[1]}{match[2] or ''}")
        at = match.end()
    return references


@lru_cache(maxsize=1024)
def _flags(number: int, line: str) -> tuple[str, ...]:
    flags = [flag.strip(" \t") for flag in line[2:].split(",")]
    for flag in flags:
        if not FLAG_RE.fullmatch(flag):
            sentence = (
                f'"{shorten(flag)}" is not a flag. Write commas between flags: "#, fuzzy, no-wrap".'
            )
        elif flag.lower() == "fuzzy" and (flag, line[1]) != ("fuzzy", ","):
            sentence = f'"{shorten(line)}" is not taken for fuzzy. Write "#, fuzzy".'
        elif line[1] == "!":  # flags for gettext, and a remark for everybody else
            sentence = f'"{shorten(line)}" is not a comment. Write "#, " for flags, "# " for notes.'
        else:
            continue
        raise Fault(number, 1, sentence)
    return tuple(filter(None, flags))
