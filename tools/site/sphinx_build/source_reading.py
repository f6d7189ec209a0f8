"""Sphinx reads the articles as this run has read them, and again by their content alone.

By itself it goes by the times of files: what is saved while it reads, or has an older time than
what stood there before, it would never see.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import IncrementalNewlineDecoder

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from tools.model.publication import Locale
from tools.site.extension.document_info import document_info
from tools.workspace import Workspace


class SourceReading:
    """What a run has read, put before Sphinx."""

    def __init__(self, workspace: Workspace, locale: Locale) -> None:
        self._workspace, self._locale = workspace, locale

    def changed(
        self, _app: Sphinx, env: BuildEnvironment, added: set[str], *_others: set[str]
    ) -> list[str]:
        """Name the documents that have another content; what came later is not there."""
        later = {name for name in env.found_docs if self._article(name) is None}
        env.project.docnames -= later
        added -= later
        return [
            name for name in env.found_docs if document_info(env, name).digest != self._digest(name)
        ]

    def give(self, app: Sphinx, name: str, content: list[str]) -> None:
        """Put what this run has read in the place of what Sphinx has."""
        document_info(app.env, name).digest = self._digest(name)
        text = (self._article(name) or b"").decode("utf-8-sig")
        content[0] = IncrementalNewlineDecoder(None, translate=True).decode(text, final=True)

    def _article(self, name: str) -> bytes | None:
        return self._workspace.seen.read(self._workspace.source / f"{name}.rst")

    def _digest(self, name: str) -> str:
        """Of a document and its catalogue."""
        catalog = self._workspace.seen.read(self._workspace.catalog_path(self._locale, name))
        parts = (hashlib.sha256(data or b"").digest() for data in (self._article(name), catalog))
        return b"".join(parts).hex()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Blame a save, where there was one, for what goes wrong while this lasts.

        :raises ChangedError: what went wrong meanwhile did so because of a save.
        """
        try:
            yield
        except (OSError, UnicodeDecodeError) as error:
            seen = self._workspace.seen
            for path in seen.overtaken():
                raise seen.changed(path) from error
            raise
