"""The templates of plain words: around the articles, and of the workshop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

from tools import disk
from tools.environment import ROOT
from tools.model import Catalog, Entry
from tools.press.chrome import messages
from tools.press.frontdoor import THEME
from tools.workspace import CHROME, WORKSHOP

SPEAKING = ("checks", "policies.py", "press/proof.py", "preview", "reviews", "signers.py",
            "waivers.py")  # fmt: skip
"""Rooms that say something to reviewers in their own language."""


def templates() -> dict[str, Catalog]:
    """By domain."""
    return {
        CHROME: _template(CHROME, _chrome()),
        WORKSHOP: _template(WORKSHOP, _workshop()),
    }


def _template(domain: str, found: Iterable[tuple[str, Path]]) -> Catalog:
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for msgid, path in found:
        places[msgid][path.relative_to(ROOT).as_posix()] = None
    entries = (Entry(msgid=msgid, references=tuple(where)) for msgid, where in places.items())
    return Catalog(domain=domain, entries=tuple(entries))


def _chrome() -> Iterator[tuple[str, Path]]:
    """What the theme calls ``_`` or ``label`` with."""
    for path in disk.files(THEME):
        if path.suffix == ".html":
            for _line, msgid in messages(path.read_text(encoding="utf-8")):
                yield msgid, path


def _workshop() -> Iterator[tuple[str, Path]]:
    """What the code calls ``say`` with."""
    for room in SPEAKING:
        place = ROOT / "tools" / room
        for path in disk.files(place) if place.is_dir() else [place]:
            if path.suffix == ".py":
                for found in extract_from_file("python", str(path), keywords={"say": None}):
                    msgid = found[1]
                    yield msgid if isinstance(msgid, str) else msgid[0], path
