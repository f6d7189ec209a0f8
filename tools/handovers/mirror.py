"""Handing a site over to a server, through rsync.

rsync sends what differs, puts everything in its place at the very end, and removes what went
after that. A transfer that breaks off in that last moment can leave files of both sites; the
next run mends it. What was sent last, and before, is kept here for ``make rollback``.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path

from tools import disk, manifests, programs
from tools.errors import ToolsError, UsageError
from tools.handovers.differences import Differences
from tools.handovers.foreign import refuse
from tools.locks import alone
from tools.manifests import file_of

LISTED_RE = re.compile(rb"-\S{9,}\s+([\d,.]+)\s+\S+\s+\S+\s(.+)")
SENDING = (
    "--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--delete-after",
    "--delay-updates",
)  # fmt: skip
NOTHING_THERE = 23
"""How rsync ends where there is no such folder; also where some file could not be read."""


class Mirror:
    def __init__(self, where: str, project: Path, *, force: bool = False) -> None:
        self._where, self._force = f"{where.rstrip('/')}/" if where[-1] != ":" else where, force
        self._program = programs.needed("rsync")
        name = file_of(where.encode()).sha256[:16]
        self._kept = project / ".cache" / "published" / name

    def differences(self, site: Path) -> Differences:
        before = self._listed()
        if before and not self._force:
            refuse(self._manifest(), f"{self._where} holds something else than a site")
        arguments = [*SENDING, "--dry-run", "--out-format=%i %n", f"{site}/", self._where]
        sizes: dict[str, tuple[int | None, int | None]] = {}
        for line in self._run(*arguments).splitlines():
            what, _, name = line.decode(errors="surrogateescape").partition(" ")
            name = name.strip()
            if what == "*deleting" and not name.endswith("/"):
                sizes[name] = (before.get(name, 0), None)
            elif what[:2] == "<f" and what[2:4] != ".." and (site / name).is_file():
                sizes[name] = (before.get(name), (site / name).stat().st_size)
        return Differences(dict(sorted(sizes.items())))

    def deliver(self, site: Path) -> None:
        with self._alone():
            self._send(site)
            following, live, previous = (self._kept / name for name in ("next", "live", "previous"))
            shutil.rmtree(following, ignore_errors=True)
            shutil.copytree(site, following)
            if live.exists():
                shutil.rmtree(previous, ignore_errors=True)
                live.rename(previous)
            following.rename(live)

    def roll_back(self) -> None:
        with self._alone():
            live, previous, aside = (self._kept / name for name in ("live", "previous", "aside"))
            disk.recover(live)
            if not previous.is_dir():
                raise UsageError(f"Nothing that was sent to {self._where} before is kept here.")
            self._send(previous)
            if not disk.exchange(live, previous):
                live.rename(aside)
                previous.rename(live)
                aside.rename(previous)

    def _alone(self) -> AbstractContextManager[None]:
        return alone(self._kept / "lock", f"Another run is publishing to {self._where}; waiting.")

    def _send(self, site: Path) -> None:
        self._run(*SENDING, f"{site}/", self._where)

    def _listed(self) -> dict[str, int]:
        """Path -> size of every file that is there now."""
        done = programs.run([self._program, "--recursive", "--list-only", "--", self._where])
        if done.returncode == NOTHING_THERE and b"No such file" in done.stderr:
            return {}
        if done.returncode:
            raise ToolsError(f"{self._where} cannot be read: {programs.said(done)}")
        found = map(LISTED_RE.fullmatch, done.stdout.splitlines())
        return {
            match[2].decode(errors="surrogateescape"): int(re.sub(rb"\D", b"", match[1]))
            for match in found
            if match
        }

    def _manifest(self) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, manifests.NAME)
            programs.run([self._program, "--", f"{self._where}{manifests.NAME}", str(copy)])
            return copy.read_bytes() if copy.is_file() else b""

    def _run(self, *arguments: str) -> bytes:
        *options, origin, target = arguments
        done = programs.run([self._program, *options, "--", origin, target])
        if done.returncode:
            raise ToolsError(
                f"rsync could not finish: {programs.said(done)}",
                hint="Readers see the site before, or a part of the new one."
                " Type the same command again.",
            )
        return done.stdout
