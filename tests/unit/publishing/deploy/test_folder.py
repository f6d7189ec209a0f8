"""A folder is the site before or the new one, whole, whatever happens to the run."""

from __future__ import annotations

import os
import resource
import signal
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.effort import tries
from tests.support.small_sites import (
    Watch,
    content,
    ended,
    fork,
    kill_at_random,
    make_site,
    mortal,
    wrong_with,
)
from tools.model.errors import UsageError
from tools.publishing import manifest
from tools.publishing.deploy.folder import FolderTarget
from tools.system import disk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks, and sends signals")
KILLS = tries(20, thorough=60)
"""At random, besides each step below."""


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    return make_site(tmp_path / "one", "one"), make_site(tmp_path / "two", "two")


@pytest.fixture
def final(tmp_path: Path) -> Path:
    (tmp_path / "srv").mkdir()
    return tmp_path / "srv" / "www"


@pytest.fixture(params=["exchange", "without exchange"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if request.param != "exchange":
        monkeypatch.setattr(disk, "exchange", lambda one, other: False)
    yield


@pytest.mark.usefixtures("either_way")
def test_what_is_handed_over_is_the_site_and_the_one_before_is_kept(
    sites: tuple[Path, Path], final: Path
) -> None:
    one, two = sites
    FolderTarget(final).deploy(one)
    assert content(final) == content(one)
    FolderTarget(final).deploy(two)
    assert content(final) == content(two)
    FolderTarget(final).roll_back()
    assert content(final) == content(one)
    FolderTarget(final).roll_back()
    assert content(final) == content(two)
    FolderTarget(final).deploy(one)
    FolderTarget(final).roll_back()
    assert content(final) == content(two)
    names = {path.name for path in final.parent.iterdir()}
    assert names == {"www", ".www.previous", ".www.lock"}


def test_a_web_server_may_read_the_site_and_nobody_the_one_before(
    sites: tuple[Path, Path], final: Path
) -> None:
    before = os.umask(0o077)
    try:
        FolderTarget(final).deploy(sites[0])
        FolderTarget(final).deploy(sites[1])
        FolderTarget(final).roll_back()
    finally:
        os.umask(before)
    mode = {path: stat.S_IMODE(path.stat().st_mode) for path in [final, *final.rglob("*")]}
    assert {mode[path] for path in mode if path.is_dir()} == {0o755}
    assert {mode[path] for path in mode if path.is_file()} == {0o644}
    assert stat.S_IMODE((final.parent / ".www.previous").stat().st_mode) == 0o700


def test_what_is_there_already_by_another_hand_is_not_replaced(
    sites: tuple[Path, Path], final: Path
) -> None:
    final.mkdir()
    FolderTarget(final).differences(sites[0])  # an empty folder is nobody's
    (final / "thesis.odt").write_bytes(b"years of work")
    for attempt in (FolderTarget(final).differences, FolderTarget(final).deploy):
        with pytest.raises(UsageError, match="something else than a site") as stopped:
            attempt(sites[0])
        assert "FORCE=1" in stopped.value.hint
    assert content(final) == {"thesis.odt": b"years of work"}
    FolderTarget(final, force=True).deploy(sites[0])
    assert content(final) == {**content(sites[0]), "thesis.odt": b"years of work"}
    FolderTarget(final).roll_back()
    assert content(final) == {"thesis.odt": b"years of work"}


def test_what_would_change_is_said_file_by_file(sites: tuple[Path, Path], final: Path) -> None:
    assert len(FolderTarget(final).differences(sites[0]).sizes) == len(content(sites[0]))
    assert not final.exists()
    FolderTarget(final).deploy(sites[0])
    assert not FolderTarget(final).differences(sites[0])
    (final / "index.html").write_bytes(b"changed by hand")
    found = FolderTarget(final).differences(sites[0])
    assert list(found.listed()) == ["  changed  index.html  15 bytes -> 3 bytes"]
    found = FolderTarget(final).differences(sites[1])
    assert found.sizes["only-in-one.html"] == (1, None)
    assert found.sizes["only-in-two.html"] == (None, 1)


def test_places_that_cannot_be(sites: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a file"):
        FolderTarget(sites[0] / "index.html")
    with pytest.raises(UsageError, match="There is no folder"):
        FolderTarget(tmp_path / "no" / "such")
    with pytest.raises(UsageError, match="No site before"):
        FolderTarget(sites[0]).roll_back()


def look_at(final: Path) -> str | None:
    """What a reader finds in the folder that is there now; None if it is replaced meanwhile."""
    folder = os.open(final, os.O_RDONLY | os.O_DIRECTORY)
    try:
        first = os.fstat(folder).st_ino
        wrong = _read_within(folder)
        return None if wrong and final.stat().st_ino != first else wrong
    finally:
        os.close(folder)


def _read_within(folder: int) -> str:
    files = {}
    try:
        for where, _folders, names, here in os.fwalk(dir_fd=folder):
            for name in names:
                with open(os.open(name, os.O_RDONLY, dir_fd=here), "rb") as file:  # noqa: PTH123
                    files[f"{where}/{name}".removeprefix("./")] = file.read()
    except FileNotFoundError as error:
        return str(error)
    return wrong_with(files)


@pytest.mark.skipif(sys.platform != "linux", reason="exchanges two folders in one step")
def test_killed_at_any_moment_readers_find_the_old_site_or_the_new(
    sites: tuple[Path, Path], final: Path, tmp_path: Path
) -> None:
    FolderTarget(final).deploy(sites[0])
    begun = time.monotonic()
    FolderTarget(final).deploy(sites[1])
    longest = 1.5 * (time.monotonic() - begun)
    watch = Watch(lambda: look_at(final), tmp_path / "seen")
    texts = set[str]()
    killed = runs = 0

    def in_turn(_: int) -> None:
        FolderTarget(final).deploy(sites[runs % 2])

    while killed < KILLS or len(texts) < 2:
        killed += kill_at_random(in_turn, 1, longest, seed=runs)
        runs += 1
        assert wrong_with(content(final)) == ""
        texts.add((final / "index.html").read_text())
        assert runs < 20 * KILLS
    seen = watch.end()
    assert set(seen) <= {"whole", "-"}
    assert seen.count("whole") > KILLS
    assert seen.count("-") < seen.count("whole")
    FolderTarget(final).deploy(sites[0])
    FolderTarget(final).deploy(sites[1])
    assert content(final) == content(sites[1])
    FolderTarget(final).roll_back()
    assert content(final) == content(sites[0])
    names = {path.name for path in final.parent.iterdir()}
    assert names == {"www", ".www.previous", ".www.lock"}


@pytest.mark.parametrize("step", range(1, 12))
@pytest.mark.usefixtures("either_way")
def test_whatever_step_a_run_is_killed_before_the_next_puts_in_order(
    sites: tuple[Path, Path], final: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call that moves, removes or opens up something is a moment to be killed at."""
    third = make_site(final.parent / "three", "three")
    FolderTarget(final).deploy(sites[0])
    FolderTarget(final).deploy(sites[1])

    def work() -> None:
        mortal(step, (Path, "rename"), (Path, "replace"), (Path, "unlink"))
        monkeypatch.setattr(disk, "write", lambda path, data: path.write_bytes(data))
        FolderTarget(final).deploy(third)

    code = ended(fork(work))
    # Without an exchange in one step, the folder may be away until the next run.
    FolderTarget(final)._restore()
    assert content(final) in (content(sites[1]), content(third))
    before = content(sites[0]) if content(final) == content(sites[1]) else content(sites[1])
    FolderTarget(final).roll_back()
    assert content(final) == before
    assert code in (0, -signal.SIGKILL)


def test_stopped_by_a_person_it_leaves_nothing_behind(
    sites: tuple[Path, Path], final: Path
) -> None:
    FolderTarget(final).deploy(sites[0])
    big = make_site(sites[0].parent / "big", "big", files=2000)
    child = fork(lambda: FolderTarget(final).deploy(big))
    while not (final.parent / ".www.next" / "es" / "10").exists():
        time.sleep(0.001)
    os.kill(child, signal.SIGINT)
    assert ended(child) == 130
    assert content(final) == content(sites[0])
    assert {path.name for path in final.parent.iterdir()} == {"www", ".www.lock"}


def test_a_full_disk_leaves_the_site_as_it_was(sites: tuple[Path, Path], final: Path) -> None:
    FolderTarget(final).deploy(sites[0])

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        with pytest.raises(OSError, match="File too large"):
            FolderTarget(final).deploy(sites[1])

    assert ended(fork(work)) == 0
    assert content(final) == content(sites[0])
    assert {path.name for path in final.parent.iterdir()} == {"www", ".www.lock"}


def test_of_two_at_once_one_waits_and_both_are_whole(sites: tuple[Path, Path], final: Path) -> None:
    for _ in range(5):
        runs = [fork(lambda site=site: FolderTarget(final).deploy(site)) for site in sites]  # type: ignore[misc]
        assert [ended(run) for run in runs] == [0, 0]
        assert wrong_with(content(final)) == ""
        assert wrong_with(content(final.parent / ".www.previous")) == ""
    assert manifest.NAME in content(final)


def test_a_mark_that_was_half_written_goes_with_the_next_run(
    sites: tuple[Path, Path], final: Path
) -> None:
    FolderTarget(final).deploy(sites[0])
    half = final.with_name("..www.swap.1.partial")
    half.write_bytes(b"")
    FolderTarget(final).deploy(sites[1])
    assert not half.exists()
