"""Small sites to hand over, and readers who notice when one is not whole."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from tools.publishing import manifest as manifests
from tools.publishing.manifest import Manifest, Source
from tools.system import disk

FILES = 24
SHELL = '#!/bin/sh\nwhile [ "$1" != rsync ]; do shift; done\nexec "$@"\n'
"""What ssh does, but here: the host is left out, and the command is run."""


def make_site(folder: Path, text: str, files: int = FILES) -> Path:
    """A site of ours in *folder*, every page of which says *text*."""
    pages = {f"es/{n}/page.html": f"{text} {n}".encode() * 200 for n in range(files)}
    pages["index.html"] = text.encode()
    pages[f"only-in-{text}.html"] = b"x"
    return lay(folder, pages)


def lay(folder: Path, pages: Mapping[str, bytes]) -> Path:
    """A site of ours in *folder*, of these files."""
    for name, data in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    found = {name: manifests.file_of(data) for name, data in pages.items()}
    manifest = manifests.manifest_of(Source(None, "a test"), [], found, "nothing")
    (folder / manifests.NAME).write_bytes(manifests.render(manifest))
    return folder


def remote_shell(folder: Path) -> str:
    """A program in *folder* that rsync takes for ssh; its path."""
    shell = folder / "shell"
    shell.write_text(SHELL)
    shell.chmod(0o755)
    return str(shell)


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in disk.files(folder)}


def wrong_with(files: Mapping[str, bytes]) -> str:
    """What is not as the site's own manifest says; empty if it is whole."""
    manifest = manifests.parse(files.get(manifests.NAME, b""))
    if manifest is None:
        return "there is no manifest"
    return _wrong(manifest, files)


def _wrong(manifest: Manifest, files: Mapping[str, bytes]) -> str:
    there = {name: manifests.file_of(data) for name, data in files.items()}
    there.pop(manifests.NAME)
    wrong = [
        name for name in {*there, *manifest.files} if there.get(name) != manifest.files.get(name)
    ]
    return ", ".join(sorted(wrong))


def fork(work: Callable[[], object]) -> int:
    """Do *work* in a process of its own, at the head of its own group; its id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.setsid()
        # A run of the tests in the background may have been told to ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        work()
        code = 0
    except KeyboardInterrupt:
        code = 130
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Exit code of a child; of one that a signal ended, the signal, negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def mortal(step: int, *calls: tuple[type, str]) -> None:
    """Have this process killed before it makes the *step*-th of such *calls*, counted together."""
    left = step

    def wrap(owner: type, name: str) -> None:
        real = getattr(owner, name)

        def call(*arguments: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        setattr(owner, name, call)

    for owner, name in calls:
        wrap(owner, name)


def kill_at_random(work: Callable[[int], object], moments: int, longest: float, seed: int) -> int:
    """Run *work* again and again, and kill it and all it started at any moment.

    :param work: gets the number of the run.
    :param longest: seconds that one run takes.
    :returns: how many runs were killed before they were done.
    """
    chance = random.Random(seed)
    killed = 0
    for number in range(moments):
        child = fork(lambda: work(number))  # noqa: B023 - called at once
        time.sleep(chance.uniform(0, longest))
        done = os.waitpid(child, os.WNOHANG)[0]
        # What it started may outlive it.
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if not done:
            killed += ended(child) == -signal.SIGKILL
    return killed


class Watch:
    """Somebody who reads the site all the time, in a process of its own."""

    def __init__(self, look: Callable[[], str | None], report: Path) -> None:
        """
        :param look: what is wrong now, empty if nothing is; None if the look came to nothing.
        """
        self._report = report
        self._child = fork(lambda: self._watch(look))

    def _watch(self, look: Callable[[], str | None]) -> None:
        with self._report.open("a", encoding="utf-8") as report:
            while True:
                seen = look()
                report.write(f"{'-' if seen is None else seen or 'whole'}\n")
                report.flush()

    def end(self) -> list[str]:
        """What was seen, look by look."""
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        return self._report.read_text(encoding="utf-8").split("\n")[:-1]
