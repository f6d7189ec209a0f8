"""Deploying as a .zip: the same site gives the same bytes.

Beside ``onda.zip`` there are ``.onda.zip.next`` (being written), ``.onda.zip.kept`` (the one
before, while it is replaced), ``.onda.zip.previous`` (the one before, for ``make rollback``) and
``.onda.zip.lock``. Whatever a kill leaves of them, the next run puts in order.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tools.model.errors import UsageError
from tools.publishing import manifest as manifests
from tools.publishing.deploy.changes import (
    Differences,
    FileState,
    compare,
    files_in_manifest,
    files_of_others,
    require_ours,
)
from tools.system import disk
from tools.system.locks import hold_lock

FIRST = (1980, 1, 1, 0, 0, 0)
"""The oldest time that the format knows, for every file."""
READABLE = 0o100644
Members = Mapping[str, Callable[[], bytes]]
"""Name -> what reads the file."""


class ZipTarget:
    """A .zip on this machine."""

    def __init__(self, final: Path, *, force: bool = False) -> None:
        self._final, self._force = final, force
        self._previous = self._beside("previous")
        if final.is_dir():
            raise UsageError(f"DEST={final} is a folder.")
        if not final.parent.is_dir():
            raise UsageError(f"There is no folder {final.parent}.", hint="Make it first.")

    def differences(self, site: Path) -> Differences:
        before, manifest = _read(self._final)
        if self._final.exists() and not self._force:
            require_ours(manifest, f"{self._final} holds something else than a site")
        after = _seen(site)
        foreign = self._foreign(after)
        return compare({name: before[name] for name in before.keys() - foreign}, after)

    def deploy(self, site: Path) -> None:
        with self._alone():
            self.differences(site)
            foreign = _members(self._final, self._foreign(_seen(site)))
            self._replace({**_files(site), **foreign})

    def roll_back(self) -> None:
        with self._alone():
            if not self._previous.is_file():
                raise UsageError(f"No site before this one is kept beside {self._final}.")
            before, manifest = _read(self._previous)
            mine = files_in_manifest(manifest) | files_in_manifest(_read(self._final)[1])
            coming = {name: one for name, one in before.items() if name in mine}
            foreign = _members(self._final, self._foreign(coming))
            self._replace({**_members(self._previous, coming), **foreign})

    def _foreign(self, coming: dict[str, FileState]) -> frozenset[str]:
        there, manifest = _read(self._final)
        place = str(self._final)
        return files_of_others(
            there, files_in_manifest(manifest), coming, place=place, force=self._force
        )

    def _replace(self, members: Members) -> None:
        following = self._beside("next")
        try:
            _write(members, following)
            if self._final.exists():
                half = self._beside("half")
                shutil.copyfile(self._final, half)
                half.replace(self._beside("kept"))
            following.replace(self._final)
        finally:
            self._restore()

    def _restore(self) -> None:
        """Keep the one before once another is in its place, and not sooner."""
        before = self._beside("kept")
        if before.exists():
            if not self._final.exists():
                before.replace(self._final)
            elif filecmp.cmp(before, self._final, shallow=False):
                before.unlink()
            else:
                before.replace(self._previous)
        for role in ("next", "half"):
            self._beside(role).unlink(missing_ok=True)

    def _beside(self, role: str) -> Path:
        return self._final.with_name(f".{self._final.name}.{role}")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with hold_lock(
            self._beside("lock"), f"Another run is publishing to {self._final}; waiting."
        ):
            self._restore()
            yield


def _files(site: Path) -> Members:
    return {path.relative_to(site).as_posix(): path.read_bytes for path in disk.files(site)}


def _members(path: Path, names: Iterable[str]) -> Members:
    return {name: partial(_member, path, name) for name in names}


def _member(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def _write(members: Members, target: Path) -> None:
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name in sorted(members):
                member = zipfile.ZipInfo(name, FIRST)
                member.external_attr = READABLE << 16
                member.create_system = 3  # Unix, wherever it is written
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, members[name]())
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> tuple[dict[str, FileState], bytes]:
    """The files of a .zip by name, and its manifest; nothing of what is no .zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            names = {one.filename for one in members}
            manifest = archive.read(manifests.NAME) if manifests.NAME in names else b""
    except (zipfile.BadZipFile, OSError):
        return {}, b""
    return {one.filename: FileState(str(one.CRC), one.file_size) for one in members}, manifest


def _seen(site: Path) -> dict[str, FileState]:
    states = {}
    for name, read in _files(site).items():
        data = read()
        states[name] = FileState(str(zlib.crc32(data)), len(data))
    return states
