"""Places that a site goes to, and another hand that has files of its own there."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

from tests.support.project import need
from tests.support.small_sites import content, remote_shell
from tools.publishing.deploy.destination import Target
from tools.publishing.deploy.folder import FolderTarget
from tools.publishing.deploy.git_branch import GitBranchTarget
from tools.publishing.deploy.rsync import RsyncTarget
from tools.publishing.deploy.zip_file import ZipTarget


class Hand:
    """Somebody who puts files beside the site, and takes them away again."""

    def __init__(self, room: Path) -> None:
        self.room = room
        (room / "srv").mkdir(parents=True)
        self.final = room / "srv" / "www"

    @property
    def dest(self) -> str:
        """As a publisher types it."""
        return str(self.final)

    def target(self, *, force: bool = False) -> Target:
        return FolderTarget(self.final, force=force)

    def there(self) -> dict[str, bytes]:
        return content(self.final)

    def put(self, path: str, data: bytes) -> None:
        (self.final / path).parent.mkdir(parents=True, exist_ok=True)
        (self.final / path).write_bytes(data)

    def take(self, path: str) -> None:
        (self.final / path).unlink()
        for folder in (self.final / path).relative_to(self.final).parents:
            if folder != Path() and not any((self.final / folder).iterdir()):
                (self.final / folder).rmdir()


class OnServer(Hand):
    def __init__(self, room: Path) -> None:
        super().__init__(room)
        need("rsync", package="rsync")
        os.environ["RSYNC_RSH"] = remote_shell(room)

    @property
    def dest(self) -> str:
        return f"me@example.org:{self.final}"

    def target(self, *, force: bool = False) -> Target:
        return RsyncTarget(self.dest, self.room / "project", force=force)


class InZip(Hand):
    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.final = room / "srv" / "onda.zip"

    def target(self, *, force: bool = False) -> Target:
        return ZipTarget(self.final, force=force)

    def there(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.final) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def put(self, path: str, data: bytes) -> None:
        self._write({**self.there(), path: data})

    def take(self, path: str) -> None:
        self._write({name: data for name, data in self.there().items() if name != path})

    def _write(self, files: dict[str, bytes]) -> None:
        with zipfile.ZipFile(self.final, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)


class OnBranch(Hand):
    def __init__(self, room: Path) -> None:
        super().__init__(room)
        need("git", package="git")
        self.remote = room / "remote.git"
        self.git("init", "--quiet", "--bare", str(self.remote))
        shutil.copytree(self.remote, room / "project" / ".git")

    @property
    def dest(self) -> str:
        return f"{self.remote}#gh-pages"

    def target(self, *, force: bool = False) -> Target:
        return GitBranchTarget(str(self.remote), "gh-pages", self.room / "project", force=force)

    def there(self) -> dict[str, bytes]:
        tar = self.git(f"--git-dir={self.remote}", "archive", "--format=tar", "gh-pages")
        with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
            files = [one for one in archive.getmembers() if one.isfile()]
            return {one.name: archive.extractfile(one).read() for one in files}  # type: ignore[union-attr]

    def put(self, path: str, data: bytes) -> None:
        """As GitHub's settings page does: one commit more."""
        self._commit(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data)

    def take(self, path: str) -> None:
        self._commit(f"D {path}".encode())

    def _commit(self, change: bytes) -> None:
        stream = (
            b"commit refs/heads/gh-pages\ncommitter GitHub <g@example.org> 0 +0000\ndata 1\nx\n"
        )
        stream += b"from refs/heads/gh-pages^0\n" + change + b"\n"
        self.git(f"--git-dir={self.remote}", "fast-import", "--quiet", data=stream)

    def git(self, *arguments: str, data: bytes = b"") -> bytes:
        done = subprocess.run(["git", *arguments], capture_output=True, input=data)
        assert not done.returncode, done.stderr
        return done.stdout


HANDS = {"folder": Hand, "server": OnServer, "zip": InZip, "branch": OnBranch}
