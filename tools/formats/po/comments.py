"""The comment lines above an entry: what ``#``, ``#.``, ``#:`` and ``#,`` say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tools.formats.po.lines import Fault, shown
from tools.formats.po.wrapped import unwrapped

FLAG_RE = re.compile(r"range:[ \t]*\d+\.\.\d+|[^\s,]*")
REFERENCE_RE = re.compile(
    r"[ \t]*(?:\u2068([^\u2068\u2069]+)\u2069(:[0-9]+)?|([^ \t\u2068\u2069]+))(?![^ \t])"
)
"""Gettext encloses a file name that has blanks in it in two isolates, U+2068 and U+2069."""


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
    found, at, end = [], 2, len(line.rstrip(" \t"))
    while at < end:
        if not (match := REFERENCE_RE.match(line, at)):
            sentence = "The marks around the file name here do not pair. Delete this reference."
            raise Fault(number, at + 1, sentence)
        found.append(match[3] or f"{match[1]}{match[2] or ''}")
        at = match.end()
    return found


@lru_cache(maxsize=1024)
def _flags(number: int, line: str) -> tuple[str, ...]:
    flags = [flag.strip(" \t") for flag in line[2:].split(",")]
    for flag in flags:
        if not FLAG_RE.fullmatch(flag):
            sentence = (
                f'"{shown(flag)}" is not a flag. Write commas between flags: "#, fuzzy, no-wrap".'
            )
        elif flag.lower() == "fuzzy" and (flag, line[1]) != ("fuzzy", ","):
            sentence = f'"{shown(line)}" is not taken for fuzzy. Write "#, fuzzy".'
        elif line[1] == "!":  # flags for gettext, and a remark for everybody else
            sentence = f'"{shown(line)}" is not a comment. Write "#, " for flags, "# " for notes.'
        else:
            continue
        raise Fault(number, 1, sentence)
    return tuple(filter(None, flags))
