from __future__ import annotations

import itertools
import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.system import disk


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


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    for mode in (0o664, 0o600, 0o444):
        path.chmod(mode)
        old = os.umask(0o077)
        try:
            assert disk.write(path, f"two {mode}".encode())
            assert disk.write_over(path, b"three", f"two {mode}".encode())
        finally:
            os.umask(old)
        assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("can_exchange", [True, False])
def test_written_over_is_only_what_was_read(
    tmp_path: Path, can_exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_exchange:
        monkeypatch.setattr(disk, "exchange", lambda one, other: False)
    path = tmp_path / "deep" / "file"
    assert disk.write_over(path, b"one", None)
    assert not disk.write_over(path, b"two", None), "it is there by now"
    assert disk.write_over(path, b"two", b"one")
    assert not disk.write_over(path, b"three", b"one"), "somebody has saved it"
    assert disk.read(path) == b"two"
    path.unlink()
    assert not disk.write_over(path, b"three", b"two"), "somebody has removed it"
    assert disk.files(tmp_path) == [], "and no partial file is left"


EDITS = st.dictionaries(st.integers(0, 8), st.sampled_from([b"A", b"B", b"C", None]), max_size=4)
"""What an editor saves (None: they remove the file) before which look at the disk."""


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="cannot exchange two files")
@given(EDITS, st.sampled_from([b"read", None]))
def test_what_is_saved_at_any_moment_of_writing_stays(
    edits: dict[int, bytes | None], before: bytes | None
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder, "file")
        done: list[bytes | None] = []
        steps = itertools.count()

        def save(data: bytes | None) -> None:
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.with_name("editor's").write_bytes(data)
                path.with_name("editor's").replace(path)

        def after_an_edit(real: Callable[..., Any]) -> Callable[..., Any]:
            def work(*args: Any) -> Any:
                if (step := next(steps)) in edits:
                    save(edits[step])
                    done.append(edits[step])
                return real(*args)

            return work

        save(before)
        for name in ("read", "exchange"):
            patch.setattr(disk, name, after_an_edit(getattr(disk, name)))
        patch.setattr(os, "link", after_an_edit(os.link))
        written = disk.write_over(path, b"ours", before)
        patch.undo()
        if before is None and done == [None] * len(done):
            done.clear()  # nothing was there, and nothing is
        assert written or done
        assert disk.read(path) == (done[-1] if done else b"ours")
        assert len(disk.files(Path(folder))) <= 1


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


def test_what_python_and_npm_keep_is_no_code(tmp_path: Path) -> None:
    names = ["b.py", "a/c.py", "a.py", "__pycache__/a.pyc", "a/node_modules/x/y.py"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"1")
    found = disk.list_code_files(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a/c.py", "a.py", "b.py"]
    before = disk.stamp(tmp_path)
    for name in names[3:]:
        (tmp_path / name).write_bytes(b"22")
    assert disk.stamp(tmp_path) == before
    (tmp_path / "a.py").write_bytes(b"22")
    assert disk.stamp(tmp_path) != before
