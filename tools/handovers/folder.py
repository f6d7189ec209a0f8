"""Handing a site over to a folder: swapped in one step, the one before kept beside it.

Beside ``www`` there are ``.www.next`` (a copy in progress), ``.www.previous`` (the site before,
for ``make rollback``), ``.www.swap`` (says, while two are exchanged, which of them is new) and
``.www.lock``. Whatever a kill leaves of them, the next run puts in order.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import disk, manifests
from tools.errors import ConfigError, UsageError
from tools.handovers.differences import Differences, Seen, between
from tools.handovers.foreign import refuse
from tools.locks import alone

SHUT, OPEN, READABLE = 0o700, 0o755, 0o644
"""Nobody but its owner reads what is no longer, or not yet, the site."""


class Folder:
    def __init__(self, final: Path, *, force: bool = False) -> None:
        self._final, self._force = final, force
        if final.exists() and not final.is_dir():
            raise UsageError(f"DEST={final} is a file.", hint="Name a folder.")
        if not final.parent.is_dir():
            raise UsageError(f"There is no folder {final.parent}.", hint="Make it first.")

    def differences(self, site: Path) -> Differences:
        if not self._force and self._final.exists() and any(self._final.iterdir()):
            refuse(_manifest_bytes(self._final), f"{self._final} holds something else than a site")
        return between(_seen(self._final), _seen(site))

    def deliver(self, site: Path) -> None:
        with self._alone():
            self.differences(site)  # while this run waited, another may have put something there
            following = self._beside("next")
            try:
                _copy(site, following)
                if not self._final.exists():
                    following.chmod(OPEN)
                    following.rename(self._final)
                    return
                disk.write(self._beside("swap"), _fingerprint(following))
                following.chmod(OPEN)
                self._exchange(following)
            except BaseException:
                self._mend()
                raise
            self._keep()

    def roll_back(self) -> None:
        with self._alone():
            previous = self._beside("previous")
            if not previous.is_dir():
                raise UsageError(f"No site before this one is kept beside {self._final}.")
            previous.chmod(OPEN)
            self._exchange(previous)
            previous.chmod(SHUT)

    def _beside(self, role: str) -> Path:
        return self._final.with_name(f".{self._final.name}.{role}")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with alone(self._beside("lock"), f"Another run is publishing to {self._final}; waiting."):
            self._mend()
            yield

    def _mend(self) -> None:
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


def _copy(site: Path, target: Path) -> None:
    """Every file on the disk, readable for a web server, in a folder that is not, yet."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(mode=SHUT)
    for path in disk.files(site):
        copy = target / path.relative_to(site)
        for folder in reversed(copy.relative_to(target).parents[:-1]):
            (target / folder).mkdir(exist_ok=True)
            (target / folder).chmod(OPEN)
        with copy.open("wb") as file:
            file.write(path.read_bytes())
            file.flush()
            os.fsync(file.fileno())
        copy.chmod(READABLE)


def _seen(folder: Path) -> dict[str, Seen]:
    return {
        path.relative_to(folder).as_posix(): Seen(*manifests.file_of(path.read_bytes()))
        for path in disk.files(folder)
    }


def _manifest_bytes(folder: Path) -> bytes:
    path = folder / manifests.NAME
    return path.read_bytes() if path.is_file() else b""


def _fingerprint(folder: Path) -> bytes:
    """Tells one site from another."""
    return manifests.file_of(_manifest_bytes(folder)).sha256.encode()
