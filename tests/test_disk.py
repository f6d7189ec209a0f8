import os
import sys
import threading
from pathlib import Path

import pytest

from tools import disk


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    for n in range(20):
        (path / f"{n}.txt").write_text(text)
    return path


def test_write_only_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file"
    assert disk.write(path, b"one")
    before = path.stat().st_mtime_ns
    assert not disk.write(path, b"one")
    assert path.stat().st_mtime_ns == before
    assert disk.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert disk.files(tmp_path) == [path], "no partial file is left"


@pytest.mark.parametrize("can_exchange", [True, False])
def test_swap_in(tmp_path: Path, can_exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not can_exchange:
        monkeypatch.setattr(disk, "exchange", lambda one, other: False)
    final = folder(tmp_path / "final", "old")
    disk.swap_in(folder(tmp_path / "staged", "new"), final)
    assert {path.read_text() for path in disk.files(final)} == {"new"}
    assert list(tmp_path.iterdir()) == [final]


def test_swap_in_where_there_was_nothing(tmp_path: Path) -> None:
    disk.swap_in(folder(tmp_path / "staged", "new"), tmp_path / "below" / "final")
    assert len(disk.files(tmp_path / "below" / "final")) == 20


def test_a_reader_never_sees_half_of_it(tmp_path: Path) -> None:
    """With an exchange in one step, every look at the folder finds it whole."""
    final = folder(tmp_path / "final", "old")
    stop = threading.Event()
    seen = []

    def look() -> None:
        while not stop.is_set():
            seen.append((final / "7.txt").exists())

    reader = threading.Thread(target=look)
    reader.start()
    for n in range(50):
        disk.swap_in(folder(tmp_path / f"staged{n}", str(n)), final)
    stop.set()
    reader.join()
    assert len(seen) > 50
    assert all(seen) or sys.platform not in {"linux", "darwin"}


def test_recover_brings_back_what_was_moved_aside(tmp_path: Path) -> None:
    final = folder(tmp_path / "final", "old")
    final.rename(disk._old(final))
    disk.recover(final)
    assert len(disk.files(final)) == 20


def test_a_stamp_tells_a_change_and_a_name_but_not_what_python_compiled(tmp_path: Path) -> None:
    folder = tmp_path / "tools"
    (folder / "press").mkdir(parents=True)
    (folder / "press" / "a.py").write_text("x = 1\n")
    stamps = [disk.stamp(folder)]
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_bytes(b"1")
    assert disk.stamp(folder) == stamps[0]
    (folder / "press" / "a.py").write_text("x = 2\n")
    os.utime(folder / "press" / "a.py", ns=(1, 1))
    stamps.append(disk.stamp(folder))
    (folder / "press" / "a.py").rename(folder / "press" / "b.py")
    stamps.append(disk.stamp(folder))
    (folder / "press" / "b.py").write_text("x = 23\n")
    stamps.append(disk.stamp(folder))
    assert len(set(stamps)) == len(stamps)
