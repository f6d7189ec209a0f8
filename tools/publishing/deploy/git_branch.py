"""Deploying to a branch of a git repository: one commit more on it, nothing else.

The commit changes what earlier ones of ours put there; a file that somebody else has committed
(GitHub's settings page: ``CNAME``) is in every later one as it was. All of it happens in a
repository of our own, which is thrown away: the project's work tree, index and branches are not
touched, and the branch of the remote moves in one step, or not.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tools.model.errors import ToolsError, UsageError
from tools.model.text import printable
from tools.publishing import manifest as manifests
from tools.publishing.deploy.changes import (
    Differences,
    FileState,
    compare,
    files_in_manifest,
    files_of_others,
    require_ours,
)
from tools.system import disk, programs
from tools.system.locks import hold_lock
from tools.workspace.paths import Paths

INHERITED = r"^(http|credential|url|core\.sshcommand|ssh)\b"
"""Settings of the project's repository that say how its remotes are reached."""
NO_SUCH_BRANCH = 2
"""How ``git ls-remote --exit-code`` ends where the repository answers and has none."""
SOURCES = "locale/editions.toml"
"""A branch that holds this file is a project's, and never a site's."""
LIVE, SITE, NEXT = "refs/heads/live", "refs/heads/site", "refs/heads/next"
DEPTHS = (2, 20, 2000)
"""So many commits are fetched to find the site before: other people's may lie between."""


class Blob(NamedTuple):
    """A file of a commit."""

    mode: str
    seen: FileState


