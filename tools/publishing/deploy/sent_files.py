"""What was sent to a server: the site that stands there and the one before, kept here.

``state.json`` says which is which, and is written in one step; a site is kept before it is named.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tools.publishing import manifest as manifests
from tools.system import disk


class Sent:
    """The sites that one server was sent."""

    def __init__(self, folder: Path) -> None:
        self._sites, self._state = folder / "sites", folder / "state.json"
        try:
            found = json.loads(self._state.read_bytes())
            self._now, self._before, self._coming = map(str, found)
        except (OSError, ValueError):
            self._now = self._before = self._coming = ""

    @property
    def before(self) -> Path | None:
        """The site before the one that stands there; None if none is kept."""
        folder = self._sites / self._before
        return folder if self._before and folder.is_dir() else None

    def begin(self, site: Path, manifest: bytes) -> None:
        """Keep a site that is about to be sent.

        :param manifest: what stands on the server now.
        """
        self._settle(arrived=key_of(manifest) == self._coming)
        key = key_of((site / manifests.NAME).read_bytes())
        if not (self._sites / key).is_dir():
            half = self._sites / f"{key}.half"
            shutil.rmtree(half, ignore_errors=True)
            shutil.copytree(site, half)
            half.rename(self._sites / key)
        self._coming = key
        self._write()

    def end(self) -> None:
        """Note that the site has arrived."""
        self._settle(arrived=True)
        self._write()
        for folder in self._sites.iterdir():
            if folder.name not in {self._now, self._before}:
                shutil.rmtree(folder)

    def settle(self, manifest: bytes) -> None:
        """Find out whether a site that was being sent when a run broke off stands there.

        :param manifest: what stands on the server now; if it is of neither site, there are
            files of both, and the site before that moment is the one to go back to.
        """
        self._settle(arrived=key_of(manifest) != self._now)

    def exchange(self) -> None:
        """Note that the site before stands there again."""
        self._now, self._before = self._before, self._now
        self._write()

    def _settle(self, *, arrived: bool) -> None:
        if self._coming and arrived and self._coming != self._now:
            self._now, self._before = self._coming, self._now
        self._coming = ""

    def _write(self) -> None:
        disk.write(self._state, json.dumps([self._now, self._before, self._coming]).encode())


def key_of(manifest: bytes) -> str:
    """Tell one site from another."""
    return manifests.file_of(manifest).sha256[:16]
