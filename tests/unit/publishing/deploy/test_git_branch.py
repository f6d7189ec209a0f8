"""A branch gets one commit more, in one step, and nothing else of anybody's is touched."""

from __future__ import annotations

import io
import os
import resource
import signal
import subprocess
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.effort import tries
from tests.support.project import need
from tests.support.small_sites import (
    Watch,
    content,
    ended,
    fork,
    kill_at_random,
    make_site,
    wrong_with,
)
from tools.model.errors import ToolsError, UsageError
from tools.publishing.deploy.git_branch import GitBranchTarget

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks, and sends signals")
KILLS = tries(15, thorough=55)


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine where git knows nobody, and has no settings."""
    need("git", package="git")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    done = subprocess.run(
        ["git", *who, "-C", str(folder), *arguments], capture_output=True, text=True
    )
    assert not done.returncode, done.stderr
    return done.stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    folder = tmp_path / "remote.git"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main")
    return folder


@pytest.fixture
def project(tmp_path: Path, remote: Path) -> Path:
    """A project with its own history, work in progress and a remote."""
    folder = tmp_path / "project"
    (folder / "locale").mkdir(parents=True)
    (folder / "locale" / "editions.toml").write_text("x")
    (folder / ".gitignore").write_text("build/\n*.html\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "first")
    git(folder, "remote", "add", "origin", "../remote.git")
    git(folder, "push", "--quiet", "origin", "main")
    (folder / "staged").write_text("staged")
    git(folder, "add", "staged")
    (folder / "work").write_text("in progress")
    return folder


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    return make_site(tmp_path / "one", "one"), make_site(tmp_path / "two", "two")


@pytest.fixture
def deploy(project: Path) -> Callable[[Path], None]:
    return lambda site: GitBranchTarget("origin", "gh-pages", project).deploy(site)


def published(remote: Path) -> dict[str, bytes]:
    """Every file of the branch, as ``git archive`` has it."""
    command = ["git", "-C", str(remote), "archive", "--format=tar", "gh-pages"]
    done = subprocess.run(command, capture_output=True)
    assert not done.returncode, done.stderr
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        files = [one for one in archive.getmembers() if one.isfile()]
        return {one.name: archive.extractfile(one).read() for one in files}  # type: ignore[union-attr]


def test_a_clone_of_the_branch_is_the_site(
    project: Path, remote: Path, sites: tuple[Path, Path], tmp_path: Path,
    deploy: Callable[[Path], None],
) -> None:  # fmt: skip
    (sites[0] / "crlf.txt").write_bytes(b"a\r\nb\n")
    git(project, "config", "core.autocrlf", "true")
    deploy(sites[0])
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", str(remote), str(clone))
    files = {name: data for name, data in content(clone).items() if not name.startswith(".git/")}
    assert files == content(sites[0])


def test_its_history_is_kept_and_nothing_else_is_touched(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None]
) -> None:
    def state() -> tuple[str, ...]:
        refs = git(project, "for-each-ref")
        return refs, git(project, "status", "--porcelain"), git(remote, "rev-parse", "main")

    before, files = state(), content(project)
    for site in (*sites, sites[0]):
        deploy(site)
    assert state() == before
    assert {name: data for name, data in content(project).items() if "build/" not in name} == files
    assert git(remote, "for-each-ref", "--format=%(refname)").split() == [
        "refs/heads/gh-pages", "refs/heads/main"
    ]  # fmt: skip
    assert git(remote, "rev-list", "--count", "gh-pages") == "3"
    assert git(remote, "log", "-1", "--format=%an: %s, %b", "gh-pages").startswith(
        "Onda: Publish the site, Made from: a test"
    )
    assert git(remote, "fsck", "--strict") == ""


def test_it_is_signed_with_the_name_that_git_knows(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None]
) -> None:
    git(project, "config", "user.name", "Rosa Díaz")
    git(project, "config", "user.email", "rosa@example.org")
    deploy(sites[0])
    assert git(remote, "log", "-1", "--format=%an <%ae>", "gh-pages") == (
        "Rosa Díaz <rosa@example.org>"
    )


def test_an_address_serves_as_well_as_the_name_of_a_remote(
    project: Path, remote: Path, sites: tuple[Path, Path]
) -> None:
    GitBranchTarget(str(remote), "gh-pages", project).deploy(sites[0])
    assert published(remote) == content(sites[0])
    with pytest.raises(UsageError, match="no remote called upstream"):
        GitBranchTarget("upstream", "gh-pages", project)
    with pytest.raises(UsageError, match="No branch can be called"):
        GitBranchTarget("origin", "gh..pages", project)
    with pytest.raises(ToolsError, match="cannot be read"):
        GitBranchTarget(str(remote.with_name("no-such.git")), "gh-pages", project).deploy(sites[0])


def test_settings_in_a_file_that_the_repository_includes_are_heard(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None]
) -> None:
    """So the checkout of a hosted workflow keeps its credentials."""
    shell = project.parent / "shell"
    shell.write_text('#!/bin/sh\nfor last; do :; done\nexec sh -c "$last"\n')
    shell.chmod(0o755)
    (project.parent / "included").write_text(f"[core]\n\tsshCommand = {shell}\n")
    git(project, "config", "include.path", str(project.parent / "included"))
    git(project, "remote", "set-url", "origin", f"me@onda.example:{remote}")
    deploy(sites[0])
    assert published(remote) == content(sites[0])


def test_what_would_change_is_said_and_nothing_is_pushed(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None]
) -> None:
    branch = GitBranchTarget("origin", "gh-pages", project)
    assert len(branch.differences(sites[0]).sizes) == len(content(sites[0]))
    assert git(remote, "branch", "--list", "gh-pages") == ""
    deploy(sites[0])
    assert not branch.differences(sites[0])
    found = branch.differences(sites[1]).sizes
    assert found["only-in-one.html"] == (1, None)
    assert found["es/0/page.html"] == (1000, 1000)


def test_back_and_forth(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None]
) -> None:
    branch = GitBranchTarget("origin", "gh-pages", project)
    with pytest.raises(UsageError, match="no site before"):
        branch.roll_back()
    deploy(sites[0])
    with pytest.raises(UsageError, match="no site before"):
        branch.roll_back()
    deploy(sites[1])
    branch.roll_back()
    assert published(remote) == content(sites[0])
    branch.roll_back()
    assert published(remote) == content(sites[1])
    assert git(remote, "rev-list", "--count", "gh-pages") == "4"


def test_a_branch_of_somebody_else_s_is_not_replaced(
    project: Path, remote: Path, sites: tuple[Path, Path]
) -> None:
    other = sites[0].parent / "other"
    git(sites[0].parent, "clone", "--quiet", str(remote), str(other))
    git(other, "checkout", "--quiet", "--orphan", "gh-pages")
    git(other, "rm", "-rfq", ".")
    (other / "index.html").write_text("somebody's")
    git(other, "add", "-f", ".")
    git(other, "commit", "--quiet", "-m", "theirs")
    git(other, "push", "--quiet", "origin", "gh-pages")
    with pytest.raises(UsageError, match="something else than a site"):
        GitBranchTarget("origin", "gh-pages", project).deploy(sites[0])
    assert published(remote) == {"index.html": b"somebody's"}
    GitBranchTarget("origin", "gh-pages", project, force=True).deploy(sites[0])
    assert published(remote) == content(sites[0])
    with pytest.raises(UsageError, match="held something else"):
        GitBranchTarget("origin", "gh-pages", project).roll_back()


def test_the_project_s_own_branch_is_not_even_by_force(
    project: Path, remote: Path, sites: tuple[Path, Path]
) -> None:
    before = git(remote, "rev-parse", "main")
    with pytest.raises(UsageError, match="holds the project itself"):
        GitBranchTarget("origin", "main", project, force=True).deploy(sites[0])
    assert git(remote, "rev-parse", "main") == before


def test_a_refused_push_is_a_sentence(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    deploy(sites[0])
    hook = remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'this branch is protected' >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(ToolsError, match=r"was not changed.*(declined|protected)"):
        deploy(sites[1])
    hook.unlink()
    late = GitBranchTarget("origin", "gh-pages", project)

    def push_after_another_machine() -> None:
        theirs = git(remote, "commit-tree", "-p", "gh-pages", "-m", "theirs", "gh-pages^{tree}")
        git(remote, "update-ref", "refs/heads/gh-pages", theirs)
        GitBranchTarget._push(late)

    monkeypatch.setattr(late, "_push", push_after_another_machine)
    with pytest.raises(ToolsError, match="Somebody else has published"):
        late.deploy(sites[1])
    assert published(remote) == content(sites[0])


def test_killed_at_any_moment_the_branch_is_the_old_site_or_the_new(
    project: Path, remote: Path, sites: tuple[Path, Path], tmp_path: Path,
    deploy: Callable[[Path], None],
) -> None:  # fmt: skip
    deploy(sites[0])
    begun = time.monotonic()
    deploy(sites[1])
    longest = 1.2 * (time.monotonic() - begun)
    watch = Watch(lambda: wrong_with(published(remote)), tmp_path / "seen")
    killed = runs = 0
    texts = set[bytes]()

    def in_turn(_: int) -> None:
        deploy(sites[runs % 2])

    while killed < KILLS or len(texts) < 2:
        killed += kill_at_random(in_turn, 1, longest, seed=runs)
        runs += 1
        # The kill reached the server's own programs, too, which here run on this machine.
        for lock in remote.rglob("*.lock"):
            lock.unlink()
        texts.add(published(remote)["index.html"])
        assert runs < 20 * KILLS
    seen = watch.end()
    assert set(seen) == {"whole"}
    assert len(seen) > KILLS
    deploy(sites[1])
    deploy(sites[0])
    assert published(remote) == content(sites[0])


def test_of_two_at_once_both_arrive(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None]
) -> None:
    runs = [fork(lambda site=site: deploy(site)) for site in sites]  # type: ignore[misc]
    assert [ended(run) for run in runs] == [0, 0]
    assert git(remote, "rev-list", "--count", "gh-pages") == "2"
    assert wrong_with(published(remote)) == ""


def test_a_full_disk_is_a_sentence_and_changes_nothing(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None]
) -> None:
    deploy(sites[0])

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
        with pytest.raises((ToolsError, OSError)):
            deploy(sites[1])

    assert ended(fork(work)) == 0
    assert published(remote) == content(sites[0])


def test_ctrl_c_changes_nothing_and_leaves_nothing(
    project: Path, remote: Path, sites: tuple[Path, Path], deploy: Callable[[Path], None]
) -> None:
    deploy(sites[0])
    child = fork(lambda: deploy(sites[1]))
    while not (project / "build" / "branch.git").exists():
        time.sleep(0.001)
    os.kill(child, signal.SIGINT)
    assert ended(child) == 130
    assert published(remote) in (content(sites[0]), content(sites[1]))
    assert [path.name for path in (project / "build").iterdir()] == ["branch.lock"]
