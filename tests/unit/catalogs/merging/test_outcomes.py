"""Between any two writes, and in the middle of any, every word is in some file."""

import datetime
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effort import tries
from tools.catalogs.headers import new_header
from tools.catalogs.merging.outcomes import write_steps
from tools.model.catalog import Catalog, Entry
from tools.model.errors import CatalogError
from tools.model.publication import Locale
from tools.workspace import Workspace

ES = Locale("es")
KEYS = [f"Sentence {number}." for number in range(8)]
DOMAINS = ["a", "b/c", "d"]
HEADER = (("Content-Type", "text/plain; charset=UTF-8"),)


def catalog(domain: str, msgids: list[str]) -> Catalog:
    entries = tuple(Entry(msgid=msgid, msgstr=f"Frase: {msgid}") for msgid in msgids)
    return Catalog(domain=domain, header=HEADER, entries=entries)


PLACING = st.lists(st.sampled_from([*DOMAINS, ""]), min_size=len(KEYS), max_size=len(KEYS))
"""For each key the document it stands in, if any."""


def placed(where: list[str]) -> dict[str, Catalog]:
    return {
        domain: catalog(domain, [key for key, at in zip(KEYS, where, strict=True) if at == domain])
        for domain in DOMAINS
    }


def words(catalogs: dict[str, Catalog]) -> set[str]:
    return {entry.msgstr for one in catalogs.values() for entry in one}


@given(PLACING, PLACING)
def test_no_step_loses_a_word_that_the_end_has(old: list[str], new: list[str]) -> None:
    before, after = placed(old), placed(new)
    state = dict(before)
    for step in write_steps(before, after):
        state[step.domain] = step
        assert words(state) >= words(before) & words(after)
    assert state == after


LARGE = [
    {
        domain: catalog(domain, [f"{number} " + "words " * 40 for number in numbers])
        for domain, numbers in {"one": first, "two/three": second}.items()
    }
    for first, second in [(range(400), range(400, 800)), (range(200, 600), range(600, 1000))]
]


def save_by_turns(root: Path) -> None:
    """Write one state, then the other, for ever."""
    workspace = Workspace(root)
    while True:
        for before, after in (LARGE, LARGE[::-1]):
            for step in write_steps(before, after):
                workspace.save(ES, step)


@pytest.mark.skipif(os.name != "posix", reason="a kill that nothing can catch")
def test_killed_at_any_moment_every_file_is_whole(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    for one in LARGE[0].values():
        workspace.save(ES, one)
    kept = words(LARGE[0]) & words(LARGE[1])
    assert kept
    moments = random.Random(7)
    fork = multiprocessing.get_context("fork")
    for _ in range(tries(60, thorough=200)):
        run = fork.Process(target=save_by_turns, args=(tmp_path,))
        run.start()
        time.sleep(moments.uniform(0, 0.08))
        assert run.pid
        os.kill(run.pid, signal.SIGKILL)
        run.join()
        assert words(workspace.catalogs(ES)) >= kept


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB; where none may be mounted, the test skips."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "false", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    workspace = Workspace(small_disk)
    small = catalog("one", ["A sentence."])
    workspace.save(ES, small)
    with pytest.raises(OSError, match="No space left"):
        workspace.save(ES, catalog("one", ["words " * 80_000]))
    assert words(workspace.catalogs(ES)) == words({"one": small})
    assert [path.name for path in (small_disk / "locale/es/LC_MESSAGES").iterdir()] == ["one.po"]


def test_a_new_header_is_sound(tmp_path: Path) -> None:
    now = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
    fields = new_header(Locale("ar"), "Onda", now)
    workspace = Workspace(tmp_path)
    workspace.save(Locale("ar"), Catalog(domain="x", header=fields))
    assert workspace.catalog(Locale("ar"), "x").header == fields
    with pytest.raises(CatalogError):
        workspace.save(Locale("ar"), Catalog(domain="y"))
