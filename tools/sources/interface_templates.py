"""The templates of plain words: around the articles, and of the workshop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

from tools.catalogs.domains import CHROME, WORKSHOP
from tools.model.catalog import Catalog, Entry
from tools.site.front_pages import THEME
from tools.site.template_messages import messages
from tools.system import disk
from tools.system.environment import ROOT


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
    for path in disk.code_files(ROOT / "tools"):
        if path.suffix == ".py" and b"say(" in path.read_bytes():
            for found in extract_from_file("python", str(path), keywords={"say": None}):
                msgid = found[1]
                yield msgid if isinstance(msgid, str) else msgid[0], path
