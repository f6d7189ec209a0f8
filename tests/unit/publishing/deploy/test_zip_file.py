"""A .zip: the same bytes for the same site, and the one before kept."""

from __future__ import annotations

import os
import resource
import signal
import zipfile
from pathlib import Path

import pytest

from tests.support.small_sites import (
    content,
    ended,
    fork,
    kill_at_random,
    make_site,
    mortal,
    wrong_with,
)
from tools.model.errors import UsageError
from tools.publishing.deploy.zip_file import ZipTarget
from tools.system import disk


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    return make_site(tmp_path / "one", "one"), make_site(tmp_path / "two", "two")


def unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_site_and_the_same_bytes_whenever_and_wherever(
    sites: tuple[Path, Path], tmp_path: Path
) -> None:
    other = make_site(tmp_path / "elsewhere" / "deeper", "one")
    for path in disk.files(other):
        os.utime(path, (1, 1))
        path.chmod(0o600)
    ZipTarget(tmp_path / "a.zip").deploy(sites[0])
    ZipTarget(tmp_path / "b.zip").deploy(other)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert unzipped(tmp_path / "a.zip") == content(sites[0])
    assert list(unzipped(tmp_path / "a.zip")) == sorted(content(sites[0]))


def test_back_and_forth(sites: tuple[Path, Path], tmp_path: Path) -> None:
    final = tmp_path / "out" / "onda.zip"
    final.parent.mkdir()
    ZipTarget(final).deploy(sites[0])
    with pytest.raises(UsageError, match="No site before"):
        ZipTarget(final).roll_back()
    ZipTarget(final).deploy(sites[1])
    for site in (sites[0], sites[1], sites[0]):
        ZipTarget(final).roll_back()
        assert unzipped(final) == content(site)
    names = {path.name for path in final.parent.iterdir()}
    assert names == {"onda.zip", ".onda.zip.previous", ".onda.zip.lock"}


def test_what_would_change_is_said(sites: tuple[Path, Path], tmp_path: Path) -> None:
    archive = ZipTarget(tmp_path / "onda.zip")
    assert len(archive.differences(sites[0]).sizes) == len(content(sites[0]))
    archive.deploy(sites[0])
    assert not archive.differences(sites[0])
    found = archive.differences(sites[1]).sizes
    assert found["only-in-one.html"] == (1, None)
    assert found["index.html"] == (3, 3)


@pytest.mark.parametrize("what", [b"not a zip", b""])
def test_another_file_is_not_replaced(
    sites: tuple[Path, Path], tmp_path: Path, what: bytes
) -> None:
    final = tmp_path / "thesis.zip"
    final.write_bytes(what)
    with pytest.raises(UsageError, match="something else than a site"):
        ZipTarget(final).deploy(sites[0])
    assert final.read_bytes() == what
    ZipTarget(final, force=True).deploy(sites[0])
    assert unzipped(final) == content(sites[0])
    with pytest.raises(UsageError, match="is a folder"):
        ZipTarget(tmp_path)
    with pytest.raises(UsageError, match="There is no folder"):
        ZipTarget(tmp_path / "no" / "onda.zip")


@pytest.mark.skipif(os.name != "posix", reason="forks, and sends signals")
def test_killed_at_any_moment_it_is_the_old_one_or_the_new(
    sites: tuple[Path, Path], tmp_path: Path
) -> None:
    final = tmp_path / "onda.zip"
    ZipTarget(final).deploy(sites[0])

    def work(number: int) -> None:
        ZipTarget(final).deploy(sites[number % 2])

    for seed in range(30):
        kill_at_random(work, 2, 0.03, seed)
        assert wrong_with(unzipped(final)) == ""
    ZipTarget(final).deploy(sites[1])
    names = {path.name for path in tmp_path.iterdir() if "onda" in path.name}
    assert names == {"onda.zip", ".onda.zip.previous", ".onda.zip.lock"}


@pytest.mark.skipif(os.name != "posix", reason="forks, and sends signals")
@pytest.mark.parametrize("step", range(1, 5))
def test_the_one_before_is_kept_until_the_new_one_stands(
    sites: tuple[Path, Path], tmp_path: Path, step: int
) -> None:
    third = make_site(tmp_path / "three", "three")
    final = tmp_path / "onda.zip"
    ZipTarget(final).deploy(sites[0])
    ZipTarget(final).deploy(sites[1])

    def work() -> None:
        mortal(step, (Path, "replace"))
        ZipTarget(final).deploy(third)

    code = ended(fork(work))
    stood = unzipped(final)
    assert stood in (content(sites[1]), content(third))
    ZipTarget(final).roll_back()
    assert unzipped(final) == content(sites[1] if stood == content(third) else sites[0])
    assert code == (0 if step == 4 else -signal.SIGKILL)


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_a_full_disk_leaves_it_as_it_was(sites: tuple[Path, Path], tmp_path: Path) -> None:
    final = tmp_path / "onda.zip"
    ZipTarget(final).deploy(sites[0])

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        with pytest.raises(OSError, match="File too large"):
            ZipTarget(final).deploy(sites[1])

    assert ended(fork(work)) == 0
    assert unzipped(final) == content(sites[0])
