"""The templates of plain words: around the articles, and of the workshop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from tools.catalogs.domains import PRESS, WORKSHOP
from tools.model.catalog import Catalog, Entry
from tools.site.front_pages import THEME
from tools.system import disk
from tools.system.environment import ROOT


def interface_templates() -> dict[str, Catalog]:
    """Extract the templates of what is said around the articles, and of the workshop, by domain."""
    return {
        PRESS: _template(PRESS, _press()),
        WORKSHOP: _template(WORKSHOP, _workshop()),
    }


def _template(domain: str, found: Iterable[tuple[str, Path]]) -> Catalog:
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for msgid, path in found:
        places[msgid][path.relative_to(ROOT).as_posix()] = None
    entries = (Entry(msgid=msgid, references=tuple(where)) for msgid, where in places.items())
    return Catalog(domain=domain, entries=tuple(entries))


def _press() -> Iterator[tuple[str, Path]]:
    """What the theme calls ``_`` or ``label`` with."""
    for path in disk.files(THEME):
        if path.suffix == ".html":
            for _line, msgid in template_messages(path.read_text(encoding="utf-8")):
                yield msgid, path


def _workshop() -> Iterator[tuple[str, Path]]:
    """What the code calls ``say`` with."""
    for path in disk.code_files(ROOT / "tools"):
        if path.suffix == ".py" and b"say(" in path.read_bytes():
            for found in extract_from_file("python", str(path), keywords={"say": None}):
                msgid = found[1]
                yield msgid if isinstance(msgid, str) else msgid[0], path


def template_messages(template: str) -> Iterator[tuple[int, str]]:
    """Find ``(line, msgid)`` for whatever a template calls ``_``, ``label`` or ``translations``
    with.

    >>> list(template_messages('<p>{{ _("By {author}", author=name) }}</p>'))
    [(1, 'By {author}')]
    """
    tree = Environment(autoescape=True).parse(template)
    for line, _function, message in extract_from_ast(tree, ("_", "label", "translations")):
        msgid = message if isinstance(message, str) else (message or (None,))[0]
        if msgid is not None:  # else it is no literal: one that stands elsewhere
            yield line, msgid
