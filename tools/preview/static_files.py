"""The files that a preview gives out."""

from __future__ import annotations

import os
from asyncio import Lock
from collections.abc import Callable
from pathlib import Path

from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope


class PageFiles(StaticFiles):
    """The pages of an edition: no listing, nothing outside, and no page half written.

    :param building: held while pages are written.
    :param dressed: makes of a page what a browser gets.
    """

    def __init__(self, folder: Path, building: Lock, dressed: Callable[[str], str]) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._building, self._dressed = building, dressed

    async def get_response(self, path: str, scope: Scope) -> Response:
        async with self._building:
            return await super().get_response(path, scope)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        path = Path(full_path)
        if path.suffix == ".html":
            return HTMLResponse(self._dressed(path.read_text(encoding="utf-8")))
        return super().file_response(full_path, stat_result, scope, status_code)
