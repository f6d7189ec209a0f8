"""Deploying to a folder: swapped in one step, the one before kept beside it.

Beside ``www`` there are ``.www.next`` (a copy in progress), ``.www.previous`` (the site before,
for ``make rollback``), ``.www.swap`` (says, while two are exchanged, which of them is new) and
``.www.lock``. Whatever a kill leaves of them, the next run puts in order. What somebody else has
put into ``www`` comes along as it is: the same file, and not a copy, where the disk has a way.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tools.model.errors import ConfigError, UsageError
from tools.model.files import FileKind
from tools.publishing import manifest
from tools.publishing.deploy.changes import (
    Differences,
    FileState,
    compare,
    files_in_manifest,
    files_of_others,
    folders_above,
    require_ours,
)
from tools.system import disk
from tools.system.locks import hold_lock

SHUT, OPEN, READABLE = 0o700, 0o755, 0o644
"""Nobody but its owner reads what is no longer, or not yet, the site."""


class FolderTarget:
    """A folder on this machine."""

    def __init__(self, final: Path, *, force: bool = False) -> None:
        self._final, self._force = final, force
        if final.exists() and not final.is_dir():
            raise UsageError(f"DEST={final} is a file.", hint="Name a folder.")
        if not final.parent.is_dir():
            raise UsageError(f"There is no folder {final.parent}.", hint="Make it first.")

    def differences(self, site: Path) -> Differences:
        if not self._force and self._final.exists() and any(self._final.iterdir()):
            require_ours(
                _manifest_bytes(self._final), f"{self._final} holds something else than a site"
            )
        after = _seen(site, _leaves(site))
        foreign = self._foreign(after)
        return compare(_seen(self._final, set(_leaves(self._final)) - foreign), after)

    def deploy(self, site: Path) -> None:
        with self._alone():
            self.differences(site)  # while this run waited, another may have put something there
            self._replace(site, _leaves(site))

    def roll_back(self) -> None:
        with self._alone():
            previous = self._beside("previous")
            if not previous.is_dir():
                raise UsageError(f"No site before this one is kept beside {self._final}.")
            mine = _ours(previous) | _ours(self._final)
            self._replace(previous, [path for path in _leaves(previous) if path in mine])

    def _foreign(self, coming: dict[str, FileState]) -> frozenset[str]:
        for name in _folders(self._final):
            if not os.access(self._final / name, os.R_OK | os.X_OK):
                raise ConfigError(f"{self._final / name} cannot be read, and so not be kept.")
        mine = _ours(self._final)
        there = _seen(self._final, _leaves(self._final), read=mine | coming.keys())
        return files_of_others(there, mine, coming, place=str(self._final), force=self._force)

    def _replace(self, origin: Path, names: Collection[str]) -> None:
        """Put the files *names* of *origin* there, and all that is foreign beside them."""
        following = self._beside("next")
        try:
            foreign = self._foreign(_seen(origin, names))
            known = set(_leaves(self._final))
            _copy(origin, names, following)
            if not self._final.exists():
                following.chmod(OPEN)
                following.rename(self._final)
                return
            _carry(self._final, foreign, following)
            disk.write(self._beside("swap"), _fingerprint(following))
            following.chmod(OPEN)
            self._exchange(following)
        except BaseException:
            self._restore()
            raise
        # What came while the site was being copied.
        _carry(following, set(_leaves(following)) - known, self._final)
        self._keep()

    def _beside(self, role: str) -> Path:
        return self._final.with_name(f".{self._final.name}.{role}")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with hold_lock(
            self._beside("lock"), f"Another run is publishing to {self._final}; waiting."
        ):
            self._restore()
            yield

    def _restore(self) -> None:
        """Put in order what an interrupted run left."""
        following, aside, mark = map(self._beside, ("next", "aside", "swap"))
        if aside.exists() and not self._final.exists():
            aside.rename(self._final)
        elif aside.exists():
            shutil.rmtree(following, ignore_errors=True)
            aside.rename(following)
        if following.is_dir() and mark.is_file() and mark.read_bytes() == _fingerprint(self._final):
            self._keep()
        shutil.rmtree(following, ignore_errors=True)
        shutil.rmtree(self._beside("gone"), ignore_errors=True)
        mark.unlink(missing_ok=True)
        for half in mark.parent.glob(f".{mark.name}.*.partial"):
            half.unlink(missing_ok=True)

    def _keep(self) -> None:
        """The site before, which the exchange has put where the new one was, is kept."""
        following, previous, gone = map(self._beside, ("next", "previous", "gone"))
        following.chmod(SHUT)
        if previous.exists():
            previous.rename(gone)
        following.rename(previous)
        self._beside("swap").unlink(missing_ok=True)
        shutil.rmtree(gone, ignore_errors=True)

    def _exchange(self, other: Path) -> None:
        if disk.exchange(other, self._final):
            return
        aside = self._beside("aside")
        try:
            self._final.rename(aside)
        except OSError as error:
            if error.errno not in {errno.EBUSY, errno.EXDEV}:
                raise
            raise ConfigError(
                f"{self._final} is a disk of its own, which cannot be exchanged.",
                hint="Name a folder on it.",
            ) from error
        other.rename(self._final)
        aside.rename(other)


def _copy(origin: Path, names: Iterable[str], target: Path) -> None:
    """Every file on the disk, readable for a web server, in a folder that is not, yet."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(mode=SHUT)
    for name in names:
        copy = target / name
        for folder in folders_above(name):
            (target / folder).mkdir(exist_ok=True)
            (target / folder).chmod(OPEN)
        with copy.open("wb") as file:
            file.write((origin / name).read_bytes())
            file.flush()
            os.fsync(file.fileno())
        copy.chmod(READABLE)


