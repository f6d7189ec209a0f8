"""What a name on the disk stands for, and which names every system can hold.

What Linux writes, Windows and a Mac must take.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum


class FileKind(Enum):
    """What a name on the disk stands for."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "device, pipe or socket"


_RESERVED_RE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_SIGNS_RE = re.compile(r'[<>:"|?*\\]')
LONGEST = 200
"""Bytes of a name; most disks hold 255, and pages have longer names than their articles."""


def find_fault(path: str) -> str:
    """Say why some system could not hold a file of that path; empty if all could.

    >>> find_fault("articles/wave.rst"), find_fault("articles/q?x.rst")
    ('', 'Windows has no file with ? in its name')
    """
    return next(filter(None, map(_fault, path.split("/"))), "")


def find_faults(paths: Iterable[str]) -> Iterator[str]:
    """Say what is wrong with the names of files that are to lie on one disk.

    >>> list(find_faults(["articles/Wave.rst", "articles/tide.rst", "articles/wave.rst"]))
    ['articles/wave.rst: on a Mac and on Windows it is the same file as articles/Wave.rst']
    """
    seen: dict[str, str] = {}
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if sentence := find_fault(path):
            yield f"{path}: {sentence}"
        elif seen.setdefault(folded, path) != path:
            yield f"{path}: on a Mac and on Windows it is the same file as {seen[folded]}"


def _fault(name: str) -> str:
    if name in {"", ".", ".."}:
        return "a part of its name is empty, or dots alone"
    if not name.isprintable():
        return "there is a sign in its name that nobody sees"
    if match := _SIGNS_RE.search(name):
        return f"Windows has no file with {match[0]} in its name"
    if _RESERVED_RE.fullmatch(name):
        return f"Windows keeps the name {name.partition('.')[0]} for itself"
    if name[-1] in ". ":
        return "on Windows no name ends with a dot or a space"
    return "its name is too long" if len(name.encode()) > LONGEST else ""
