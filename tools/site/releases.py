"""What goes out: each edition, and how it may be announced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.model.errors import UsageError
from tools.model.publication import Edition, Publication, targets
from tools.model.text import printable

PARTIAL = "partial"


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """One edition as it goes out."""

    edition: Edition
    partial: bool = False
    """Openly unfinished: said on its pages, of which none that is open is announced."""
    reviewed: int = 0
    """Entries that a person has finished; 0 of 0 for the source edition."""
    entries: int = 0
    owed: int = 0
    """Entries that :mod:`tools.catalogs.status` does not wait for: finished but for them, if not
    partial."""
    absent: Mapping[str, str] = field(default_factory=dict)
    """Documents that it does not have, and the titles of their originals."""
    kept: frozenset[str] | None = None
    """Of an edition that stays as it was published last, the documents that it announces."""


def parse_allowed(text: str, publication: Publication) -> frozenset[Edition]:
    """Read which editions may go out unfinished, from ``pt_BR:partial fr:partial``.

    :raises UsageError: it names no edition, or allows something else.
    """
    allowed: set[Edition] = set()
    for part in text.replace(",", " ").split():
        name, colon, what = part.partition(":")
        if not name or not colon or what != PARTIAL:
            raise UsageError(
                f"ALLOW={printable(part, 60)} does not say what is allowed.",
                hint='Write the edition and "partial": make publish ALLOW="pt_BR:partial"',
            )
        allowed.update(targets(publication, name))
    return frozenset(allowed)