class GitBranchTarget:
    """A branch of a git repository."""

    def __init__(self, where: str, branch: str, project: Path, *, force: bool = False) -> None:
        self._project, self._force, self._branch = project, force, branch
        self._git = programs.require_program("git")
        self._own = Paths(project).branch_repository
        self._named = f"{where}#{branch}"
        if self._outside("check-ref-format", f"refs/heads/{branch}") is None:
            raise UsageError(f"No branch can be called {printable(branch, 60)}.")
        self._url = self._outside("remote", "get-url", "--push", where) or where
        if self._url == where and not {"/", ":", "\\"} & set(where):
            raise UsageError(f"This project's repository has no remote called {where}.")

    def differences(self, site: Path) -> Differences:
        with self._repository() as there:
            foreign = self._take(site, there)
            before = self._files(LIVE) if there else {}
            return compare(
                {path: one.seen for path, one in before.items() if path not in foreign},
                {path: one.seen for path, one in self._files(SITE).items()},
            )

    def deploy(self, site: Path) -> None:
        with self._repository() as there:
            foreign = self._take(site, there)
            self._commit(there, _message(site), self._files(SITE), foreign)
            self._push()

    def roll_back(self) -> None:
        with self._repository() as there:
            before = self._before() if there else ""
            if not before:
                raise UsageError(f"{self._named} holds no site before this one.")
            manifest = self._manifest(before)
            require_ours(manifest, f"Before this site {self._named} held something else")
            mine = files_in_manifest(manifest) | files_in_manifest(self._manifest(LIVE))
            coming = {path: one for path, one in self._files(before).items() if path in mine}
            foreign = self._foreign(coming)
            self._commit(there, "Put the site before back\n", coming, foreign)
            self._push()

    def _before(self) -> str:
        """The last commit that holds another site than the branch does now; empty if none does."""
        now = self._manifest(LIVE)
        for depth in DEPTHS:
            self._fetch(depth)
            for commit in self._ask("rev-list", "--first-parent", LIVE).decode().split():
                if self._manifest(commit) != now:
                    return commit
        return ""

    @contextmanager
    def _repository(self) -> Iterator[bool]:
        """A new repository, with the last commit of the branch; whether there is such a branch."""
        waiting = f"Another run is publishing to {self._named}; waiting."
        with hold_lock(self._own.with_name("branch.lock"), waiting):
            shutil.rmtree(self._own, ignore_errors=True)
            try:
                self._ask("init", "--quiet", "--bare", "--template=", str(self._own), inside=False)
                reference = f"refs/heads/{self._branch}"
                asked = self._remote("ls-remote", "--exit-code", "--", self._url, reference)
                if asked.returncode not in {0, NO_SUCH_BRANCH}:
                    raise ToolsError(
                        f"{self._named} cannot be read: {programs.quote_output(asked)}"
                    )
                there = asked.returncode == 0
                if there:
                    self._fetch(1)
                yield there
            finally:
                shutil.rmtree(self._own, ignore_errors=True)

    def _fetch(self, depth: int) -> None:
        fetch = ("fetch", "--quiet", "--no-tags", f"--depth={depth}", "--")
        got = self._remote(*fetch, self._url, f"+refs/heads/{self._branch}:{LIVE}")
        if got.returncode:
            raise ToolsError(f"{self._named} cannot be read: {programs.quote_output(got)}")

    def _take(self, site: Path, there: bool) -> frozenset[str]:
        """Take *site* into the repository; the files of the branch that stay beside it."""
        files = self._files(LIVE) if there else {}
        if SOURCES in files:
            raise UsageError(
                f"{self._named} holds the project itself, which a site would replace.",
                hint="Name a branch of its own for the site: origin#gh-pages",
            )
        if files and not self._force:
            require_ours(self._manifest(LIVE), f"{self._named} holds something else than a site")
        self._import(SITE, _message(site), _tree_of(site))
        return self._foreign(self._files(SITE)) if there else frozenset()

    def _foreign(self, coming: Mapping[str, Blob]) -> frozenset[str]:
        there = {path: one.seen for path, one in self._files(LIVE).items()}
        wanted = {path: one.seen for path, one in coming.items()}
        mine = files_in_manifest(self._manifest(LIVE))
        return files_of_others(there, mine, wanted, place=self._named, force=self._force)

    def _manifest(self, commit: str) -> bytes:
        done = programs.run(self._command("cat-file", "blob", f"{commit}:{manifests.NAME}"))
        return b"" if done.returncode else done.stdout

    def _files(self, commit: str) -> dict[str, Blob]:
        blobs = {}
        for row in self._ask("ls-tree", "-r", "-l", "-z", commit).split(b"\0")[:-1]:
            about, _, name = row.partition(b"\t")
            mode, _kind, digest, size = about.decode().split()
            path = name.decode(errors="surrogateescape")
            blobs[path] = Blob(mode, FileState(digest, int(size) if size != "-" else 0))
        return blobs

    def _commit(
        self, there: bool, message: str, files: Mapping[str, Blob], foreign: Collection[str]
    ) -> None:
        """Make the commit: *files*, and what of the branch is *foreign*."""
        gone = self._files(LIVE).keys() - foreign if there else ()
        rows = [f"D {_quoted(path)}\n" for path in gone]
        rows += [f"M {one.mode} {one.seen.digest} {_quoted(path)}\n" for path, one in files.items()]
        tree = (row.encode(errors="surrogateescape") for row in rows)
        self._import(NEXT, message, tree, f"{LIVE}^0" if there else "")

    def _import(self, name: str, message: str, tree: Iterator[bytes], parent: str = "") -> None:
        """Make a commit: no work tree, no index, and no filter between the bytes and git."""
        stream = self._own / "import"
        text = message.encode()
        with stream.open("wb") as file:
            file.write(f"commit {name}\ncommitter {self._person()}\ndata {len(text)}\n".encode())
            file.write(text)
            file.write(f"from {parent}\n".encode() if parent else b"")
            file.writelines(tree)
            file.write(b"\ndone\n")
        with stream.open("rb") as file:
            done = programs.run(self._command("fast-import", "--quiet", "--done"), reading=file)
        if done.returncode:
            raise ToolsError(f"git could not put the site together: {programs.quote_output(done)}")

    def _person(self) -> str:
        """Whom the commit names: whoever git knows, or nobody."""
        known = self._outside("var", "GIT_COMMITTER_IDENT")
        return known or f"Onda <onda@localhost> {int(time.time())} +0000"

    def _push(self) -> None:
        target = f"{NEXT}:refs/heads/{self._branch}"
        done = self._remote("push", "--quiet", "--porcelain", "--", self._url, target)
        if not done.returncode:
            return
        answer = (done.stdout + done.stderr).decode(errors="replace")
        if "(fetch first)" in answer or "(non-fast-forward)" in answer:
            raise ToolsError(
                f"Somebody else has published to {self._named} meanwhile.",
                hint="Type the same command again.",
            )
        raise ToolsError(
            f"{self._named} was not changed: {programs.quote_output(done)}",
            hint="May you write there? Try: git push",
        )

    def _remote(self, *arguments: str) -> programs.Done:
        """Talk to the remote, the way that the project's own repository would."""
        # Some keep their credentials in a file that the repository's own settings include.
        asked = ("config", "--local", "--includes", "-z", "--get-regexp", INHERITED)
        listed = programs.run([self._git, "-C", str(self._project), *asked])
        rows = [row.partition("\n") for row in listed.stdout.decode().split("\0")[:-1]]
        settings = {"GIT_CONFIG_COUNT": str(len(rows))}
        for number, (name, _, value) in enumerate(rows):
            settings |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
        command = self._command(*arguments)
        return programs.run(command, folder=self._project, environment=settings)

    def _outside(self, *arguments: str) -> str | None:
        """What git says of the project's repository; None if it knows no answer."""
        done = programs.run([self._git, "-C", str(self._project), *arguments])
        return None if done.returncode else done.stdout.decode().strip()

    def _ask(self, *arguments: str, inside: bool = True) -> bytes:
        command = self._command(*arguments) if inside else [self._git, *arguments]
        done = programs.run(command)
        if done.returncode:
            raise ToolsError(f"git could not put the site together: {programs.quote_output(done)}")
        return done.stdout

    def _command(self, *arguments: str) -> list[str]:
        return [self._git, f"--git-dir={self._own}", *arguments]


def _message(site: Path) -> str:
    manifest = manifests.parse((site / manifests.NAME).read_bytes())
    assert manifest is not None
    source = manifest.source
    return f"Publish the site\n\nMade from: {source.revision or source.reason}\n"


def _tree_of(site: Path) -> Iterator[bytes]:
    """What ``git fast-import`` reads: the site's files, byte for byte."""
    for path in disk.files(site):
        data = path.read_bytes()
        name = _quoted(path.relative_to(site).as_posix())
        yield f"M 100644 inline {name}\ndata {len(data)}\n".encode()
        yield data
        yield b"\n"


def _quoted(path: str) -> str:
    """
    >>> _quoted('es/a "b".html')
    '"es/a \\\\"b\\\\".html"'
    """
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
