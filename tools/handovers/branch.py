"""Handing a site over to a branch of a git repository: one commit more on it, nothing else.

All of it happens in a repository of our own, which is thrown away: the project's work tree,
index and branches are not touched, and the branch of the remote moves in one step, or not.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import disk, manifests, programs
from tools.errors import ToolsError, UsageError
from tools.handovers.differences import Differences, Seen, between
from tools.handovers.foreign import refuse
from tools.locks import alone

INHERITED = r"^(http|credential|url|core\.sshcommand|ssh)\b"
"""Settings of the project's repository that say how its remotes are reached."""
NO_SUCH_BRANCH = 2
"""How ``git ls-remote --exit-code`` ends where the repository answers and has none."""
SOURCES = "locale/editions.toml"
"""A branch that holds this file is a project's, and never a site's."""
LIVE, NEXT = "refs/heads/live", "refs/heads/next"


class Branch:
    def __init__(self, where: str, branch: str, project: Path, *, force: bool = False) -> None:
        self._project, self._force, self._branch = project, force, branch
        self._git = programs.needed("git")
        self._own = project / "build" / "branch.git"
        self._named = f"{where}#{branch}"
        if self._outside("check-ref-format", f"refs/heads/{branch}") is None:
            raise UsageError(f"No branch can be called {ascii(branch)[:60]}.")
        self._url = self._outside("remote", "get-url", "--push", where) or where
        if self._url == where and not {"/", ":", "\\"} & set(where):
            raise UsageError(f"This project's repository has no remote called {where}.")

    def differences(self, site: Path) -> Differences:
        with self._repository(depth=1) as there:
            self._refuse_foreign(there)
            self._import(there, self._message(site), _tree_of(site))
            return between(self._files(LIVE) if there else {}, self._files(NEXT))

    def deliver(self, site: Path) -> None:
        with self._repository(depth=1) as there:
            self._refuse_foreign(there)
            self._import(there, self._message(site), _tree_of(site))
            self._push()

    def roll_back(self) -> None:
        with self._repository(depth=2) as there:
            before = f"{LIVE}~1"
            if not there or programs.run(self._command("rev-parse", "--verify", before)).returncode:
                raise UsageError(f"{self._named} holds no site before this one.")
            refuse(self._manifest(before), f"Before this site {self._named} held something else")
            tree = self._ask("rev-parse", f"{before}^{{tree}}").decode().strip()
            self._import(
                there, "Put the site before back\n", iter([f'M 040000 {tree} ""\n'.encode()])
            )
            self._push()

    @contextmanager
    def _repository(self, depth: int) -> Iterator[bool]:
        """A new repository, with the last commits of the branch; whether there is such a branch."""
        waiting = f"Another run is publishing to {self._named}; waiting."
        with alone(self._own.with_name("branch.lock"), waiting):
            shutil.rmtree(self._own, ignore_errors=True)
            try:
                self._ask("init", "--quiet", "--bare", "--template=", str(self._own), inside=False)
                reference = f"refs/heads/{self._branch}"
                asked = self._remote("ls-remote", "--exit-code", "--", self._url, reference)
                if asked.returncode not in {0, NO_SUCH_BRANCH}:
                    raise ToolsError(f"{self._named} cannot be read: {programs.said(asked)}")
                there = asked.returncode == 0
                if there:
                    fetch = ("fetch", "--quiet", "--no-tags", f"--depth={depth}", "--")
                    got = self._remote(*fetch, self._url, f"+{reference}:{LIVE}")
                    if got.returncode:
                        raise ToolsError(f"{self._named} cannot be read: {programs.said(got)}")
                yield there
            finally:
                shutil.rmtree(self._own, ignore_errors=True)

    def _refuse_foreign(self, there: bool) -> None:
        files = self._files(LIVE) if there else {}
        if SOURCES in files:
            raise UsageError(
                f"{self._named} holds the project itself, which a site would replace.",
                hint="Name a branch of its own for the site: origin#gh-pages",
            )
        if files and not self._force:
            refuse(self._manifest(LIVE), f"{self._named} holds something else than a site")

    def _manifest(self, commit: str) -> bytes:
        done = programs.run(self._command("cat-file", "blob", f"{commit}:{manifests.NAME}"))
        return b"" if done.returncode else done.stdout

    def _files(self, commit: str) -> dict[str, Seen]:
        found = {}
        for row in self._ask("ls-tree", "-r", "-l", "-z", commit).split(b"\0")[:-1]:
            about, _, name = row.partition(b"\t")
            _mode, _kind, digest, size = about.decode().split()
            path = name.decode(errors="surrogateescape")
            found[path] = Seen(digest, int(size) if size != "-" else 0)
        return found

    def _message(self, site: Path) -> str:
        manifest = manifests.parse((site / manifests.NAME).read_bytes())
        assert manifest is not None
        source = manifest.source
        return f"Publish the site\n\nMade from: {source.revision or source.reason}\n"

    def _import(self, there: bool, message: str, tree: Iterator[bytes]) -> None:
        """Make the commit: no work tree, no index, and no filter between the bytes and git."""
        stream = self._own / "import"
        text = message.encode()
        with stream.open("wb") as file:
            file.write(f"commit {NEXT}\ncommitter {self._person()}\ndata {len(text)}\n".encode())
            file.write(text)
            file.write(f"from {LIVE}^0\n".encode() if there else b"")
            file.write(b"deleteall\n")
            file.writelines(tree)
            file.write(b"\ndone\n")
        with stream.open("rb") as file:
            done = programs.run(self._command("fast-import", "--quiet", "--done"), reading=file)
        if done.returncode:
            raise ToolsError(f"git could not put the site together: {programs.said(done)}")

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
            f"{self._named} was not changed: {programs.said(done)}",
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
            raise ToolsError(f"git could not put the site together: {programs.said(done)}")
        return done.stdout

    def _command(self, *arguments: str) -> list[str]:
        return [self._git, f"--git-dir={self._own}", *arguments]


def _tree_of(site: Path) -> Iterator[bytes]:
    """What ``git fast-import`` reads: the site's files, byte for byte."""
    for path in disk.files(site):
        data = path.read_bytes()
        yield f"M 100644 inline {path.relative_to(site).as_posix()}\ndata {len(data)}\n".encode()
        yield data
        yield b"\n"