def _carry(origin: Path, names: Collection[str], target: Path) -> None:
    """Let what is foreign be in *target*, too, with the folders that are."""
    mine = {folder for name in _ours(origin) for folder in folders_above(name)}
    mine -= {folder for name in names for folder in folders_above(name)}
    for folder in _folders(origin):
        path, copy = origin / folder, target / folder
        if folder not in mine and not copy.exists():
            copy.mkdir(parents=True)
            shutil.copystat(path, copy)
            with suppress(PermissionError, AttributeError):  # Windows has no owners of this kind
                os.chown(copy, path.stat().st_uid, path.stat().st_gid)
    for name in names:
        try:
            os.link(origin / name, target / name, follow_symlinks=False)
        except (OSError, NotImplementedError):  # no links here, or none to another owner's file
            shutil.copy2(origin / name, target / name, follow_symlinks=False)


def _leaves(folder: Path) -> list[str]:
    """Whatever is no folder, links unfollowed, by its path below *folder*."""
    return [name for name, kind in disk.kinds(folder).items() if kind is not FileKind.FOLDER]


def _folders(folder: Path) -> list[str]:
    return [name for name, kind in disk.kinds(folder).items() if kind is FileKind.FOLDER]


def _seen(
    folder: Path, names: Collection[str], *, read: Collection[str] | None = None
) -> dict[str, FileState]:
    """
    :param read: the files that are told apart by what is in them, if these are not all.
    """
    states = {}
    for name in names:
        path = folder / name
        if (read is None or name in read) and path.is_file() and not path.is_symlink():
            states[name] = FileState(*manifest.file_of(path.read_bytes()))
        else:
            states[name] = FileState("foreign", path.lstat().st_size)
    return states


def _manifest_bytes(folder: Path) -> bytes:
    path = folder / manifest.NAME
    return path.read_bytes() if path.is_file() else b""


def _ours(folder: Path) -> frozenset[str]:
    return files_in_manifest(_manifest_bytes(folder))


def _fingerprint(folder: Path) -> bytes:
    """Tells one site from another."""
    return manifest.file_of(_manifest_bytes(folder)).sha256.encode()
