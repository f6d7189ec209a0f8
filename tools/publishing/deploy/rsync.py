"""Deploying to a server, through rsync.

Nothing is sent or removed but by name: the site's own files, and those that an earlier site of
ours left there, says its manifest. First that manifest claims the names which are new, then the
files are sent, each put in its place at the very end, then what went is removed and the new
manifest stands. A run that breaks off in between can leave files of both sites; the next
puts it right.

What was sent is kept here, too: the site that is there and the one before. ``state.json`` says
which is which, and is written in one step; a site is kept before it is named.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tools.model.errors import ToolsError, UsageError
from tools.publishing import manifest as manifests
from tools.publishing.deploy.changes import (
    Differences,
    FileState,
    files_in_manifest,
    files_of_others,
    require_ours,
)
from tools.publishing.manifest import file_of
from tools.system import disk, programs
from tools.system.locks import hold_lock
from tools.workspace.paths import Paths

LISTED_RE = re.compile(rb"([^d])\S{9,}\s+([\d,.]+)\s+\S+\s+\S+\s(.+)")
HALF_RE = re.compile(
    r"((?:.*/)?)(?:\.~tmp~/([^/]+)|\.([^/]+)\.(?=\w*[A-Z0-9])(?=\w*[A-Za-z])\w{6})", re.ASCII
)
"""What a killed rsync leaves of a file: ``.~tmp~/name``, ``.name.Ab12Cd``."""
SENDING = (
    "--checksum", "--perms", "--chmod=D755,F644", "--delay-updates", "--delete-missing-args",
)  # fmt: skip
NOTHING_THERE = 23
"""How rsync ends where there is no such folder; also where some file could not be read."""


class Plan(NamedTuple):
    """What is to happen on the server."""

    there: dict[str, int]
    """Path -> size of every file that is there now."""
    manifest: bytes
    gone: tuple[str, ...]
    """What goes."""


class RsyncTarget:
    """A folder on a server, reached by rsync."""

    def __init__(self, where: str, project: Path, *, force: bool = False) -> None:
        self._where, self._force = f"{where.rstrip('/')}/" if where[-1] != ":" else where, force
        self._program = programs.require_program("rsync")
        name = file_of(where.encode()).sha256[:16]
        self._kept = Paths(project).sent_sites / name

    def differences(self, site: Path) -> Differences:
        plan = self._plan(site)
        sizes: dict[str, tuple[int | None, int | None]] = {
            name: (plan.there[name], None) for name in plan.gone
        }
        for name in self._changed(site, _names(site)):
            sizes[name] = (plan.there.get(name), (site / name).stat().st_size)
        return Differences(dict(sorted(sizes.items())))

    def deploy(self, site: Path) -> None:
        with self._alone():
            plan = self._plan(site)
            sent = SentSites(self._kept)
            sent.begin(site, plan.manifest)
            self._send(site, plan)
            sent.end()

    def roll_back(self) -> None:
        with self._alone():
            sent = SentSites(self._kept)
            sent.settle(self._manifest())
            if not (before := sent.before):
                raise UsageError(f"Nothing that was sent to {self._where} before is kept here.")
            self._send(before, self._plan(before))
            sent.exchange()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with hold_lock(
            self._kept / "lock", f"Another run is publishing to {self._where}; waiting."
        ):
            yield

    def _plan(self, site: Path) -> Plan:
        """
        :raises UsageError: something that is not ours would be replaced.
        """
        there = self._listed()
        manifest = self._manifest() if manifests.NAME in there else b""
        if there and not self._force:
            require_ours(manifest, f"{self._where} holds something else than a site")
        mine, coming = files_in_manifest(manifest), _names(site)
        doubtful = sorted((there.keys() - mine) & coming)
        other = set(self._changed(site, doubtful))
        stays = files_of_others(
            {name: FileState("other" if name in other else "", 0) for name in there},
            mine,
            dict.fromkeys(coming, FileState("", 0)),
            place=self._where,
            force=self._force,
        )
        halves = {name for name in there if _whole(name) in mine}
        return Plan(there, manifest, tuple(sorted((there.keys() - stays - coming) | halves)))

    def _send(self, site: Path, plan: Plan) -> None:
        names, mine = _names(site), files_in_manifest(plan.manifest)
        if not names <= mine:
            self._claim(site, plan.manifest)
        self._transfer(site, sorted(names - {manifests.NAME}))
        with tempfile.TemporaryDirectory() as folder:
            for name in plan.gone:  # to rsync, what is missing is missing from a folder
                Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / manifests.NAME, Path(folder, manifests.NAME))
            self._transfer(Path(folder), [*plan.gone, manifests.NAME])

    def _claim(self, site: Path, manifest: bytes) -> None:
        """Say on the server, before the first file of the site is there, that it is ours."""
        new = manifests.parse((site / manifests.NAME).read_bytes())
        assert new
        old = manifests.parse(manifest) or new
        both = manifests.render(replace(old, files=old.files | new.files))
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, manifests.NAME).write_bytes(both)
            self._transfer(Path(folder), [manifests.NAME])

    def _changed(self, site: Path, names: Collection[str]) -> Iterator[str]:
        """Which of *names* the server has not, or has otherwise."""
        if not names:
            return
        options = ("--dry-run", "--out-format=%i %n", "--8-bit-output")
        for line in self._transfer(site, sorted(names), *options).splitlines():
            what, _, name = line.decode(errors="surrogateescape").partition(" ")
            if what[1:2] == "f" and what[2:4] != "..":
                yield name

    def _transfer(self, site: Path, names: Collection[str], *options: str) -> bytes:
        """Bring *names* on the server to where they are in *site*: there, or not there."""
        with tempfile.NamedTemporaryFile() as listed:
            # Without a dot before it, a name that begins with # would be a comment.
            for name in names:
                listed.write(b"./%s\0" % name.encode(errors="surrogateescape"))
            listed.flush()
            source = ("--from0", f"--files-from={listed.name}", *options, "--", f"{site}/")
            done = programs.run([self._program, *SENDING, *source, self._where])
        if done.returncode:
            raise ToolsError(
                f"rsync could not finish: {programs.quote_output(done)}",
                hint="Readers see the site before, or a part of the new one."
                " Type the same command again.",
            )
        return done.stdout

    def _listed(self) -> dict[str, int]:
        """Path -> size of every file that is there now."""
        options = ("--recursive", "--list-only", "--8-bit-output")
        done = programs.run([self._program, *options, "--", self._where])
        if done.returncode == NOTHING_THERE and b"No such file" in done.stderr:
            return {}
        if done.returncode:
            raise ToolsError(f"{self._where} cannot be read: {programs.quote_output(done)}")
        sizes = {}
        for match in filter(None, map(LISTED_RE.fullmatch, done.stdout.splitlines())):
            name = match[3].partition(b" -> ")[0] if match[1] == b"l" else match[3]
            size = int(re.sub(rb"\D", b"", match[2]))
            sizes[name.decode(errors="surrogateescape")] = size
        return sizes

    def _manifest(self) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, manifests.NAME)
            programs.run([self._program, "--", f"{self._where}{manifests.NAME}", str(copy)])
            return copy.read_bytes() if copy.is_file() else b""


def _names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in disk.files(site)}


def _whole(half: str) -> str:
    """
    >>> _whole("es/.wave.html.x7QmPa"), _whole(".~tmp~/index.html"), _whole("es/wave.html")
    ('es/wave.html', 'index.html', '')
    """
    match = HALF_RE.fullmatch(half)
    return f"{match[1]}{match[2] or match[3]}" if match else ""


class SentSites:
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
        """The site before the one that is there; None if none is kept."""
        folder = self._sites / self._before
        return folder if self._before and folder.is_dir() else None

    def begin(self, site: Path, manifest: bytes) -> None:
        """Keep a site that is about to be sent.

        :param manifest: what is on the server now.
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
        """Find out whether a site that was being sent when a run broke off is there.

        :param manifest: what is on the server now; if it is of neither site, there are
            files of both, and the site before that moment is the one to go back to.
        """
        self._settle(arrived=key_of(manifest) != self._now)

    def exchange(self) -> None:
        """Note that the site before is there again."""
        self._now, self._before = self._before, self._now
        self._write()

    def _settle(self, *, arrived: bool) -> None:
        if self._coming and arrived and self._coming != self._now:
            self._now, self._before = self._coming, self._now
        self._coming = ""

    def _write(self) -> None:
        disk.write(self._state, json.dumps([self._now, self._before, self._coming]).encode())


def key_of(manifest: bytes) -> str:
    """Return a short digest of a manifest: it tells one site from another."""
    return manifests.file_of(manifest).sha256[:16]
