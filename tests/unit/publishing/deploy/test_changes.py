"""No deployment removes or changes what it did not put there, whatever happens in what order."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.deploy_targets import HANDS, Hand
from tests.support.small_sites import kill_at_random, lay
from tools.model.errors import UsageError
from tools.publishing import manifest
from tools.publishing.deploy.folder import FolderTarget

Files = dict[str, bytes]
SITES: tuple[Files, ...] = (
    {"index.html": b"0", "es/a.html": b"0", "only-0": b"0"},
    {"index.html": b"1", "es/a.html": b"0", "CNAME": b"ours", ".well-known/x": b"1"},
    {"index.html": b"2", "d": b"a file", "es/b.html": b"2"},
    {"index.html": b"3", "d/e.html": b"in a folder", 'es/"quoted".html': b"3"},
)
PATHS = ("CNAME", ".well-known/x", ".well-known/acme/y", "es/photo.jpg", "d", "d/z", "#note", "ñ")
WORDS = st.sampled_from([b"theirs", b"ours", b"1"])
STEPS = st.one_of(
    st.tuples(st.just("deploy"), st.integers(0, len(SITES) - 1)),
    st.tuples(st.just("force"), st.integers(0, len(SITES) - 1)),
    st.tuples(st.just("put"), st.sampled_from(PATHS), WORDS),
    st.tuples(st.just("take"), st.sampled_from(PATHS)),
    st.tuples(st.just("back")),
)


class Model:
    """What must be there: the site, and what others have put beside it."""

    def __init__(self, hand: Hand, room: Path) -> None:
        self.hand = hand
        self.folders = [lay(room / f"site-{n}", files) for n, files in enumerate(SITES)]
        self.now, self.before = 0, -1
        self.foreign: Files = {}
        hand.target().deploy(self.folders[0])

    def check(self) -> None:
        there = self.hand.there()
        assert there.pop(manifest.NAME) == (self.folders[self.now] / manifest.NAME).read_bytes()
        assert there == {**SITES[self.now], **self.foreign}

    def blocking(self, site: int) -> set[str]:
        coming = SITES[site]
        return {
            path
            for path, data in self.foreign.items()
            if coming.get(path, data) != data
            or any(one.startswith(f"{path}/") or path.startswith(f"{one}/") for one in coming)
        }

    def deploy(self, site: int, *, force: bool = False) -> None:
        if site == self.now:
            return
        blocking = self.blocking(site)
        target = self.hand.target(force=force)
        if blocking and not force:
            with pytest.raises(UsageError, match="somebody else has put") as stopped:
                target.deploy(self.folders[site])
            assert all(path in str(stopped.value) for path in blocking)
            return
        told = target.differences(self.folders[site])
        target.deploy(self.folders[site])
        self.foreign = {
            path: data
            for path, data in self.foreign.items()
            if path not in blocking | SITES[site].keys()
        }
        assert not told.sizes.keys() & self.foreign.keys()
        # Where something was replaced by force, the way back brings it along; not told here.
        self.now, self.before = site, -1 if blocking else self.now

    def force(self, site: int) -> None:
        self.deploy(site, force=True)

    def back(self) -> None:
        if self.before < 0:
            return
        if self.blocking(self.before):
            with pytest.raises(UsageError, match="somebody else has put"):
                self.hand.target().roll_back()
            return
        self.hand.target().roll_back()
        self.now, self.before = self.before, self.now
        self.foreign = {
            path: data for path, data in self.foreign.items() if path not in SITES[self.now]
        }

    def put(self, path: str, data: bytes) -> None:
        there = self.hand.there()
        if path in SITES[self.now] or any(
            one.startswith(f"{path}/") or path.startswith(f"{one}/") for one in there
        ):
            return
        self.hand.put(path, data)
        self.foreign[path] = data

    def take(self, path: str) -> None:
        if self.foreign.pop(path, None) is not None:
            self.hand.take(path)


@pytest.mark.parametrize(
    ("kind", "examples"), [("folder", 25), ("zip", 25), ("branch", 4), ("server", 3)]
)
def test_the_site_is_whole_and_what_is_beside_it_is_untouched(kind: str, examples: int) -> None:
    @settings(max_examples=examples)
    @given(st.lists(STEPS, max_size=10))
    def law(steps: list[tuple[object, ...]]) -> None:
        with tempfile.TemporaryDirectory() as room:
            model = Model(HANDS[kind](Path(room, "place")), Path(room))
            for name, *arguments in steps:
                getattr(model, str(name))(*arguments)
                model.check()

    law()


@pytest.mark.parametrize("kind", HANDS)
@pytest.mark.skipif(os.name != "posix", reason="forks, and sends signals")
def test_killed_at_any_moment_what_is_beside_the_site_is_untouched(
    kind: str, tmp_path: Path
) -> None:
    """And the next run leaves the site whole, and nothing of the one that was killed."""
    hand = HANDS[kind](tmp_path / "place")
    model = Model(hand, tmp_path)
    for path in ("CNAME2", ".well-known/acme/y", "es/photo.jpg"):
        model.put(path, path.encode())

    def work(number: int) -> None:
        hand.target().deploy(model.folders[number % len(SITES)])

    every: dict[str, set[bytes]] = {}
    for files in SITES:
        for path, data in files.items():
            every.setdefault(path, set()).add(data)
    for seed in range(8):
        kill_at_random(work, 2, 0.05 if kind in {"folder", "zip"} else 0.4, seed)
        for lock in tmp_path.rglob("place/remote.git/**/*.lock"):  # the server was killed, too
            lock.unlink()
        there = hand.there()
        assert {path: there[path] for path in model.foreign} == model.foreign
        for path in every.keys() & there.keys():
            assert there[path] in every[path], "a half of a file"
    for site in (1, 3):
        hand.target().deploy(model.folders[site])
        model.now = site
        model.check()


def test_a_file_of_our_own_that_another_hand_has_made_the_same_is_ours(tmp_path: Path) -> None:
    model = Model(HANDS["folder"](tmp_path / "place"), tmp_path)
    model.put("CNAME", b"ours")
    model.deploy(1)
    model.deploy(2)
    assert "CNAME" not in model.hand.there()


def test_links_folders_and_modes_of_another_hand_stay_what_they_are(tmp_path: Path) -> None:
    model = Model(HANDS["folder"](tmp_path / "place"), tmp_path)
    www = model.hand.final
    (www / "empty").mkdir(mode=0o750)
    (www / "link").symlink_to("nowhere")
    (www / "secret").write_bytes(b"s")
    (www / "secret").chmod(0o600)
    number = (www / "secret").stat().st_ino
    for site in (2, 1):
        model.deploy(site)
        assert (www / "empty").stat().st_mode & 0o777 == 0o750
        assert (www / "link").readlink() == Path("nowhere")
        assert (www / "secret").stat().st_mode & 0o777 == 0o600
        assert (www / "secret").stat().st_ino == number


def test_what_comes_while_the_site_is_copied_comes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Model(HANDS["folder"](tmp_path / "place"), tmp_path)
    real = FolderTarget._exchange

    def late(self: FolderTarget, other: Path) -> None:
        model.put(".well-known/acme/y", b"a challenge")
        real(self, other)

    monkeypatch.setattr(FolderTarget, "_exchange", late)
    model.deploy(2)
    model.check()
