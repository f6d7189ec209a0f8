"""Tell when something was saved that the pages of an edition are made from."""

from __future__ import annotations

from asyncio import Event
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from tools.model.publication import Locale
from tools.site.extension import THEME
from tools.workspace import Workspace

QUIET = 50
"""Milliseconds without another save before the pages are built: editors write in steps."""


class SaveFilter(DefaultFilter):
    """Leaves out what editors and tools put beside a file while they write it."""

    def __init__(self, workspace: Workspace, locale: Locale) -> None:
        super().__init__()
        self._folders = (workspace.source, workspace.catalog_folder(locale), THEME)
        self._files = (
            workspace.editions_file,
            workspace.root / "conf.py",
            workspace.root / "docutils.conf",
        )

    def __call__(self, change: Change, path: str) -> bool:
        place = Path(path)
        if place.name.startswith(".") or not super().__call__(change, path):
            return False
        return place in self._files or any(map(place.is_relative_to, self._folders))


async def watch_saves(workspace: Workspace, locale: Locale, stop: Event) -> AsyncIterator[None]:
    """Yield after each save, until *stop*; what is saved meanwhile is told of next."""
    # Whole folders, for editors replace a file, and nobody can watch one that is gone.
    folders = (workspace.locale, workspace.source, THEME)
    settings = (workspace.root / "conf.py", workspace.root / "docutils.conf")
    watched = [path for path in (*folders, *settings) if path.exists()]
    concerned = SaveFilter(workspace, locale)
    async for _changes in awatch(*watched, watch_filter=concerned, step=QUIET, stop_event=stop):
        yield
