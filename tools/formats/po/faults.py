"""What is wrong with a PO file, said to a volunteer who is not a programmer."""

from __future__ import annotations

from collections.abc import Sequence

from tools.model.errors import CatalogError
from tools.model.text import printable

SHOWN = 20
"""Faults shown of one file: more of them is a wall, and nobody reads a wall."""
LONG = 40
"""Characters of a text that are enough to know it by."""
HINT = "Correct these places in a text editor, or restore the last good version of the file."


class Fault(Exception):
    """One thing wrong, and how to mend it: raised where it is met, then collected.

    *line* and *column* are 1-based; a column counts characters, not bytes.
    """

    def __init__(self, line: int, column: int, sentence: str, *, resume: bool = False) -> None:
        super().__init__(sentence)
        self.line = line
        self.column = column
        self.sentence = sentence
        self.resume = resume
        """Reading goes on where it stopped: the line there is itself sound."""


def shown(text: str) -> str:
    """The beginning of a text, fit to stand in a sentence: one line, nothing invisible."""
    return printable(text, LONG)


def said_once(sentence: str, count: int) -> str:
    """A sentence about the first of *count* faults that have one root."""
    return f"{sentence} ({count - 1} more like it in this file.)" if count > 1 else sentence


def catalog_error(faults: Sequence[Fault], *, path: str, hint: str = HINT) -> CatalogError:
    """Every fault of one file as one error, in the order of the file."""
    ordered = sorted(faults, key=lambda fault: (fault.line, fault.column))
    lines = [f"{path}:{fault.line}:{fault.column}: {fault.sentence}" for fault in ordered]
    if len(lines) > SHOWN:
        lines[SHOWN:] = [f"{path}: and {len(lines) - SHOWN} more."]
    return CatalogError(lines, hint=hint)
