"""Handing a site over as a .zip: the same site gives the same bytes."""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from contextlib import AbstractContextManager
from pathlib import Path

from tools import disk, manifests
from tools.errors import UsageError
from tools.handovers.differences import Differences, Seen, between
from tools.handovers.foreign import refuse
from tools.locks import alone

FIRST = (1980, 1, 1, 0, 0, 0)
"""The oldest time that the format knows, for every file."""
READABLE = 0o100644


class Archive:
    def __init__(self, final: Path, *, force: bool = False) -> None:
        self._final, self._force = final, force
        self._previous = final.with_name(f".{final.name}.previous")
        if final.is_dir():
            raise UsageError(f"DEST={final} is a folder.")
        if not final.parent.is_dir():
            raise UsageError(f"There is no folder {final.parent}.", hint="Make it first.")

    def differences(self, site: Path) -> Differences:
        before, manifest = _read(self._final) if self._final.exists() else ({}, None)
        if manifest is not None and not self._force:
            refuse(manifest, f"{self._final} holds something else than a site")
        after = {
            path.relative_to(site).as_posix(): Seen(*_check(path.read_bytes()))
            for path in disk.files(site)
        }
        return between(before, after)

    def deliver(self, site: Path) -> None:
        with self._alone():
            self.differences(site)
            following = self._beside("next")
            try:
                write(site, following)
                if self._final.exists():
                    kept = self._beside("kept")
                    shutil.copyfile(self._final, kept)
                    kept.replace(self._previous)
                following.replace(self._final)
            finally:
                following.unlink(missing_ok=True)
                self._beside("kept").unlink(missing_ok=True)

    def roll_back(self) -> None:
        with self._alone():
            if not self._previous.is_file():
                raise UsageError(f"No site before this one is kept beside {self._final}.")
            if disk.exchange(self._previous, self._final):
                return
            kept = self._beside("kept")
            shutil.copyfile(self._final, kept)
            self._previous.replace(self._final)
            kept.replace(self._previous)

    def _beside(self, role: str) -> Path:
        return self._final.with_name(f".{self._final.name}.{role}")

    def _alone(self) -> AbstractContextManager[None]:
        return alone(self._beside("lock"), f"Another run is publishing to {self._final}; waiting.")


def write(site: Path, target: Path) -> None:
    """Write every file of *site* into a .zip, in order of their names."""
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path in disk.files(site):
                member = zipfile.ZipInfo(path.relative_to(site).as_posix(), FIRST)
                member.external_attr = READABLE << 16
                member.create_system = 3  # Unix, wherever it is written
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, path.read_bytes())
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> tuple[dict[str, Seen], bytes]:
    """The files of a .zip by name, and its manifest; nothing of what is no .zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = {one.filename for one in members}
            manifest = archive.read(manifests.NAME) if manifests.NAME in names else b""
    except (zipfile.BadZipFile, OSError):
        return {}, b""
    return {one.filename: Seen(str(one.CRC), one.file_size) for one in members}, manifest


def _check(data: bytes) -> tuple[str, int]:
    return str(zlib.crc32(data)), len(data)
