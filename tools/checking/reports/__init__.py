"""Findings -> text: for a person, for programs, for GitHub.

Whatever an entry holds is data here: signs that a terminal would obey are shown as U+001B.
"""

from __future__ import annotations

from typing import NamedTuple

from tools.model.findings import Finding


class Told(NamedTuple):
    """A finding, and its sentence in the reader's language."""

    finding: Finding
    sentence: str
