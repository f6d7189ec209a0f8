"""What stands in the way of publishing, and who could clear it away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tools.model.catalog import Catalog
from tools.model.publication import Edition

MENDERS = ("X-Reviewer", "Last-Translator", "X-Credit")
"""Fields of a catalogue's head that may name a person, whoever knows it best first."""
ADDRESS_RE = re.compile(r"\s*<[^>]*>")
BLANK_RE = re.compile(r"FULL NAME|EMAIL@ADDRESS|Automatically generated", re.IGNORECASE)
SHOWN = 10
"""Obstacles of one file that are listed; the others are counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Obstacle:
    """One reason why an edition does not go out."""

    edition: Edition
    path: str
    line: int = 0
    """From 1; 0 for the whole file."""
    sentence: str
    mender: str
    unfinished: bool = False
    """Something is not done yet, and nothing is wrong: an edition may go out so, openly."""
    behind: bool = False
    """``make update`` clears it away."""


def mender_of(catalog: Catalog, edition: Edition, house: str) -> str:
    """Who could mend a catalogue: whom its head names, else a reviewer of the language.

    :param house: the publication's name, which is nobody's.
    """
    for field in MENDERS:
        name = ADDRESS_RE.sub("", catalog.field(field)).strip()
        if name and name != house and not BLANK_RE.search(name):
            return name
    return f"a reviewer of {edition.locale.cldr.get_display_name('en')}"


def listed(obstacles: Iterable[Obstacle]) -> Iterator[str]:
    """Lines for a person: what, where, and who could mend it."""
    for (path, mender), group in groupby(obstacles, key=lambda one: (one.path, one.mender)):
        found = list(group)
        for one in found[:SHOWN]:
            yield f"{path}:{one.line}: {one.sentence}" if one.line else f"{path}: {one.sentence}"
        if len(found) > SHOWN:
            yield f"{path}: and {len(found) - SHOWN} more"
        yield f"  Who could fix it: {mender}"
