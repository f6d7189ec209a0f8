"""A preview that runs, whoever looks at it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from tests.support.project import DOCUMENTS
from tools.model.catalog import Entry
from tools.model.publication import Locale
from tools.preview.build import Pages
from tools.preview.server import Preview
from tools.workspace import Workspace

SPANISH = Locale("es")
ARTICLE = DOCUMENTS[1]
EDITOR = "vscode://file/{path}:{line}"
PATIENCE = 30
"""Seconds before a thing that must come counts as missing."""


def pages_of(workspace: Workspace, name: str = "es") -> Pages:
    editions = workspace.publication().editions
    (edition,) = (one for one in editions if one.locale.gettext == name)
    return Pages(workspace, edition, editor=EDITOR)


@contextmanager
def running(workspace: Workspace, name: str = "es") -> Iterator[Preview]:
    """Serve an edition from another thread."""
    preview = Preview(pages_of(workspace, name))
    ready = threading.Event()
    thread = threading.Thread(target=lambda: preview.run(ready=ready.set))
    thread.start()
    try:
        assert ready.wait(PATIENCE)
        yield preview
    finally:
        preview.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive(), "the preview does not end"


def entries(workspace: Workspace, domain: str = ARTICLE) -> list[Entry]:
    return [one for one in workspace.catalog(SPANISH, domain) if not one.obsolete]


def change(workspace: Workspace, place: int, **fields: Any) -> Entry:
    """Change an entry of the Spanish article, as a PO editor would; *place* counts from 0."""
    catalog = workspace.catalog(SPANISH, ARTICLE)
    entry = entries(workspace)[place]
    others = [replace(one, **fields) if one.key == entry.key else one for one in catalog]
    assert workspace.save(SPANISH, replace(catalog, entries=tuple(others)))
    return entries(workspace)[place]


def teach(workspace: Workspace, **words: str) -> None:
    """Let the workshop's Spanish catalogue hold these words and no others."""
    catalog = workspace.catalog(SPANISH, "workshop")
    own = tuple(Entry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in words.items())
    workspace.save(SPANISH, replace(catalog, entries=own))


class Listener:
    """Hears what the server tells an open page."""

    def __init__(self, preview: Preview) -> None:
        where = urlsplit(preview.address)
        assert where.hostname
        self._connection = HTTPConnection(where.hostname, where.port, timeout=PATIENCE)
        self._connection.request("GET", "/-/events")
        self._answer = self._connection.getresponse()
        self.first = self.next()

    def next(self) -> dict[str, Any]:
        while line := self._answer.readline().decode():
            if line.startswith("data: "):
                state: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return state
        raise EOFError

    def close(self) -> None:
        self._connection.close()
