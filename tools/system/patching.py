"""Names of other people's libraries, replaced for a while."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Patch:
    """One name that is replaced, and what to know of it before a version is raised."""

    owner: Any
    """The module or class that has the name."""
    name: str
    replacement: object
    why: str
    test: str
    """The one that notices if a new version works in another way: ``tests/….py::test_…``."""


@contextmanager
def patched(patches: Iterable[Patch]) -> Iterator[None]:
    """Put the replacements in their places while this lasts.

    :raises AttributeError: a library has no such name any more.
    """
    before = [(patch, getattr(patch.owner, patch.name)) for patch in patches]
    for patch, _original in before:
        setattr(patch.owner, patch.name, patch.replacement)
    try:
        yield
    finally:
        for patch, original in before:
            setattr(patch.owner, patch.name, original)
