"""The remarks of a draft: what a reviewer should look at in one of its sentences.

::

    # sentence 2: left to you: the machine lost “``make``”
    # sentence 3: the glossary has “bloqueo” for “blockade”

``README.md`` has the grammar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tools.catalogs.notes.kind import NoteKind, Renumbering

_LINE_RE = re.compile(r"sentence (?P<number>[1-9][0-9]*): (?P<reason>.+)")


class Remark(NamedTuple):
    """What is said of one sentence."""

    sentence: int
    """Of the msgid, from 1."""
    reason: str


def write(remark: Remark) -> str:
    """Write a line of ``Entry.comments``.

    >>> write(Remark(2, "who rains?"))
    'sentence 2: who rains?'
    """
    return f"sentence {remark.sentence}: {remark.reason}"


def parse(comment: str) -> Remark | None:
    """Read one comment line; None if it is no such note."""
    found = _LINE_RE.fullmatch(comment.strip())
    return Remark(int(found["number"]), found["reason"]) if found else None


def _moved(remark: Remark, where: Renumbering) -> Remark | None:
    number = where.get(remark.sentence)
    return remark._replace(sentence=number) if number else None


REMARK = NoteKind(
    keyword="sentence", numbered=True, parse=parse, write=write, move=_moved, is_of_draft=True
)
