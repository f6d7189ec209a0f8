"""A server, through the real rsync: over a remote shell that stays on this machine."""

from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from tests.support.project import need
from tests.support.small_sites import content, ended, fork, make_site, mortal, remote_shell
from tools.model.errors import ConfigError, ToolsError, UsageError
from tools.publishing.deploy.rsync import RsyncTarget
from tools.system import programs


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    return make_site(tmp_path / "one", "one"), make_site(tmp_path / "two", "two")


@pytest.fixture
def www(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    need("rsync", package="rsync")
    monkeypatch.setenv("RSYNC_RSH", remote_shell(tmp_path))
    (tmp_path / "server").mkdir()
    return tmp_path / "server" / "www"


def mirror(www: Path, *, force: bool = False) -> RsyncTarget:
    return RsyncTarget(f"me@example.org:{www}", www.parent.parent / "project", force=force)


def test_the_server_gets_the_site_and_what_went_goes(www: Path, sites: tuple[Path, Path]) -> None:
    mirror(www).deploy(sites[0])
    assert content(www) == content(sites[0])
    (sites[1] / "index.html").chmod(0o600)
    mirror(www).deploy(sites[1])
    assert content(www) == content(sites[1])
    assert stat.S_IMODE((www / "index.html").stat().st_mode) == 0o644


def test_back_and_forth(www: Path, sites: tuple[Path, Path]) -> None:
    with pytest.raises(UsageError, match="Nothing that was sent"):
        mirror(www).roll_back()
    mirror(www).deploy(sites[0])
    mirror(www).deploy(sites[1])
    for site in (sites[0], sites[1], sites[0]):
        mirror(www).roll_back()
        assert content(www) == content(site)
    mirror(www).deploy(sites[1])
    mirror(www).roll_back()
    assert content(www) == content(sites[0])


@pytest.mark.skipif(os.name != "posix", reason="forks, and sends signals")
@pytest.mark.parametrize("step", range(1, 9))
def test_whatever_step_a_run_is_killed_before_there_is_a_way_back(
    www: Path, sites: tuple[Path, Path], step: int
) -> None:
    """Every call that moves something here, or talks to the server, is a moment to be killed."""
    third = make_site(www.parent / "three", "three")
    mirror(www).deploy(sites[0])
    mirror(www).deploy(sites[1])

    def work() -> None:
        mortal(step, (Path, "rename"), (Path, "replace"), (RsyncTarget, "_transfer"))
        mirror(www).deploy(third)

    code = ended(fork(work))
    stood = content(www)
    mirror(www).roll_back()
    before = sites[0] if stood == content(sites[1]) else sites[1]
    assert content(www) == content(before)
    mirror(www).roll_back()
    assert content(www) == content(sites[1] if before == sites[0] else third)
    mirror(www).deploy(third)
    assert content(www) == content(third)
    assert code in (0, -signal.SIGKILL)


def test_what_would_change_is_said(www: Path, sites: tuple[Path, Path]) -> None:
    assert len(mirror(www).differences(sites[0]).sizes) == len(content(sites[0]))
    assert not www.exists()
    mirror(www).deploy(sites[0])
    assert not mirror(www).differences(sites[0])
    found = mirror(www).differences(sites[1]).sizes
    assert found["only-in-one.html"] == (1, None)
    assert found["only-in-two.html"] == (None, 1)
    assert found["es/3/page.html"] == (1000, 1000)
    assert content(www) == content(sites[0])


def test_what_is_not_ours_is_not_replaced(www: Path, sites: tuple[Path, Path]) -> None:
    www.mkdir()
    mirror(www).differences(sites[0])
    (www / "holiday pictures").mkdir()
    (www / "holiday pictures" / "1.jpg").write_bytes(b"1")
    with pytest.raises(UsageError, match="something else than a site"):
        mirror(www).differences(sites[0])
    told = mirror(www, force=True).differences(sites[0])
    assert told.sizes.keys() == content(sites[0]).keys()
    mirror(www, force=True).deploy(sites[0])
    assert content(www) == {**content(sites[0]), "holiday pictures/1.jpg": b"1"}


def test_a_server_that_does_not_answer_is_a_sentence(
    www: Path, sites: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RSYNC_RSH", "false")
    with pytest.raises(ToolsError, match="cannot be read"):
        mirror(www).differences(sites[0])
    monkeypatch.setattr(RsyncTarget, "_listed", lambda self: {})
    with pytest.raises(ToolsError, match="rsync could not finish"):
        mirror(www).deploy(sites[0])


def test_a_machine_without_rsync_is_told_how_to_get_it(
    www: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "find_program", lambda name: None)
    with pytest.raises(ConfigError, match="rsync is not installed") as stopped:
        mirror(www)
    assert "apt install rsync" in stopped.value.hint
